#include "engine/statistics/survival/kaplan_meier.hpp"

#include "engine/core/clip.hpp"
#include "engine/statistics/inference/proportion.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "engine/statistics/survival/risk_table.hpp"

#include <algorithm>
#include <cmath>
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

} // namespace entente
