// What engaged third parties bring, recommendation or not.
#include "engine/support/held.hpp"
#include "engine/support/support.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"
#include "tests/support/third_party_letters.hpp"

#include <cmath>

using namespace entente;
using test::M, test::D, test::S, test::R, test::L;
using namespace entente::test;

namespace {

const support::Programme no_programme;

void deliver(ConflictByHand& hand, Month month = 0) {
  support::announce(hand.arm(), hand.conflict(), no_programme);
  support::deliver(hand.arm(), hand.conflict(), no_programme, hand.rng(month));
}

} // namespace

TEST_CASE("Errors are autoregressive with unit variance, those of need only where a giver is engaged") {
  ConflictByHand hand(known_scenario({M, D, R, L}));
  hand.arm().third_parties.engaged.set(0).set(1);
  hand.arm().support.common_error = 0.7;
  hand.arm().support.private_error << 0.1, 0.2, 0.3, 0.4;
  const AddressedRng rng = hand.rng(5);
  support::drift_of_errors(hand.arm(), hand.conflict(), rng);
  CHECK(hand.arm().support.common_error ==
        Approx(0.95 * 0.7 + std::sqrt(1.0 - 0.95 * 0.95) * rng.normal(Purpose::common_error))
            .epsilon(rounding));
  const double innovation = std::sqrt(1.0 - 0.93 * 0.93);
  for (std::uint32_t a = 0; a < 4; ++a) {
    CHECK(
        hand.arm().support.private_error[a] ==
        Approx(0.93 * 0.1 * (a + 1) + innovation * rng.normal(Purpose::private_error, a)).epsilon(rounding));
    for (std::uint32_t z = 0; z < 2; ++z)
      CHECK(hand.arm().support.need_error[a][z] ==
            Approx(a == 1 ? innovation * rng.normal(Purpose::allocation_error, a * 2 + z) : 0.0)
                .margin(rounding));
  }
}

TEST_CASE("Positions mix the agenda with a belief that errs by ignorance, they disperse and miss together") {
  ConflictByHand hand(known_scenario({M, D, S}));
  hand.engage_all();
  ThirdPartyFacts& facts = hand.conflict().third_parties;
  facts.weight << 0.5, 0.3, 0.2;
  facts.agenda << 0.4, -0.2, 0.9;
  hand.arm().true_focus = 0.3;
  hand.arm().third_parties.knowledge << 0.9, 0.5, 0.1;
  hand.arm().support.common_error = -0.6;
  hand.arm().support.private_error << 0.5, -1.0, 1.5;
  support::positions(hand.arm(), hand.conflict(), no_programme, hand.rng());
  const ThirdPartiesParameters& errors = hand.parameters().third_parties;
  double position[3], mean_position = 0.0, variance = 0.0;
  for (Eigen::Index a = 0; a < 3; ++a) {
    const double belief =
        0.3 + (1.0 - hand.arm().third_parties.knowledge[a]) * errors.belief_noise *
                  (std::sqrt(errors.common_error) * -0.6 +
                   std::sqrt(1.0 - errors.common_error) * hand.arm().support.private_error[a]);
    position[a] = errors.agenda_weight * facts.agenda[a] + (1.0 - errors.agenda_weight) * belief;
    CHECK(hand.arm().support.position[a] == Approx(position[a]).epsilon(rounding));
    mean_position += facts.weight[a] * position[a];
  }
  for (Eigen::Index a = 0; a < 3; ++a)
    variance += facts.weight[a] * (position[a] - mean_position) * (position[a] - mean_position);
  const SupportParameters& costs = hand.parameters().support;
  CHECK(hand.levers().coherence ==
        Approx(std::exp(-costs.dispersion_cost * std::sqrt(variance) * (1.0 - 1.0 / 3.0))).epsilon(rounding));
  CHECK(
      hand.levers().fit ==
      Approx(std::exp(-costs.error_cost * (mean_position - 0.3) * (mean_position - 0.3))).epsilon(rounding));
}

TEST_CASE(
    "Information grows with a seat, mediators, troops and local partners, and fades after the commitment") {
  ConflictByHand hand(known_scenario({M, R, L, L, D}));
  hand.engage_all();
  hand.sign(Side::government);
  hand.dyad().civil_society_seated = true;
  hand.arm().situation = rules::observe(hand.arm());
  hand.levers().national_troops = 1.0; // last month's
  deliver(hand);
  CHECK(hand.levers().information == Approx(0.7).epsilon(rounding)); // 0.15 + 0.3 + 0.1 + 0.2, at most 0.7
  hand.dyad().accord.age = 59;
  hand.arm().situation = rules::observe(hand.arm());
  hand.levers().national_troops = 0.0;
  deliver(hand);
  CHECK(hand.levers().information == Approx(0.15 + 0.3 * 0.3 + 0.2).epsilon(rounding));
  hand.dyad().phase = Phase::war; // a seat in an accord that failed informs nobody
  hand.arm().situation = rules::observe(hand.arm());
  deliver(hand);
  CHECK(hand.levers().information == Approx(0.3 + 0.2).epsilon(rounding));
}

