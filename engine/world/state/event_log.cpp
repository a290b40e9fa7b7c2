#include "engine/world/state/event_log.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::array<EventField, event_count> told_events{{
    {EventType::talks,
     "talks",
     "dyad",
     {"mediators present", "mean knowledge of third parties"},
     {"readiness of the group", "readiness of the government", "pain", "mediation push", "ceasefire"}},
    {EventType::breakdown,
     "breakdown",
     "dyad",
     {"months talked", "attempt"},
     {"cynicism of the sides", "violence", "coherence of third parties", "hardline shares", "spoiling",
      "goodwill"}},
    {EventType::issue_agreed,
     "issue agreed",
     "dyad",
     {"issue", "issues agreed"},
     {"gap", "mediation skill", "goodwill", "fit of support", "pressure"}},
    {EventType::accord,
     "accord",
     "dyad",
     {"mediators present", "accord number"},
     {"civil society seated", "gap bridged by outsiders", "ownership", "pressure", "months talked"}},
    {EventType::relapse,
     "relapse",
     "dyad",
     {"months since signature", "implementation index"},
     {"hazard from the group", "hazard from the government", "trust of the group", "trust of the government",
      "guarantee", "bridged and now alone"}},
    {EventType::defeat,
     "defeat",
     "dyad",
     {"balance of power", "strength left"},
     {"fighting", "balance of power", "hazard of defeat", "hazard of victory"}},
    {EventType::victory,
     "victory",
     "dyad",
     {"balance of power", "strength left"},
     {"fighting", "balance of power", "hazard of defeat", "hazard of victory"}},
    {EventType::ceasefire,
     "ceasefire",
     "dyad",
     {"in talks", ""},
     {"readiness of the group", "readiness of the government", "pain", "mediators present"}},
    {EventType::ceasefire_broken,
     "ceasefire broken",
     "dyad",
     {"months kept", ""},
     {"mutual trust", "spoiling", "guarantee"}},
    {EventType::split,
     "split",
     "dyad",
     {"phase of the parent", "new dyad"},
     {"hardline share", "in a process", "confidence of the group", "strength of the new group"}},
    {EventType::return_to_war, "return", "dyad", {"strength", ""}, {}},
    {EventType::engagement,
     "engagement",
     "third_party",
     {"type", ""},
     {"salience", "confidence", "cynicism"}},
    {EventType::exit,
     "exit",
     "third_party",
     {"type", ""},
     {"salience", "confidence", "cynicism", "past commitment", "push"}},
    {EventType::violation,
     "violation",
     "dyad",
     {"side", "implementation index"},
     {"willingness", "hardline share", "civil society seated", "share blamed"}},
    {EventType::vote_won,
     "vote won",
     "dyad",
     {"yes share", ""},
     {"confidence of citizens", "cynicism of citizens", "threat"}},
    {EventType::vote_lost,
     "vote lost",
     "dyad",
     {"yes share", ""},
     {"confidence of citizens", "cynicism of citizens", "threat"}},
    {EventType::peacekeepers, "peacekeepers arrive", "country", {"troops, thousands", ""}, {}},
    {EventType::shock, "shock", "dyad", {"change of log strength", "strength"}, {}},
    {EventType::concluded,
     "accord concluded",
     "dyad",
     {"months since signature", "implementation index"},
     {"carried out", "months without a violation"}},
}};

} // namespace

std::span<const EventField> event_table() {
  return told_events;
}
const EventField& field_of(EventType event) {
  return told_events[static_cast<std::size_t>(event)];
}

bool EventLog::operator==(const EventLog& other) const {
  return std::equal(all().begin(), all().end(), other.all().begin(), other.all().end());
}

} // namespace entente
