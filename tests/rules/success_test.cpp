// What heals after a signature, and what is learned when it fails.
#include "engine/rules/process.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

ConflictByHand signed_accord() {
  ConflictByHand hand;
  ImplementationParameters& implementation = hand.parameters().implementation;
  implementation.step_rate = implementation.reversal_rate = implementation.violation_rate = 0.0;
  hand.sign(Side::government);
  return hand;
}

void implement_once(ConflictByHand& hand, Month month = 0) {
  hand.dyad().signals = {};
  hand.arm().news.headlines = hand.arm().news.third_parties = {};
  rules::implementation(hand.arm(), hand.conflict(), hand.rng(month), first_dyad);
}

} // namespace

TEST_CASE("People get used to delay as far as they accept it, and a concluded accord is not late") {
  ConflictByHand hand = signed_accord();
  hand.parameters().implementation.delay_acceptance = 0.1;
  double accepted = 0.0;
  for (Month month = 1; month <= 30; ++month) {
    implement_once(hand);
    const double late = 0.8 * (1.0 - std::exp(-month / 20.0)) - accepted;
    CHECK(hand.dyad().to(Side::group).loss ==
          Approx(hand.parameters().implementation.shortfall_weight * late).epsilon(1e-10));
    accepted += 0.1 * late;
    CHECK(hand.dyad().accord.accepted_delay[0] == Approx(accepted).epsilon(1e-10));
  }
  hand.dyad().accord.concluded = true;
  implement_once(hand);
  CHECK(hand.dyad().to(Side::group).loss == 0.0);
}

TEST_CASE("A year without a violation is kept at a price for all, a violation begins the year anew") {
  ConflictByHand hand = signed_accord();
  hand.parameters().implementation.shortfall_weight = 0.0;
  hand.parameters().signals.sides_quiet_year = 0.7;
  hand.parameters().signals.citizens_quiet_year = 0.8;
  hand.parameters().signals.third_parties_quiet_year = 0.9;
  for (Month month = 1; month <= 24; ++month) {
    implement_once(hand);
    const bool year = month % 12 == 0;
    CHECK(hand.dyad().to(Side::group).costly == (year ? 0.7 : 0.0));
    CHECK(hand.dyad().to(Side::government).gain == (year ? 0.7 : 0.0));
    CHECK(hand.arm().news.headlines.costly == (year ? 0.8 : 0.0));
    CHECK(hand.arm().news.third_parties.costly == (year ? 0.9 : 0.0));
  }
  hand.parameters().implementation.violation_rate = certain;
  implement_once(hand);
  CHECK(hand.dyad().accord.quiet == 0);
}

TEST_CASE("What is delivered and who is in camps is out of reach of violations") {
  for (const double ends : {0.0, 0.75}) {
    ConflictByHand hand = signed_accord();
    hand.parameters().implementation.violation_rate = certain;
    hand.parameters().implementation.delivery_ends_violations = ends;
    hand.dyad().accord.score.fill(2); // two thirds, all owed by the government
    hand.dyad().accord.cantoned = 0.5;
    implement_once(hand);
    double hazards[2] = {};
    for (const EventRecord& record : hand.arm().events.all())
      if (record.event == EventType::violation)
        hazards[static_cast<std::size_t>(record.values[0])] = record.hazard;
    const double floor = hand.parameters().implementation.willingness_floor;
    const double will = floor + (1.0 - floor) * 1.8 * 0.4;
    CHECK(hazards[0] ==
          Approx(certain * (1.1 - will) * 0.6 * (1.0 - ends * 2.0 / 3.0)).epsilon(1e-10)); // government
    CHECK(hazards[1] == Approx(certain * (1.1 - will) * 0.75 * (1.0 - ends * 0.25)).epsilon(1e-10));
  }
}