TEST_CASE(
    "Pressure is leverage by the weight of donors, security and regional organisations, half is enough") {
  ConflictByHand hand(known_scenario({M, D, S, R, L}));
  ThirdPartyFacts& facts = hand.conflict().third_parties;
  facts.weight << 0.4, 0.1, 0.15, 0.05, 0.3;
  hand.parameters().support.dispersion_cost = 0.0;
  hand.engage_all();
  deliver(hand);
  const double leverage = hand.parameters().support.leverage_strength;
  CHECK(hand.levers().pressure == Approx(leverage * 0.6).epsilon(rounding));
  facts.weight << 0.1, 0.4, 0.2, 0.2, 0.1;
  deliver(hand);
  CHECK(hand.levers().pressure == Approx(leverage).epsilon(rounding));
}

TEST_CASE("Support tapers within a year after the commitment to the newest accord") {
  ConflictByHand hand(known_scenario({M, D}));
  hand.engage_all();
  hand.arm().situation.accord = true;
  const double commitment = hand.parameters().support.commitment_months;
  for (const Month age : {0, 58, 59, 90}) {
    hand.arm().situation.accord_age = age;
    deliver(hand);
    CHECK(hand.levers().taper ==
          Approx(std::min(1.0, std::exp(-(age - commitment) / 12.0))).epsilon(rounding));
    CHECK(hand.arm().support.spent == Approx(hand.levers().taper).epsilon(rounding));
  }
}

TEST_CASE("Money follows believed need and regional agendas, and drifts to its target") {
  ConflictByHand hand(known_scenario({D, L}));
  hand.engage_all();
  ThirdPartyFacts& facts = hand.conflict().third_parties;
  facts.weight << 0.7, 0.3;
  facts.regional_agenda[0] << 0.5, -1.0;
  facts.regional_agenda[1] << -0.3, 0.8;
  hand.arm().regions.need << 0.6, 0.2;
  hand.arm().support.money << 0.5, 0.1;
  deliver(hand);
  const Parameters& all = hand.parameters();
  const double weight = all.third_parties.agenda_weight;
  RegionVector share = RegionVector::Zero(2);
  for (std::size_t a = 0; a < 2; ++a) {
    double pull[2];
    for (Eigen::Index z = 0; z < 2; ++z) {
      const double need = hand.arm().regions.need[z] +
                          0.5 * 0.5 * all.third_parties.belief_noise * hand.arm().support.need_error[a][z];
      pull[z] = std::exp(all.aid.allocation_sharpness *
                         ((1.0 - weight) * 2.0 * need + weight * 0.5 * facts.regional_agenda[a][z]));
    }
    for (Eigen::Index z = 0; z < 2; ++z)
      share[z] += facts.weight[static_cast<Eigen::Index>(a)] * pull[z] / (pull[0] + pull[1]);
  }
  const RegionVector before = (RegionVector(2) << 0.5, 0.1).finished();
  for (Eigen::Index z = 0; z < 2; ++z)
    CHECK(hand.arm().support.money[z] ==
          Approx(before[z] + all.aid.delivery_speed * (2.0 * 1.0 * share[z] - before[z])).epsilon(1e-11));
}

TEST_CASE("Absorption is harder between the third and the tenth year of an accord") {
  for (const auto& [age, factor] :
       {std::pair{35, 1.0}, std::pair{36, 1.6}, std::pair{119, 1.6}, std::pair{120, 1.2}}) {
    ConflictByHand hand(known_scenario({D}));
    hand.engage_all();
    hand.parameters().support.commitment_months = 600.0;
    hand.arm().situation.accord = true;
    hand.arm().situation.accord_age = age;
    deliver(hand);
    for (Eigen::Index z = 0; z < 2; ++z)
      CHECK(hand.levers().dividend[z] ==
            Approx(
                (1.0 - std::exp(-hand.arm().support.money[z] / (hand.parameters().aid.absorption * factor))) *
                hand.levers().fit)
                .epsilon(rounding));
  }
}

