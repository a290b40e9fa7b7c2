#include "engine/statistics/survival/cumulative_incidence.hpp"

#include "engine/core/clip.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "engine/statistics/survival/risk_table.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

double step_at(const std::vector<double>& time, const std::vector<double>& value, double at) {
  const auto after = std::upper_bound(time.begin(), time.end(), at) - time.begin();
  return after == 0 ? 0.0 : value[static_cast<std::size_t>(after) - 1];
}

// The variance of F(t) is sum over past times i of (F(t) - F_i)^2 a_i - 2 (F(t) - F_i) c_i + b_i. Expanding
// the squares leaves sums that grow by one term a time.
struct VarianceSums {
  double a = 0.0, aF = 0.0, aFF = 0.0;
  double c = 0.0, cF = 0.0;
  double b = 0.0;

  void add(double incidence, double survival_before, double at_risk, double ended, double of_cause) {
    const double left = at_risk - ended;
    const double term = left > 0.0 ? ended / (at_risk * left) : 0.0;
    a += term;
    aF += term * incidence;
    aFF += term * incidence * incidence;
    const double cross = survival_before * of_cause / (at_risk * at_risk);
    c += cross;
    cF += cross * incidence;
    b += survival_before * survival_before * of_cause * (at_risk - of_cause) / (at_risk * at_risk * at_risk);
  }
  double at(double incidence) const {
    const double total =
        incidence * incidence * a - 2.0 * incidence * aF + aFF - 2.0 * (incidence * c - cF) + b;
    return positive_part(total);
  }
};

} // namespace

double IncidenceCurve::incidence_at(double at) const {
  return step_at(time, incidence, at);
}

double IncidenceCurve::variance_at(double at) const {
  return step_at(time, variance, at);
}

IncidenceCurve cumulative_incidence(std::span<const Spell> spells, std::uint32_t cause) {
  std::vector<double> endings;
  for (const Spell& spell : spells)
    if (spell.cause == cause)
      endings.push_back(spell.end);
  std::sort(endings.begin(), endings.end());

  IncidenceCurve curve;
  VarianceSums sums;
  double survival = 1.0;
  double incidence = 0.0;
  for (const RiskRow& row : risk_table(spells)) {
    const auto mine = std::equal_range(endings.begin(), endings.end(), row.time);
    const double of_cause = static_cast<double>(mine.second - mine.first);
    const double risk = static_cast<double>(row.at_risk);
    const double ended = static_cast<double>(row.ended);
    incidence += survival * of_cause / risk;
    sums.add(incidence, survival, risk, ended, of_cause);
    survival *= (risk - ended) / risk;
    curve.time.push_back(row.time);
    curve.incidence.push_back(incidence);
    curve.variance.push_back(sums.at(incidence));
  }
  return curve;
}

Interval incidence_interval(const IncidenceCurve& curve, double at, double level) {
  const double incidence = curve.incidence_at(at);
  if (incidence <= 0.0 || incidence >= 1.0)
    return {incidence, incidence};
  const double lasting = 1.0 - incidence;
  const double error = std::sqrt(curve.variance_at(at)) / (lasting * -std::log(lasting));
  const double reach = std::exp(normal_critical(level) * error);
  return {1.0 - std::pow(lasting, 1.0 / reach), 1.0 - std::pow(lasting, reach)};
}

} // namespace entente
