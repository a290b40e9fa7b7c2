#include "engine/statistics/calibration/prior.hpp"

#include "engine/core/clip.hpp"

#include <cmath>

namespace entente {

double Prior::quantile(double share) const {
  if (shape == Shape::uniform)
    return low + share * (high - low);
  return clip(low * std::pow(high / low, share), low, high);
}

double Prior::share(double value) const {
  if (value <= low)
    return 0.0;
  if (value >= high)
    return 1.0;
  if (shape == Shape::uniform)
    return (value - low) / (high - low);
  return std::log(value / low) / std::log(high / low);
}

Prior prior_between(double low, double high) {
  constexpr double wide = 3.0;
  const bool log_uniform = low > 0.0 && high > wide * low;
  return {log_uniform ? Prior::Shape::log_uniform : Prior::Shape::uniform, low, high};
}

} // namespace entente
