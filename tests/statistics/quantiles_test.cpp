#include "engine/statistics/inference/quantiles.hpp"

#include "tests/catch.hpp"

#include <cmath>
#include <numeric>
#include <vector>

using namespace entente;

namespace {
std::vector<double> counting(std::size_t n) {
  std::vector<double> values(n);
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}
} // namespace

TEST_CASE("Quantiles of 1 to 10 are those of Hyndman and Fan's type 7") {
  const std::vector<double> sample = {10, 3, 7, 1, 9, 2, 8, 4, 6, 5};
  CHECK(quantile(sample, 0.25) == Approx(3.25));
  CHECK(median(sample) == Approx(5.5));
  CHECK(quantile(sample, 0.9) == Approx(9.1));
  CHECK(quantile(sample, 0.0) == 1.0);
  CHECK(quantile(sample, 1.0) == 10.0);
  CHECK(quantiles(sample, std::vector<double>{0.1, 0.5}) == std::vector<double>{1.9, 5.5});
}

TEST_CASE("A sample of one is all of its quantiles, an empty sample has none") {
  CHECK(quantile(std::vector<double>{4.0}, 0.3) == 4.0);
  CHECK(std::isnan(quantile(std::vector<double>{}, 0.3)));
}

TEST_CASE("The 95 % interval of a median lies between the order statistics of the sign-test tables") {
  // n = 10: second and ninth, coverage 1 - 2 (1 + 10) / 2^10; n = 20: sixth and fifteenth, 0.9586.
  const QuantileInterval ten = quantile_interval(counting(10), 0.5);
  CHECK(ten.low == 2.0);
  CHECK(ten.high == 9.0);
  CHECK(ten.coverage == Approx(1.0 - 22.0 / 1024.0));
  const QuantileInterval twenty = quantile_interval(counting(20), 0.5);
  CHECK(twenty.low == 6.0);
  CHECK(twenty.high == 15.0);
  CHECK(twenty.coverage == Approx(0.9586).margin(5e-5));
}

TEST_CASE("A sample too small for the level gives its extremes and says what they cover") {
  const QuantileInterval few = quantile_interval(counting(4), 0.5);
  CHECK(few.low == 1.0);
  CHECK(few.high == 4.0);
  CHECK(few.coverage == Approx(1.0 - 2.0 / 16.0));
}

TEST_CASE("Interval of a high quantile covers at least the level asked for") {
  for (const double share : {0.05, 0.25, 0.9, 0.95}) {
    const QuantileInterval interval = quantile_interval(counting(500), share, 0.9);
    CHECK(interval.coverage >= 0.9);
    CHECK(interval.coverage < 0.95);
    CHECK(interval.low <= quantile(counting(500), share));
    CHECK(interval.high >= quantile(counting(500), share));
  }
}
