// Do armed groups split, and more so when peace is made? Rates of the first dyad's group, half an event and a
// month added so that a rate without events is a number.
#include "analysis/evidence/evidence.hpp"
#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/world/state/dyads.hpp"

namespace entente::evidence {

SplitExposure split_exposure_of(const Outcomes& history) {
  constexpr Month fresh_accord = 24;
  SplitExposure exposure;
  std::vector<bool> split(history.first_dyad.size());
  for (const LoggedEvent& event : history.events)
    if (event.record.event == EventType::split && event.record.who == 0)
      split[static_cast<std::size_t>(event.month)] = true;
  Month age = 0; // of the accord in force
  for (std::size_t month = 0; month < history.first_dyad.size(); ++month) {
    const auto phase = static_cast<Phase>(history.first_dyad[month]);
    const bool in_process = phase == Phase::talks || (phase == Phase::accord && age < fresh_accord);
    age = phase == Phase::accord ? age + 1 : 0;
    if (in_process) {
      exposure.process_months += 1.0;
      exposure.process_splits += split[month];
    } else if (phase == Phase::war) {
      exposure.war_months += 1.0;
      exposure.war_splits += split[month];
    }
  }
  return exposure;
}

void measure_splits(Records records, Statistics& statistics) {
  double runs = 0.0;
  SplitExposure all;
  for (const ConflictRecord* record : records) {
    runs += record->splits > 0;
    all.process_months += record->split_exposure.process_months;
    all.process_splits += record->split_exposure.process_splits;
    all.war_months += record->split_exposure.war_months;
    all.war_splits += record->split_exposure.war_splits;
  }
  const auto rate = [](double events, double months) { return (events + 0.5) / (months + 1.0); };
  statistics.insert(statistics.end(), {{"split_runs_share", share(runs, static_cast<double>(records.size()))},
                                       {"split_hr_peace", all.process_months > 0.0 && all.war_months > 0.0
                                                              ? rate(all.process_splits, all.process_months) /
                                                                    rate(all.war_splits, all.war_months)
                                                              : missing}});
}

} // namespace entente::evidence
