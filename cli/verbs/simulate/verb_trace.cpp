// One history, month by month: what happened, to whom and why.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/study/study_row.hpp"
#include "cli/terminal.hpp"
#include "cli/trace/trace.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace entente::cli {
namespace {

struct TraceFlags : Flags {
  std::optional<std::uint32_t> replicate;
  std::string strategy;
  std::string study, table;
  std::optional<std::uint64_t> row;
};

// Digits alone: the library would read -1 as the largest number there is.
std::string problem_with_row(const std::string& word) {
  return number_in<std::uint64_t>(word) ? std::string()
                                        : in_quotes(word) + " is no row; allowed is a whole number from 0";
}

void refuse_contradictions(const TraceFlags& flags) {
  if (flags.study.empty()) {
    if (flags.scenario.empty())
      throw ScenarioError("trace needs a FILE and --rep K, or --study DIR and --row K");
    if (!flags.replicate)
      throw ScenarioError("trace of a scenario needs --rep K: which replicate, from 0");
    if (flags.row || !flags.table.empty())
      throw ScenarioError("--row and --table go with --study DIR");
    return;
  }
  if (!flags.scenario.empty() || flags.seed || !flags.settings.empty() || !flags.strategy.empty())
    throw ScenarioError("--study does not go with a FILE, --seed, --set or --strategy: the study's row says "
                        "what was run");
  if (!flags.row)
    throw ScenarioError("--study needs --row K: which row, from 0");
}

int show(const TraceFlags& flags, const Scenario& scenario, std::size_t strategy, std::uint32_t replicate,
         std::uint64_t seed) {
  require_memory(scenario, 1, 1);
  const Trace history = trace_history(scenario, strategy, replicate, seed, Threads(settled_threads(flags)));
  print(flags.json ? trace_json_lines(history) : trace_text(history, scenario));
  return history.outcomes.breach ? runs_failed : done;
}

int trace_of_study(const TraceFlags& flags) {
  const StudyReading study = read_study(flags.study);
  const StudyRow row = row_of(study, flags.table, *flags.row, flags.replicate);
  const StoreHead& head = study.store.head();
  const Unit& unit = row.unit;
  if (unit.point >= study.design.point_count() || unit.replicate >= study.design.replicates)
    throw ScenarioError(fmt::format("the study has no replicate {} at point {}", unit.replicate, unit.point));
  print_note(flags, fmt::format("world {}, point {}, replicate {}, strategy {}", head.variants[unit.variant],
                                unit.point, unit.replicate, head.strategies[row.strategy]));
  return show(flags, scenario_at(study.scenario, study.design, unit.variant, unit.point), row.strategy,
              unit.replicate, head.seed);
}

int trace(const TraceFlags& flags) {
  refuse_contradictions(flags);
  if (!flags.study.empty())
    return trace_of_study(flags);
  const Scenario scenario = open_scenario(flags);
  const std::size_t strategy =
      flags.strategy.empty() ? reference_index(scenario) : find_strategy(scenario, flags.strategy);
  return show(flags, scenario, strategy, *flags.replicate, settled_seed(scenario, flags));
}

} // namespace

Verb add_trace(Command program) {
  const auto flags = std::make_shared<TraceFlags>();
  const Command verb =
      program.add_verb("trace", "One history, month by month: what happened, to whom and why");
  add_scenario_argument(verb, *flags).required(false);
  verb.option("--rep", flags->replicate, "Which replicate, from 0")
      .type_name("K")
      .between(0U, maximum_replicates - 1);
  verb.path("--study", flags->study, "Instead of FILE: a history of this study").type_name("DIR");
  verb.option("--row", flags->row,
              "With --study: which row, from 0, of the histories as `entente export DIR` writes them")
      .type_name("K")
      .check(problem_with_row);
  verb.option("--table", flags->table,
              "With --row: of this table of the study, e.g. failures; --rep says which replicate where "
              "a row stands for many (default 0)")
      .type_name("NAME");
  verb.option("--strategy", flags->strategy, "Which strategy (default: the reference)").type_name("NAME");
  add_seed_flag(verb, *flags);
  add_setting_flags(verb, *flags);
  add_thread_flag(verb, *flags);
  add_verbosity_flags(verb, *flags);
  add_json_flag(verb, *flags);
  return {verb, [flags] { return trace(*flags); }};
}

} // namespace entente::cli
