// Comparisons against numbers worked out by hand, and against the paired statistics of samples.
#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/watched.hpp"
#include "engine/core/missing.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/random/addressed_rng.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "tests/analysis/add_outcomes.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace entente;

namespace {

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
    test::add(builder, r, arms_of(reference[r], arm[r]));
  return builder.finish();
}

} // namespace

TEST_CASE("Four pairs by hand: mean, error, interval, shares and what pairing saves") {
  // Differences 1, 1, 0, 2: mean 1, variance 2/3, standard error sqrt(1/6); t with 3 degrees is 3.182446.
  const Comparison result = compared(two_strategies(), {1, 2, 3, 4}, {2, 3, 3, 6});
  CHECK(result.replicates == 4);
  const OutcomeResult& outcome = result.strategies[1][Outcome::log_deaths];
  CHECK(outcome.value.mean == Approx(3.5));
  CHECK(outcome.value.error == Approx(std::sqrt(3.0 / 4.0))); // 2, 3, 3, 6: variance 3
  const Difference& difference = outcome.difference;
  CHECK(difference.estimate.n == 4);
  CHECK(difference.estimate.mean == Approx(1.0));
  CHECK(difference.estimate.error == Approx(std::sqrt(1.0 / 6.0)));
  // Two more pairs, of mean square (16/6 + 3 + 5/3) / (3 + 1).
  const double reach = 3.182446305 * std::sqrt(16.0 / 6.0 + 2.0 * 44.0 / 24.0) / 4.0;
  CHECK(difference.estimate.interval.low == Approx(1.0 - reach));
  CHECK(difference.estimate.interval.high == Approx(1.0 + reach));
  CHECK(difference.better == Approx(0.0)); // fewer deaths would be
  CHECK(difference.same == Approx(0.25));
  CHECK(difference.worse == Approx(0.75));
  CHECK(difference.estimate.carried_by == Approx(2.0));
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

TEST_CASE("Where few pairs differ an interval says what that leaves open, and nothing stands") {
  std::vector<double> reference(100, 0.0), arm = reference;
  const auto accord = [&] {
    return compared(two_strategies(), reference, arm).strategies[1][Outcome::accord].difference;
  };
  const double t = 1.984217; // 99 degrees of freedom
  CHECK(accord().estimate.interval.low == Approx(-t * std::sqrt(2.0) / 100.0).epsilon(1e-6));
  CHECK(accord().estimate.interval.high == Approx(t * std::sqrt(2.0) / 100.0).epsilon(1e-6));
  CHECK(accord().p == 1.0);
  CHECK_FALSE(few_carry(accord().estimate)); // nothing varies that a few could carry
  arm[0] = arm[1] = arm[2] = 1.0;
  CHECK(accord().estimate.interval.contains(0.0));
  CHECK(accord().p > 0.15);
  CHECK(few_carry(accord().estimate));
  std::fill_n(arm.begin(), 20, 1.0);
  CHECK(accord().estimate.interval.low > 0.0);
  CHECK_FALSE(few_carry(accord().estimate));
  // Where no history of either side has a death nothing says how many a rare one would have.
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
  CHECK(difference.p > 0.2);
}

TEST_CASE("Intervals of shares and indices stay within what is possible and never lose their width") {
  const Comparison two = compared(two_strategies(), {0.1, 0.9}, {0.8, 0.2}); // two pairs far apart
  const Interval wide = two.strategies[1][Outcome::implementation_5y].difference.estimate.interval;
  CHECK(wide.low == -1.0);
  CHECK(wide.high == 1.0);
  const std::vector<double> none(16, 0.0);
  const Comparison nothing = compared(two_strategies(), none, none);
  const Interval share = nothing.strategies[1][Outcome::accord].value.interval;
  CHECK(share.low == 0.0);
  CHECK(share.high > 0.15); // 0 of 16
  CHECK(nothing.strategies[1][Outcome::accord].difference.estimate.interval.half_width() > 0.15);
  const Comparison few = compared(two_strategies(), none, {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  CHECK(few.strategies[1][Outcome::accord].value.interval.low > 0.0);
  // A mean of what cannot be negative is not negative, however skewed.
  const Comparison deaths =
      compared(two_strategies(), none, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9});
  CHECK(deaths.strategies[1][Outcome::deaths].value.interval.low >= 0.0);
}

TEST_CASE("Effects differ by up to twice as much as outcomes, and may be negative") {
  ComparisonBuilder builder(two_strategies(), {0, 1}, 0, static_cast<std::size_t>(primary_outcome),
                            Compared::effects);
  for (std::uint32_t r = 0; r < 4; ++r)
    test::add(builder, r, arms_of(r % 2 == 0 ? -1.0 : 1.0, r % 2 == 0 ? 1.0 : -1.0));
  const Comparison result = builder.finish();
  CHECK(result.strategies[1][Outcome::accord].difference.estimate.interval.low == -2.0);
  CHECK(result.strategies[1][Outcome::accord].value.interval.low < -1.0);
}

TEST_CASE("What rounding alone makes differ is the same") {
  // Costs of a few hundred, in which the last bits differ; and one that costs less by a thousandth.
  const double cost = 301.7;
  const Comparison result =
      compared(two_strategies(), {cost, cost, cost, cost},
               {std::nextafter(cost, 0.0), std::nextafter(cost, 1e9), cost * (1.0 + 1e-14), cost - 0.001});
  const Difference& difference = result.strategies[1][Outcome::cost].difference;
  CHECK(difference.same == Approx(0.75));
  CHECK(difference.better == Approx(0.25));
  CHECK(difference.worse == 0.0);
  CHECK(difference.estimate.mean == Approx(-0.00025));
  const Comparison nothing =
      compared(two_strategies(), {cost, cost, cost}, {std::nextafter(cost, 0.0), cost, cost});
  CHECK(nothing.strategies[1][Outcome::cost].difference.estimate.mean == 0.0);
  CHECK(nothing.strategies[1][Outcome::cost].difference.estimate.error == 0.0);
  CHECK(nothing.strategies[1][Outcome::cost].difference.same == 1.0);
}

TEST_CASE("Gains and losses that cancel leave an effect of exactly nothing") {
  std::vector<double> reference(1000, 0.0), arm = reference;
  for (std::size_t i = 0; i < 1000; i += 3)
    (i % 2 == 0 ? arm : reference)[i] = 1.0;
  arm[1] = arm[2] = 0.0;
  reference[1] = 1.0; // 167 up, 167 and this one down; one more up
  arm[5] = 1.0;
  const Difference difference =
      compared(two_strategies(16), reference, arm).strategies[1][Outcome::holds_5y].difference;
  CHECK(difference.better == difference.worse);
  CHECK(difference.estimate.mean == 0.0);
}

TEST_CASE("Parameter sets are strata: fixed in the error, shown by their means") {
  // Set 0 holds replicates 0, 2, 4 (differences 1, 2, 3), set 1 the others (11, 12, 13).
  const Comparison result = compared(two_strategies(2), {0, 0, 0, 0, 0, 0}, {1, 11, 2, 12, 3, 13});
  const Estimate& difference = result.strategies[1][Outcome::accord].difference.estimate;
  CHECK(result.sets == 2);
  CHECK(difference.mean == Approx(7.0));
  CHECK(difference.error == Approx(std::sqrt(0.25 / 3.0 + 0.25 / 3.0)));
  CHECK(difference.by_set == std::vector<double>{2.0, 12.0});
  CHECK(difference.sd_of_sets == Approx(std::sqrt(50.0)));
}

TEST_CASE("Running sums agree with those of the whole samples") {
  constexpr std::uint32_t n = 203;
  const AddressedRng rng{5, 0, 0};
  std::vector<double> reference, arm, differences;
  for (std::uint32_t i = 0; i < n; ++i) {
    reference.push_back(1000.0 + rng.normal(Purpose::analysis, i));
    arm.push_back(reference.back() + 0.1 + 0.3 * rng.normal(Purpose::analysis, i, 2));
    differences.push_back(arm.back() - reference.back());
  }
  const double centre = mean(differences);
  double fourth = 0.0;
  for (const double difference : differences)
    fourth += std::pow(difference - centre, 4);
  const Comparison result = compared(two_strategies(), reference, arm);
  const Difference& ours = result.strategies[1][Outcome::log_deaths].difference;
  CHECK(ours.estimate.mean == Approx(centre));
  CHECK(ours.estimate.error == Approx(monte_carlo_error(differences)));
  CHECK(ours.estimate.carried_by == Approx(std::pow(variance(differences) * (n - 1), 2) / fourth));
  CHECK(ours.variance_ratio == Approx((variance(arm) + variance(reference)) / variance(differences)));
  CHECK(result.strategies[1][Outcome::log_deaths].value.mean == Approx(mean(arm)));
  // Of sixteen sets: the usual stratified variance (Cochran 1977, chapter 5).
  double squares = 0.0;
  for (std::size_t set = 0; set < 16; ++set) {
    std::vector<double> members;
    for (std::size_t i = set; i < n; i += 16)
      members.push_back(differences[i]);
    squares += static_cast<double>(members.size()) * variance(members);
  }
  const Comparison by_set = compared(two_strategies(16), reference, arm);
  CHECK(by_set.strategies[1][Outcome::log_deaths].difference.estimate.error ==
        Approx(std::sqrt(squares) / n));
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
  test::add(builder, 0, arms);
  arms[1].measures = all(missing);
  arms[1].breach = Breach{3, "capacity", missing};
  test::add(builder, 1, arms);
  const Comparison result = builder.finish();
  CHECK(result.strategies[1].failed == 1);
  CHECK(result.strategies[0].failed == 0);
  CHECK(result.strategies[1][Outcome::accord].value.n == 1);
}

TEST_CASE("A study does not stop early on an interval that a few pairs carry") {
  // Of a hundred pairs one differs by much, others by little: the next study may see none like it.
  PairedSums rare, common, events;
  for (int i = 0; i < 160; ++i) {
    const double noise = 0.001 * ((i % 7) - 3);
    rare.add(0, 0.5 + (i % 100 == 50 ? 0.2 : noise), 0.5);
    common.add(0, 0.5 + 0.03 * ((i % 7) - 3), 0.5);
    events.add(0, i % 100 == 50 || i % 3 == 0 ? 1.0 : 0.0, i % 3 == 0 ? 1.0 : 0.0);
  }
  const PairedComparison few = rare.compare(1.0), many = common.compare(1.0), shares = events.compare(1.0);
  CHECK(few_carry(few.difference));
  CHECK_FALSE(settled_by(few.difference, few.events, 160));
  CHECK(settled_by(few.difference, few.events, 1000));
  CHECK(settled_by(many.difference, many.events, 160));
  CHECK(few_carry(shares.difference)); // whose error is cautious
  CHECK(settled_by(shares.difference, shares.events, 160));
}
