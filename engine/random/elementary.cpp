#include "engine/random/elementary.hpp"

namespace entente {

// Stirling's series (Abramowitz and Stegun 6.1.41), after shifting x upwards until the series is exact.
double log_gamma(double x) {
  constexpr double series_is_exact = 12.0;
  constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
  double shift = 1.0;
  while (x < series_is_exact) {
    shift *= x;
    x += 1.0;
  }
  const double inverse = 1.0 / x;
  const double z = inverse * inverse;
  const double correction =
      inverse *
      (1.0 / 12 +
       z * (-1.0 / 360 + z * (1.0 / 1260 + z * (-1.0 / 1680 + z * (1.0 / 1188 + z * (-691.0 / 360360))))));
  return (x - 0.5) * log(x) - x + half_log_two_pi + correction - log(shift);
}

} // namespace entente
