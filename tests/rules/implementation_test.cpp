#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

// No chance but what a test asks for.
ConflictByHand at_rest(const Scenario& scenario = known_scenario()) {
  ConflictByHand hand(scenario);
  ImplementationParameters& implementation = hand.parameters().implementation;
  implementation.step_rate = implementation.reversal_rate = implementation.violation_rate = 0.0;
  implementation.shortfall_weight = 0.0;
  return hand;
}

void implement(ConflictByHand& hand, std::uint32_t replicate = 0, Month month = 0) {
  rules::implementation(hand.arm(), hand.conflict(), hand.replicate_rng(replicate, month), first_dyad);
}

// The rate of a step, measured as -log of the share of provisions that stay at their score.
double rate_of_steps(ConflictByHand hand, std::uint8_t score, int months) {
  int stayed = 0, all = 0;
  for (int i = 0; i < months; ++i) {
    hand.dyad().accord.score.fill(score);
    implement(hand, static_cast<std::uint32_t>(i));
    for (std::size_t v = 0; v < hand.dyad().accord.provisions; ++v, ++all)
      stayed += hand.dyad().accord.score[v] == score;
  }
  return -std::log(static_cast<double>(stayed) / all);
}

// Five standard errors of -log(p) from n draws: 5 sqrt((1 - p) / (p n)).
double error_of_rate(double rate, int draws) {
  const double stays = std::exp(-rate);
  return 5.0 * std::sqrt((1.0 - stays) / (stays * draws));
}

} // namespace

TEST_CASE("A step needs will, capacity, calm and fit, all multiplied") {
  constexpr int months = 20'000;
  ConflictByHand hand = at_rest();
  hand.parameters().implementation.step_rate = 0.9;
  hand.dyad().of(Side::government) = {0.5, 0.5, 0.5};
  hand.levers().fit = 0.5;
  hand.levers().dividend << 0.4, 0.2;
  hand.arm().regions.violence << 0.5, 0.1;
  const double floor = hand.parameters().implementation.willingness_floor;
  const double will = floor + (1.0 - floor) * 1.8 * 0.25;
  const auto ability = [](double dividend) { return 0.3 + 0.7 * (0.5 + 0.6 * 0.5 * dividend); };

  hand.sign(Side::government, false, 0, 1.5);
  const double regional = 0.9 * 1.5 * ability(0.4) * will * (1.0 - 0.7 * 0.5) * 0.8;
  CHECK(rate_of_steps(hand, 0, months) == Approx(regional).margin(error_of_rate(regional, 4 * months)));

  // A national provision: the mean dividend, no violence.
  hand.sign(Side::government, false, national, 1.5);
  const double country = 0.9 * 1.5 * ability(0.3) * will * 0.8;
  CHECK(rate_of_steps(hand, 0, months) == Approx(country).margin(error_of_rate(country, 4 * months)));

  for (const std::uint8_t score : {std::uint8_t{1}, std::uint8_t{2}}) {
    const double later = country * (score == 1 ? hand.parameters().implementation.second_step
                                               : hand.parameters().implementation.third_step);
    CHECK(rate_of_steps(hand, score, months) == Approx(later).margin(error_of_rate(later, 4 * months)));
  }
}

TEST_CASE("Willingness runs from its floor without trust to one") {
  constexpr int months = 20'000;
  for (const double confidence : {0.0, 0.8}) {
    ConflictByHand hand = at_rest();
    hand.conflict().capacity = hand.arm().capacity = 1.0;
    hand.parameters().implementation.step_rate = 0.7;
    hand.dyad().of(Side::group) = {0.5, confidence, 0.0};
    hand.sign(Side::group);
    const double rate = 0.7 * (confidence == 0.0 ? hand.parameters().implementation.willingness_floor : 1.0);
    CHECK(rate_of_steps(hand, 0, months) == Approx(rate).margin(error_of_rate(rate, 4 * months)));
  }
}

