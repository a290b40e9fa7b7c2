// Wichura 1988, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37,
// routine PPND16: a ratio of polynomials of degree seven in each of three ranges, relative error about 1e-16.
#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double central_half_width = 0.425;
constexpr double central_square = 0.180625; // central_half_width squared
constexpr double near_tail_end = 5.0;
constexpr double near_tail_shift = 1.6;

// Coefficients from the constant upwards; the denominators' constants are 1.
struct Ratio {
  double above[8];
  double below[8];
};

constexpr Ratio centre = {
    {3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
     4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3},
    {1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
     2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3}};

constexpr Ratio near_tail = {{1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                              3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                              2.27238449892691845833e-2, 7.74545014278341407640e-4},
                             {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0,
                              6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
                              5.47593808499534494600e-4, 1.05075007164441684324e-9}};

constexpr Ratio far_tail = {{6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                             2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                             2.71155556874348757815e-5, 2.01033439929228813265e-7},
                            {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
                             1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                             1.42151175831644588870e-7, 2.04426310338993978564e-15}};

inline double polynomial(const double (&c)[8], double x) {
  return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0];
}

inline double ratio_at(const Ratio& ratio, double x) {
  return polynomial(ratio.above, x) / polynomial(ratio.below, x);
}

inline double central_quantile(double from_half) {
  return from_half * ratio_at(centre, central_square - from_half * from_half);
}

double tail_quantile(double u) {
  const double distance = std::sqrt(-log(u < 0.5 ? u : 1.0 - u));
  const double size = distance <= near_tail_end ? ratio_at(near_tail, distance - near_tail_shift)
                                                : ratio_at(far_tail, distance - near_tail_end);
  return u < 0.5 ? -size : size;
}

inline bool is_central(double u) {
  return std::fabs(u - 0.5) <= central_half_width;
}

} // namespace

double normal_quantile(double u) {
  return is_central(u) ? central_quantile(u - 0.5) : tail_quantile(u);
}

// The centre, 85 % of all draws, is computed for a whole group without a branch; tails are then put right one
// by one.
void normal_quantiles(std::span<double> values) {
  constexpr std::size_t group = 32;
  double quantile[group];
  for (; !values.empty(); values = values.subspan(std::min(group, values.size()))) {
    const auto part = values.first(std::min(group, values.size()));
    for (std::size_t i = 0; i < part.size(); ++i)
      quantile[i] = central_quantile(part[i] - 0.5);
    for (std::size_t i = 0; i < part.size(); ++i)
      part[i] = is_central(part[i]) ? quantile[i] : tail_quantile(part[i]);
  }
}

} // namespace entente
