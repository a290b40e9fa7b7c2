#include "engine/statistics/regression/power_law.hpp"

#include "engine/random/addressed_rng.hpp"
#include "engine/random/distributions.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <vector>

using namespace entente;

namespace {

constexpr PowerLawSettings continuous = {.half_shift_below = 0.0};

// Values at evenly spaced shares of an exact power law above 1.
std::vector<double> exact_power_law(std::size_t n, double exponent) {
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i)
    values.push_back(
        std::pow(1.0 - (static_cast<double>(i) + 0.5) / static_cast<double>(n), -1.0 / (exponent - 1.0)));
  return values;
}

} // namespace

TEST_CASE("The exponent is 1 + n / sum of log ratios, the closed form of Clauset, Shalizi and Newman") {
  // log ratios 0, 1, 2, 3 above the threshold 2: 1 + 4 / 6. Values below the threshold do not count.
  const double e = std::exp(1.0);
  const std::vector<double> sample = {2.0, 2.0 * e, 2.0 * e * e, 2.0 * e * e * e, 0.5, 1.9};
  const auto fit = fit_power_law_above(sample, 2.0, continuous);
  REQUIRE(fit);
  CHECK(fit->exponent == Approx(1.0 + 4.0 / 6.0));
  CHECK(fit->error == Approx(4.0 / 6.0 / 2.0));
  CHECK(fit->points == 4);
}

TEST_CASE("Whole numbers below 20 are measured from half below the threshold") {
  const std::vector<double> sample = {5, 5, 7, 12, 40};
  double sum = 0.0;
  for (const double x : sample)
    sum += std::log(x / 4.5);
  CHECK(fit_power_law_above(sample, 5.0)->exponent == Approx(1.0 + 5.0 / sum));
  // From 1 on the origin is one half; from 20 on there is no shift.
  CHECK(fit_power_law_above(std::vector<double>{1, 2, 4}, 1.0)->exponent ==
        Approx(1.0 + 3.0 / (std::log(2.0) + std::log(4.0) + std::log(8.0))));
  CHECK(fit_power_law_above(std::vector<double>{20, 40, 80}, 20.0)->exponent ==
        Approx(1.0 + 1.0 / std::log(2.0)));
}

TEST_CASE("An exact power law is fitted with its exponent and a distance of half a step") {
  const std::vector<double> sample = exact_power_law(4000, 2.5);
  const auto fit = fit_power_law_above(sample, 1.0, continuous);
  REQUIRE(fit);
  CHECK(fit->exponent == Approx(2.5).epsilon(1e-3));
  CHECK(fit->distance < 1e-3);
}

TEST_CASE("The threshold is found where an exponential body gives way to a power-law tail") {
  // As Clauset, Shalizi and Newman 2009, equation 3.10: density falls like exp(-alpha (x / 10 - 1)) below 10
  // and like (x / 10)^-alpha above, alpha = 2.5; taken at evenly spaced shares, so the only error is the
  // threshold's.
  constexpr double alpha = 2.5;
  const double body = (std::exp(alpha) - 1.0) / alpha; // over the density at 10, in units of 10
  const double tail = 1.0 / (alpha - 1.0);
  std::vector<double> sample;
  constexpr int n = 20000;
  for (int i = 0; i < n; ++i) {
    const double mass = (i + 0.5) / n * (body + tail);
    if (mass < body)
      sample.push_back(10.0 * (1.0 - std::log(std::exp(alpha) - alpha * mass) / alpha));
    else
      sample.push_back(10.0 * std::pow(1.0 - (mass - body) / tail, -1.0 / (alpha - 1.0)));
  }
  const auto fit = fit_power_law(sample, {.candidates = 200, .half_shift_below = 0.0});
  REQUIRE(fit);
  // The body leaves the line of the tail slowly (its slope at 10 is the same), so the threshold comes a
  // little early.
  CHECK(fit->threshold > 9.0);
  CHECK(fit->threshold < 15.0);
  CHECK(fit->exponent == Approx(alpha).margin(0.05));
}

TEST_CASE("Rounded power-law severities give back their exponent through the half shift") {
  std::vector<double> sample;
  for (std::uint32_t i = 0; i < 20000; ++i) {
    const double u = AddressedRng{.seed = 7}.uniform(Purpose::analysis, 0, i);
    sample.push_back(std::floor(10.0 * std::pow(u, -1.0 / 1.4) + 0.5));
  }
  const auto fit = fit_power_law(sample);
  REQUIRE(fit);
  CHECK(fit->exponent == Approx(2.4).margin(4.0 * fit->error + 0.02));
  CHECK(fit->points >= 50);
}

TEST_CASE("Too few points, or points all alike, have no tail") {
  CHECK_FALSE(fit_power_law(exact_power_law(60, 2.0)));
  CHECK(fit_power_law(exact_power_law(100, 2.0)));
  CHECK_FALSE(fit_power_law(std::vector<double>(200, 3.0)));
  CHECK_FALSE(fit_power_law(std::vector<double>{}));
}
