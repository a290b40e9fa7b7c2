#include "engine/statistics/inference/autocorrelation.hpp"

#include "engine/core/missing.hpp"
#include "engine/statistics/inference/moments.hpp"

namespace entente {

double autocorrelation(std::span<const double> series, std::size_t lag) {
  if (series.size() <= lag)
    return missing;
  const double centre = mean(series);
  double together = 0.0;
  double alone = 0.0;
  for (std::size_t t = 0; t < series.size(); ++t) {
    const double deviation = series[t] - centre;
    alone += deviation * deviation;
    if (t + lag < series.size())
      together += deviation * (series[t + lag] - centre);
  }
  return alone > 0.0 ? together / alone : missing;
}

} // namespace entente
