#include "engine/api/json_documents.hpp"
#include "engine/api/trace.hpp"

#include "engine/core/json_number.hpp"

#include <cmath>

namespace entente {
namespace {

template<class Names, class Values>
Json named(const Names& names, const Values& values) {
  Json object = Json::object();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!names[i].empty())
      object[std::string(names[i])] = values[i];
  return object;
}

Json dyad_json(const TracedDyad& dyad) {
  return {{"group", dyad.group},
          {"phase", std::string(name_of(dyad.phase))},
          {"ceasefire", dyad.ceasefire},
          {"strength", dyad.strength},
          {"implementation", dyad.implementation ? Json(*dyad.implementation) : Json(nullptr)}};
}

Json dyads_json(const std::vector<TracedDyad>& dyads) {
  Json list = Json::array();
  for (const TracedDyad& dyad : dyads)
    list.push_back(dyad_json(dyad));
  return list;
}

Json event_json(const TracedEvent& event) {
  const EventField& field = field_of(event.record.event);
  Json object{{"type", "event"},
              {"month", event.month},
              {"event", std::string(field.name)},
              {"kind", std::string(field.who)},
              {"who", event.who},
              {"hazard", event.record.hazard},
              {"chance", chance_of(event.record)},
              {"values", named(field.values, event.record.values)},
              {"factors", named(field.factors, event.record.factors)}};
  if (!event.second.empty())
    object["new_group"] = event.second;
  return object;
}

Json year_json(const TracedYear& year) {
  return {{"type", "year"},
          {"year", year.year},
          {"months", year.months},
          {"deaths", year.deaths},
          {"money", year.money},
          {"troops", year.troops},
          {"third_parties_engaged", year.third_parties},
          {"citizens_confidence", year.citizens_confidence},
          {"citizens_cynicism", year.citizens_cynicism},
          {"parties_confidence", year.parties_confidence},
          {"parties_cynicism", year.parties_cynicism},
          {"third_parties_confidence", year.third_parties_confidence},
          {"third_parties_cynicism", year.third_parties_cynicism},
          {"dyads", dyads_json(year.dyads)}};
}

Json history_json(const Trace& trace) {
  Json third_parties = Json::object();
  for (const auto& [type, count] : trace.third_parties)
    third_parties[type] = count;
  return {{"type", "history"},
          {"strategy", trace.strategy},
          {"replicate", trace.replicate},
          {"seed", trace.seed},
          {"capacity", trace.capacity},
          {"groups", dyads_json(trace.groups)},
          {"third_parties", third_parties}};
}

Json outcomes_json(const Trace& trace) {
  Json values = Json::object();
  for (const OutcomeField& field : outcome_table())
    values[std::string(field.name)] = json_number<Json>(trace.outcomes.measures[field.outcome]);
  Json object{{"type", "outcomes"}, {"outcomes", std::move(values)}};
  if (const auto& breach = trace.outcomes.breach)
    object["failed"] = {{"month", breach->month}, {"what", breach->entity}};
  return object;
}

} // namespace

Json trace_documents(const Trace& trace) {
  Json documents = Json::array({history_json(trace)});
  auto event = trace.events.begin();
  for (const TracedYear& year : trace.years) {
    const Month end = (year.year - 1) * months_per_year + year.months;
    for (; event != trace.events.end() && event->month < end; ++event)
      documents.push_back(event_json(*event));
    documents.push_back(year_json(year));
  }
  documents.push_back(outcomes_json(trace));
  return documents;
}

std::string trace_json_lines(const Trace& trace) {
  std::string text;
  for (const Json& document : trace_documents(trace))
    text += document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return text;
}

} // namespace entente
