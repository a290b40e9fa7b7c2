#include "engine/random/addressed_rng.hpp"
#include "engine/random/distributions.hpp"
#include "tests/catch.hpp"
#include "tests/random/goodness_of_fit.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <vector>

using namespace entente;

namespace {

constexpr AddressedRng poisson_rng{.seed = 31};

double u_of(std::uint32_t i) {
  return poisson_rng.uniform(Purpose::analysis, i);
}

// P(X > k), or P(X >= k) for k - 1; and P(X <= k). Each is exact where it is small.
double above(double k, double mean) {
  return k < 0.0 ? 1.0 : boost::math::gamma_p(k + 1.0, mean);
}
double reached(double k, double mean) {
  return k < 0.0 ? 0.0 : boost::math::gamma_q(k + 1.0, mean);
}

// The smallest count that reaches u, give or take the rounding of a sum of probabilities near one half.
bool is_quantile(double k, double u, double mean) {
  constexpr double rounding = 4e-15;
  if (u < 0.5)
    return reached(k, mean) >= u - rounding && reached(k - 1.0, mean) < u + rounding;
  return above(k, mean) <= 1.0 - u + rounding && above(k - 1.0, mean) > 1.0 - u - rounding;
}

} // namespace

TEST_CASE(
    "A Poisson quantile is the smallest count that reaches u, at every mean from nothing to a million") {
  for (const double mean :
       {1e-9, 0.01, 0.3, 1.0, 5.0, 20.0, 39.999, 40.0, 40.499, 40.5, 57.3, 100.0, 999.5, 12345.6, 1e5, 1e6}) {
    for (std::uint32_t i = 0; i < 1000; ++i) {
      const double small = std::pow(10.0, -14.0 * u_of(i));
      for (const double u : {u_of(i), small, 1.0 - small})
        if (u < 1.0) {
          INFO("mean " << mean << ", u " << u);
          REQUIRE(is_quantile(poisson_quantile(u, mean), u, mean));
        }
    }
  }
}

TEST_CASE("A Poisson quantile ends, and sensibly, at the very ends of the unit interval") {
  for (const double mean : {0.0, 1e-300, 1e-17, 0.5, 39.0, 40.0, 41.5, 1e4, 1e6}) {
    const double spread = 9.0 * std::sqrt(mean) + 30.0;
    CHECK(poisson_quantile(0x1p-53, mean) >= mean - spread);
    CHECK(poisson_quantile(0x1p-53, mean) <= mean);
    CHECK(poisson_quantile(1.0 - 0x1p-53, mean) <= mean + spread);
    CHECK(poisson_quantile(1.0 - 0x1p-53, mean) >= std::floor(mean));
  }
}

TEST_CASE("A mean of zero gives zero whatever u is") {
  for (std::uint32_t i = 0; i < 1000; ++i)
    REQUIRE(poisson_quantile(u_of(i), 0.0) == 0);
}

TEST_CASE("For the same u a Poisson quantile never falls when the mean rises") {
  for (std::uint32_t i = 0; i < 3000; ++i) {
    const double step = poisson_rng.uniform(Purpose::analysis, i, 2);
    std::uint32_t last = 0;
    for (double mean = 0.001; mean < 2000.0;) {
      const std::uint32_t now = poisson_quantile(u_of(i), mean);
      REQUIRE(now >= last);
      last = now;
      const bool near_the_border =
          mean > 38.0 && mean < 42.0; // where the search changes its start: look closely
      mean *= 1.0 + (near_the_border ? 0.001 : 0.2) * step + 1e-4;
    }
  }
}

TEST_CASE("For the same mean a Poisson quantile never falls when u rises") {
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    const double mean = 100.0 * poisson_rng.uniform(Purpose::analysis, i, 1);
    const double u = u_of(i);
    REQUIRE(poisson_quantile(u, mean) <= poisson_quantile(u + 0.01 * (1.0 - u), mean));
    REQUIRE(poisson_quantile(u, mean) <= poisson_quantile(std::nextafter(u, 1.0), mean));
  }
}

TEST_CASE("Counts follow the Poisson law") {
  constexpr std::uint32_t many = 100'000;
  constexpr double enough = 20.0; // expected draws in a cell
  for (const double mean : {0.2, 3.0, 25.0, 60.0, 400.0}) {
    std::vector<double> observed(1, 0.0);
    std::vector<double> expected(1, 0.0);
    std::vector<std::size_t> cell_of;
    double left = many;
    for (int k = 0; left > enough; ++k) {
      const double here = many * (reached(k, mean) - reached(k - 1, mean));
      if (expected.back() > enough && left > enough + here) {
        expected.push_back(0.0);
        observed.push_back(0.0);
      }
      expected.back() += here;
      left -= here;
      cell_of.push_back(expected.size() - 1);
    }
    expected.back() += left;
    for (std::uint32_t i = 0; i < many; ++i)
      ++observed[cell_of[std::min<std::size_t>(poisson_rng.count(Purpose::attacks, i, mean),
                                               cell_of.size() - 1)]];
    const test::Fit fit = test::chi_square(observed, expected);
    INFO("mean " << mean);
    CHECK(fit.statistic < fit.bound);
  }
}
