// Tail probabilities: how far out in its distribution is a number? Cumulative probabilities and critical
// values, by Boost.Math.
#pragma once
#include <cstddef>

namespace entente {

double normal_cdf(double x);          // P(Z <= x), Z standard normal
double normal_density(double x);      // standard normal
double normal_critical(double level); // z with P(|Z| <= z) = level, level in (0, 1)
double student_critical(double level, double degrees_of_freedom); // t with P(|T| <= t) = level
double student_two_sided(double t, double degrees_of_freedom);    // P(|T| >= |t|)
double binomial_cdf(std::size_t successes, std::size_t trials, double probability); // P(X <= successes)

} // namespace entente
