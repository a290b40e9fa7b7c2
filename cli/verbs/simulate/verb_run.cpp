// One strategy, many histories.
#include "cli/flags.hpp"
#include "cli/output/columns.hpp"
#include "cli/output/comparison/comparison_output.hpp"
#include "cli/output/comparison/comparison_summary.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/simulate/study_command.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/ensemble/design.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <fmt/format.h>

#include <memory>

namespace entente::cli {
namespace {

std::size_t only_strategy(const Scenario& scenario, const Flags& flags) {
  const std::vector<std::size_t> chosen = chosen_strategies(scenario, flags.strategies);
  if (chosen.size() == 1)
    return chosen.front();
  std::string names;
  for (const Strategy& strategy : scenario.strategies)
    names += (names.empty() ? "" : ", ") + printable(strategy.name);
  throw ScenarioError("run takes one strategy: --strategy NAME, one of " + names +
                      " (`entente compare` takes several)");
}

std::string run_text(const Study& study, const StudyResult& result) {
  std::string text =
      bold(wrapped(study.scenario.title.empty() ? study.source : study.scenario.title, page_columns())) +
      "\n";
  const Comparison& comparison = result.comparison;
  text += fmt::format("{}: {} histories of {} months, {} parameter {}, seed {}\n\n", study.source,
                      comparison.replicates, study.scenario.months, comparison.sets,
                      comparison.sets == 1 ? "set" : "sets in turn", study.seed);
  text += horizons_text(study.scenario) + estimates_text(study, result, 0);
  return text + "\n" +
         wrapped(
             "Error and interval are Monte Carlo error alone. Whether a strategy helps is a question about "
             "differences on the same histories: `entente compare` answers it.",
             page_columns()) +
         "\n";
}

int run(const Flags& flags) {
  Scenario scenario = open_scenario(flags);
  const std::size_t strategy = only_strategy(scenario, flags);
  Design design;
  design.replicates = flags.most_replicates.value_or(scenario.run.replicates);
  const StudyCommandResult result = run_study_command(
      "run", narrowed(std::move(scenario), {strategy}, strategy), {std::move(design), {}, {}}, flags);
  if (result.show && flags.json)
    print_json(comparison_json(result.by_variant(), {0}));
  else if (result.show)
    print(run_text(result.study, result.results.front()));
  return result.code;
}

} // namespace

Verb add_run(Command program) {
  const auto flags = std::make_shared<Flags>();
  const Command verb = program.add_verb("run", "One strategy, many histories");
  add_scenario_argument(verb, *flags);
  add_study_flags(verb, *flags);
  add_until_flags(verb, *flags);
  add_shard_flag(verb, *flags);
  add_json_flag(verb, *flags);
  return {verb, [flags] { return run(*flags); }};
}

} // namespace entente::cli
