#include "cli/output/columns.hpp"
#include "cli/trace/trace.hpp"

#include "cli/output/numbers.hpp"
#include "cli/terminal.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::cli {
namespace {

constexpr std::size_t indent = 9;

std::string months_text(double months) {
  return fmt::format("{:.0f} {}", months, months == 1.0 ? "month" : "months");
}

// What happened, as a sentence about who.
std::string sentence(const TracedEvent& event) {
  const auto& v = event.record.values;
  const std::string& who = event.who;
  const std::string dyad = "government and " + who;
  switch (event.record.event) {
  case EventType::talks:
    return fmt::format("{} open talks ({:.0f} mediators present)", dyad, v[0]);
  case EventType::breakdown:
    return fmt::format("talks of {} break down after {} (attempt {:.0f})", dyad, months_text(v[0]), v[1]);
  case EventType::issue_agreed:
    return fmt::format("{} agree on issue {:.0f}, {:.0f} in all", dyad, v[0], v[1]);
  case EventType::accord:
    return fmt::format("{} sign an accord, their number {:.0f} ({:.0f} mediators present)", dyad, v[1], v[0]);
  case EventType::relapse:
    return fmt::format("the accord of {} fails after {}, implementation index {:.2f}", dyad,
                       months_text(v[0]), v[1]);
  case EventType::defeat:
    return fmt::format("{} is defeated", who);
  case EventType::victory:
    return fmt::format("{} wins", who);
  case EventType::ceasefire:
    return fmt::format("{} cease fire{}", dyad, v[0] > 0.0 ? " during talks" : "");
  case EventType::ceasefire_broken:
    return fmt::format("the ceasefire of {} breaks after {}", dyad, months_text(v[0]));
  case EventType::split:
    return fmt::format("{} splits: {} fights on alone", who, event.second);
  case EventType::return_to_war:
    return fmt::format("{} takes up arms again, strength {:.3f}", who, v[0]);
  case EventType::engagement:
    return fmt::format("{} comes", who);
  case EventType::exit:
    return fmt::format("{} leaves", who);
  case EventType::violation:
    return fmt::format("{} violates the accord (implementation index {:.2f})",
                       v[0] > 0.0 ? who : "government, towards " + who + ",", v[1]);
  case EventType::vote_won:
    return fmt::format("citizens vote for the accord with {}: {} yes", who, share_text(v[0]));
  case EventType::vote_lost:
    return fmt::format("citizens vote down the accord with {}: {} yes", who, share_text(v[0]));
  case EventType::peacekeepers:
    return fmt::format("peacekeepers arrive, {:.1f} thousand planned", v[0]);
  case EventType::shock:
    return fmt::format("the fortune of {} turns: strength {} to {:.3f}", who, v[0] > 0.0 ? "rises" : "falls",
                       v[1]);
  case EventType::concluded:
    return fmt::format("the accord with {} is concluded after {:.0f} months (implementation index {:.2f})",
                       who, v[0], v[1]);
  }
  return {};
}

// Factors that are yes or no, as event_table() names them.
constexpr std::array<std::string_view, 5> yes_or_no{"ceasefire", "civil society seated", "in a process",
                                                    "carried out", "past commitment"};

std::string factor_text(std::string_view name, double value) {
  if (std::find(yes_or_no.begin(), yes_or_no.end(), name) != yes_or_no.end())
    return fmt::format("{} {}", name, value > 0.0 ? "yes" : "no");
  const bool whole = std::floor(value) == value && std::fabs(value) < 1e6;
  return fmt::format("{} {}", name, whole ? fmt::format("{:.0f}", value) : value_text(value));
}

// The numbers behind it.
std::string reasons(const EventRecord& record) {
  constexpr double per_cent = 100.0;
  std::string text;
  if (record.hazard > 0.0)
    text = fmt::format("chance this month {:.2g} %", per_cent * chance_of(record));
  const EventField& field = field_of(record.event);
  for (std::size_t i = 0; i < field.factors.size(); ++i)
    if (!field.factors[i].empty())
      text += (text.empty() ? "" : i == 0 ? ": " : ", ") + factor_text(field.factors[i], record.factors[i]);
  return text;
}

std::string event_text(const TracedEvent& event) {
  std::string text =
      fmt::format("{:>7}  {}\n", event.month, wrapped(sentence(event), page_columns(), indent));
  if (const std::string why = reasons(event.record); !why.empty())
    text += std::string(indent + 2, ' ') + wrapped(why, page_columns(), indent + 2) + "\n";
  return text;
}

std::string dyad_text(const TracedDyad& dyad) {
  std::string text = fmt::format("{}: {}", dyad.group, name_of(dyad.phase));
  if (dyad.ceasefire)
    text += ", ceasefire";
  if (dyad.phase == Phase::accord && dyad.implementation)
    text += fmt::format(", implemented {:.2f}", *dyad.implementation);
  return text;
}

std::string year_text(const TracedYear& year) {
  std::string text = fmt::format("year {}: {:.0f} deaths; ", year.year, year.deaths);
  for (std::size_t p = 0; p < year.dyads.size(); ++p)
    text += (p == 0 ? "" : "; ") + dyad_text(year.dyads[p]);
  std::string lines = bold(wrapped(text, page_columns())) + "\n";
  lines += fmt::format(
      "  confidence {:.2f} citizens, {:.2f} parties, {:.2f} third parties; cynicism {:.2f}, {:.2f}, "
      "{:.2f}\n",
      year.citizens_confidence, year.parties_confidence, year.third_parties_confidence,
      year.citizens_cynicism, year.parties_cynicism, year.third_parties_cynicism);
  return lines +
         fmt::format("  third parties there {}; money {:.2f} in the year; {:.1f} thousand peacekeepers\n",
                     year.third_parties, year.money, year.troops);
}

std::string heading(const Trace& trace, const Scenario& scenario) {
  std::string text = bold(wrapped(scenario.title, page_columns())) + "\n";
  text += fmt::format("replicate {} under '{}', seed {}, {} months", trace.replicate, trace.strategy,
                      trace.seed, scenario.months);
  if (const std::size_t sets = scenario.parameter_sets.size(); sets > 0)
    text += fmt::format(", parameter set {}", scenario.parameter_sets[trace.replicate % sets].name);
  text += "\n\n" + trace_story(trace, scenario) + "\n";
  std::string there = fmt::format("There are a state of capacity {:.2f}", trace.capacity);
  for (const TracedDyad& group : trace.groups)
    there += fmt::format(", {} (strength {:.2f}, the government's is 1)", group.group, group.strength);
  there += " and these who might help:";
  for (std::size_t i = 0; i < trace.third_parties.size(); ++i)
    there += fmt::format("{} {} {}{}", i == 0 ? "" : ",", trace.third_parties[i].second,
                         trace.third_parties[i].first, trace.third_parties[i].second == 1 ? "" : "s");
  if (trace.third_parties.empty())
    there += " nobody";
  return text + wrapped(there + ".", page_columns()) +
         "\nMonths count from 0. Under each event: its chance in that month, and what made that chance.\n\n";
}

std::string closing(const Trace& trace) {
  if (const auto& breach = trace.outcomes.breach)
    return fmt::format("The history broke off in month {}: {} is {}\n", breach->month, breach->entity,
                       breach->value);
  std::string text = "In the end:\n";
  for (const OutcomeField& field : outcome_table())
    text += "  " + padded(field.label, 34) + value_text(trace.outcomes.measures[field.outcome]) + " " +
            std::string(field.unit) + "\n";
  return text;
}

} // namespace

std::string trace_text(const Trace& trace, const Scenario& scenario) {
  std::string text = heading(trace, scenario);
  auto event = trace.events.begin();
  for (const TracedYear& year : trace.years) {
    const Month end = (year.year - 1) * months_per_year + year.months;
    for (; event != trace.events.end() && event->month < end; ++event)
      text += event_text(*event);
    text += year_text(year) + "\n";
  }
  return text + closing(trace);
}

} // namespace entente::cli
