#include "engine/statistics/inference/bootstrap.hpp"

#include "engine/core/clip.hpp"
#include "engine/random/distributions.hpp"
#include "engine/statistics/inference/draws.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/quantiles.hpp"
#include "engine/statistics/inference/tails.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

std::vector<double> mean_estimates(const AddressedRng& rng, std::span<const double> sample,
                                   const BootstrapSettings& settings) {
  const auto mean_of = [sample](std::span<const std::uint32_t> positions) {
    double sum = 0.0;
    for (const std::uint32_t position : positions)
      sum += sample[position];
    return sum / static_cast<double>(positions.size());
  };
  return bootstrap_estimates(rng, sample.size(), mean_of, settings);
}

// Skewness of the influence of single rows, over six: how fast the standard error changes with the estimate.
double acceleration(std::span<const double> left_out) {
  const double centre = mean(left_out);
  double squares = 0.0;
  double cubes = 0.0;
  for (const double estimate : left_out) {
    const double influence = centre - estimate;
    squares += influence * influence;
    cubes += influence * influence * influence;
  }
  return squares > 0.0 ? cubes / (6.0 * squares * std::sqrt(squares)) : 0.0;
}

// Share of estimates below the observed one, ties counting half, kept off 0 and 1 where it has no normal
// score.
double share_below(std::span<const double> estimates, double observed) {
  double count = 0.0;
  for (const double estimate : estimates)
    count += estimate < observed ? 1.0 : (estimate == observed ? 0.5 : 0.0);
  const double n = static_cast<double>(estimates.size());
  return clip(count / n, 0.5 / n, 1.0 - 0.5 / n);
}

} // namespace

std::vector<std::uint32_t> resampled_positions(const AddressedRng& rng, std::uint32_t resample,
                                               std::size_t size) {
  const AddressedRng address{rng.seed, resample, static_cast<Month>(AnalysisDraw::resample)};
  std::vector<double> places(size);
  address.uniforms(Purpose::analysis, 0, places);
  std::vector<std::uint32_t> positions(size);
  for (std::size_t i = 0; i < size; ++i)
    positions[i] = static_cast<std::uint32_t>(choice(places[i], size));
  return positions;
}

std::vector<double> bootstrap_estimates(const AddressedRng& rng, std::size_t size,
                                        const PositionsEstimate& estimate,
                                        const BootstrapSettings& settings) {
  std::vector<double> estimates;
  estimates.reserve(settings.resamples);
  for (std::size_t b = 0; b < settings.resamples; ++b)
    estimates.push_back(estimate(resampled_positions(rng, static_cast<std::uint32_t>(b), size)));
  return estimates;
}

Interval percentile_interval(std::span<const double> estimates, double level) {
  const std::vector<double> sorted = sorted_copy(estimates);
  const double tail = 0.5 * (1.0 - level);
  return {quantile_of_sorted(sorted, tail), quantile_of_sorted(sorted, 1.0 - tail)};
}

Interval accelerated_interval(std::span<const double> estimates, double observed,
                              std::span<const double> left_out, double level) {
  const std::vector<double> sorted = sorted_copy(estimates);
  if (sorted.empty() || sorted.front() == sorted.back())
    return {observed, observed};
  const double bias = normal_quantile(share_below(sorted, observed));
  const double speed = acceleration(left_out);
  const double z = normal_critical(level);
  const auto end = [&](double score) {
    const double moved = bias + score;
    return quantile_of_sorted(sorted, normal_cdf(bias + moved / (1.0 - speed * moved)));
  };
  return {end(-z), end(z)};
}

Interval bootstrap_mean_percentile(const AddressedRng& rng, std::span<const double> sample,
                                   const BootstrapSettings& settings) {
  return percentile_interval(mean_estimates(rng, sample, settings), settings.level);
}

Interval bootstrap_mean_accelerated(const AddressedRng& rng, std::span<const double> sample,
                                    const BootstrapSettings& settings) {
  const double observed = mean(sample);
  const double n = static_cast<double>(sample.size());
  std::vector<double> left_out(sample.size());
  for (std::size_t i = 0; i < sample.size(); ++i)
    left_out[i] = (n * observed - sample[i]) / (n - 1.0);
  return accelerated_interval(mean_estimates(rng, sample, settings), observed, left_out, settings.level);
}

} // namespace entente
