#include "engine/statistics/paired.hpp"

#include "engine/statistics/moments.hpp"
#include "engine/statistics/proportion.hpp"
#include "engine/statistics/stratified.hpp"
#include "engine/statistics/tails.hpp"

#include <cassert>
#include <limits>
#include <vector>

namespace entente {

namespace {

void count_shares(PairedComparison& result, std::span<const double> differences,
                  const PairedSettings& settings) {
  const double direction = settings.better == BetterWhen::higher ? 1.0 : -1.0;
  std::size_t better = 0;
  std::size_t worse = 0;
  for (const double difference : differences) {
    if (direction * difference > settings.same_within)
      ++better;
    if (direction * difference < -settings.same_within)
      ++worse;
  }
  const std::size_t n = differences.size();
  const std::size_t same = n - better - worse;
  const double pairs = static_cast<double>(n);
  result.better = n > 0 ? static_cast<double>(better) / pairs : 0.0;
  result.same = n > 0 ? static_cast<double>(same) / pairs : 0.0;
  result.worse = n > 0 ? static_cast<double>(worse) / pairs : 0.0;
  result.better_interval = wilson_interval(better, n, settings.level);
  result.same_interval = wilson_interval(same, n, settings.level);
  result.worse_interval = wilson_interval(worse, n, settings.level);
}

double two_sided(double mean, double error, double degrees_of_freedom) {
  if (!(error >= 0.0))
    return std::numeric_limits<double>::quiet_NaN();
  if (error == 0.0)
    return mean == 0.0 ? 1.0 : 0.0;
  return student_two_sided(mean / error, degrees_of_freedom);
}

double pairing_gain(double unpaired, double paired) {
  if (!(unpaired > 0.0))
    return 1.0;
  return paired > 0.0 ? unpaired / paired : std::numeric_limits<double>::infinity();
}

} // namespace

PairedComparison compare_paired(std::span<const double> arm, std::span<const double> reference,
                                const PairedSettings& settings) {
  assert(arm.size() == reference.size());
  std::vector<double> differences(arm.size());
  for (std::size_t i = 0; i < arm.size(); ++i)
    differences[i] = arm[i] - reference[i];

  PairedComparison result;
  result.pairs = differences.size();
  const StratifiedMean difference = stratified_mean(differences, settings.strata, settings.level);
  result.mean = difference.mean;
  result.error = difference.error;
  result.interval = difference.interval;
  result.spread_of_sets = difference.spread_of_strata;
  const std::size_t groups = differences.size() < 2 * settings.strata ? 1 : settings.strata;
  result.p =
      two_sided(result.mean, result.error, static_cast<double>(result.pairs) - static_cast<double>(groups));
  count_shares(result, differences, settings);
  result.variance_ratio = pairing_gain(variance(arm) + variance(reference), variance(differences));
  return result;
}

} // namespace entente
