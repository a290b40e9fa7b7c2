// The smallest count whose cumulative probability reaches u, by adding probabilities: exact at every mean,
// and because the sums do not depend on u, never falling when u rises.
#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"

#include <array>
#include <cmath>

namespace entente {
namespace {

constexpr double small_mean = 40.0;    // below it the search starts at zero
constexpr double negligible = 0x1p-57; // no uniform lies this close to 0 or 1

struct Reciprocals {
  std::array<double, 128> of{};
  constexpr Reciprocals() {
    for (std::size_t n = 1; n < of.size(); ++n)
      of[n] = 1.0 / static_cast<double>(n);
  }
};
constexpr Reciprocals reciprocal;

// From zero upwards. It ends at the last tabled count, whose tail at a mean of 40 is 1e-28, if not before.
std::uint32_t search_from_zero(double u, double mean) {
  double probability = exp(-mean);
  double reached = probability;
  std::uint32_t count = 0;
  while (reached < u && count + 1 < reciprocal.of.size()) {
    ++count;
    probability *= mean * reciprocal.of[count];
    reached += probability;
    if (probability<negligible&& static_cast<double>(count)> mean)
      break;
  }
  return count;
}

// (1 + x) e^-x to the power n, for x = extra / n and |x| <= 1/60: from the series of log(1 + x) - x.
double drift_from_integer(double extra, double n) {
  const double x = extra / n;
  const double series =
      1.0 / 2 -
      x * (1.0 / 3 -
           x * (1.0 / 4 - x * (1.0 / 5 - x * (1.0 / 6 - x * (1.0 / 7 - x * (1.0 / 8 - x * (1.0 / 9)))))));
  return exp(-extra * x * series);
}

// What is known at the integer n nearest to the mean: P(X = n) and P(X <= n).
struct Middle {
  double probability;
  double reached;
};

Middle middle_of(double n, double mean) {
  constexpr double inverse_root_two_pi = 0x1.9884533d43651p-2;
  const double inverse = 1.0 / n;
  const double z = inverse * inverse;
  // P(X = n) at a mean of exactly n: n^n e^-n / n! by Stirling's series.
  const double stirling =
      inverse * (1.0 / 12 + z * (-1.0 / 360 + z * (1.0 / 1260 + z * (-1.0 / 1680 + z * (1.0 / 1188)))));
  const double at_integer = inverse_root_two_pi / std::sqrt(n) * exp(-stirling);
  // Ramanujan's theta: P(X < n) + theta P(X = n) = 1/2 at a mean of n (Berndt, Ramanujan's Notebooks II, p.
  // 181).
  const double theta =
      1.0 / 3 +
      inverse *
          (4.0 / 135 +
           inverse * (-8.0 / 2835 +
                      inverse * (-16.0 / 8505 + inverse * (8992.0 / 12629925 +
                                                           inverse * (334144.0 / 492567075 +
                                                                      inverse * (-698752.0 / 1477701225))))));
  // From a mean of n to the mean asked for: dP(X <= n) = -P(X = n) d(mean), by Gauss-Legendre with four
  // nodes.
  constexpr double node[2] = {0x1.5c23fd9dd3dfcp-2, 0x1.b8e6dbcf63985p-1};
  constexpr double weight[2] = {0x1.4de5f840c24cap-1, 0x1.64340f7e7b66bp-2};
  const double extra = mean - n;
  double integral = 0.0;
  for (int i = 0; i < 2; ++i)
    integral += weight[i] * (drift_from_integer(0.5 * extra * (1.0 - node[i]), n) +
                             drift_from_integer(0.5 * extra * (1.0 + node[i]), n));
  return {at_integer * drift_from_integer(extra, n),
          0.5 + at_integer * ((1.0 - theta) - 0.5 * extra * integral)};
}

std::uint32_t search_upwards(double u, double mean, double count, Middle at) {
  double probability = at.probability;
  double left = 1.0 - at.reached; // P(X > count)
  while (left > 1.0 - u && probability > negligible) {
    count += 1.0;
    probability *= mean / count;
    left -= probability;
  }
  return static_cast<std::uint32_t>(count);
}

std::uint32_t search_downwards(double u, double mean, double count, Middle at) {
  double probability = at.probability;
  double below = at.reached - probability; // P(X < count)
  while (below >= u && probability > negligible) {
    probability *= count / mean;
    count -= 1.0;
    below -= probability;
  }
  return static_cast<std::uint32_t>(count);
}

} // namespace

std::uint32_t positive_poisson_quantile(double u, double mean) {
  if (mean < small_mean)
    return search_from_zero(u, mean);
  const double n = std::floor(mean + 0.5);
  const Middle at = middle_of(n, mean);
  return u > at.reached ? search_upwards(u, mean, n, at) : search_downwards(u, mean, n, at);
}

} // namespace entente
