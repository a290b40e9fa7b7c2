#include "engine/statistics/inference/quantiles.hpp"

#include "tests/catch.hpp"

#include <array>
#include <cmath>
#include <random>
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

TEST_CASE("Quantiles at several shares are those at each of them") {
  constexpr std::array shares{0.0, 0.05, 0.05, 0.25, 0.5, 0.75, 0.95, 0.97, 1.0};
  std::mt19937 numbers(11);
  for (std::size_t size = 0; size < 60; ++size) {
    std::vector<double> sample(size);
    for (double& value : sample)
      value = static_cast<double>(numbers() % 20); // also several of a kind
    const std::vector<double> sorted = sorted_copy(sample);
    std::array<double, shares.size()> found{};
    quantiles(sample, shares, found);
    for (std::size_t s = 0; s < shares.size(); ++s) {
      CAPTURE(size, shares[s]);
      const double right = quantile_of_sorted(sorted, shares[s]);
      CHECK((found[s] == right || (std::isnan(found[s]) && std::isnan(right))));
    }
    CHECK(sorted_copy(sample) == sorted); // put in another order, nothing lost
  }
}
