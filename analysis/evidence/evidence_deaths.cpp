// How large, how varied, how persistent are monthly deaths, and how heavy is their tail? As UCDP GED shows a
// country: one number a month.
#include "analysis/evidence/evidence.hpp"
#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/statistics/inference/autocorrelation.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/quantiles.hpp"
#include "engine/statistics/regression/power_law.hpp"

#include <algorithm>
#include <cmath>

namespace entente::evidence {
namespace {

std::vector<double> pooled(Records records) {
  std::vector<double> deaths;
  for (const ConflictRecord* record : records)
    deaths.insert(deaths.end(), record->active_deaths.begin(), record->active_deaths.end());
  return deaths;
}

double tail_exponent(const std::vector<double>& deaths, std::optional<double> threshold) {
  const auto fit = threshold ? fit_power_law_above(deaths, *threshold) : fit_power_law(deaths);
  return fit ? fit->exponent : missing;
}

} // namespace

void record_deaths(const Outcomes& history, ConflictRecord& record) {
  constexpr double least_active = 0.1; // share of months, for a correlation that means something
  std::vector<double> logs;
  for (std::size_t month = 0; month < history.monthly_deaths.size(); ++month) {
    const float deaths = history.monthly_deaths[month];
    record.deaths += static_cast<double>(deaths);
    logs.push_back(std::log1p(static_cast<double>(deaths)));
    if (deaths > 0.0F)
      record.active_deaths.push_back(deaths);
    if (month > 0 && history.monthly_deaths[month - 1] > 0.0F) {
      record.months_after_active += 1.0;
      record.active_after_active += deaths > 0.0F;
    }
  }
  if (static_cast<double>(record.active_deaths.size()) > least_active * static_cast<double>(logs.size()))
    if (const double correlated = autocorrelation(logs); !std::isnan(correlated))
      record.deaths_autocorrelation = correlated;
}

std::optional<double> tail_threshold(Records records) {
  const auto fit = fit_power_law(pooled(records));
  return fit ? std::optional(fit->threshold) : std::nullopt;
}

void measure_deaths(Records records, std::optional<double> threshold, Statistics& statistics) {
  std::vector<double> deaths = pooled(records), logs, correlations;
  std::sort(deaths.begin(), deaths.end());
  logs.reserve(deaths.size());
  for (const double value : deaths)
    logs.push_back(std::log(value));
  double after_active = 0.0, active = 0.0;
  for (const ConflictRecord* record : records) {
    after_active += record->months_after_active;
    active += record->active_after_active;
    if (record->deaths_autocorrelation)
      correlations.push_back(*record->deaths_autocorrelation);
  }
  statistics.insert(statistics.end(), {{"monthly_deaths_median", quantile_of_sorted(deaths, 0.5)},
                                       {"monthly_deaths_q90", quantile_of_sorted(deaths, 0.9)},
                                       {"monthly_logsd", standard_deviation(logs)},
                                       {"active_given_active", share(active, after_active)},
                                       {"tail_alpha_month", tail_exponent(deaths, threshold)},
                                       {"deaths_ac1", median(correlations)}});
}

} // namespace entente::evidence
