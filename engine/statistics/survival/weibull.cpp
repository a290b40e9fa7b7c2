#include "engine/statistics/survival/weibull.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente {

namespace {

// Sums over all spells of (t / unit)^shape times powers of log(t / unit), unit = the longest spell so that
// nothing overflows.
struct SumsOfPowers {
  double plain = 0.0;
  double times_log = 0.0;
  double times_log_squared = 0.0;
};

SumsOfPowers power_sums(std::span<const double> logs, double shape) {
  SumsOfPowers sums;
  for (const double log_time : logs) {
    const double power = std::exp(shape * log_time);
    sums.plain += power;
    sums.times_log += power * log_time;
    sums.times_log_squared += power * log_time * log_time;
  }
  return sums;
}

// Derivative of the profile log likelihood in the shape, over the number of endings; falls in the shape.
double score(std::span<const double> logs, double mean_log_ended, double shape) {
  const SumsOfPowers sums = power_sums(logs, shape);
  return 1.0 / shape + mean_log_ended - sums.times_log / sums.plain;
}

// The root of the falling score, by bisection on log shape: as sure as it is slow, and it is fast enough.
std::optional<double> best_shape(std::span<const double> logs, double mean_log_ended) {
  constexpr double widest = 1e6;
  double low = 1.0;
  double high = 1.0;
  while (score(logs, mean_log_ended, low) < 0.0 && low > 1.0 / widest)
    low *= 0.5;
  while (score(logs, mean_log_ended, high) > 0.0 && high < widest)
    high *= 2.0;
  if (score(logs, mean_log_ended, low) < 0.0 || score(logs, mean_log_ended, high) > 0.0)
    return std::nullopt;
  constexpr double precision = 1e-15;
  while (high / low - 1.0 > precision) {
    const double middle = std::sqrt(low * high);
    if (middle <= low || middle >= high)
      break;
    (score(logs, mean_log_ended, middle) > 0.0 ? low : high) = middle;
  }
  return std::sqrt(low * high);
}

} // namespace

std::optional<WeibullFit> fit_weibull(std::span<const Spell> spells) {
  double longest = 0.0;
  for (const Spell& spell : spells) {
    if (!(spell.end > 0.0))
      return std::nullopt;
    longest = std::max(longest, spell.end);
  }
  std::vector<double> logs;
  double log_ended = 0.0;
  std::size_t ended = 0;
  for (const Spell& spell : spells) {
    logs.push_back(std::log(spell.end / longest));
    if (spell.ended()) {
      log_ended += logs.back();
      ++ended;
    }
  }
  if (ended < 2)
    return std::nullopt;
  const double count = static_cast<double>(ended);
  const std::optional<double> shape = best_shape(logs, log_ended / count);
  if (!shape)
    return std::nullopt;

  WeibullFit fit;
  fit.ended = ended;
  fit.shape = *shape;
  const SumsOfPowers sums = power_sums(logs, fit.shape);
  const double log_scale = std::log(sums.plain / count) / fit.shape; // in units of the longest spell
  fit.scale = longest * std::exp(log_scale);
  fit.log_likelihood = count * (std::log(fit.shape) - fit.shape * log_scale - std::log(longest)) +
                       (fit.shape - 1.0) * log_ended - count;

  // Observed information in (log shape, log scale) at the maximum, with z = shape (log t - log scale) and
  // sum e^z = count: [[count + sum z^2 e^z, -shape sum z e^z - shape (count - sum e^z) ], [., shape^2
  // count]], where the off-diagonal terms in sum (d - e^z) vanish at the maximum.
  double z_weighted = 0.0;
  double z_squared_weighted = 0.0;
  for (const double log_time : logs) {
    const double z = fit.shape * (log_time - log_scale);
    z_weighted += z * std::exp(z);
    z_squared_weighted += z * z * std::exp(z);
  }
  const double shape_shape = count + z_squared_weighted;
  const double shape_scale = -fit.shape * z_weighted;
  const double scale_scale = fit.shape * fit.shape * count;
  const double determinant = shape_shape * scale_scale - shape_scale * shape_scale;
  fit.shape_error = fit.shape * std::sqrt(scale_scale / determinant);
  fit.scale_error = fit.scale * std::sqrt(shape_shape / determinant);
  return fit;
}

} // namespace entente
