// Quantiles of the beta distribution. In y = log(x / (1 - x)) it has a log-concave density, hence log-concave
// tails on either side: Newton's method on the logarithm of the nearer tail converges from anywhere, and a
// bracket keeps it in range.
#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"

#include <cmath>

namespace entente {
namespace {

constexpr double precision = 0x1p-53;
constexpr double tiniest = 1e-290; // stands in for a zero denominator in a continued fraction
constexpr int most_terms = 100'000;
constexpr double range_of_y = 700.0; // exp stays finite on both sides

// Both tails at a point, and the density in y.
struct Tails {
  double below;
  double above;
  double density;
};

// The continued fraction of the incomplete beta function (DLMF 8.17.22) with Lentz's method, two terms a
// step.
double beta_fraction(double a, double b, double x) {
  const auto away_from_zero = [](double value) { return std::fabs(value) < tiniest ? tiniest : value; };
  double c = 1.0;
  double d = 1.0 / away_from_zero(1.0 - (a + b) / (a + 1.0) * x);
  double fraction = d;
  for (int m = 1; m < most_terms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1.0 / away_from_zero(1.0 + even * d);
    c = away_from_zero(1.0 + even / c);
    fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1.0 / away_from_zero(1.0 + odd * d);
    c = away_from_zero(1.0 + odd / c);
    fraction *= d * c;
    if (std::fabs(d * c - 1.0) <= precision)
      break;
  }
  return fraction;
}

struct BetaTails {
  double a;
  double b;
  double log_beta;

  Tails operator()(double y) const {
    const double x = 1.0 / (1.0 + exp(-y));
    const double rest = 1.0 / (1.0 + exp(y));
    const double density = exp(a * log(x) + b * log(rest) - log_beta);
    if (x < (a + 1.0) / (a + b + 2.0)) {
      const double below = density * beta_fraction(a, b, x) / a;
      return {below, 1.0 - below, density};
    }
    const double above = density * beta_fraction(b, a, rest) / b;
    return {1.0 - above, above, density};
  }
};

// The y at which the tail below is u.
template<class TailsAt>
double quantile_of(double u, double y, TailsAt tails_at) {
  constexpr int most_steps = 200;
  const bool lower_half = u <= 0.5;
  const double target = lower_half ? u : 1.0 - u;
  const double log_target = log(target);
  double low = -range_of_y;
  double high = range_of_y;
  for (int step = 0; step < most_steps; ++step) {
    const Tails at = tails_at(y);
    const double tail = lower_half ? at.below : at.above;
    const double gap = log_target - log(tail);
    const double next = y + (lower_half ? gap : -gap) * tail / at.density;
    ((tail < target) == lower_half ? low : high) = y;
    const double safe = next > low && next < high ? next : 0.5 * (low + high);
    if (std::fabs(safe - y) <= precision * (1.0 + std::fabs(y)) ||
        high - low <= precision * (1.0 + std::fabs(y)))
      return safe;
    y = safe;
  }
  return y;
}

// sin^2(pi u / 2) for u <= 1/2, by the Taylor series of the sine to degree 15 (remainder 5e-17).
double arcsine_quantile(double u) {
  constexpr double half_pi = 0x1.921fb54442d18p+0;
  const double angle = half_pi * u;
  const double z = angle * angle;
  const double series =
      1.0 -
      z * (1.0 / 6 -
           z * (1.0 / 120 -
                z * (1.0 / 5040 - z * (1.0 / 362880 -
                                       z * (1.0 / 39916800 - z * (1.0 / 6227020800 - z / 1307674368000))))));
  const double sine = angle * series;
  return sine * sine;
}

} // namespace

double beta_quantile(double u, double a, double b) {
  if (a == 0.5 && b == 0.5)
    return u <= 0.5 ? arcsine_quantile(u) : 1.0 - arcsine_quantile(1.0 - u);
  const BetaTails tails{a, b, log_gamma(a) + log_gamma(b) - log_gamma(a + b)};
  return 1.0 / (1.0 + exp(-quantile_of(u, log(a / b), tails)));
}

} // namespace entente