TEST_CASE("Capture is at most nine tenths") {
  ConflictByHand hand(known_scenario({D}));
  hand.engage_all();
  hand.parameters().aid.capture = 1.0;
  hand.arm().capacity = 0.02;
  hand.arm().regions.threat_level << 1.0, 1.0;
  deliver(hand);
  CHECK(hand.levers().captured[0] == Approx(0.9 * hand.arm().support.money[0]).epsilon(rounding));
}

TEST_CASE("Troops follow their mandate with delay, spread by need, and guarantee what they can") {
  struct Mandate {
    bool accord, ceasefire;
    double violence, share;
  };
  for (const Mandate& mandate : {Mandate{true, true, 0.5, 1.0}, Mandate{false, true, 0.5, 0.8},
                                 Mandate{false, false, 0.26, 0.4}, Mandate{false, false, 0.25, 0.0}}) {
    ConflictByHand hand(known_scenario({S}));
    hand.engage_all();
    hand.arm().situation.accord = hand.arm().situation.mission_accepted = mandate.accord;
    if (mandate.accord)
      hand.arm().situation.accord_age = 3;
    hand.arm().situation.ceasefire = mandate.ceasefire;
    hand.arm().situation.violence = mandate.violence;
    hand.arm().regions.need << 0.5, 0.1;
    hand.arm().support.troops = 1.0;
    deliver(hand);
    const double troops = 1.0 + 0.15 * (4.0 * mandate.share - 1.0);
    CHECK(hand.levers().national_troops == Approx(troops).epsilon(rounding));
    CHECK(hand.levers().troops[0] == Approx(2.0 * troops * 0.8 / 1.2).epsilon(rounding));
    CHECK(hand.levers().troops[1] == Approx(2.0 * troops * 0.4 / 1.2).epsilon(rounding));
    CHECK(hand.levers().guarantee ==
          Approx(1.0 - std::exp(-troops / hand.parameters().support.guarantee_troops)).epsilon(rounding));
    CHECK(hand.count(EventType::peacekeepers) == (mandate.accord ? 1U : 0U));
  }
}

TEST_CASE("Fewer than twenty soldiers are none") {
  ConflictByHand hand(known_scenario({S}));
  hand.engage_all();
  hand.arm().support.troops = 0.023;
  deliver(hand);
  CHECK(hand.levers().national_troops == 0.0);
  CHECK(hand.levers().troops == RegionVector::Zero(2));
  CHECK(hand.levers().guarantee == 0.0);
}

TEST_CASE("Experiments hold an input at nought or at its level, by strength, and touch no other") {
  const auto with = [](Instrument instrument, double strength) {
    support::Programme programme;
    programme.strength[static_cast<std::size_t>(instrument)] = strength;
    return programme;
  };
  CHECK(support::held(no_programme, support::held_troops, 3.7) == 3.7);
  CHECK(support::held(with(Instrument::no_troops, 1.0), support::held_troops, 3.7) == 0.0);
  CHECK(support::held(with(Instrument::no_troops, 0.25), support::held_troops, 4.0) == Approx(3.0));
  CHECK(support::held(with(Instrument::troops_throughout, 1.0), support::held_troops, 3.7) == Approx(10.0));
  CHECK(support::held(with(Instrument::troops_throughout, 0.5), support::held_troops, 4.0) == Approx(7.0));
  CHECK(support::held(with(Instrument::no_leverage, 1.0), support::held_troops, 3.7) == 3.7);
}

TEST_CASE("Held troops stand from the first month in any phase, and guarantee as other troops do") {
  for (const auto& [instrument, thousands] :
       {std::pair{Instrument::no_troops, 0.0}, std::pair{Instrument::troops_throughout, 10.0}}) {
    ConflictByHand hand(known_scenario({S}));
    hand.arm().support.troops = 2.0; // a mission that is there, no accord
    support::Programme programme;
    programme.strength[static_cast<std::size_t>(instrument)] = 1.0;
    support::deliver(hand.arm(), hand.conflict(), programme, hand.rng());
    CHECK(hand.levers().national_troops == Approx(thousands));
    CHECK(hand.levers().guarantee ==
          Approx((1.0 - std::exp(-thousands / hand.parameters().support.guarantee_troops)) *
                 hand.levers().coherence)
              .epsilon(rounding));
    CHECK(hand.count(EventType::peacekeepers) == 0);
  }
}

TEST_CASE("An accord whose sides do not let a mission in gets none, its guarantee stays at home") {
  ConflictByHand hand(known_scenario({S}));
  hand.engage_all();
  hand.arm().situation.accord = true;
  hand.arm().situation.accord_age = 3;
  deliver(hand);
  CHECK(hand.levers().national_troops == 0.0);
  CHECK(hand.levers().monitors == 0.0);
}

