// Quantiles: what value does a given share of a sample stay below, and how sure is that?
#pragma once
#include <span>
#include <vector>

namespace entente {

// Quantile by linear interpolation of order statistics (Hyndman and Fan 1996, type 7: the default of R and
// NumPy). share in [0, 1]. Not a number for an empty sample.
double quantile_of_sorted(std::span<const double> sorted, double share);
double quantile(std::span<const double> sample, double share);
double median(std::span<const double> sample);
// At several shares, ascending, into as many results. Reorders the sample, but sorts no more of it than they
// need.
void quantiles(std::span<double> sample, std::span<const double> shares, std::span<double> results);

std::vector<double> sorted_copy(std::span<const double> sample);

} // namespace entente
