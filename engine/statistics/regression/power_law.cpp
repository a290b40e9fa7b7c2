#include "engine/statistics/regression/power_law.hpp"

#include "engine/statistics/inference/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente {

namespace {

// How far whole numbers reach below and above themselves when measured from this threshold.
double half_shift(double threshold, const PowerLawSettings& settings) {
  return threshold < settings.half_shift_below ? 0.5 : 0.0;
}

double origin_of(double threshold, double shift) {
  return shift > 0.0 && threshold <= 1.0 ? 0.5 : threshold - shift;
}

// Largest distance between the empirical and the fitted cumulative share, on both sides of every step. A
// whole number x stands for (x - shift, x + shift).
double largest_distance(std::span<const double> tail, double origin, double shift, double exponent) {
  const double n = static_cast<double>(tail.size());
  double largest = 0.0;
  for (std::size_t i = 0; i < tail.size();) {
    std::size_t next = i;
    while (next < tail.size() && tail[next] == tail[i])
      ++next;
    const auto below = [&](double x) { return 1.0 - std::pow(std::max(x / origin, 1.0), 1.0 - exponent); };
    largest = std::max(largest, std::fabs(below(tail[i] - shift) - static_cast<double>(i) / n));
    largest = std::max(largest, std::fabs(below(tail[i] + shift) - static_cast<double>(next) / n));
    i = next;
  }
  return largest;
}

std::optional<PowerLawFit> fit_tail(std::span<const double> tail, double threshold,
                                    const PowerLawSettings& settings) {
  if (tail.empty() || tail.front() == tail.back())
    return std::nullopt;
  const double shift = half_shift(threshold, settings);
  const double origin = origin_of(threshold, shift);
  double sum = 0.0;
  for (const double value : tail)
    sum += std::log(value / origin);
  const double n = static_cast<double>(tail.size());
  PowerLawFit fit;
  fit.exponent = 1.0 + n / sum;
  fit.error = (fit.exponent - 1.0) / std::sqrt(n);
  fit.threshold = threshold;
  fit.points = tail.size();
  fit.distance = largest_distance(tail, origin, shift, fit.exponent);
  return fit;
}

std::span<const double> tail_of(std::span<const double> sorted, double threshold) {
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), threshold);
  return sorted.subspan(static_cast<std::size_t>(first - sorted.begin()));
}

// A candidate is a value of the sample: the smallest at or above the quantile.
std::vector<double> candidate_thresholds(std::span<const double> sorted, const PowerLawSettings& settings) {
  std::vector<double> candidates;
  const double steps = settings.candidates > 1 ? static_cast<double>(settings.candidates - 1) : 1.0;
  for (std::size_t i = 0; i < settings.candidates; ++i) {
    const double share = settings.lowest_quantile + (settings.highest_quantile - settings.lowest_quantile) *
                                                        static_cast<double>(i) / steps;
    const std::span<const double> tail = tail_of(sorted, quantile_of_sorted(sorted, share));
    if (!tail.empty())
      candidates.push_back(tail.front());
  }
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

} // namespace

std::optional<PowerLawFit> fit_power_law_above(std::span<const double> sample, double threshold,
                                               const PowerLawSettings& settings) {
  const std::vector<double> sorted = sorted_copy(sample);
  return fit_tail(tail_of(sorted, threshold), threshold, settings);
}

std::optional<PowerLawFit> fit_power_law(std::span<const double> sample, const PowerLawSettings& settings) {
  const std::vector<double> sorted = sorted_copy(sample);
  std::optional<PowerLawFit> best;
  for (const double threshold : candidate_thresholds(sorted, settings)) {
    const std::span<const double> tail = tail_of(sorted, threshold);
    if (tail.size() < settings.minimum_points)
      continue;
    const std::optional<PowerLawFit> fit = fit_tail(tail, threshold, settings);
    if (fit && (!best || fit->distance < best->distance))
      best = fit;
  }
  return best;
}

} // namespace entente
