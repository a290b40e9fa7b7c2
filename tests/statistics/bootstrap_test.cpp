#include "engine/statistics/inference/bootstrap.hpp"

#include "engine/statistics/inference/moments.hpp"
#include "tests/catch.hpp"
#include "tests/statistics/samples.hpp"

#include <cmath>
#include <numeric>
#include <vector>

using namespace entente;
using test::rng;

namespace {
// Survival in days of 9 untreated mice: Efron and Tibshirani 1993, An Introduction to the Bootstrap,
// table 2.1.
const std::vector<double> mice = {52, 104, 146, 10, 51, 30, 40, 27, 46};
} // namespace

TEST_CASE("The bootstrap error of a mean is the plug-in error, 13.33 days for Efron and Tibshirani's mice") {
  const auto mean_of = [](std::span<const std::uint32_t> positions) {
    double sum = 0.0;
    for (const std::uint32_t position : positions)
      sum += mice[position];
    return sum / static_cast<double>(positions.size());
  };
  std::vector<double> estimates;
  for (std::uint32_t resample = 0; resample < 20000; ++resample)
    estimates.push_back(mean_of(resampled_positions(rng, resample, mice.size())));
  // The standard deviation of 20,000 estimates has a relative error of about 1 / sqrt(40,000).
  CHECK(standard_deviation(estimates) == Approx(13.33).epsilon(4.0 / 200.0));
  CHECK(mean(estimates) == Approx(mean(mice)).margin(4.0 * 13.33 / std::sqrt(20000.0)));
}

TEST_CASE("A resample depends on its number and the seed, not on how many were asked for") {
  const std::vector<std::uint32_t> third = resampled_positions(rng, 3, 9);
  CHECK(third == resampled_positions(rng, 3, 9));
  CHECK(third != resampled_positions(rng, 4, 9));
  CHECK(third != resampled_positions({.seed = 1}, 3, 9));
  CHECK(std::all_of(third.begin(), third.end(), [](std::uint32_t position) { return position < 9; }));
}

TEST_CASE("The percentile interval holds all but the share of the estimates in either tail") {
  std::vector<double> estimates(1001);
  std::iota(estimates.rbegin(), estimates.rend(), 0.0);
  const Interval interval = percentile_interval(estimates, 0.95);
  CHECK(interval.low == Approx(25.0));
  CHECK(interval.high == Approx(975.0));
  CHECK(percentile_interval(std::vector<double>(20, 3.0), 0.95).low == 3.0);
}
