#include "engine/statistics/survival/kaplan_meier.hpp"

#include "engine/core/clip.hpp"
#include "engine/statistics/inference/proportion.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "engine/statistics/survival/risk_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente {

namespace {

// The value of a step function just after `at`.
double step_at(const std::vector<double>& time, const std::vector<double>& value, double at, double before) {
  const auto after = std::upper_bound(time.begin(), time.end(), at) - time.begin();
  return after == 0 ? before : value[static_cast<std::size_t>(after) - 1];
}

} // namespace

double SurvivalCurve::survival_at(double at) const {
  return step_at(time, survival, at, 1.0);
}

double SurvivalCurve::variance_at(double at) const {
  return step_at(time, variance, at, 0.0);
}

std::size_t SurvivalCurve::at_risk_at(double at) const {
  const auto entered = std::lower_bound(starts.begin(), starts.end(), at) - starts.begin();
  const auto left = std::lower_bound(ends.begin(), ends.end(), at) - ends.begin();
  return static_cast<std::size_t>(entered - left);
}

SurvivalCurve kaplan_meier(std::span<const Spell> spells) {
  SurvivalCurve curve;
  for (const Spell& spell : spells) {
    curve.last_seen = std::max(curve.last_seen, spell.end);
    curve.starts.push_back(spell.start);
    curve.ends.push_back(spell.end);
  }
  std::sort(curve.starts.begin(), curve.starts.end());
  std::sort(curve.ends.begin(), curve.ends.end());
  double survival = 1.0;
  double greenwood = 0.0;
  for (const RiskRow& row : risk_table(spells)) {
    const double risk = static_cast<double>(row.at_risk);
    const double ended = static_cast<double>(row.ended);
    survival *= (risk - ended) / risk;
    if (row.ended < row.at_risk)
      greenwood += ended / (risk * (risk - ended));
    curve.time.push_back(row.time);
    curve.survival.push_back(survival);
    curve.variance.push_back(survival * survival * greenwood);
    curve.at_risk.push_back(row.at_risk);
    curve.ended.push_back(row.ended);
  }
  return curve;
}

Interval survival_interval(const SurvivalCurve& curve, double at, SurvivalScale scale, double level) {
  const double survival = curve.survival_at(at);
  const double error = std::sqrt(curve.variance_at(at));
  const double z = normal_critical(level);
  if (scale == SurvivalScale::plain)
    return {clip(survival - z * error), clip(survival + z * error)};
  if (survival >= 1.0) {
    const std::size_t lasting = curve.at_risk_at(at);
    return wilson_interval(lasting, lasting, level);
  }
  if (survival <= 0.0)
    return wilson_interval(0, std::accumulate(curve.ended.begin(), curve.ended.end(), std::size_t{0}), level);
  const double reach = std::exp(z * error / (survival * -std::log(survival)));
  return {std::pow(survival, reach), std::pow(survival, 1.0 / reach)};
}

double survival_quantile(const SurvivalCurve& curve, double share) {
  // A product of fractions that is exactly the level in arithmetic may miss it in floating point.
  constexpr double rounding = 1e-12;
  for (std::size_t i = 0; i < curve.time.size(); ++i)
    if (curve.survival[i] <= 1.0 - share + rounding)
      return curve.time[i];
  return std::numeric_limits<double>::infinity();
}

RestrictedMean restricted_mean(const SurvivalCurve& curve, double horizon) {
  // Backwards, so that the area still to come is at hand at every step.
  RestrictedMean result;
  double right = horizon;
  for (std::size_t back = curve.time.size(); back-- > 0;) {
    if (curve.time[back] >= horizon)
      continue;
    result.mean += curve.survival[back] * (right - curve.time[back]);
    right = curve.time[back];
    const double risk = static_cast<double>(curve.at_risk[back]);
    const double ended = static_cast<double>(curve.ended[back]);
    if (ended < risk)
      result.variance += result.mean * result.mean * ended / (risk * (risk - ended));
  }
  result.mean += right;
  return result;
}

} // namespace entente