TEST_CASE(
    "A violation that is seen is put down to who did it, by a mission twice as much as by civil society") {
  for (const auto& [mission, seat, blamed] :
       {std::tuple{0.0, false, 1.0}, std::tuple{0.0, true, 0.75}, std::tuple{1.0, false, 0.5}}) {
    ConflictByHand hand = signed_accord();
    hand.parameters().implementation.shortfall_weight = 0.0;
    hand.parameters().implementation.violation_rate = certain;
    hand.parameters().implementation.monitoring = 0.5;
    hand.levers().monitors = mission;
    hand.dyad().civil_society_seated = seat;
    implement_once(hand);
    const Signals& heard = hand.dyad().to(Side::group);
    CHECK(heard.loss == Approx(0.8));
    CHECK(heard.attributable == Approx(0.8 * blamed));
    CHECK(hand.arm().news.third_parties.loss == Approx(2.0 * 0.1 * blamed));
  }
}

TEST_CASE("An accord is concluded when it is carried out, or after ten years and a quiet last one") {
  ConflictByHand carried_out = signed_accord();
  carried_out.parameters().implementation.conclusion_index = 0.6;
  carried_out.dyad().accord.score.fill(2);
  implement_once(carried_out);
  CHECK(carried_out.dyad().accord.concluded);
  CHECK(carried_out.count(EventType::concluded) == 1);
  for (const Month quiet : {10, 11}) {
    ConflictByHand old = signed_accord();
    old.parameters().implementation.conclusion_months = 120.0;
    old.dyad().accord.age = 119;
    old.dyad().accord.quiet = quiet + 1;
    implement_once(old);
    CHECK(old.dyad().accord.concluded == (quiet == 11));
  }
  const auto hazard = [](bool concluded) {
    ConflictByHand hand = signed_accord();
    hand.parameters().relapse.rate = certain;
    hand.parameters().relapse.concluded = 0.25;
    hand.dyad().accord.concluded = concluded;
    rules::relapse(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
    return hand.happened(EventType::relapse).hazard;
  };
  CHECK(hazard(true) == Approx(0.25 * hazard(false)).epsilon(rounding));
}

TEST_CASE("Shared power holds an accord, another signatory at war and a cut in aid break it") {
  ConflictByHand hand = signed_accord();
  RelapseParameters relapse = hand.parameters().relapse;
  const auto hazard = [&](const rules::Circumstances& around) {
    return rules::relapse_hazard(hand.dyad(), hand.levers(), around, relapse).group;
  };
  const double usual = hazard({});
  relapse.power_sharing = 0.2;
  relapse.contagion = 0.5;
  CHECK(hazard({.power_sharing = 3.0}) == Approx(usual * std::exp(-0.6)).epsilon(rounding));
  CHECK(hazard({.signatory_fights = true}) == Approx(usual * std::exp(0.5)).epsilon(rounding));
  relapse.aid_shock = 1.5;
  hand.levers().aid_shock = 0.4;
  CHECK(hazard({}) == Approx(usual * std::exp(0.6)).epsilon(rounding));
}

TEST_CASE("Costly provisions weigh in the stake as they are told to") {
  ConflictByHand hand = signed_accord();
  hand.dyad().accord.owed_index = {0.6, 0.0};
  hand.dyad().accord.costly_index = {0.2, 0.0};
  RelapseParameters relapse = hand.parameters().relapse;
  const double all_alike = rules::relapse_hazard(hand.dyad(), hand.levers(), {}, relapse).group;
  relapse.costly_stake = 0.5;
  CHECK(rules::relapse_hazard(hand.dyad(), hand.levers(), {}, relapse).group ==
        Approx(all_alike * std::exp(relapse.stake_weight * 0.2)).epsilon(rounding));
}

TEST_CASE(
    "Intent has mean 1, and signatories of one month share as much of its variance as they are told to") {
  constexpr int months = 20'000;
  RelapseParameters relapse;
  relapse.intent_spread = 0.8;
  for (const double common : {0.0, 0.5, 1.0}) {
    relapse.intent_common = common;
    double sum = 0.0, product = 0.0, squares = 0.0;
    for (Month month = 0; month < months; ++month) {
      const AddressedRng rng{7, 1, month};
      const double first = rules::draw_intent(relapse, rng, DyadId(0)),
                   second = rules::draw_intent(relapse, rng, DyadId(1));
      sum += first;
      const double z1 = (std::log(first) + 0.32) / 0.8, z2 = (std::log(second) + 0.32) / 0.8;
      product += z1 * z2;
      squares += z1 * z1;
    }
    CHECK(sum / months == Approx(1.0).margin(5.0 * std::sqrt((std::exp(0.64) - 1.0) / months)));
    CHECK(squares / months == Approx(1.0).margin(5.0 * std::sqrt(2.0 / months)));
    CHECK(product / months == Approx(common).margin(5.0 * std::sqrt(2.0 / months)));
  }
}

TEST_CASE("Violence under an accord comes from fighters outside the camps, and more of them hardliners") {
  ConflictByHand hand = signed_accord();
  ViolenceParameters violence = hand.parameters().violence;
  const double all_alike = rules::effort(hand.dyad(), violence);
  violence.cantonment_calms = 1.0;
  hand.dyad().accord.cantoned = 0.6;
  hand.dyad().hardline = 0.2;
  CHECK(rules::effort(hand.dyad(), violence) == Approx(all_alike * 0.4 * 0.6).epsilon(1e-10));
}

TEST_CASE("Fighters go to the camps as their leaders are willing, sooner under a guarantee") {
  for (const double guarantee : {0.0, 0.5}) {
    ConflictByHand hand = signed_accord();
    hand.parameters().implementation.cantonment_rate = 0.1;
    hand.trust_fully();
    hand.levers().guarantee = guarantee;
    implement_once(hand);
    CHECK(hand.dyad().accord.cantoned == Approx(0.1 * (1.0 + guarantee)).epsilon(rounding));
  }
}

TEST_CASE("A failure teaches whoever is there as much as it was not expected, and staff who leave forget") {
  Scenario scenario = known_scenario({ThirdPartyType::donor, ThirdPartyType::donor});
  scenario.parameters.third_parties.lessons = 0.5;
  ConflictByHand hand(scenario);
  hand.parameters().third_parties.rotation = 0.0;
  hand.arm().third_parties.engaged.set(0);
  hand.arm().third_parties.confidence << 0.6, 0.6;
  hand.arm().news.third_parties.loss = 1.5;
  hand.levers().reviews = 1.0;
  rules::third_parties(hand.arm(), hand.conflict());
  const double taught = 0.5 * 2.0 * 0.6 * (1.0 - std::exp(-1.5));
  CHECK(hand.arm().third_parties.lessons[0] == Approx(taught).epsilon(1e-10));
  CHECK(hand.arm().third_parties.lessons[1] == 0.0);
  CHECK(hand.arm().third_parties.knowledge[0] > hand.arm().third_parties.knowledge[1]);
  hand.parameters().third_parties.rotation = 0.1;
  hand.arm().news.third_parties = {};
  rules::third_parties(hand.arm(), hand.conflict());
  CHECK(hand.arm().third_parties.lessons[0] == Approx(0.9 * taught).epsilon(1e-10));
}

TEST_CASE("Knowledge travels between neighbouring levels, from the better informed") {
  Scenario scenario = known_scenario(
      {ThirdPartyType::donor, ThirdPartyType::regional_organisation, ThirdPartyType::local_partner});
  scenario.parameters.third_parties.ties = 0.5;
  ConflictByHand hand(scenario);
  hand.engage_all();
  hand.parameters().third_parties.rotation = hand.parameters().third_parties.learning_rate = 0.0;
  hand.arm().third_parties.knowledge << 0.2, 0.4, 0.8;
  rules::third_parties(hand.arm(), hand.conflict());
  CHECK(hand.arm().third_parties.knowledge[0] == 0.2); // nobody learns at a rate of 0
  hand.parameters().third_parties.learning_rate = 0.1;
  ConflictByHand alone = hand;
  alone.parameters().third_parties.ties = 0.0;
  rules::third_parties(hand.arm(), hand.conflict());
  rules::third_parties(alone.arm(), alone.conflict());
  const auto gained = [&](Eigen::Index a) {
    return hand.arm().third_parties.knowledge[a] - alone.arm().third_parties.knowledge[a];
  };
  const ThirdPartyVector& known = alone.arm().third_parties.knowledge;
  CHECK(gained(0) == Approx(0.05 * (0.4 - known[0])).epsilon(1e-9)); // global from regional
  CHECK(gained(1) == Approx(0.05 * (0.8 - known[1])).epsilon(1e-9)); // regional from local
  CHECK(gained(2) == 0.0);                                           // nobody nearer knows more
}
