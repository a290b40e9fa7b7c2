// Quantiles: what value does a given share of a sample stay below, and how sure is that?
#pragma once
#include <span>
#include <vector>

namespace entente {

// Quantile by linear interpolation of order statistics (Hyndman and Fan 1996, type 7: the default of R and
// NumPy). share in [0, 1]. Not a number for an empty sample.
double quantile_of_sorted(std::span<const double> sorted, double share);
double quantile(std::span<const double> sample, double share);
std::vector<double> quantiles(std::span<const double> sample, std::span<const double> shares);
double median(std::span<const double> sample);

struct QuantileInterval {
  double low = 0.0;
  double high = 0.0;
  double coverage =
      0.0; // attained: at least the level asked for, less only when the sample is too small for it
};

// Distribution-free interval between two order statistics, from the binomial count of values below the
// quantile (Conover 1999, Practical Nonparametric Statistics, section 3.2). A sample too small for the level
// gives its extremes and says so through `coverage`.
QuantileInterval quantile_interval_of_sorted(std::span<const double> sorted, double share,
                                             double level = 0.95);
QuantileInterval quantile_interval(std::span<const double> sample, double share, double level = 0.95);

std::vector<double> sorted_copy(std::span<const double> sample);

} // namespace entente
