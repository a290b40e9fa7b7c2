#include "engine/statistics/inference/bootstrap.hpp"

#include "engine/random/distributions.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/quantiles.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <numeric>
#include <vector>

using namespace entente;

namespace {
// Survival in days of 9 untreated mice: Efron and Tibshirani 1993, An Introduction to the Bootstrap,
// table 2.1.
const std::vector<double> mice = {52, 104, 146, 10, 51, 30, 40, 27, 46};
const AddressedRng rng{.seed = 20260101};
} // namespace

TEST_CASE("The bootstrap error of a mean is the plug-in error, 13.33 days for Efron and Tibshirani's mice") {
  const auto mean_of = [](std::span<const std::uint32_t> positions) {
    double sum = 0.0;
    for (const std::uint32_t position : positions)
      sum += mice[position];
    return sum / static_cast<double>(positions.size());
  };
  const std::vector<double> estimates = bootstrap_estimates(rng, mice.size(), mean_of, {.resamples = 20000});
  // The standard deviation of 20,000 estimates has a relative error of about 1 / sqrt(40,000).
  CHECK(standard_deviation(estimates) == Approx(13.33).epsilon(4.0 / 200.0));
  CHECK(mean(estimates) == Approx(mean(mice)).margin(4.0 * 13.33 / std::sqrt(20000.0)));
}

TEST_CASE("For a symmetric sample both intervals are the normal one") {
  // 1 .. 400: error of the mean 5.78 with divisor n.
  std::vector<double> sample(400);
  std::iota(sample.begin(), sample.end(), 1.0);
  const double centre = 200.5;
  const double error = std::sqrt((400.0 * 400.0 - 1.0) / 12.0 / 400.0);
  for (const Interval& interval :
       {bootstrap_mean_percentile(rng, sample), bootstrap_mean_accelerated(rng, sample)}) {
    CHECK(interval.low == Approx(centre - 1.96 * error).margin(0.12 * error));
    CHECK(interval.high == Approx(centre + 1.96 * error).margin(0.12 * error));
  }
}

TEST_CASE(
    "For a sample skewed to the right the accelerated interval lies to the right of the percentile one") {
  const Interval percentile = bootstrap_mean_percentile(rng, mice, {.resamples = 20000});
  const Interval accelerated = bootstrap_mean_accelerated(rng, mice, {.resamples = 20000});
  CHECK(accelerated.low > percentile.low);
  CHECK(accelerated.high > percentile.high);
}

TEST_CASE("The accelerated interval of a mean takes the quantiles of Efron and Tibshirani's formula") {
  // 1993, equations 14.9, 14.10 and 14.14; for a mean the acceleration is sum d^3 / (6 (sum
  // d^2)^(3/2)), 14.15 with the jackknife values written out. The mice: 0.0659, and the bias from the share
  // of resamples below the mean.
  const BootstrapSettings settings{.resamples = 4000};
  const auto mean_of = [](std::span<const std::uint32_t> positions) {
    double sum = 0.0;
    for (const std::uint32_t position : positions)
      sum += mice[position];
    return sum / static_cast<double>(positions.size());
  };
  const std::vector<double> estimates = bootstrap_estimates(rng, mice.size(), mean_of, settings);
  double below = 0.0, squares = 0.0, cubes = 0.0;
  for (const double estimate : estimates)
    below += estimate < mean(mice) ? 1.0 : estimate == mean(mice) ? 0.5 : 0.0;
  for (const double survival : mice) {
    const double d = survival - mean(mice);
    squares += d * d;
    cubes += d * d * d;
  }
  const double acceleration = cubes / (6.0 * std::pow(squares, 1.5));
  CHECK(acceleration == Approx(0.0659).margin(5e-5));
  const double bias = normal_quantile(below / static_cast<double>(estimates.size()));
  const auto share = [&](double z) {
    return normal_cdf(bias + (bias + z) / (1.0 - acceleration * (bias + z)));
  };
  const Interval interval = bootstrap_mean_accelerated(rng, mice, settings);
  CHECK(interval.low == Approx(quantile(estimates, share(-1.959964))).margin(0.05));
  CHECK(interval.high == Approx(quantile(estimates, share(1.959964))).margin(0.05));
}

TEST_CASE("A resample depends on its number and the seed, not on how many were asked for") {
  const std::vector<std::uint32_t> third = resampled_positions(rng, 3, 9);
  CHECK(third == resampled_positions(rng, 3, 9));
  CHECK(third != resampled_positions(rng, 4, 9));
  CHECK(third != resampled_positions({.seed = 1}, 3, 9));
  CHECK(std::all_of(third.begin(), third.end(), [](std::uint32_t position) { return position < 9; }));
}

TEST_CASE("A sample without spread has an interval without width") {
  const std::vector<double> constant(20, 3.0);
  CHECK(bootstrap_mean_accelerated(rng, constant).low == 3.0);
  CHECK(bootstrap_mean_percentile(rng, constant).high == 3.0);
}
