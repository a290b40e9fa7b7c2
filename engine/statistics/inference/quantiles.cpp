#include "engine/statistics/inference/quantiles.hpp"

#include "engine/core/missing.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

double quantile_of_sorted(std::span<const double> sorted, double share) {
  if (sorted.empty())
    return missing;
  const double place = share * static_cast<double>(sorted.size() - 1);
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

std::vector<double> sorted_copy(std::span<const double> sample) {
  std::vector<double> sorted(sample.begin(), sample.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

} // namespace entente
