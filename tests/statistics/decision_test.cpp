#include "engine/random/distributions.hpp"
#include "engine/statistics/decision/cost_effectiveness.hpp"
#include "engine/statistics/decision/regret.hpp"
#include "engine/statistics/design/sobol_points.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "tests/catch.hpp"
#include "tests/statistics/samples.hpp"

#include <cmath>
#include <vector>

using namespace entente;
using test::rng;

namespace {

Matrix table(std::size_t columns, const std::vector<double>& values) {
  Matrix matrix(values.size() / columns, columns);
  matrix.values = values;
  return matrix;
}

// Of the means of paired samples.
std::optional<Ratio> ratio_of(const std::vector<double>& numerator, const std::vector<double>& denominator) {
  JointSums sums;
  for (std::size_t i = 0; i < numerator.size(); ++i)
    sums.add(numerator[i], denominator[i]);
  return ratio_of_means(sums.moments());
}

} // namespace

TEST_CASE("Screening for HIV has the published cost-effectiveness ratios") {
  // Paltiel et al. 2006, Annals of Internal Medicine 145: no screening, once, every 5 years, every 3 years,
  // every year; quality-adjusted life months over 12. Published as 37,500, 58,300 and 100,800 dollars a year,
  // annual dominated.
  const std::vector<double> costs = {26000, 27000, 28020, 28440, 29440};
  std::vector<double> effects = {277.25, 277.57, 277.78, 277.83, 277.76};
  for (double& effect : effects)
    effect /= 12.0;
  const std::vector<FrontierEntry> frontier = efficiency_frontier(costs, effects);
  CHECK_FALSE(frontier[0].ratio);
  CHECK(*frontier[1].ratio == Approx(37500.0));
  CHECK(*frontier[2].ratio == Approx(58285.714).epsilon(1e-6));
  CHECK(*frontier[3].ratio == Approx(100800.0));
  CHECK(*frontier[3].next_cheaper == 2);
  CHECK(frontier[4].standing == Standing::dominated);
  CHECK_FALSE(frontier[4].ratio);
}

TEST_CASE("An option above the line between two others is extendedly dominated, and so the ratios rise") {
  // From (0, 0): to (10, 1) at 10 a unit, then to (15, 3) at 2.5 a unit: a mix of the first and last beats
  // the middle.
  const std::vector<double> costs = {15, 0, 10, 40, 15};
  const std::vector<double> effects = {3, 0, 1, 4, 3};
  const std::vector<FrontierEntry> frontier = efficiency_frontier(costs, effects);
  CHECK(frontier[2].standing == Standing::extendedly_dominated);
  CHECK(*frontier[0].ratio == Approx(5.0));
  CHECK(*frontier[0].next_cheaper == 1);
  CHECK(*frontier[3].ratio == Approx(25.0));
  CHECK(frontier[4].standing == Standing::dominated); // the twin of the first
}

TEST_CASE("Acceptability counts the samples in which an option has the highest net benefit") {
  // Option 1 costs 10 more and does 0, 1, 2 or 5 more; at 5 a unit its net benefit is -10, -5, 0, 15.
  const Matrix costs = table(2, {0, 10, 0, 10, 0, 10, 0, 10});
  const Matrix effects = table(2, {0, 0, 0, 1, 0, 2, 0, 5});
  const Acceptability curve = acceptability(costs, effects, std::vector<double>{0.0, 5.0, 100.0});
  CHECK(curve.share(0, 0) == Approx(1.0));
  CHECK(curve.share(1, 1) == Approx(0.375)); // one sample and half of the tie
  CHECK(curve.share(2, 1) == Approx(0.75));
  CHECK(curve.best == std::vector<std::size_t>{0, 0, 1});
  CHECK(net_benefit(10.0, 3.0, 5.0) == 5.0);
}

TEST_CASE("Acceptability of a normal difference is the normal probability of a positive net benefit") {
  // Cost difference N(100, 20), effect difference N(2, 1), independent: net benefit at w is N(2 w - 100, w^2
  // + 400).
  const Matrix u = sobol_points(rng, 4096, 2);
  Matrix costs(4096, 2);
  Matrix effects(4096, 2);
  for (std::size_t i = 0; i < 4096; ++i) {
    costs(i, 1) = 100.0 + 20.0 * normal_quantile(u(i, 0));
    effects(i, 1) = 2.0 + normal_quantile(u(i, 1));
  }
  const std::vector<double> willingness = {20.0, 50.0, 80.0};
  const Acceptability curve = acceptability(costs, effects, willingness);
  for (std::size_t w = 0; w < willingness.size(); ++w) {
    const double deviation = std::sqrt(willingness[w] * willingness[w] + 400.0);
    CHECK(curve.share(w, 1) == Approx(normal_cdf((2.0 * willingness[w] - 100.0) / deviation)).margin(0.01));
  }
}

TEST_CASE("Fieller's interval holds the ratios that the paired t test does not reject") {
  const std::vector<double> cost = {10, 14, 9, 12, 15, 11, 13, 8};
  const std::vector<double> effect = {2.1, 2.9, 1.7, 2.6, 3.2, 2.0, 2.4, 1.9};
  const auto ratio = ratio_of(cost, effect);
  REQUIRE(ratio);
  CHECK(ratio->value == Approx(mean(cost) / mean(effect)));
  for (const double end : {ratio->interval.low, ratio->interval.high}) {
    std::vector<double> rest(cost.size());
    for (std::size_t i = 0; i < cost.size(); ++i)
      rest[i] = cost[i] - end * effect[i];
    CHECK(std::fabs(mean(rest)) / monte_carlo_error(rest) == Approx(student_critical(0.95, 7.0)));
  }
  CHECK_FALSE(ratio_of(cost, std::vector<double>{1, -1, 2, -2, 1, -1, 2, -2}));
}

TEST_CASE("Regret is the shortfall from the best of each world") {
  // Three worlds, three options: rows worlds.
  const Matrix values = table(3, {10, 7, 5, 0, 6, 5, 4, 4, 5});
  CHECK(regrets(values).values == std::vector<double>{0, 3, 5, 6, 0, 1, 1, 1, 0});
  const std::vector<RegretSummary> summaries = regret_summaries(values, 5.0);
  CHECK(summaries[0].largest == 6.0);
  CHECK(summaries[1].largest == 3.0);
  CHECK(summaries[2].largest == 5.0);
  CHECK(summaries[1].mean == Approx(4.0 / 3.0));
  CHECK(summaries[0].p90 == Approx(1.0 + 0.8 * 5.0)); // type 7 on 0, 1, 6
  CHECK(summaries[0].meets_goal == Approx(1.0 / 3.0));
  CHECK(summaries[2].meets_goal == 1.0);
  CHECK(least_regret(summaries) == 1);
}
