// Distributions as quantile functions of one uniform: monotone, with known answers, the same bits everywhere.
// u is in the open interval (0, 1) everywhere.
#pragma once
#include <cstdint>
#include <span>

namespace entente {

double normal_quantile(double u);                      // standard normal; Wichura 1988, AS 241
void normal_quantiles(std::span<double> values);       // each u replaced by its normal_quantile, bit for bit
double beta_quantile(double u, double a, double b);    // on [0, 1]; closed form for a = b = 1/2
double gamma_quantile(double u, double shape);         // scale 1
double exponential_quantile(double u);                 // rate 1: -log(1 - u)
std::uint32_t poisson_quantile(double u, double mean); // exact inversion, searched from the mode
std::uint32_t power_law_severity(double u, double exponent,
                                 std::uint32_t cap); // floor(u^(-1/(exponent-1))), at most cap

} // namespace entente
