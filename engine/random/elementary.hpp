// Our own exp and log, so that every compiler, flag set and machine gives the same bits. No libm in the state
// path.
#pragma once

namespace entente {

// Relative error below 1e-15 (double) and 3e-7 (float); exp of very negative numbers is 0, log of 0 or less
// is not allowed. Branch-free apart from the ends of the range.
double exp(double x);
double log(double x);
double power(double base, double exponent); // base > 0: exp(exponent * log(base))
double log_gamma(double x);                 // x > 0

// 1 - exp(-x): what a hazard does in a month, what a signal does to a distance.
inline double saturation(double x) {
  return 1.0 - exp(-x);
}

} // namespace entente
