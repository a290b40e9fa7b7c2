#include "engine/statistics/inference/bootstrap.hpp"

#include "engine/random/distributions.hpp"
#include "engine/statistics/inference/draws.hpp"
#include "engine/statistics/inference/quantiles.hpp"

namespace entente {

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

Interval percentile_interval(std::span<const double> estimates, double level) {
  const std::vector<double> sorted = sorted_copy(estimates);
  const double tail = 0.5 * (1.0 - level);
  return {quantile_of_sorted(sorted, tail), quantile_of_sorted(sorted, 1.0 - tail)};
}

} // namespace entente