TEST_CASE("A guarantee rests on the mission's own mandate as far as it is independent of everybody else") {
  for (const double independence : {0.0, 0.5, 1.0}) {
    ConflictByHand hand(known_scenario({S, D, D}));
    hand.engage_all();
    hand.conflict().third_parties.agenda << 0.0, 1.0, -1.0;
    hand.parameters().support.mandate_independence = independence;
    hand.arm().support.troops = 3.0;
    deliver(hand);
    REQUIRE(hand.levers().coherence < 0.9);
    const double troops = hand.levers().national_troops;
    CHECK(hand.levers().guarantee ==
          Approx((1.0 - std::exp(-troops / hand.parameters().support.guarantee_troops)) *
                 (independence + (1.0 - independence) * hand.levers().coherence))
              .epsilon(rounding));
  }
}

TEST_CASE("What two kinds of third party do together takes both, and their agreement") {
  ConflictByHand hand(known_scenario({M, S, D}));
  hand.conflict().third_parties.agenda << 0.0, 0.5, 1.0;
  hand.arm().third_parties.knowledge.setConstant(0.98);
  hand.arm().third_parties.engaged.set(0).set(2);
  deliver(hand);
  const Cooperation& together = hand.arm().support.cooperation;
  CHECK(together.security_mediation == 0.0);
  CHECK(together.development_security == 0.0);
  const ThirdPartyVector& position = hand.arm().support.position;
  CHECK(together.development_mediation ==
        Approx(std::exp(-hand.parameters().support.dispersion_cost * std::fabs(position[2] - position[0])))
            .epsilon(rounding));
  CHECK(hand.levers().conditionality == together.development_mediation);
  hand.arm().third_parties.engaged.reset(0);
  deliver(hand);
  CHECK(hand.levers().conditionality == 0.0);
}

TEST_CASE("People get used to aid, what is gone at once is a shock that wears off") {
  ConflictByHand hand(known_scenario({D}));
  hand.engage_all();
  deliver(hand);
  CHECK(hand.levers().aid_shock == 0.0);
  hand.arm().support.aid_habit = 2.0 * mean(hand.arm().support.money);
  hand.arm().third_parties.engaged.reset();
  hand.parameters().aid.delivery_speed = 1.0;
  deliver(hand);
  CHECK(hand.levers().aid_shock == 1.0);
  deliver(hand);
  CHECK(hand.levers().aid_shock == 1.0); // there is nothing left to get used to
  hand.engage_all();
  for (Month month = 0; month < 400; ++month)
    deliver(hand);
  CHECK(hand.levers().aid_shock == Approx(0.0).margin(1e-6));
}

TEST_CASE("Leverage and the guarantee expected at a table can be held") {
  ConflictByHand of_size(known_scenario({D}));
  // A mission of four thousand; nobody has come to give it, and nobody mediates: a quarter is believed.
  const double usual = 0.25 * (1.0 - std::exp(-4.0 / of_size.parameters().support.guarantee_troops));
  for (const auto& [instrument, leverage, expected] :
       {std::tuple{Instrument::no_leverage, 0.0, usual}, std::tuple{Instrument::strong_leverage, 0.6, usual},
        std::tuple{Instrument::offered_guarantee, 0.2, 1.0},
        std::tuple{Instrument::withheld_guarantee, 0.2, 0.0}, std::tuple{Instrument::placebo, 0.2, usual}})
    for (const bool talks : {true, false}) {
      ConflictByHand hand(known_scenario({D}));
      hand.engage_all();
      hand.parameters().support.leverage_strength = 0.2;
      hand.arm().situation.talks = talks;
      support::Programme programme;
      programme.strength[static_cast<std::size_t>(instrument)] = 1.0;
      support::deliver(hand.arm(), hand.conflict(), programme, hand.rng());
      CHECK(hand.levers().pressure == Approx(leverage).epsilon(rounding));
      CHECK(hand.levers().guarantee_expected == Approx(talks ? expected : 0.0).epsilon(rounding));
    }
}

TEST_CASE("Aid in war is doubled until an accord is in force") {
  double usual[2];
  for (const bool accord : {false, true})
    for (const bool doubled : {false, true}) {
      ConflictByHand hand(known_scenario({D}));
      hand.engage_all();
      hand.arm().situation.accord = accord;
      support::Programme programme;
      programme.strength[static_cast<std::size_t>(Instrument::aid_in_war)] = doubled ? 1.0 : 0.0;
      support::money(hand.arm(), hand.conflict(), programme, hand.rng());
      if (!doubled)
        usual[accord] = hand.arm().support.spent;
      else
        CHECK(hand.arm().support.spent == Approx((accord ? 1.0 : 2.0) * usual[accord]).epsilon(rounding));
    }
}
