#include "engine/statistics/scoring/brier.hpp"

#include "engine/statistics/inference/proportion.hpp"

#include <algorithm>
#include <cassert>

namespace entente {

std::vector<ReliabilityBin> reliability(std::span<const double> probability, std::span<const double> happened,
                                        std::size_t bins, double level) {
  assert(probability.size() == happened.size() && bins >= 1);
  std::vector<ReliabilityBin> result(bins);
  std::vector<std::size_t> yes(bins, 0);
  const double width = static_cast<double>(bins);
  for (std::size_t i = 0; i < probability.size(); ++i) {
    const std::size_t bin = std::min(bins - 1, static_cast<std::size_t>(probability[i] * width));
    ++result[bin].count;
    result[bin].forecast += probability[i];
    if (happened[i] > 0.5)
      ++yes[bin];
  }
  for (std::size_t bin = 0; bin < bins; ++bin) {
    ReliabilityBin& row = result[bin];
    row.low = static_cast<double>(bin) / width;
    row.high = static_cast<double>(bin + 1) / width;
    row.interval = wilson_interval(yes[bin], row.count, level);
    if (row.count == 0)
      continue;
    row.forecast /= static_cast<double>(row.count);
    row.observed = static_cast<double>(yes[bin]) / static_cast<double>(row.count);
  }
  return result;
}

} // namespace entente
