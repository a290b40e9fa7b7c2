// Comparisons against numbers worked out by hand, and against the paired statistics of samples.
#include "analysis/comparison.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/random/chance.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/statistics/paired.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <limits>

using namespace entente;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Scenario two_strategies(std::size_t sets = 0) {
  Scenario scenario;
  scenario.strategies = {{"baseline", "", {}}, {"other", "", {}}};
  scenario.parameter_sets.resize(sets);
  return scenario;
}

// All outcomes the same number.
OutcomeValues all(double value) {
  OutcomeValues values;
  values.values.fill(value);
  return values;
}

std::vector<Outcomes> arms_of(double reference, double arm) {
  std::vector<Outcomes> arms(2);
  arms[0].measures = all(reference);
  arms[1].measures = all(arm);
  return arms;
}

Comparison compared(const Scenario& scenario, const std::vector<double>& reference,
                    const std::vector<double>& arm) {
  ComparisonBuilder builder(scenario, {0, 1}, 0);
  for (std::uint32_t r = 0; r < reference.size(); ++r)
    builder.add(r, arms_of(reference[r], arm[r]));
  return builder.finish();
}

} // namespace

TEST_CASE("Four pairs by hand: mean, error, interval, shares and what pairing saves") {
  // Differences 1, 1, 0, 2: mean 1, variance 2/3, standard error sqrt(1/6); t with 3 degrees is 3.182446.
  const Comparison result = compared(two_strategies(), {1, 2, 3, 4}, {2, 3, 3, 6});
  CHECK(result.replicates == 4);
  const OutcomeResult& outcome = result.strategies[1][Outcome::holds_5y];
  CHECK(outcome.value.mean == Approx(3.5));
  CHECK(outcome.value.error == Approx(std::sqrt(3.0 / 4.0))); // 2, 3, 3, 6: variance 3
  const Difference& difference = outcome.difference;
  CHECK(difference.estimate.n == 4);
  CHECK(difference.estimate.mean == Approx(1.0));
  CHECK(difference.estimate.error == Approx(std::sqrt(1.0 / 6.0)));
  CHECK(difference.estimate.interval.low == Approx(1.0 - 3.182446305 * std::sqrt(1.0 / 6.0)));
  CHECK(difference.estimate.interval.high == Approx(1.0 + 3.182446305 * std::sqrt(1.0 / 6.0)));
  CHECK(difference.better == Approx(0.75));
  CHECK(difference.same == Approx(0.25));
  CHECK(difference.worse == Approx(0.0));
  CHECK(difference.variance_ratio == Approx((3.0 + 5.0 / 3.0) / (2.0 / 3.0)));
}

TEST_CASE("Fewer deaths are better, more accords are") {
  const Comparison result = compared(two_strategies(), {1, 1, 1, 1}, {0, 0, 0, 2});
  CHECK(result.strategies[1][Outcome::accord].difference.better == Approx(0.25));
  CHECK(result.strategies[1][Outcome::log_deaths].difference.better == Approx(0.75));
  CHECK(result.strategies[1][Outcome::log_deaths].difference.worse == Approx(0.25));
}

TEST_CASE("A pair in which either arm lacks the outcome is left out and the rest counted") {
  const Comparison result = compared(two_strategies(), {1, missing, 3, 4, 5}, {2, 9, missing, 5, 7});
  const OutcomeResult& outcome = result.strategies[1][Outcome::implementation_5y];
  CHECK(outcome.value.n == 4);
  CHECK(result.strategies[0][Outcome::implementation_5y].value.n == 4);
  CHECK(outcome.difference.estimate.n == 3);
  CHECK(outcome.difference.estimate.mean == Approx(4.0 / 3.0));
}

TEST_CASE("Without a pair nothing is claimed") {
  const Comparison result = compared(two_strategies(), {missing, 1}, {1, missing});
  const Difference& difference = result.strategies[1][Outcome::accord].difference;
  CHECK(difference.estimate.n == 0);
  CHECK(std::isnan(difference.estimate.mean));
  CHECK(std::isnan(difference.estimate.interval.low));
  CHECK(std::isnan(difference.better));
  CHECK(std::isnan(difference.p));
}

TEST_CASE("Where three pairs or fewer differ an interval says what that leaves open, and nothing stands") {
  std::vector<double> reference(100, 0.0), arm = reference;
  const auto accord = [&] {
    return compared(two_strategies(), reference, arm).strategies[1][Outcome::accord].difference;
  };
  const double reach = -std::log(0.025) / 100.0; // 3.7 of a hundred: the rule of three, two-sided
  CHECK(accord().estimate.interval.low == Approx(-reach));
  CHECK(accord().estimate.interval.high == Approx(reach));
  CHECK(accord().p == 1.0);
  arm[0] = arm[1] = arm[2] = 1.0;
  CHECK(accord().estimate.interval.low == Approx(0.03 - reach));
  CHECK(accord().p == Approx(0.25)); // the sign test of three
  arm[3] = arm[4] = 1.0;             // from four on Student's is wider, and holds
  CHECK(accord().estimate.interval.half_width() ==
        Approx(1.984217 * std::sqrt(0.05 * 0.95 / 99.0)).epsilon(1e-6));
  // An outcome without bounds has no such reach.
  arm.assign(100, 0.0);
  const Comparison alike = compared(two_strategies(), reference, arm);
  CHECK(alike.strategies[1][Outcome::log_deaths].difference.estimate.interval.high == 0.0);
}

