#include "engine/statistics/inference/proportion.hpp"

#include "engine/core/clip.hpp"
#include "engine/statistics/inference/tails.hpp"

#include <cmath>

namespace entente {

Interval wilson_interval(std::size_t successes, std::size_t trials, double level) {
  if (trials == 0)
    return {0.0, 1.0};
  const double n = static_cast<double>(trials);
  const double share = static_cast<double>(successes) / n;
  const double z = normal_critical(level);
  const double shrink = 1.0 + z * z / n;
  const double centre = (share + z * z / (2.0 * n)) / shrink;
  const double reach = z * std::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n)) / shrink;
  // Rounding must not move the ends that are exactly 0 and 1.
  return {successes == 0 ? 0.0 : clip(centre - reach), successes == trials ? 1.0 : clip(centre + reach)};
}

} // namespace entente