TEST_CASE("A score of three does not rise and a score of nought does not fall") {
  ConflictByHand hand = at_rest();
  hand.parameters().implementation.step_rate = certain;
  hand.parameters().implementation.reversal_rate = certain;
  hand.sign(Side::government);
  implement(hand);
  CHECK(hand.dyad().accord.score[0] == 1); // a step up leaves no room for a reversal
  hand.dyad().accord.score.fill(3);
  implement(hand);
  CHECK(hand.dyad().accord.score[0] == 2);
  hand.parameters().implementation.step_rate = 0.0;
  hand.dyad().accord.score.fill(0);
  implement(hand);
  CHECK(hand.dyad().accord.score[0] == 0);
}

TEST_CASE("The index is the mean score over three, in total and by who owes") {
  ConflictByHand hand = at_rest();
  hand.sign(Side::government);
  Accord& accord = hand.dyad().accord;
  accord.responsible[2] = accord.responsible[3] = Side::group;
  accord.score[0] = 3, accord.score[1] = 1, accord.score[2] = 2;
  implement(hand);
  CHECK(accord.index == Approx(6.0 / 12.0).epsilon(rounding));
  CHECK(accord.owed_index[static_cast<std::size_t>(Side::government)] == Approx(4.0 / 6.0).epsilon(rounding));
  CHECK(accord.owed_index[static_cast<std::size_t>(Side::group)] == Approx(2.0 / 6.0).epsilon(rounding));
  CHECK(accord.age == 1);
  hand.sign(Side::group);
  implement(hand);
  CHECK(hand.dyad().accord.owed_index[static_cast<std::size_t>(Side::government)] == 0.0);
}

TEST_CASE("What one side delivers is news for the other side, its public, its region and the third parties") {
  ConflictByHand hand = at_rest();
  hand.parameters().implementation.step_rate = certain;
  hand.sign(Side::government, true, 1);
  hand.dyad().accord.costly[3] = false;
  hand.dyad().accord.region[2] = hand.dyad().accord.region[3] = national;
  hand.dyad().accord.age = -1; // nothing is promised yet, so nobody is late
  implement(hand);
  const double points = 4.0 / 12.0, costly = 3.0 / 12.0; // four of twelve steps, three of them costly
  CHECK(hand.dyad().to(Side::group).gain == Approx(20.0 * points).epsilon(rounding));
  CHECK(hand.dyad().to(Side::group).costly == Approx(30.0 * costly).epsilon(rounding));
  CHECK(hand.dyad().to(Side::government) == Signals{});
  CHECK(hand.arm().news.third_parties.gain == Approx(8.0 * points).epsilon(rounding));
  CHECK(hand.arm().news.third_parties.costly == Approx(15.0 * costly).epsilon(rounding));
  // Identity 2 is the group's public; identity 1 reads what groups do.
  CHECK(hand.arm().news.other_side[1].progress == Approx(points).epsilon(rounding));
  CHECK(hand.arm().news.other_side[1].costly_progress == Approx(costly).epsilon(rounding));
  CHECK(hand.arm().news.other_side[0] == OtherSide{});
  // Two steps in region 2; two national ones spread evenly over both regions.
  CHECK(hand.arm().news.progress[0] == Approx(1.0 / 12.0).epsilon(rounding));
  CHECK(hand.arm().news.progress[1] == Approx(3.0 / 12.0).epsilon(rounding));
}

TEST_CASE("Reversals are not subtracted from the month's news") {
  ConflictByHand hand = at_rest();
  hand.parameters().implementation.reversal_rate = certain;
  hand.sign(Side::group);
  hand.dyad().accord.score.fill(3);
  implement(hand);
  CHECK(hand.dyad().accord.index == Approx(8.0 / 12.0).epsilon(rounding));
  CHECK(hand.dyad().to(Side::government).gain == 0.0);
  CHECK(hand.arm().news.progress == RegionVector::Zero(2));
}

