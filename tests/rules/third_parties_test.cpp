#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

constexpr ThirdPartyType mediator = ThirdPartyType::mediator, donor = ThirdPartyType::donor,
                         local = ThirdPartyType::local_partner;

// The hazard with which a lone third party engages (or leaves), read off the event that a large rate makes
// certain.
double hazard_of_engagement(ConflictByHand& hand) {
  hand.parameters().third_parties.engage_rate = hand.parameters().third_parties.exit_rate = certain;
  rules::engagement(hand.arm(), hand.conflict(), hand.rng());
  REQUIRE(hand.arm().events.all().size() == 1);
  return hand.arm().events.all()[0].hazard / certain;
}

} // namespace

TEST_CASE("Third parties come where it is salient and where they trust") {
  ConflictByHand hand(known_scenario({donor}));
  hand.arm().situation.violence = 0.1;
  hand.arm().situation.talks = true;
  hand.arm().third_parties.confidence[0] = 0.6;
  hand.arm().third_parties.cynicism[0] = 0.25;
  CHECK(hazard_of_engagement(hand) == Approx((0.15 + 0.2 + 0.6) * (0.1 + 1.8 * 0.45)).epsilon(rounding));
  CHECK(hand.arm().third_parties.engaged[0]);
  CHECK(hand.count(EventType::engagement) == 1);
}

TEST_CASE("An accord is salient while the commitment lasts or a fund stands behind it") {
  for (const auto& [age, fund, expected] :
       {std::tuple{58, false, 0.95}, std::tuple{59, false, 0.15}, std::tuple{59, true, 0.95}}) {
    ConflictByHand hand(known_scenario({donor}));
    hand.arm().situation.accord = true;
    hand.arm().situation.accord_age = age;
    hand.levers().commitment = 58.1;
    hand.levers().counted_as_committed = fund;
    hand.arm().third_parties.confidence[0] = 0.0;
    CHECK(hazard_of_engagement(hand) == Approx(expected * 0.1).epsilon(rounding));
  }
}

TEST_CASE("Standing teams are called more often, other third parties are not") {
  for (const ThirdPartyType type : {mediator, donor}) {
    ConflictByHand hand(known_scenario({type}));
    hand.levers().mediator_engagement = 1.5;
    hand.arm().third_parties.confidence[0] = 0.0;
    CHECK(hazard_of_engagement(hand) ==
          Approx(0.15 * 0.1 * (type == mediator ? 1.5 : 1.0)).epsilon(rounding));
  }
}

TEST_CASE(
    "Third parties leave when cynical, after their commitment, and when nobody looks, a fund keeps them") {
  for (const auto& [age, violence, fund, factor] :
       {std::tuple{10, 0.0, false, 1.0}, std::tuple{70, 0.1, false, 4.0}, std::tuple{70, 0.0, false, 12.0},
        std::tuple{70, 0.0, true, 1.0}}) {
    ConflictByHand hand(known_scenario({donor}));
    hand.engage_all();
    hand.arm().situation.accord = true;
    hand.arm().situation.accord_age = age;
    hand.arm().situation.violence = violence;
    hand.levers().commitment = 50.0;
    hand.levers().counted_as_committed = fund;
    hand.conflict().third_parties.patience[0] = 1.3; // 65 months
    hand.arm().third_parties.cynicism[0] = 0.4;
    CHECK(hazard_of_engagement(hand) == Approx(2.2 * factor).epsilon(rounding));
    CHECK_FALSE(hand.arm().third_parties.engaged[0]);
    CHECK(hand.count(EventType::exit) == 1);
  }
}

TEST_CASE("Engaged third parties take the month's news, capture and, without an accord, violence") {
  for (const bool accord : {false, true}) {
    ConflictByHand hand(known_scenario({donor}));
    hand.engage_all();
    hand.arm().situation.accord = accord;
    hand.arm().situation.violence = 0.4;
    hand.levers().captured << 0.3, 0.1;
    hand.levers().information = 0.5;
    hand.arm().news.third_parties = {0.6, 0.2, 0.2, 0.1};
    rules::third_parties(hand.arm(), hand.conflict());
    const Parameters& all = hand.parameters();
    const ThirdPartiesParameters& rates = all.third_parties;
    const double c = 0.5 + 0.04 * (0.6 * 0.8 - 0.5), k = 0.2;
    const double loss = 0.2 + 0.1 * 0.2 + (accord ? 0.0 : 0.15 * 0.4);
    const double weight = 1.0 + (all.belief.loss_ratio - 1.0) * 4.0 * c * (1.0 - c);
    const double blame = (all.belief.blame_base + (1.0 - all.belief.blame_base) * k) *
                         (1.0 - all.belief.information_effect * 0.5);
    const double expected_c = c + (1.0 - std::exp(-rates.gain_rate * 0.6 * (1.0 - k))) * (1.0 - c) -
                              (1.0 - std::exp(-rates.gain_rate * weight * loss)) * c;
    double expected_k = k + (1.0 - std::exp(-rates.cynicism_rise * loss * blame)) * (1.0 - k) -
                        (1.0 - std::exp(-rates.cynicism_fall * 0.1 * 0.75)) * k;
    expected_k += 0.15 * rates.rotation * (0.2 - expected_k);
    CHECK(hand.arm().third_parties.confidence[0] == Approx(expected_c).epsilon(rounding));
    CHECK(hand.arm().third_parties.cynicism[0] == Approx(expected_k).epsilon(rounding));
  }
}

