#include "engine/rules/process.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

// Attacks of a month, read off the excitation that they leave (memory m, branching n): S' = m S + (1 - m) n
// N.
double attacks(const RegionVector& before, const RegionVector& after, Eigen::Index z,
               const ViolenceParameters& violence) {
  return (after[z] - violence.excitation_memory * before[z]) /
         ((1.0 - violence.excitation_memory) * violence.branching);
}

} // namespace

TEST_CASE("Effort follows strength, hope, rents and the phase") {
  ConflictByHand hand;
  const ViolenceParameters& violence = hand.parameters().violence;
  Dyad& dyad = hand.dyad();
  dyad.rents = 0.6;
  dyad.log_effort = 0.2;
  const double at_war = std::pow(0.5, violence.strength_exponent) * (0.3 + 0.7 * 0.5) * 1.3 * std::exp(0.2);
  CHECK(rules::effort(dyad, violence) == Approx(at_war).epsilon(rounding));
  dyad.ceasefire = true;
  CHECK(rules::effort(dyad, violence) == Approx(at_war * violence.ceasefire_effort).epsilon(rounding));
  dyad.phase = Phase::talks;
  CHECK(rules::effort(dyad, violence) ==
        Approx(at_war * violence.talks_effort * violence.ceasefire_effort).epsilon(rounding));
  dyad.ceasefire = false;
  dyad.phase = Phase::accord;
  CHECK(rules::effort(dyad, violence) == Approx(at_war * violence.accord_effort).epsilon(rounding));
  for (const Phase ended : {Phase::defeated, Phase::victorious}) {
    dyad.phase = ended;
    CHECK(rules::effort(dyad, violence) == Approx(at_war * 0.01).epsilon(rounding));
  }
}

TEST_CASE("Effort remembers itself and is shaken every month") {
  ConflictByHand hand;
  hand.dyad().log_effort = 0.4;
  const AddressedRng rng = hand.rng(2);
  rules::violence(hand.arm(), hand.conflict(), rng);
  const ViolenceParameters& violence = hand.parameters().violence;
  CHECK(hand.dyad().log_effort ==
        Approx(violence.effort_persistence * 0.4 + violence.effort_noise * rng.normal(Purpose::effort, 0))
            .epsilon(rounding));
}

TEST_CASE("Attacks are Poisson around own effort, the prize and excitation, scaled by peacekeepers") {
  ConflictByHand hand;
  ViolenceParameters& violence = hand.parameters().violence;
  violence.effort_noise = 0.0;
  hand.dyad().excitation << 3.0, 1.0;
  hand.levers().captured << 0.5, 0.0;
  hand.levers().national_troops = 2.0;
  hand.levers().troops << 3.0, 1.0;
  const double own =
      (1.0 - violence.branching) * violence.events_at_full_effort * rules::effort(hand.dyad(), violence);
  const double mean0 =
      (own * 0.75 * (1.0 + violence.prize * 0.5) + 3.0) * std::exp(-violence.peacekeeper_slope * 3.0);
  const double mean1 = (own * 0.25 + 1.0) * std::exp(-violence.peacekeeper_slope * 1.0);
  constexpr int draws = 4000;
  double total0 = 0.0, total1 = 0.0;
  const Arm before = hand.arm();
  for (std::uint32_t i = 0; i < draws; ++i) {
    hand.arm() = before;
    rules::violence(hand.arm(), hand.conflict(), hand.replicate_rng(i));
    total0 += attacks(before.dyads[0].excitation, hand.dyad().excitation, 0, violence);
    total1 += attacks(before.dyads[0].excitation, hand.dyad().excitation, 1, violence);
  }
  // Five standard errors of a mean of Poisson counts.
  CHECK(total0 / draws == Approx(mean0).margin(5.0 * std::sqrt(mean0 / draws)));
  CHECK(total1 / draws == Approx(mean1).margin(5.0 * std::sqrt(mean1 / draws)));
}

TEST_CASE(
    "Deaths are whole severities up to two hundred attacks and scaled up beyond, attacks at most 3,000") {
  ConflictByHand hand;
  ViolenceParameters& violence = hand.parameters().violence;
  violence.effort_noise = 0.0;
  violence.severity_exponent = 60.0; // every attack kills one
  violence.events_at_full_effort = 1e5;
  hand.dyad().homeland << 0.999, 0.001;
  rules::violence(hand.arm(), hand.conflict(), hand.rng());
  const RegionVector none = RegionVector::Zero(2);
  CHECK(attacks(none, hand.dyad().excitation, 0, violence) > 3000.0);
  CHECK(hand.arm().regions.deaths[0] == 3000.0);
  const double few = attacks(none, hand.dyad().excitation, 1, violence);
  REQUIRE(few < 200.0);
  CHECK(hand.arm().regions.deaths[1] == Approx(few).epsilon(1e-9));
  CHECK(hand.dyad().deaths == hand.arm().regions.deaths[0] + hand.arm().regions.deaths[1]);
}