TEST_CASE("Delay is blamed where a state can deliver, excused where it cannot, and half excused in a group") {
  for (const double capacity : {0.1, 0.9}) {
    ConflictByHand hand = at_rest();
    hand.parameters().implementation.shortfall_weight = 1.2;
    hand.arm().capacity = capacity;
    hand.sign(Side::government);
    hand.dyad().accord.responsible[3] = Side::group;
    hand.dyad().accord.score[0] = 2;
    hand.dyad().accord.age = 29;
    implement(hand);
    const double expected = 0.8 * (1.0 - std::exp(-30.0 / 20.0));
    const double government_late = expected - 2.0 / 9.0, group_late = expected;
    CHECK(hand.dyad().to(Side::group).loss == Approx(1.2 * government_late).epsilon(rounding));
    CHECK(hand.dyad().to(Side::group).attributable ==
          Approx(capacity * 1.2 * government_late).epsilon(rounding));
    CHECK(hand.dyad().to(Side::government).loss == Approx(1.2 * group_late).epsilon(rounding));
    CHECK(hand.dyad().to(Side::government).attributable == Approx(0.5 * 1.2 * group_late).epsilon(rounding));
    const Signals& third_parties = hand.arm().news.third_parties;
    CHECK(third_parties.loss == Approx(0.1 * 1.2 * (government_late + group_late)).epsilon(rounding));
    CHECK(third_parties.attributable == third_parties.loss);
    CHECK(hand.arm().news.other_side[1].shortfall == Approx(government_late).epsilon(rounding));
    CHECK(hand.arm().news.other_side[0].shortfall == Approx(group_late).epsilon(rounding));
  }
}

TEST_CASE("Nobody is late who has delivered what was promised by then") {
  ConflictByHand hand = at_rest();
  hand.parameters().implementation.shortfall_weight = 1.2;
  hand.sign(Side::government);
  hand.dyad().accord.responsible[3] = Side::group;
  hand.dyad().accord.score.fill(3);
  hand.dyad().accord.age = 200;
  implement(hand);
  CHECK(hand.dyad().signals == std::array<Signals, 2>{});
}

TEST_CASE("Violations come from unwilling hardliners, less under the eyes of civil society") {
  for (const bool seated : {false, true}) {
    ConflictByHand hand = at_rest();
    hand.parameters().implementation.violation_rate = certain;
    hand.sign(Side::government);
    hand.dyad().accord.age = -1;
    hand.dyad().civil_society_seated = seated;
    implement(hand);
    const double floor = hand.parameters().implementation.willingness_floor;
    const double will = floor + (1.0 - floor) * 1.8 * 0.4;
    const auto all = hand.arm().events.all();
    REQUIRE(all.size() == 2);
    for (std::size_t side = 0; side < 2; ++side) {
      CHECK(all[side].values[0] == static_cast<double>(side));
      CHECK(all[side].hazard ==
            Approx(certain * (1.1 - will) * (0.5 + (side == 0 ? 0.1 : 0.25)) * (seated ? 0.8 : 1.0))
                .epsilon(rounding));
      CHECK(hand.dyad().signals[side] == Signals{0.0, 0.8, 0.8, 0.0});
      CHECK(hand.arm().news.other_side[side].violations == 1.0);
    }
    CHECK(hand.arm().news.third_parties == Signals{0.0, 0.2, 0.2, 0.0});
  }
}

TEST_CASE("Spoilers are blamed on a signatory by its strength, on the government by a fixed share") {
  ConflictByHand hand = at_rest();
  hand.sign(Side::government);
  hand.dyad().accord.age = -1;
  hand.arm().situation.spoiling = 0.4;
  implement(hand);
  const double blame = hand.parameters().spoilers.blame * 0.4;
  const Signals& government = hand.dyad().to(Side::government);
  CHECK(government.loss == Approx(blame * 0.5 / 0.8).epsilon(rounding));
  CHECK(government.attributable == government.loss);
  CHECK(hand.dyad().to(Side::group).loss == Approx(0.3 * blame).epsilon(rounding));
}

