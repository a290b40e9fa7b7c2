#include "engine/statistics/stratified.hpp"

#include "engine/statistics/moments.hpp"
#include "engine/statistics/tails.hpp"

#include <cassert>
#include <cmath>

namespace entente {

namespace {

std::vector<double> members(std::span<const double> values, std::size_t strata, std::size_t stratum) {
  std::vector<double> result;
  for (std::size_t i = stratum; i < values.size(); i += strata)
    result.push_back(values[i]);
  return result;
}

} // namespace

StratifiedMean stratified_mean(std::span<const double> values, std::size_t strata, double level) {
  assert(strata >= 1);
  StratifiedMean result;
  result.mean = mean(values);
  const double n = static_cast<double>(values.size());
  double error_squared = 0.0;
  for (std::size_t h = 0; h < strata; ++h) {
    const std::vector<double> stratum = members(values, strata, h);
    result.strata.push_back(mean(stratum));
    const double weight = static_cast<double>(stratum.size()) / n;
    error_squared += weight * weight * variance(stratum) / static_cast<double>(stratum.size());
  }
  result.spread_of_strata = strata > 1 ? standard_deviation(result.strata) : 0.0;
  if (strata == 1 || values.size() < 2 * strata) {
    result.error = monte_carlo_error(values);
    result.interval = mean_interval(values, level);
    return result;
  }
  result.error = std::sqrt(error_squared);
  const double reach = student_critical(level, static_cast<double>(values.size() - strata)) * result.error;
  result.interval = {result.mean - reach, result.mean + reach};
  return result;
}

} // namespace entente
