#include "engine/statistics/inference/quantiles.hpp"

#include "engine/core/missing.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Where a quantile lies among the ordered values of a sample, counted from 0.
double place_of(std::size_t size, double share) {
  return share * static_cast<double>(size - 1);
}

} // namespace

double quantile_of_sorted(std::span<const double> sorted, double share) {
  if (sorted.empty())
    return missing;
  const double place = place_of(sorted.size(), share);
  const double below = std::floor(place);
  const auto i = static_cast<std::size_t>(below);
  if (i + 1 >= sorted.size())
    return sorted.back();
  return sorted[i] + (place - below) * (sorted[i + 1] - sorted[i]);
}

double quantile(std::span<const double> sample, double share) {
  return quantile_of_sorted(sorted_copy(sample), share);
}

double median(std::span<const double> sample) {
  return quantile(sample, 0.5);
}

void quantiles(std::span<double> sample, std::span<const double> shares, std::span<double> results) {
  const auto at = [&](std::size_t i) { return sample.begin() + static_cast<std::ptrdiff_t>(i); };
  std::size_t placed = 0; // so many of the smallest stand where they belong
  for (std::size_t s = 0; s < shares.size(); ++s) {
    const auto i = sample.empty() ? 0 : static_cast<std::size_t>(place_of(sample.size(), shares[s]));
    if (i < sample.size() && i >= placed)
      std::nth_element(at(placed), at(i), sample.end());
    if (i + 1 < sample.size() && i + 1 >= placed)
      std::iter_swap(at(i + 1), std::min_element(at(i + 1), sample.end()));
    placed = std::max(placed, i + 2);
    results[s] = quantile_of_sorted(sample, shares[s]);
  }
}

std::vector<double> sorted_copy(std::span<const double> sample) {
  std::vector<double> sorted(sample.begin(), sample.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

} // namespace entente
