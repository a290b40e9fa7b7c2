#include "engine/world/happenings.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::array<EventField, event_count> table{{
    {Event::talks,
     "talks",
     "dyad",
     {"mediators present", "mean knowledge of helpers"},
     {"readiness of the group", "readiness of the government", "pain", "mediation push", "ceasefire"}},
    {Event::breakdown,
     "breakdown",
     "dyad",
     {"months talked", "attempt"},
     {"cynicism of the sides", "violence", "coherence of helpers", "hardline shares", "spoiling",
      "goodwill"}},
    {Event::issue_agreed,
     "issue agreed",
     "dyad",
     {"issue", "issues agreed"},
     {"gap", "mediation skill", "goodwill", "fit of support", "pressure"}},
    {Event::accord,
     "accord",
     "dyad",
     {"mediators present", "accord number"},
     {"civil society seated", "gap bridged by outsiders", "ownership", "pressure", "months talked"}},
    {Event::relapse,
     "relapse",
     "dyad",
     {"months since signature", "implementation index"},
     {"hazard from the group", "hazard from the government", "trust of the group", "trust of the government",
      "guarantee", "bridged and now alone"}},
    {Event::defeat,
     "defeat",
     "dyad",
     {"balance of power", "strength left"},
     {"fighting", "balance of power", "hazard of defeat", "hazard of victory"}},
    {Event::victory,
     "victory",
     "dyad",
     {"balance of power", "strength left"},
     {"fighting", "balance of power", "hazard of defeat", "hazard of victory"}},
    {Event::ceasefire,
     "ceasefire",
     "dyad",
     {"in talks", ""},
     {"readiness of the group", "readiness of the government", "pain", "mediators present"}},
    {Event::ceasefire_broken,
     "ceasefire broken",
     "dyad",
     {"months kept", ""},
     {"mutual trust", "spoiling", "guarantee"}},
    {Event::split,
     "split",
     "dyad",
     {"phase of the parent", "new dyad"},
     {"hardline share", "in a process", "confidence of the group", "strength of the new group"}},
    {Event::return_to_war, "return", "dyad", {"strength", ""}, {}},
    {Event::engagement, "engagement", "helper", {"type", ""}, {"salience", "confidence", "cynicism"}},
    {Event::exit,
     "exit",
     "helper",
     {"type", ""},
     {"salience", "confidence", "cynicism", "past commitment", "push"}},
    {Event::violation,
     "violation",
     "dyad",
     {"side", "implementation index"},
     {"willingness", "hardline share", "civil society seated"}},
    {Event::vote_won,
     "vote won",
     "dyad",
     {"yes share", ""},
     {"confidence of citizens", "cynicism of citizens", "threat"}},
    {Event::vote_lost,
     "vote lost",
     "dyad",
     {"yes share", ""},
     {"confidence of citizens", "cynicism of citizens", "threat"}},
    {Event::peacekeepers, "peacekeepers arrive", "country", {"troops, thousands", ""}, {}},
    {Event::shock, "shock", "dyad", {"change of log strength", "strength"}, {}},
}};

} // namespace

std::span<const EventField> event_table() {
  return table;
}
const EventField& field_of(Event event) {
  return table[static_cast<std::size_t>(event)];
}

bool Happenings::operator==(const Happenings& other) const {
  return std::equal(all().begin(), all().end(), other.all().begin(), other.all().end());
}

} // namespace entente
