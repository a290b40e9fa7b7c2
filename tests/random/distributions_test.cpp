#include "engine/random/addressed_rng.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"
#include "tests/catch.hpp"
#include "tests/random/goodness_of_fit.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <array>
#include <cmath>
#include <utility>
#include <vector>

using namespace entente;

namespace {

constexpr AddressedRng distribution_rng{.seed = 2024};
constexpr std::uint32_t many_draws = 50'000;

double uniform_of(std::uint32_t i) {
  return distribution_rng.uniform(Purpose::analysis, i);
}

// Away from zero only: crossing it, a relative error means nothing.
double relative_error(double value, double truth) {
  return std::fabs(value - truth) / std::fabs(truth);
}

// Rounding of a quantile, absolute near one.
constexpr double step = 4e-15;

// The densities are exponentials of sums of logarithms, the largest about the log_gamma of the parameters.
double log_rounding(double parameters) {
  return 1e-12 + 2e-15 * std::fabs(log_gamma(parameters));
}

} // namespace

TEST_CASE("The normal quantile has its known answers, is odd, and is right deep in the tails") {
  CHECK(normal_quantile(0.5) == 0.0);
  CHECK(normal_quantile(0.25) == Approx(-0.67448975019608171).epsilon(1e-15)); // Wichura 1988, table 1
  CHECK(normal_quantile(0.001) == Approx(-3.0902323061678136).epsilon(1e-15));
  CHECK(normal_quantile(1e-20) == Approx(-9.2623400897984080).epsilon(1e-15));
  const boost::math::normal law;
  double worst = 0.0;
  for (std::uint32_t i = 0; i < many_draws; ++i) {
    const double u = i % 2 == 0 ? uniform_of(i) : std::pow(uniform_of(i), 12.0);
    if (std::fabs(u - 0.5) > 0.01)
      worst = std::max(worst, relative_error(normal_quantile(u), quantile(law, u)));
    REQUIRE(normal_quantile(uniform_of(i)) == -normal_quantile(1.0 - uniform_of(i)));
  }
  CHECK(worst < 2e-15);
}

TEST_CASE("Normal draws follow the normal law") {
  const boost::math::normal law;
  std::vector<double> shares(many_draws);
  distribution_rng.normals(Purpose::leaning, 0, shares);
  for (double& share : shares)
    share = cdf(law, share);
  const test::Fit fit = test::evenness(shares, 500);
  CHECK(fit.statistic < fit.bound);
}

TEST_CASE("A whole group of normal quantiles has the bits of each alone") {
  for (const std::uint32_t length : {0U, 1U, 31U, 32U, 33U, 500U}) {
    std::vector<double> group(length);
    for (std::uint32_t i = 0; i < length; ++i)
      group[i] = uniform_of(i);
    normal_quantiles(group);
    for (std::uint32_t i = 0; i < length; ++i)
      REQUIRE(group[i] == normal_quantile(uniform_of(i)));
  }
}

TEST_CASE("The exponential quantile is the logarithm it is defined by") {
  for (std::uint32_t i = 0; i < 1000; ++i)
    REQUIRE(exponential_quantile(uniform_of(i)) ==
            Approx(-std::log1p(-uniform_of(i))).epsilon(1e-15).margin(1e-15));
}

TEST_CASE("The beta quantile for halves is the square of a sine") {
  const double pi = std::acos(-1.0);
  for (std::uint32_t i = 0; i < many_draws; ++i) {
    const double sine = std::sin(0.5 * pi * uniform_of(i));
    REQUIRE(beta_quantile(uniform_of(i), 0.5, 0.5) == Approx(sine * sine).epsilon(1e-15).margin(1e-16));
  }
  CHECK(beta_quantile(0.5, 0.5, 0.5) == Approx(0.5).epsilon(1e-15));
  CHECK(beta_quantile(1e-9, 0.5, 0.5) == Approx(0.25e-18 * pi * pi).epsilon(1e-14));
}

