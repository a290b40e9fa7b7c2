#include "engine/statistics/inference/quantiles.hpp"

#include "tests/catch.hpp"

#include <cmath>
#include <vector>

using namespace entente;

TEST_CASE("Quantiles of 1 to 10 are those of Hyndman and Fan's type 7") {
  const std::vector<double> sample = {10, 3, 7, 1, 9, 2, 8, 4, 6, 5};
  CHECK(quantile(sample, 0.25) == Approx(3.25));
  CHECK(median(sample) == Approx(5.5));
  CHECK(quantile(sample, 0.9) == Approx(9.1));
  CHECK(quantile(sample, 0.0) == 1.0);
  CHECK(quantile(sample, 1.0) == 10.0);
  CHECK(quantile(sample, 0.1) == 1.9);
}

TEST_CASE("A sample of one is all of its quantiles, an empty sample has none") {
  CHECK(quantile(std::vector<double>{4.0}, 0.3) == 4.0);
  CHECK(std::isnan(quantile(std::vector<double>{}, 0.3)));
}
