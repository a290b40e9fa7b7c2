// When do episodes of fighting end, how, and do they come back? UCDP Conflict Termination: an episode is a
// run of years with 25 or more deaths, and it has ended when a quiet year follows.
#include "analysis/evidence/evidence.hpp"
#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/statistics/survival/kaplan_meier.hpp"
#include "engine/statistics/survival/weibull.hpp"

#include <algorithm>

namespace entente::evidence {
namespace {

std::vector<bool> active_years(const Outcomes& history) {
  std::vector<bool> active;
  for (std::size_t month = 0; month + months_per_year <= history.monthly_deaths.size();
       month += months_per_year) {
    double deaths = 0.0;
    for (std::size_t m = month; m < month + months_per_year; ++m)
      deaths += static_cast<double>(history.monthly_deaths[m]);
    active.push_back(deaths >= quiet_year);
  }
  return active;
}

// Where ceasefires stand is told by the log: one begins, and is broken or overtaken by an accord.
bool ceasefire_stands(const Outcomes& history, Month from, Month until) {
  std::array<std::optional<Month>, maximum_dyads> standing;
  for (const LoggedEvent& event : history.events) {
    if (event.month >= until)
      break;
    std::optional<Month>& since = standing[event.record.who % maximum_dyads];
    if (event.record.event == EventType::ceasefire)
      since = event.month;
    else if (event.record.event == EventType::ceasefire_broken || event.record.event == EventType::accord)
      since.reset();
  }
  return std::any_of(standing.begin(), standing.end(),
                     [from](const std::optional<Month>& since) { return since && *since >= from; });
}

bool happened(const Outcomes& history, EventType event, Month from, Month until) {
  return std::any_of(history.events.begin(), history.events.end(), [=](const LoggedEvent& logged) {
    return logged.record.event == event && logged.month >= from && logged.month < until;
  });
}

// From the start of the last active year to the end of the first quiet one; an accord counts before a
// victory, a victory before a ceasefire. A ceasefire may have begun up to a year before.
EpisodeEnd end_of(const Outcomes& history, int last_year) {
  const Month from = last_year * months_per_year, until = from + 2 * months_per_year;
  if (happened(history, EventType::accord, from, until))
    return EpisodeEnd::accord;
  if (happened(history, EventType::defeat, from, until) || happened(history, EventType::victory, from, until))
    return EpisodeEnd::victory;
  return ceasefire_stands(history, from - months_per_year, until) ? EpisodeEnd::ceasefire
                                                                  : EpisodeEnd::low_activity;
}

int most_mediators(const Outcomes& history, const Episode& episode) {
  const Month from = episode.first_year * months_per_year, until = (episode.last_year + 1) * months_per_year;
  int most = -1;
  for (const LoggedEvent& event : history.events)
    if (event.record.event == EventType::talks && event.month >= from && event.month < until)
      most = std::max(most, static_cast<int>(event.record.values[0]));
  return most;
}

} // namespace

std::vector<Episode> episodes_of(const Outcomes& history) {
  const std::vector<bool> active = active_years(history);
  const int years = static_cast<int>(active.size());
  std::vector<Episode> episodes;
  for (int year = 0; year < years; ++year) {
    if (!active[static_cast<std::size_t>(year)])
      continue;
    Episode episode;
    episode.first_year = year;
    while (year + 1 < years && active[static_cast<std::size_t>(year) + 1])
      ++year;
    episode.last_year = year;
    if (!episodes.empty()) {
      episodes.back().recurred = true;
      episodes.back().peace_years = episode.first_year - episodes.back().last_year;
    }
    if (year + 1 < years) {
      episode.end = end_of(history, year);
      episode.peace_years = years - 1 - year;
    }
    episode.mediators = most_mediators(history, episode);
    episodes.push_back(episode);
  }
  return episodes;
}

void measure_episodes(Records records, Statistics& statistics) {
  std::vector<Spell> fighting, peace, peace_mid_year;
  std::array<double, 5> ends{};
  for (const ConflictRecord* record : records)
    for (const Episode& episode : record->episodes) {
      const bool ended = episode.end != EpisodeEnd::going_on;
      fighting.push_back({static_cast<double>(episode.years()), ended ? 1U : censored});
      if (!ended)
        continue;
      ends[static_cast<std::size_t>(episode.end)] += 1.0;
      const std::uint32_t cause = episode.recurred ? 1U : censored;
      const auto years = static_cast<double>(episode.peace_years);
      peace.push_back({years, cause});
      peace_mid_year.push_back({years - 0.5, cause});
    }
  const double ended = ends[1] + ends[2] + ends[3] + ends[4];
  const auto end_share = [&](EpisodeEnd end) { return share(ends[static_cast<std::size_t>(end)], ended); };
  const SurvivalCurve exits = kaplan_meier(fighting), lasting = kaplan_meier(peace);
  const auto weibull = fit_weibull(peace_mid_year);
  const auto gone = [](const SurvivalCurve& curve, double years) {
    return curve.known_at(years) ? 1.0 - curve.survival_at(years) : missing;
  };
  statistics.insert(statistics.end(), {{"end_agreement_share", end_share(EpisodeEnd::accord)},
                                       {"end_victory_share", end_share(EpisodeEnd::victory)},
                                       {"end_ceasefire_share", end_share(EpisodeEnd::ceasefire)},
                                       {"end_low_activity_share", end_share(EpisodeEnd::low_activity)},
                                       {"episode_exit_1y", gone(exits, 1.0)},
                                       {"episode_exit_5y", gone(exits, 5.0)},
                                       {"episode_exit_10y", gone(exits, 10.0)},
                                       {"recur_5y", gone(lasting, 5.0)},
                                       {"recur_10y", gone(lasting, 10.0)},
                                       {"peace_weibull_k", weibull ? weibull->shape : missing}});
}

} // namespace entente::evidence