TEST_CASE("The beta quantile inverts the beta distribution function") {
  CHECK(beta_quantile(0.3, 1.0, 1.0) == Approx(0.3).epsilon(1e-14));
  CHECK(beta_quantile(0.3, 3.0, 1.0) == Approx(std::cbrt(0.3)).epsilon(1e-14));
  CHECK(beta_quantile(0.3, 1.0, 4.0) == Approx(1.0 - std::pow(0.7, 0.25)).epsilon(1e-13));
  for (const double a : {0.1, 0.5, 1.0, 2.0, 4.0, 30.0, 900.0})
    for (const double b : {0.1, 0.5, 1.0, 4.0, 250.0})
      for (std::uint32_t i = 0; i < 200; ++i) {
        const double u = i % 4 == 0 ? 1e-6 * uniform_of(i) : uniform_of(i);
        const double x = beta_quantile(u, a, b);
        INFO("a " << a << ", b " << b << ", u " << u << ", x " << x);
        if (x > 0.0 &&
            x < 1.0) // with a = 0.1 a share lies below the smallest number, with b = 0.1 above the largest
          REQUIRE(std::fabs(boost::math::ibeta(a, b, x) - u) <
                  log_rounding(a + b) + step * boost::math::ibeta_derivative(a, b, x));
      }
}

TEST_CASE("Quantiles rise with u") {
  std::vector<double> us;
  for (std::uint32_t i = 1; i < 2000; ++i)
    us.push_back(i / 2000.0);
  us.insert(us.begin(), {0x1p-53, 1e-12, 1e-6});
  us.insert(us.end(), {1.0 - 1e-6, 1.0 - 1e-12, 1.0 - 0x1p-53});
  for (std::size_t i = 1; i < us.size(); ++i) {
    const auto rises = [&](auto quantile) { return quantile(us[i - 1]) < quantile(us[i]); };
    REQUIRE(rises([](double u) { return normal_quantile(u); }));
    REQUIRE(rises([](double u) { return exponential_quantile(u); }));
    REQUIRE(beta_quantile(us[i - 1], 0.5, 0.5) <= beta_quantile(us[i], 0.5, 0.5));
    REQUIRE(beta_quantile(us[i - 1], 2.0, 4.0) < beta_quantile(us[i], 2.0, 4.0));
    REQUIRE(power_law_severity(us[i - 1], 2.5, 5000) >= power_law_severity(us[i], 2.5, 5000));
  }
}

TEST_CASE("Beta draws follow their law") {
  constexpr std::uint32_t some = 20'000;
  const boost::math::beta_distribution<> beta(2.0, 4.0);
  std::vector<double> betas;
  for (std::uint32_t i = 0; i < some; ++i)
    betas.push_back(cdf(beta, beta_quantile(uniform_of(i), 2.0, 4.0)));
  const test::Fit fit = test::evenness(betas, 200);
  CHECK(fit.statistic < fit.bound);
}

TEST_CASE("A severity is at least s with probability s^(1 - exponent), and never above its cap") {
  for (const double exponent : {1.8, 2.4, 3.0})
    for (const std::uint32_t s : {2U, 5U, 40U, 1000U}) {
      const double border = std::pow(s, 1.0 - exponent);
      CHECK(power_law_severity(border * (1.0 - 1e-12), exponent, 5000) == s);
      CHECK(power_law_severity(border * (1.0 + 1e-12), exponent, 5000) == s - 1);
    }
  CHECK(power_law_severity(0x1p-53, 1.5, 5000) == 5000);
  CHECK(power_law_severity(1.0 - 0x1p-53, 1.5, 5000) == 1);
  CHECK(power_law_severity(0.5, 50.0, 5000) == 1);
}

TEST_CASE("Severities follow their power law") {
  constexpr double exponent = 2.5;
  constexpr std::uint32_t cells = 30;
  std::vector<double> observed(cells, 0.0);
  std::vector<double> expected(cells, 0.0);
  const auto at_least = [](std::uint32_t s) { return std::pow(s, 1.0 - exponent); };
  for (std::uint32_t s = 1; s <= cells; ++s)
    expected[s - 1] = many_draws * (at_least(s) - (s < cells ? at_least(s + 1) : 0.0));
  for (std::uint32_t i = 0; i < many_draws; ++i)
    ++observed[power_law_severity(distribution_rng.uniform(Purpose::severity, i), exponent, cells) - 1];
  const test::Fit fit = test::chi_square(observed, expected);
  CHECK(fit.statistic < fit.bound);
}
