// What a traced history comes to, in ten lines: who was there, what turned it, who died, how it ended.
#include "cli/output/columns.hpp"
#include "cli/terminal.hpp"
#include "cli/trace/trace.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace entente::cli {
namespace {

constexpr std::size_t most_lines = 10;
constexpr std::size_t most_named = 3; // groups in a line
constexpr std::size_t longest_name = 24;

// What turns a history, the weightiest first; 0: tells no turn.
int weight_of(EventType event) {
  switch (event) {
  case EventType::accord:
  case EventType::relapse:
  case EventType::victory:
  case EventType::defeat:
    return 4;
  case EventType::vote_lost:
  case EventType::return_to_war:
  case EventType::split:
    return 3;
  case EventType::talks:
  case EventType::breakdown:
  case EventType::peacekeepers:
  case EventType::concluded:
    return 2;
  case EventType::ceasefire:
  case EventType::vote_won:
    return 1;
  case EventType::issue_agreed:
  case EventType::ceasefire_broken:
  case EventType::engagement:
  case EventType::exit:
  case EventType::violation:
  case EventType::shock:
    break;
  }
  return 0;
}

std::string turn_text(const TracedEvent& event) {
  const auto& v = event.record.values;
  const std::string who = cut(event.who, longest_name);
  switch (event.record.event) {
  case EventType::accord:
    return "the government and " + who + " sign an accord";
  case EventType::relapse:
    return fmt::format("the accord with {} fails after {:.0f} months", who, v[0]);
  case EventType::victory:
    return who + " wins";
  case EventType::defeat:
    return who + " is defeated";
  case EventType::vote_lost:
    return "citizens vote down the accord with " + who;
  case EventType::vote_won:
    return "citizens vote for the accord with " + who;
  case EventType::return_to_war:
    return who + " takes up arms again";
  case EventType::split:
    return fmt::format("{} splits, {} fights on alone", who, event.second);
  case EventType::talks:
    return "talks open with " + who;
  case EventType::breakdown:
    return "talks with " + who + " break down";
  case EventType::peacekeepers:
    return fmt::format("peacekeepers arrive, {:.1f} thousand planned", v[0]);
  default:
    return "the government and " + who + " cease fire";
  }
}

// The weightiest turns in the order of months. Of each kind with each group the first weighs most, so that
// ten rounds of talks leave room for what came of them.
std::vector<const TracedEvent*> turns_of(const Trace& trace, std::size_t most, std::size_t& others) {
  struct Turn {
    const TracedEvent* event;
    int weight;
  };
  std::vector<Turn> turns;
  std::set<std::pair<EventType, std::string>> told;
  for (const TracedEvent& event : trace.events)
    if (const int weight = weight_of(event.record.event); weight > 0)
      turns.push_back({&event, 2 * weight + (told.insert({event.record.event, event.who}).second ? 3 : 0)});
  std::stable_sort(turns.begin(), turns.end(),
                   [](const Turn& a, const Turn& b) { return a.weight > b.weight; });
  others = turns.size() > most ? turns.size() - most : 0;
  turns.resize(std::min(turns.size(), most));
  std::vector<const TracedEvent*> list;
  for (const Turn& turn : turns)
    list.push_back(turn.event);
  std::sort(list.begin(), list.end());
  return list;
}

std::string year_of(Month month) {
  return fmt::format("year {}", month / months_per_year + 1);
}

template<class Text>
std::string groups_text(const std::vector<TracedDyad>& groups, const char* between, Text text) {
  std::string list;
  for (std::size_t i = 0; i < std::min(most_named, groups.size()); ++i)
    list += (i == 0 ? "" : between) + text(groups[i]);
  if (groups.size() > most_named)
    list += fmt::format("{}{} more", between, groups.size() - most_named);
  return list;
}

std::string beginning(const Trace& trace, const Scenario& scenario) {
  int third_parties = 0;
  for (const auto& [type, count] : trace.third_parties)
    third_parties += count;
  const std::string groups = groups_text(trace.groups, ", ", [](const TracedDyad& group) {
    return fmt::format("{} (strength {:.2f})", cut(group.group, longest_name), group.strength);
  });
  return fmt::format("At the start {} {} a government of strength 1; {} third {} might come.", groups,
                     scenario.starts_with_accord ? "face"
                     : trace.groups.size() == 1  ? "fights"
                                                 : "fight",
                     third_parties, third_parties == 1 ? "party" : "parties");
}

std::string deaths_text(const Trace& trace) {
  constexpr double quiet = 25.0; // deaths in a year
  double all = 0.0;
  const TracedYear* worst = &trace.years.front();
  int quiet_years = 0;
  for (const TracedYear& year : trace.years) {
    all += year.deaths;
    worst = year.deaths > worst->deaths ? &year : worst;
    quiet_years = year.deaths < quiet ? quiet_years + 1 : 0;
  }
  if (all < 0.5)
    return "Nobody dies.";
  std::string text =
      fmt::format("{:.0f} people die, {:.0f} of them in year {}", all, worst->deaths, worst->year);
  return text + (quiet_years > 0 ? fmt::format("; the last {} {} quiet (fewer than 25 deaths).", quiet_years,
                                               quiet_years == 1 ? "year is" : "years are")
                                 : "; the last year is not quiet.");
}

std::string beliefs_text(const Trace& trace) {
  const TracedYear &first = trace.years.front(), &last = trace.years.back();
  double troops = 0.0;
  for (const TracedYear& year : trace.years)
    troops = std::max(troops, year.troops);
  return fmt::format(
      "Confidence of citizens goes from {:.2f} to {:.2f}, their cynicism from {:.2f} to {:.2f}; "
      "at most {:.1f} thousand peacekeepers.",
      first.citizens_confidence, last.citizens_confidence, first.citizens_cynicism, last.citizens_cynicism,
      troops);
}

std::string ending(const Trace& trace) {
  const std::string groups = groups_text(trace.years.back().dyads, "; ", [](const TracedDyad& dyad) {
    return fmt::format("{}: {}{}", cut(dyad.group, longest_name), name_of(dyad.phase),
                       dyad.phase == Phase::accord && dyad.implementation
                           ? fmt::format(" (implemented {:.2f})", *dyad.implementation)
                           : std::string());
  });
  const double holds = trace.outcomes.measures[Outcome::holds_5y];
  return fmt::format("In the end {}. {}", groups,
                     std::isnan(holds) ? std::string()
                     : holds > 0.0     ? std::string("An accord has held five years.")
                                       : std::string("No accord has held five years."));
}

} // namespace

std::string trace_story(const Trace& trace, const Scenario& scenario) {
  if (trace.years.empty())
    return {};
  const auto told = [](const std::string& line) { return "  " + wrapped(line, page_columns(), 2) + "\n"; };
  std::string text = told(beginning(trace, scenario));
  const std::string end = told(deaths_text(trace)) + told(beliefs_text(trace)) + told(ending(trace));
  const auto taken = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n') +
                                              std::count(end.begin(), end.end(), '\n'));
  std::size_t others = 0;
  const std::vector<const TracedEvent*> turns =
      turns_of(trace, taken + 1 < most_lines ? most_lines - taken : 1, others);
  for (const TracedEvent* event : turns)
    text += told(fmt::format("{:<8} {}.", year_of(event->month), turn_text(*event)));
  if (turns.empty())
    text += told("Nobody comes to talk, signs, wins or is beaten.");
  text += end;
  if (others > 0)
    text += fmt::format("{} lesser or later turns, and why each thing happened, stand below.\n", others);
  return text;
}

} // namespace entente::cli
