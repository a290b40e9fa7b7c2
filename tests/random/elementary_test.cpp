#include "engine/random/addressed_rng.hpp"
#include "engine/random/digest.hpp"
#include "engine/random/elementary.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <limits>

using namespace entente;

namespace {

constexpr int draws = 200'000;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// Evenly spread over [low, high], the same at every run.
double spread(std::uint32_t i, double low, double high) {
  return low + (high - low) * AddressedRng{.seed = 11}.uniform(Purpose::analysis, i);
}

// The references have 64 bits of mantissa where long double is longer than double.
double error_of_exp(double x) {
  const long double truth = std::exp(static_cast<long double>(x));
  return static_cast<double>(std::fabs((entente::exp(x) - truth) / truth));
}

double error_of_log(double x) {
  const long double truth = std::log(static_cast<long double>(x));
  return static_cast<double>(std::fabs((entente::log(x) - truth) / truth));
}

} // namespace

TEST_CASE("exp has a relative error below 3e-16 from -700 to 700") {
  double worst = 0.0;
  for (std::uint32_t i = 0; i < draws; ++i) {
    worst = std::max(worst, error_of_exp(spread(i, -700.0, 700.0)));
    worst = std::max(worst, error_of_exp(spread(i, -1.0, 1.0)));
  }
  CHECK(worst < 3e-16);
}

TEST_CASE("exp is one at zero, zero far below, infinite far above, and passes on what is not a number") {
  CHECK(entente::exp(0.0) == 1.0);
  CHECK(entente::exp(-708.1) == 0.0);
  CHECK(entente::exp(-infinity) == 0.0);
  CHECK(entente::exp(-1e300) == 0.0);
  CHECK(entente::exp(709.1) == infinity);
  CHECK(entente::exp(infinity) == infinity);
  CHECK(std::isnan(entente::exp(not_a_number)));
  CHECK(error_of_exp(-708.0) < 3e-16);
  CHECK(error_of_exp(709.0) < 3e-16);
}

TEST_CASE("exp never falls from one number to the next") {
  for (std::uint32_t i = 0; i < draws; ++i) {
    const double x = spread(i, -40.0, 2.0);
    REQUIRE(entente::exp(x) <= entente::exp(std::nextafter(x, 10.0)));
  }
}

TEST_CASE("log has a relative error below 6e-16, near one and everywhere else") {
  double worst = 0.0;
  for (std::uint32_t i = 0; i < draws; ++i) {
    worst = std::max(worst, error_of_log(std::exp2(spread(i, -1022.0, 1024.0))));
    worst = std::max(worst, error_of_log(spread(i, 0.4, 2.5)));
    worst = std::max(worst, error_of_log(1.0 + spread(i, -1e-6, 1e-6)));
  }
  CHECK(worst < 6e-16);
}

TEST_CASE("log of one is zero, and log of nothing positive is not a number") {
  CHECK(entente::log(1.0) == 0.0);
  CHECK(std::isnan(entente::log(0.0)));
  CHECK(std::isnan(entente::log(-1.0)));
  CHECK(std::isnan(entente::log(not_a_number)));
}

TEST_CASE("A power is the product it abbreviates, and saturation what is left of one") {
  CHECK(power(3.0, 4.0) == Approx(81.0).epsilon(1e-14));
  CHECK(power(2.0, -0.5) == Approx(std::sqrt(0.5)).epsilon(1e-15));
  CHECK(power(7.0, 0.0) == 1.0);
  CHECK(saturation(0.0) == 0.0);
  CHECK(saturation(1e6) == 1.0);
  CHECK(saturation(0.3) == Approx(-std::expm1(-0.3)).epsilon(1e-15));
}

TEST_CASE("log_gamma continues the factorial, at halves too") {
  double log_factorial = 0.0; // of n - 1
  double log_half = 0.5 * std::log(std::acos(-1.0));
  for (int n = 1; n < 300; ++n) {
    CHECK(std::fabs(log_gamma(n) - log_factorial) < 2e-14 * std::max(1.0, log_factorial));
    CHECK(std::fabs(log_gamma(n - 0.5) - log_half) < 2e-14 * std::max(1.0, log_half));
    log_factorial += std::log(n);
    log_half += std::log(n - 0.5);
  }
  CHECK(log_gamma(1e-8) == Approx(-std::log(1e-8)).epsilon(1e-8)); // gamma(x) is 1/x near zero
}

TEST_CASE("This build gives the bits that every build gives") {
  CHECK(elementary_digest() == expected_elementary_digest);
}

TEST_CASE("The compiler's own arithmetic gives the same bits as the machine's") {
  constexpr double at_compile_time = entente::exp(-1.25) + entente::log(5.5);
  volatile double low = -1.25;
  volatile double high = 5.5;
  CHECK(entente::exp(low) + entente::log(high) == at_compile_time);
}
