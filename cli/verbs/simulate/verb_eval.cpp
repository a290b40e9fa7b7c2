// The API on standard streams: a line of JSON asks, a line of JSON answers.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/simulate/request_queue.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/embedded.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/store/files/files.hpp"

#include <iostream>
#include <memory>

namespace entente::cli {
namespace {

// Memory is the machine's, which the API does not know.
Problems allow(const Scenario& scenario, std::size_t arms) {
  try {
    require_memory(scenario, arms, 1);
    return {};
  } catch (const ScenarioError& error) {
    return error.problems();
  }
}

int eval(const Flags& flags) {
  Experiment experiment(open_scenario(flags));
  experiment.set_allow(allow);
  const Scenario& scenario = *experiment.scenario();
  SessionDefaults defaults{chosen_strategies(scenario, flags.strategies), settled_seed(scenario, flags)};
  const Threads threads(settled_threads(flags));
  bool refused = false, failed = false;
  RequestQueue requests(std::cin);
  Session session(
      std::move(experiment), std::move(defaults),
      {resolver(embedded_files()), &requests.stop(), [](const std::string& line) { print(line + "\n"); }});
  while (const auto line = requests.next()) {
    const Answer answer = session.answer(line->text, line->number, threads);
    print(answer.json + "\n");
    refused = refused || answer.refused;
    failed = failed || answer.failed;
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
              "Replicates, where a line does not say (default: as the scenario says)")
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
