#include "engine/statistics/scoring/crps.hpp"

#include "engine/core/missing.hpp"
#include "engine/statistics/inference/quantiles.hpp"
#include "engine/statistics/inference/tails.hpp"

#include <cmath>
#include <numbers>
#include <vector>

namespace entente {

double crps_fair(std::span<const double> ensemble, double observed) {
  if (ensemble.empty())
    return missing;
  const std::vector<double> sorted = sorted_copy(ensemble);
  const double n = static_cast<double>(sorted.size());
  double distance = 0.0;
  double spread = 0.0; // over unordered pairs: member i is the larger of i pairs and the smaller of n - 1 - i
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    distance += std::fabs(sorted[i] - observed);
    spread += (2.0 * static_cast<double>(i) + 1.0 - n) * sorted[i];
  }
  return distance / n - (n > 1.0 ? spread / (n * (n - 1.0)) : 0.0);
}

double crps_normal(double mean, double deviation, double observed) {
  if (!(deviation > 0.0))
    return std::fabs(mean - observed);
  const double z = (observed - mean) / deviation;
  return deviation * (z * (2.0 * normal_cdf(z) - 1.0) + 2.0 * normal_density(z) - std::numbers::inv_sqrtpi);
}

} // namespace entente