namespace {

// Steps up in a year of the accord; nothing done stays done, so that every month has as much to do.
int steps_of_year(ConflictByHand& hand, std::uint32_t replicate, Month year) {
  hand.dyad().accord.age = year * months_per_year;
  int taken = 0;
  for (Month month = 0; month < months_per_year; ++month) {
    hand.dyad().accord.score.fill(0);
    implement(hand, replicate, year * months_per_year + month);
    for (std::size_t v = 0; v < hand.dyad().accord.provisions; ++v)
      taken += hand.dyad().accord.score[v];
  }
  return taken;
}

} // namespace

TEST_CASE("What a side gives to a year of its accord is one draw for that side and year, with mean one") {
  constexpr double spread = 0.5;
  constexpr int accords = 4000;
  ConflictByHand hand = at_rest();
  hand.parameters().implementation.step_rate = 0.1;
  hand.parameters().implementation.attention_spread = spread;
  hand.parameters().implementation.attention_lasting = 0.0;
  hand.conflict().capacity = hand.arm().capacity = 1.0;
  hand.dyad().of(Side::government) = hand.dyad().of(Side::group) = {0.5, 1.0, 0.0};
  hand.sign(Side::government);
  const Dyad at_signature = hand.dyad();
  // Steps of a whole year, in one replicate's draws: many only where the year is a good one.
  const auto steps = [&](std::uint32_t replicate, Month year) {
    hand.dyad() = at_signature;
    return static_cast<double>(steps_of_year(hand, replicate, year));
  };
  double first = 0.0, second = 0.0, squares = 0.0, products = 0.0;
  for (std::uint32_t i = 0; i < accords; ++i) {
    const double one = steps(i, 0), two = steps(i, 1);
    first += one, second += two;
    squares += one * one, products += one * two;
  }
  first /= accords, second /= accords, squares /= accords, products /= accords;
  hand.parameters().implementation.attention_spread = 0.0;
  double plain = 0.0;
  for (std::uint32_t i = 0; i < accords; ++i)
    plain += steps(i, 0) / accords;
  // Counts are nearly Poisson; with the factor their variance is mean + mean^2 (exp(s^2) - 1).
  const double factor = std::expm1(spread * spread);
  const double error = std::sqrt((plain + plain * plain * factor) / accords);
  CHECK(first == Approx(plain).margin(5.0 * std::sqrt(2.0) * error));
  CHECK(second == Approx(plain).margin(5.0 * std::sqrt(2.0) * error));
  // One draw a year: the months of a year share it, so the year's count spreads far beyond chance.
  CHECK(squares - first * first > plain + 0.5 * plain * plain * factor);
  // Another year, another draw.
  CHECK(products - first * second ==
        Approx(0.0).margin(5.0 * (plain + plain * plain * factor) / std::sqrt(accords)));
}

TEST_CASE(
    "What lasts of a side's attention is drawn at signature, counts in every year and for that side alone") {
  constexpr double spread = 0.8;
  ConflictByHand hand = at_rest();
  ImplementationParameters& implementation = hand.parameters().implementation;
  implementation.step_rate = 0.05;
  implementation.attention_spread = spread;
  implementation.attention_lasting = 1.0;
  hand.conflict().capacity = hand.arm().capacity = 1.0;
  hand.dyad().of(Side::government) = hand.dyad().of(Side::group) = {0.5, 1.0, 0.0};
  hand.sign(Side::government);
  const Dyad at_signature = hand.dyad();
  // Steps of a year by what the government and the group drew.
  const auto steps = [&](double government, double group, Month year) {
    int taken = 0;
    for (std::uint32_t replicate = 0; replicate < 400; ++replicate) {
      hand.dyad() = at_signature;
      hand.dyad().accord.attention = {government, group};
      taken += steps_of_year(hand, replicate, year);
    }
    return static_cast<double>(taken);
  };
  // All of it lasts: every year has the pace of the draw, and the group's draw leaves the government's
  // promises alone.
  const double usual = steps(0.5 * spread, 0.0, 0); // factor 1
  CHECK(steps(0.5 * spread, 2.0, 0) == usual);
  CHECK(steps(0.5 * spread, 0.0, 5) == Approx(usual).epsilon(0.05));
  CHECK(steps(1.5 * spread, 0.0, 0) / usual == Approx(std::exp(spread * spread)).epsilon(0.1));
  CHECK(steps(1.5 * spread, 0.0, 5) / usual == Approx(std::exp(spread * spread)).epsilon(0.1));
  // Nothing of it lasts: the draw counts for nothing.
  implementation.attention_lasting = 0.0;
  CHECK(steps(2.0, 0.0, 0) == steps(-2.0, 0.0, 0));
}