TEST_CASE("Two pairs of one parameter set that differ alike are no proof, though that set shows no spread") {
  std::vector<double> reference(8, 0.0), arm = reference;
  arm[0] = arm[4] = 1.0; // both of set 0 of four
  const Difference difference =
      compared(two_strategies(4), reference, arm).strategies[1][Outcome::holds_5y].difference;
  CHECK(difference.estimate.error == 0.0);
  CHECK(difference.estimate.interval.contains(0.0));
  CHECK(difference.p == Approx(0.5));
}

TEST_CASE("Parameter sets are strata: fixed in the error, shown by their means") {
  // Set 0 holds replicates 0, 2, 4 (differences 1, 2, 3), set 1 the others (11, 12, 13).
  const Comparison result = compared(two_strategies(2), {0, 0, 0, 0, 0, 0}, {1, 11, 2, 12, 3, 13});
  const Estimate& difference = result.strategies[1][Outcome::accord].difference.estimate;
  CHECK(result.sets == 2);
  CHECK(difference.mean == Approx(7.0));
  CHECK(difference.error == Approx(std::sqrt(0.25 / 3.0 + 0.25 / 3.0)));
  CHECK(difference.by_set == std::vector<double>{2.0, 12.0});
  CHECK(difference.spread_of_sets == Approx(std::sqrt(50.0)));
}

TEST_CASE("Running sums agree with the paired statistics of the whole samples") {
  constexpr std::uint32_t n = 203;
  const Chance chance{5, 0, 0};
  std::vector<double> reference, arm;
  for (std::uint32_t i = 0; i < n; ++i) {
    reference.push_back(1000.0 + chance.normal(Purpose::analysis, i));
    arm.push_back(reference.back() + 0.1 + 0.3 * chance.normal(Purpose::analysis, i, 2));
  }
  for (const std::size_t sets : {1U, 16U}) {
    const Comparison result = compared(two_strategies(sets), reference, arm);
    const Difference& ours = result.strategies[1][Outcome::accord].difference;
    const PairedComparison theirs = compare_paired(arm, reference, {.strata = sets});
    CHECK(ours.estimate.n == theirs.pairs);
    CHECK(ours.estimate.mean == Approx(theirs.mean));
    CHECK(ours.estimate.error == Approx(theirs.error));
    CHECK(ours.estimate.interval.low == Approx(theirs.interval.low));
    CHECK(ours.estimate.interval.high == Approx(theirs.interval.high));
    CHECK(ours.p == Approx(theirs.p));
    CHECK(ours.better == Approx(theirs.better));
    CHECK(ours.worse == Approx(theirs.worse));
    CHECK(ours.variance_ratio == Approx(theirs.variance_ratio));
    CHECK(ours.estimate.spread_of_sets == Approx(theirs.spread_of_sets));
    CHECK(result.strategies[1][Outcome::accord].value.mean == Approx(mean(arm)));
  }
}

TEST_CASE("Holm counts every headline difference of every strategy but the reference") {
  const Comparison result = compared(two_strategies(), {1, 2, 3, 4}, {2, 3, 3, 6});
  const auto count = static_cast<double>(headline_outcomes().size()); // all have the same p
  const Difference& difference = result.strategies[1][Outcome::accord].difference;
  CHECK(difference.p_holm == Approx(std::min(1.0, count * difference.p)));
  CHECK(std::isnan(result.strategies[1][Outcome::accords].difference.p_holm));
  CHECK(std::isnan(result.strategies[0][Outcome::accord].difference.p_holm));
}

TEST_CASE("What the start fixes is marked as given and judged by nobody") {
  Scenario scenario = two_strategies();
  scenario.starts_with_accord = true;
  const Comparison result = compared(scenario, {1, 1, 1}, {1, 1, 1});
  CHECK(result.strategies[1][Outcome::accord].given);
  CHECK(std::isnan(result.strategies[1][Outcome::accord].difference.p_holm));
  CHECK_FALSE(result.strategies[1][Outcome::holds_5y].given);
}

TEST_CASE("Failed histories are counted and enter no mean") {
  ComparisonBuilder builder(two_strategies(), {0, 1}, 0);
  std::vector<Outcomes> arms(2);
  arms[0].measures = all(1.0);
  arms[1].measures = all(2.0);
  builder.add(0, arms);
  arms[1].measures = all(missing);
  arms[1].breach = Breach{3, "capacity", missing};
  builder.add(1, arms);
  const Comparison result = builder.finish();
  CHECK(result.strategies[1].failed == 1);
  CHECK(result.strategies[0].failed == 0);
  CHECK(result.strategies[1][Outcome::accord].value.n == 1);
}
