#include "analysis/evidence/evidence_record.hpp"

#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/outcomes/indicators.hpp"
#include "engine/outcomes/outcomes.hpp"

namespace entente {
namespace evidence {

std::span<const float> series_of(const Outcomes& history, std::string_view indicator) {
  const auto table = indicator_table();
  const std::size_t months = history.monthly_deaths.size();
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].name == indicator && history.series.size() >= (i + 1) * months)
      return std::span(history.series).subspan(i * months, months);
  return {};
}

} // namespace evidence

std::optional<ConflictRecord> record_of(const Outcomes& history) {
  ConflictRecord record;
  record.episodes = evidence::episodes_of(history);
  if (record.episodes.empty())
    return std::nullopt;
  record.accords = evidence::accords_of(history);
  for (const LoggedEvent& event : history.events) {
    record.talks += event.record.event == EventType::talks;
    record.ceasefires += event.record.event == EventType::ceasefire;
    record.splits += event.record.event == EventType::split;
  }
  record.talks_to_accord = evidence::talks_to_accord_of(history);
  record.split_exposure = evidence::split_exposure_of(history);
  evidence::record_deaths(history, record);
  record.troops = evidence::troop_sums_of(history);
  evidence::record_opinions(history, record);
  return record;
}

} // namespace entente
