// Who mediates, how often again, and what do peacekeepers go with?
#include "analysis/evidence/evidence.hpp"
#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/statistics/regression/logit.hpp"
#include "engine/world/state/dyads.hpp"

#include <algorithm>
#include <cmath>

namespace entente::evidence {
namespace {

struct Moved {
  double response, troops, deaths;
};

} // namespace

std::optional<TroopSums> troop_sums_of(const Outcomes& history) {
  constexpr double some_troops = 0.2; // 1,000
  constexpr std::size_t least_months = 24;
  const std::span<const float> troops = series_of(history, "troops");
  std::vector<Moved> months;
  Moved mean{0.0, 0.0, 0.0};
  bool any = false;
  for (std::size_t month = 1; month < troops.size(); ++month) {
    const auto phase = static_cast<Phase>(history.first_dyad[month]);
    if (phase != Phase::war && phase != Phase::talks)
      continue;
    any |= static_cast<double>(troops[month]) > some_troops;
    const Moved now{std::log1p(static_cast<double>(history.monthly_deaths[month])),
                    static_cast<double>(troops[month - 1]),
                    std::log1p(static_cast<double>(history.monthly_deaths[month - 1]))};
    months.push_back(now);
    mean.response += now.response, mean.troops += now.troops, mean.deaths += now.deaths;
  }
  if (!any || months.size() <= least_months)
    return std::nullopt;
  const auto n = static_cast<double>(months.size());
  mean.response /= n, mean.troops /= n, mean.deaths /= n;
  TroopSums sums;
  for (const Moved& month : months) {
    const double y = month.response - mean.response, t = month.troops - mean.troops,
                 d = month.deaths - mean.deaths;
    sums.troops_troops += t * t;
    sums.troops_deaths += t * d;
    sums.deaths_deaths += d * d;
    sums.troops_response += t * y;
    sums.deaths_response += d * y;
  }
  return sums;
}

void measure_mediation(Records records, Statistics& statistics) {
  constexpr int most_counted = 3; // earlier episodes
  double episodes = 0.0, mediated = 0.0, by_several = 0.0;
  std::vector<double> response, values;
  for (const ConflictRecord* record : records) {
    int earlier = 0;
    for (const Episode& episode : record->episodes) {
      const bool here = episode.mediators >= 1;
      episodes += 1.0;
      mediated += here;
      by_several += episode.mediators > 1;
      response.push_back(here ? 1.0 : 0.0);
      values.push_back(static_cast<double>(std::min(earlier++, most_counted)));
      values.push_back(std::log(static_cast<double>(episode.years())));
    }
  }
  Matrix covariates;
  covariates.rows = response.size();
  covariates.columns = 2;
  covariates.values = std::move(values);
  const auto logit = response.empty() ? std::nullopt : fit_logit(with_intercept(covariates), response);
  statistics.insert(statistics.end(), {{"mediated_share", share(mediated, episodes)},
                                       {"multi_mediator_share", share(by_several, mediated)},
                                       {"mediation_repeat", logit ? logit->coefficients[1] : missing}});
}

void measure_peacekeepers(Records records, Statistics& statistics) {
  constexpr Month settled = 6, five_years = 60;
  constexpr double present = 0.5; // 1,000 troops
  TroopSums all;
  std::array<double, 2> failures{}, months{}; // without, with peacekeepers
  for (const ConflictRecord* record : records) {
    if (record->troops) {
      all.troops_troops += record->troops->troops_troops;
      all.troops_deaths += record->troops->troops_deaths;
      all.deaths_deaths += record->troops->deaths_deaths;
      all.troops_response += record->troops->troops_response;
      all.deaths_response += record->troops->deaths_response;
    }
    for (const SignedAccord& accord : record->accords) {
      if (accord.seen <= settled || !accord.troops_at_6)
        continue;
      const std::size_t kind = static_cast<double>(*accord.troops_at_6) > present ? 1 : 0;
      failures[kind] += accord.failed && accord.seen <= five_years;
      months[kind] += static_cast<double>(std::min(accord.seen, five_years) - settled);
    }
  }
  const double determinant = all.troops_troops * all.deaths_deaths - all.troops_deaths * all.troops_deaths;
  double slope = missing;
  if (determinant > 0.0) {
    const double by_troops =
        (all.troops_response * all.deaths_deaths - all.deaths_response * all.troops_deaths) / determinant;
    const double by_deaths =
        (all.deaths_response * all.troops_troops - all.troops_response * all.troops_deaths) / determinant;
    slope = by_troops / (1.0 - by_deaths); // once deaths have settled
  }
  const auto rate = [&](std::size_t kind) { return (failures[kind] + 0.5) / (months[kind] + 1.0); };
  const bool both = months[0] > 0.0 && months[1] > 0.0;
  statistics.insert(statistics.end(),
                    {{"pk_slope", slope}, {"pko_rate_ratio", both ? rate(1) / rate(0) : missing}});
}

} // namespace entente::evidence