TEST_CASE("After a relapse steps go on at the pace that is left, and nobody counts delays or violations") {
  ConflictByHand hand = at_rest();
  ImplementationParameters& implementation = hand.parameters().implementation;
  implementation.violation_rate = 100.0;
  implementation.shortfall_weight = 1.0;
  hand.dyad().of(Side::government) = {0.5, 0.5, 0.2};
  hand.sign(Side::government);
  hand.dyad().accords = 1;
  const Dyad at_signature = hand.dyad();

  // In force at half the rate: the same draws, so the same steps.
  implementation.step_rate = 0.2;
  implement(hand, 3);
  const Accord expected = hand.dyad().accord;
  REQUIRE(expected.index > 0.0);

  const auto after_relapse = [&] {
    hand.dyad() = at_signature;
    hand.dyad().phase = Phase::war;
    hand.arm().events.clear();
    hand.arm().news.third_parties = {};
    rules::implementation_after_relapse(hand.arm(), hand.conflict(), hand.replicate_rng(3), first_dyad);
  };
  implementation.step_rate = 0.4;
  implementation.after_relapse = 0.5;
  after_relapse();
  CHECK(hand.dyad().accord == expected);
  CHECK(hand.dyad().to(Side::group).gain > 0.0);
  CHECK(hand.dyad().to(Side::group).loss == 0.0);
  CHECK(hand.arm().events.all().empty());
  CHECK(hand.arm().news.third_parties.loss == 0.0);

  implementation.after_relapse = 0.0;
  after_relapse();
  CHECK(hand.dyad().accord == at_signature.accord);

  implementation.after_relapse = 1.0;
  after_relapse();
  CHECK(hand.dyad().accord.index >= expected.index);
}

TEST_CASE("A costly step taken in the middle of fighting is progress, and proves no good faith") {
  for (const double proof : {0.0, 0.25, 1.0}) {
    ConflictByHand hand = at_rest();
    hand.parameters().implementation.step_rate = certain;
    hand.sign(Side::government, true, 1);
    hand.dyad().accord.age = -1; // nothing is promised yet, so nobody is late
    hand.dyad().accords = 1;
    const Dyad at_signature = hand.dyad();
    implement(hand, 3);
    const Signals in_force = hand.dyad().to(Side::group);
    const double felt = hand.arm().news.proof.sum();
    REQUIRE(in_force.costly > 0.0);

    hand.dyad() = at_signature;
    hand.dyad().phase = Phase::war;
    hand.arm().news = {};
    hand.arm().news.progress = hand.arm().news.proof = RegionVector::Zero(2);
    hand.parameters().implementation.after_relapse = 1.0;
    hand.parameters().implementation.proof_in_war = proof;
    rules::implementation_after_relapse(hand.arm(), hand.conflict(), hand.replicate_rng(3), first_dyad);
    CHECK(hand.dyad().to(Side::group).gain == in_force.gain);
    CHECK(hand.dyad().to(Side::group).costly == Approx(proof * in_force.costly).epsilon(rounding));
    CHECK(hand.arm().news.proof.sum() == Approx(proof * felt).epsilon(rounding));
  }
}

TEST_CASE("Where no accord was ever signed there is nothing to go on with") {
  ConflictByHand hand = at_rest();
  hand.parameters().implementation.after_relapse = 1.0;
  const Dyad before = hand.dyad();
  rules::implementation_after_relapse(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
  CHECK(hand.dyad() == before);
}
