// What there is to choose from. One thing a line: its name, two blanks or more, what it is.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/ensemble/mechanisms.hpp"
#include "engine/outcomes/indicators.hpp"
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/model/strategy.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/scenario_names.hpp"
#include "engine/world/state/event_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <utility>

namespace entente::cli {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>; // name and what it is

Scenario scenario_or_baseline(Flags flags) {
  if (flags.scenario.empty())
    flags.scenario = "builtin:baseline";
  return open_scenario(flags);
}

Rows scenarios(const Flags&) {
  Rows rows;
  for (const std::string& name : builtin_scenarios()) {
    Flags flags;
    flags.scenario = "builtin:" + name;
    try {
      rows.push_back({name, open_scenario(flags).title});
    } catch (const ScenarioError&) { // named all the same: `entente check` says what is wrong with it
      rows.push_back({name, "(not fit to run)"});
    }
  }
  return rows;
}

Rows strategies(const Flags& flags) {
  Rows rows;
  for (const Strategy& strategy : scenario_or_baseline(flags).strategies)
    rows.push_back({strategy.name, strategy.description});
  return rows;
}

std::string_view direction(Better better) {
  return better == Better::more   ? "more is better"
         : better == Better::less ? "less is better"
                                  : "no direction";
}

Rows outcomes(const Flags& flags) {
  Rows rows;
  for (const OutcomeField& field : outcome_table())
    rows.push_back({std::string(field.name),
                    fmt::format("{} [{}, {}]: {}. A difference matters from {:g}{}: {}", field.label,
                                field.unit, direction(field.better), field.doc, field.smallest.value,
                                field.smallest.relative ? " of the reference" : "", field.smallest.reason)});
  if (!flags.scenario.empty())
    for (const NamedOutcome& outcome : open_scenario(flags).outcomes)
      if (!find_outcome(outcome.name))
        rows.push_back(
            {outcome.name, fmt::format("{}{}", outcome.measure,
                                       outcome.by ? fmt::format(" by month {}", *outcome.by) : "")});
  return rows;
}

Rows instruments(const Flags&) {
  constexpr double per_cent = 100.0;
  Rows rows;
  for (const InstrumentField& field : instrument_table()) {
    const std::string of = field.recommendation > 0 ? fmt::format("R{}", field.recommendation) : "";
    const std::string heading = !field.experiment ? (of.empty() ? "yardstick" : of)
                                : of.empty()      ? "experiment, not support"
                                                  : "experiment: the ceiling of " + of;
    rows.push_back({std::string(field.name), fmt::format("{} [{:.0f} % of the budget]: {}", heading,
                                                         per_cent * field.overhead, field.doc)});
  }
  return rows;
}

Rows all_mechanisms(const Flags&) {
  Rows rows;
  for (const Mechanism& mechanism : mechanisms())
    rows.push_back({std::string(mechanism.name), std::string(mechanism.doc)});
  return rows;
}

std::string numbered(std::string_view what, std::span<const std::string_view> names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!names[i].empty())
      text += fmt::format("; {}_{}: {}", what, i + 1, names[i]);
  return text;
}

// What the columns of events.csv hold.
Rows events(const Flags&) {
  Rows rows;
  for (const EventField& event : event_table())
    rows.push_back({std::string(event.name), std::string(event.who) + numbered("value", event.values) +
                                                 numbered("factor", event.factors)});
  return rows;
}

Rows indicators(const Flags&) {
  Rows rows;
  for (const IndicatorField& field : indicator_table())
    rows.push_back({std::string(field.name), fmt::format("[{}] {}", field.unit, field.doc)});
  return rows;
}

struct Kind {
  std::string_view name;
  Rows (*rows)(const Flags&);
};
constexpr std::array kinds{Kind{"scenarios", scenarios},       Kind{"strategies", strategies},
                           Kind{"outcomes", outcomes},         Kind{"instruments", instruments},
                           Kind{"mechanisms", all_mechanisms}, Kind{"events", events},
                           Kind{"indicators", indicators}};

struct ListFlags : Flags {
  std::string what;
  bool markdown = false;
};

// Machine-readable where the rows have more to them than a name and a sentence: outcomes.
int list_for_machines(const ListFlags& flags) {
  if (flags.what != "outcomes")
    throw ScenarioError(fmt::format("{} is for outcomes: entente list outcomes {}",
                                    flags.json ? "--json" : "--markdown",
                                    flags.json ? "--json" : "--markdown"));
  print(flags.json ? outcomes_json() + "\n" : outcomes_markdown());
  return done;
}

int list(const ListFlags& flags) {
  const std::string& what = flags.what;
  if (what.empty()) {
    std::string names;
    for (const Kind& known : kinds)
      names += (names.empty() ? "" : ", ") + std::string(known.name);
    throw ScenarioError("entente list lists one of: " + names + "; `entente list strategies`, say");
  }
  if (flags.json || flags.markdown)
    return list_for_machines(flags);
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.name == what; });
  const Rows rows = kind->rows(flags);
  std::size_t widest = 0;
  for (const auto& [name, meaning] : rows)
    widest = std::max(widest, width(name));
  std::string text;
  for (const auto& [name, meaning] : rows)
    text += meaning.empty() ? name + "\n" : padded(name, widest + 2) + meaning + "\n";
  print(text);
  return done;
}

} // namespace

Verb add_list(Command program) {
  const auto flags = std::make_shared<ListFlags>();
  const Command verb = program.add_verb(
      "list", "Scenarios, strategies, outcomes, instruments, mechanisms, events or indicators");
  std::vector<std::string_view> names;
  for (const Kind& kind : kinds)
    names.push_back(kind.name);
  verb.option("WHAT", flags->what,
              "scenarios, strategies, outcomes, instruments, mechanisms, events or indicators")
      .type_name("")
      .one_of(names);
  add_scenario_argument(verb, *flags).required(false);
  add_json_flag(verb, *flags);
  verb.flag("--markdown", flags->markdown, "Print docs/outcomes.md").excludes("--json");
  return {verb, [flags] { return list(*flags); }};
}

} // namespace entente::cli