TEST_CASE("The absent notice failures whose events alone weigh more than 0.3, at half their weight") {
  for (const double events : {0.3, 0.31}) {
    ConflictByHand hand(known_scenario({donor}));
    hand.arm().situation.violence = 0.9; // only those present mind
    hand.levers().captured << 0.9, 0.9;
    hand.arm().news.third_parties = {0.6, events, events, 0.5};
    rules::third_parties(hand.arm(), hand.conflict());
    const Parameters& all = hand.parameters();
    const double c = 0.5 + 0.04 * (0.6 * 0.8 - 0.5), k = 0.2, rotation = all.third_parties.rotation;
    const double loss = events > 0.3 ? 0.5 * events : 0.0;
    const double weight = 1.0 + (all.belief.loss_ratio - 1.0) * 4.0 * c * (1.0 - c);
    const double blame = all.belief.blame_base + (1.0 - all.belief.blame_base) * k;
    const double expected_c = c - (1.0 - std::exp(-all.third_parties.gain_rate * weight * loss)) * c;
    double expected_k = k + (1.0 - std::exp(-all.third_parties.cynicism_rise * loss * blame)) * (1.0 - k);
    expected_k += 0.15 * rotation * (0.2 - expected_k);
    CHECK(hand.arm().third_parties.confidence[0] == Approx(expected_c).epsilon(rounding));
    CHECK(hand.arm().third_parties.cynicism[0] == Approx(expected_k).epsilon(rounding));
  }
}

TEST_CASE("Presence teaches, more beside a local partner and a link to local efforts, rotation forgets") {
  for (const bool with_partner : {false, true}) {
    ConflictByHand hand(known_scenario({mediator, donor, local}));
    hand.arm().third_parties.engaged.set(0);
    hand.arm().third_parties.engaged.set(2, with_partner);
    hand.levers().learning = 0.4;
    hand.levers().mediator_rotation = 0.3;
    rules::third_parties(hand.arm(), hand.conflict());
    const ThirdPartiesParameters& rates = hand.parameters().third_parties;
    const double learned = 0.5 + rates.learning_rate * (1.0 + (with_partner ? 0.3 : 0.0) + 0.4) * 0.5;
    const ThirdPartyVector& q = hand.arm().third_parties.knowledge;
    CHECK(q[0] == Approx(learned * (1.0 - 0.3 * rates.rotation)).epsilon(rounding));
    CHECK(q[1] == Approx(0.5 * (1.0 - rates.rotation)).epsilon(rounding));
    CHECK(q[2] == Approx((with_partner ? learned : 0.5) * (1.0 - 0.3 * rates.rotation)).epsilon(rounding));
  }
}

TEST_CASE("Knowledge stays between 2 and 98 per cent") {
  ConflictByHand hand(known_scenario({donor, donor}));
  hand.arm().third_parties.engaged.set(0);
  hand.parameters().third_parties.learning_rate = 5.0;
  hand.parameters().third_parties.rotation = 0.0;
  rules::third_parties(hand.arm(), hand.conflict());
  CHECK(hand.arm().third_parties.knowledge[0] == 0.98);
  hand.parameters().third_parties.rotation = 0.99;
  rules::third_parties(hand.arm(), hand.conflict());
  CHECK(hand.arm().third_parties.knowledge[1] == 0.02);
}

TEST_CASE("Experiments bring mediators and regional organisations or keep them away, and nobody else") {
  constexpr ThirdPartyType regional = ThirdPartyType::regional_organisation;
  for (const bool kept : {true, false}) {
    ConflictByHand hand(known_scenario({mediator, regional, donor, local}));
    hand.parameters().third_parties.engage_rate = kept ? 0.0 : certain;
    hand.parameters().third_parties.exit_rate = kept ? certain : 0.0;
    (kept ? hand.levers().mediators_kept : hand.levers().mediators_away) = 1.0;
    hand.arm().third_parties.engaged.set(0, !kept).set(1, kept).set(2, kept).set(3, kept);
    rules::engagement(hand.arm(), hand.conflict(), hand.rng());
    CHECK(hand.arm().third_parties.engaged[0] == kept);
    CHECK(hand.arm().third_parties.engaged[1] == kept);
    CHECK(hand.arm().third_parties.engaged[2] == !kept);
    CHECK(hand.arm().third_parties.engaged[3] == !kept);
  }
}
