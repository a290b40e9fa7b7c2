// Distributions as quantile functions of one uniform: monotone, with known answers, the same bits everywhere.
// u is in the open interval (0, 1) everywhere.
#pragma once
#include <cstdint>
#include <span>

namespace entente {

// Standard normal. Wichura 1988, algorithm AS 241; relative error about 1e-15.
double normal_quantile(double u);

// Each u replaced by its normal_quantile, bit for bit.
void normal_quantiles(std::span<double> values);

// Beta on [0, 1], a and b above 0; a closed form for a = b = 1/2. The probability reached is right to 1e-11
// for a and b up to a thousand.
double beta_quantile(double u, double a, double b);

// Exponential with rate 1: -log(1 - u).
double exponential_quantile(double u);

std::uint32_t positive_poisson_quantile(double u, double mean);
// The smallest count whose cumulative probability reaches u, mean from 0 to 1e6: exact inversion, searched
// from the mode (from zero for small means). Never falls when u or the mean rises.
inline std::uint32_t poisson_quantile(double u, double mean) {
  const bool none = u <= 1.0 - mean; // exp(-mean) is at least 1 - mean
  return none ? 0 : positive_poisson_quantile(u, mean);
}

// floor(u^(-1 / (exponent - 1))), at least 1 and at most cap; exponent above 1.
std::uint32_t power_law_severity(double u, double exponent, std::uint32_t cap);

} // namespace entente
