#include "engine/statistics/inference/quantiles.hpp"

#include "engine/statistics/inference/tails.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// The smallest count in [0, trials] whose binomial cumulative probability exceeds `probability`.
std::size_t first_count_above(double probability, std::size_t trials, double share) {
  std::size_t low = 0;
  std::size_t high = trials;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (binomial_cdf(middle, trials, share) > probability)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

} // namespace

double quantile_of_sorted(std::span<const double> sorted, double share) {
  if (sorted.empty())
    return undefined;
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

std::vector<double> quantiles(std::span<const double> sample, std::span<const double> shares) {
  const std::vector<double> sorted = sorted_copy(sample);
  std::vector<double> result;
  result.reserve(shares.size());
  for (const double share : shares)
    result.push_back(quantile_of_sorted(sorted, share));
  return result;
}

double median(std::span<const double> sample) {
  return quantile(sample, 0.5);
}

QuantileInterval quantile_interval_of_sorted(std::span<const double> sorted, double share, double level) {
  const std::size_t n = sorted.size();
  if (n == 0)
    return {undefined, undefined, 0.0};
  const double tail = 0.5 * (1.0 - level);
  // With X ~ binomial(n, share) the count of values below the quantile, order statistics r < s (from 1) cover
  // it with probability P(r <= X <= s - 1). Take the largest r with P(X < r) <= tail, the smallest s with P(X
  // >= s) <= tail.
  const std::size_t r = std::max<std::size_t>(first_count_above(tail, n, share), 1);
  std::size_t s = first_count_above(tail, n, 1.0 - share);
  s = n + 1 - std::max<std::size_t>(s, 1);
  return {sorted[r - 1], sorted[s - 1], binomial_cdf(s - 1, n, share) - binomial_cdf(r - 1, n, share)};
}

QuantileInterval quantile_interval(std::span<const double> sample, double share, double level) {
  return quantile_interval_of_sorted(sorted_copy(sample), share, level);
}

std::vector<double> sorted_copy(std::span<const double> sample) {
  std::vector<double> sorted(sample.begin(), sample.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

} // namespace entente
