// From war to talks to an accord to its implementation (Walter 2002), and ceasefires on the way.
#include "analysis/evidence/evidence.hpp"
#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/statistics/inference/quantiles.hpp"

namespace entente::evidence {

std::vector<Month> talks_to_accord_of(const Outcomes& history) {
  std::array<Month, maximum_dyads> opened{};
  std::vector<Month> months;
  for (const LoggedEvent& event : history.events) {
    Month& opening = opened[event.record.who % maximum_dyads];
    if (event.record.event == EventType::talks)
      opening = event.month;
    else if (event.record.event == EventType::accord)
      months.push_back(event.month - opening);
  }
  return months;
}

void measure_funnel(Records records, Statistics& statistics) {
  constexpr Month five_years = 60;
  constexpr std::size_t five = 5;
  constexpr double implemented_index = 0.6;
  double wars = 0.0, talked = 0.0, had_accord = 0.0, judged = 0.0, implemented = 0.0, accords_of_wars = 0.0;
  double ceasefires = 0.0, accords = 0.0;
  std::vector<double> talking;
  for (const ConflictRecord* record : records) {
    ceasefires += record->ceasefires;
    accords += static_cast<double>(record->accords.size());
    talking.insert(talking.end(), record->talks_to_accord.begin(), record->talks_to_accord.end());
    if (record->deaths < war_deaths)
      continue;
    wars += 1.0;
    accords_of_wars += static_cast<double>(record->accords.size());
    talked += record->talks > 0;
    if (record->talks == 0 || record->accords.empty())
      continue;
    had_accord += 1.0;
    const SignedAccord& first = record->accords.front();
    if (first.followed < five_years)
      continue;
    judged += 1.0;
    implemented += first.seen >= five_years && first.anniversaries.size() >= five &&
                   static_cast<double>(first.anniversaries[five - 1]) >= implemented_index;
  }
  statistics.insert(statistics.end(), {{"talks_given_war1000", share(talked, wars)},
                                       {"signed_given_talks", share(had_accord, talked)},
                                       {"implemented_given_signed", share(implemented, judged)},
                                       {"accords_per_1000death_run", share(accords_of_wars, wars)},
                                       {"ceasefires_per_accord", share(ceasefires, accords)},
                                       {"talks_to_accord_months", median(talking)}});
}

} // namespace entente::evidence
