// Does public opinion move as far as surveys show (Israeli Peace Index), and are confidence and cynicism two
// things?
#include "analysis/evidence/evidence.hpp"
#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/quantiles.hpp"

#include <algorithm>
#include <cmath>

namespace entente::evidence {
namespace {

// Ten-year windows, as long as the survey ran.
constexpr std::array<std::size_t, 3> windows_begin{0, 60, 120};
constexpr std::size_t window_months = 120;

} // namespace

void record_opinions(const Outcomes& history, ConflictRecord& record) {
  const std::span<const float> believers = series_of(history, "believers");
  const std::vector<double> shares(believers.begin(), believers.end());
  std::vector<double> deviations;
  for (const std::size_t begin : windows_begin)
    if (begin + window_months <= shares.size())
      deviations.push_back(standard_deviation(std::span(shares).subspan(begin, window_months)));
  if (!deviations.empty())
    record.belief_share_deviation = mean(deviations);
  const std::span<const float> cynicism = series_of(history, "citizens_cynicism");
  if (!cynicism.empty()) {
    const auto [low, high] = std::minmax_element(cynicism.begin(), cynicism.end());
    record.cynicism_range = static_cast<double>(*high) - static_cast<double>(*low);
  }
  if (history.outlook_correlation)
    record.outlook_correlation = std::abs(static_cast<double>(*history.outlook_correlation));
}

void measure_opinions(Records records, Statistics& statistics) {
  std::vector<double> deviations, ranges, correlations;
  for (const ConflictRecord* record : records) {
    if (record->belief_share_deviation)
      deviations.push_back(*record->belief_share_deviation);
    if (record->cynicism_range)
      ranges.push_back(*record->cynicism_range);
    if (record->outlook_correlation)
      correlations.push_back(*record->outlook_correlation);
  }
  statistics.insert(statistics.end(), {{"belief_share_sd", median(deviations)},
                                       {"cyn_moves", mean(ranges)},
                                       {"abs_corr_ck_citizens", mean(correlations)}});
}

} // namespace entente::evidence
