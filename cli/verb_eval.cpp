// Many evaluations in one process: a line of JSON asks, a line of JSON answers.
#include "cli/evaluation.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/scenario_input.hpp"
#include "cli/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
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
  take_scenario(verb, *flags);
  verb.option("--reps", flags->replicates,
              "Histories of every strategy where a line does not say (default: as the scenario says)")
      .type_name("N")
      .between(1U, maximum_replicates);
  take_seed(verb, *flags);
  take_threads(verb, *flags);
  take_settings(verb, *flags);
  take_strategies(verb, *flags);
  take_voice(verb, *flags);
  return {verb, [flags] { return eval(*flags); }};
}

} // namespace entente::cli
