// Many evaluations in one process: a line of JSON asks, a line of JSON answers.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/evaluation.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/parallel/parallel.hpp"

#include <iostream>
#include <memory>

namespace entente::cli {
namespace {

int eval(const Flags& flags) {
  EvaluationDefaults defaults;
  defaults.source = flags.scenario;
  defaults.scenario = open_scenario(flags);
  defaults.strategies = chosen_strategies(defaults.scenario, flags.strategies);
  defaults.seed = settled_seed(defaults.scenario, flags);
  const Threads threads(settled_threads(flags));
  bool refused = false, failed = false;
  std::uint64_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    const Evaluation evaluation = evaluate(line, number, defaults, threads);
    print(evaluation.json + "\n");
    refused = refused || evaluation.refused;
    failed = failed || evaluation.failed;
  }
  return refused ? bad_usage : failed ? runs_failed : done;
}

} // namespace

Verb add_eval(Command program) {
  const auto flags = std::make_shared<Flags>();
  const Command verb = program.add_verb(
      "eval", "A line of JSON in, a line of JSON out, for as many points as another program asks for");
  add_scenario_argument(verb, *flags);
  verb.option("--reps", flags->replicates,
              "Histories of every strategy where a line does not say (default: as the scenario says)")
      .type_name("N")
      .between(1U, maximum_replicates);
  add_seed_flag(verb, *flags);
  add_thread_flag(verb, *flags);
  add_setting_flags(verb, *flags);
  add_strategy_flags(verb, *flags);
  add_verbosity_flags(verb, *flags);
  return {verb, [flags] { return eval(*flags); }};
}

} // namespace entente::cli
