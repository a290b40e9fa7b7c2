// Mean, variance and Monte Carlo error of a sample. Sums run in the order of the sample.
#pragma once
#include <span>

namespace entente {

// All in the unit of the sample (variance: its square). Not a number when the sample is too small: 1 value
// for a mean, 2 for anything that measures spread.
double mean(std::span<const double> sample);
double variance(std::span<const double> sample); // divisor n - 1, two passes
double standard_deviation(std::span<const double> sample);
double monte_carlo_error(std::span<const double> sample); // standard error of the mean: sd / sqrt(n)

double largest_absolute(std::span<const double> sample); // 0 of nothing

// Two samples of equal length. Not a number with fewer than 2 pairs or, for the correlation, without spread.
double covariance(std::span<const double> a, std::span<const double> b);  // divisor n - 1
double correlation(std::span<const double> a, std::span<const double> b); // Pearson

// Weights at least 0 with a positive sum; they need not sum to 1.
double weighted_mean(std::span<const double> sample, std::span<const double> weights);

} // namespace entente