TEST_CASE("Severities have the tail n^-(exponent - 1) and the mean that building a world assumes") {
  ConflictByHand hand;
  ViolenceParameters& violence = hand.parameters().violence;
  violence.effort_noise = 0.0;
  violence.branching = 0.5;
  violence.severity_exponent = 3.5; // finite variance, so that the mean can be tested
  double deaths = 0.0, count = 0.0;
  const RegionVector none = RegionVector::Zero(2);
  for (std::uint32_t i = 0; i < 3000; ++i) {
    hand.dyad().excitation.setZero();
    rules::violence(hand.arm(), hand.conflict(), hand.replicate_rng(i));
    deaths += hand.dyad().deaths;
    count += attacks(none, hand.dyad().excitation, 0, violence) +
             attacks(none, hand.dyad().excitation, 1, violence);
  }
  // Deaths of an attack have a second moment sum (2n - 1) n^-2.5 = 4.0 and the mean zeta(2.5) = 1.34, so
  // their SD is 1.5; five standard errors.
  CHECK(deaths / count == Approx(mean_severity(3.5)).margin(5.0 * 1.5 / std::sqrt(count)));
}

TEST_CASE("Spoiling is what dyads at war do while another dyad talks or implements") {
  ConflictByHand hand(known_scenario({}, 2));
  hand.parameters().violence.effort_noise = 0.0;
  hand.dyad(1).phase = Phase::talks;
  hand.arm().situation = rules::observe(hand.arm());
  rules::violence(hand.arm(), hand.conflict(), hand.rng());
  const double at_war = hand.dyad(0).deaths;
  REQUIRE(at_war > 0.0);
  CHECK(hand.arm().situation.spoiling == Approx(1.0 - std::exp(-at_war / 25.0)).epsilon(rounding));
  hand.dyad(1).phase = Phase::war;
  hand.arm().situation = rules::observe(hand.arm());
  rules::violence(hand.arm(), hand.conflict(), hand.rng());
  CHECK(hand.arm().situation.spoiling == 0.0);
}

TEST_CASE("Spike and relief compare violence with the threat level before it learns") {
  ConflictByHand hand;
  hand.arm().regions.deaths << 15.0, 0.0;
  hand.arm().regions.threat_level << 0.2, 0.5;
  rules::exposure(hand.arm(), hand.conflict());
  const double v = 1.0 - std::exp(-1.0), memory = hand.parameters().exposure.threat_memory;
  CHECK(hand.arm().regions.violence[0] == Approx(v).epsilon(rounding));
  CHECK(hand.arm().regions.violence[1] == 0.0);
  CHECK(hand.arm().news.spike[0] == Approx(v - 0.2).epsilon(rounding));
  CHECK(hand.arm().news.relief[0] == 0.0);
  CHECK(hand.arm().news.spike[1] == 0.0);
  CHECK(hand.arm().news.relief[1] == 0.5);
  CHECK(hand.arm().regions.threat_level[0] == Approx(memory * 0.2 + (1.0 - memory) * v).epsilon(rounding));
  CHECK(hand.arm().regions.threat_level[1] == Approx(memory * 0.5).epsilon(rounding));
}

TEST_CASE("Attacks come in operations and in months of offensives and lulls, whose mean is as before") {
  const auto [size, spread] =
      GENERATE(std::pair{3.0, 0.0}, std::pair{1.0, 0.5}, std::pair{2.5, 0.5}, std::pair{1.0, 0.0});
  CAPTURE(size, spread);
  ConflictByHand hand;
  ViolenceParameters& violence = hand.parameters().violence;
  violence.effort_noise = 0.0;
  violence.events_at_full_effort = 20.0;
  hand.dyad().homeland << 1.0, 0.0;
  const double mean =
      (1.0 - violence.branching) * violence.events_at_full_effort * rules::effort(hand.dyad(), violence);
  violence.operation_size = size;
  violence.tempo_spread = spread;
  constexpr int months = 20000;
  double total = 0.0, squares = 0.0, quiet = 0.0;
  const RegionVector none = RegionVector::Zero(2);
  for (std::uint32_t i = 0; i < months; ++i) {
    hand.dyad().excitation.setZero();
    rules::violence(hand.arm(), hand.conflict(), hand.replicate_rng(i));
    const double count = attacks(none, hand.dyad().excitation, 0, violence);
    total += count, squares += count * count, quiet += count == 0.0;
  }
  total /= months, squares /= months, quiet /= months;
  // An operation has 1 + Poisson(size - 1) attacks: second moment over mean size + 1 - 1/size. The tempo adds
  // mean^2 (exp(spread^2) - 1).
  const double variance = mean * (size + 1.0 - 1.0 / size) + mean * mean * std::expm1(spread * spread);
  CHECK(total == Approx(mean).margin(5.0 * std::sqrt(variance / months)));
  CHECK(squares - total * total == Approx(variance).epsilon(0.15));
  if (spread == 0.0) {
    const double expected = std::exp(-mean / size);
    CHECK(quiet == Approx(expected).margin(5.0 * std::sqrt(expected / months)));
  }
}
