#include "engine/statistics/inference/moments.hpp"

#include "engine/core/missing.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace entente {

double mean(std::span<const double> sample) {
  if (sample.empty())
    return missing;
  double sum = 0.0;
  for (const double value : sample)
    sum += value;
  return sum / static_cast<double>(sample.size());
}

double variance(std::span<const double> sample) {
  return covariance(sample, sample);
}

double standard_deviation(std::span<const double> sample) {
  return std::sqrt(variance(sample));
}

double monte_carlo_error(std::span<const double> sample) {
  return std::sqrt(variance(sample) / static_cast<double>(sample.size()));
}

double largest_absolute(std::span<const double> sample) {
  double largest = 0.0;
  for (const double value : sample)
    largest = std::max(largest, std::fabs(value));
  return largest;
}

double covariance(std::span<const double> a, std::span<const double> b) {
  assert(a.size() == b.size());
  if (a.size() < 2)
    return missing;
  const double mean_a = mean(a);
  const double mean_b = mean(b);
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size() - 1);
}

double correlation(std::span<const double> a, std::span<const double> b) {
  const double spread = std::sqrt(variance(a) * variance(b));
  return spread > 0.0 ? covariance(a, b) / spread : missing;
}

double weighted_mean(std::span<const double> sample, std::span<const double> weights) {
  assert(sample.size() == weights.size());
  double sum = 0.0;
  double total = 0.0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    sum += weights[i] * sample[i];
    total += weights[i];
  }
  return total > 0.0 ? sum / total : missing;
}

} // namespace entente
