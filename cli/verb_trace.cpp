// One history, month by month: what happened, to whom and why.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/scenario_input.hpp"
#include "cli/study.hpp"
#include "cli/terminal.hpp"
#include "cli/trace.hpp"
#include "cli/verb.hpp"
#include "engine/parallel/parallel.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace entente::cli {
namespace {

struct TraceFlags : Flags {
  std::uint32_t replicate = 0;
  std::string strategy;
};

int trace(const TraceFlags& flags) {
  const Scenario scenario = open_scenario(flags);
  const std::size_t strategy =
      flags.strategy.empty() ? reference_index(scenario) : find_strategy(scenario, flags.strategy);
  require_memory(scenario, 1, 1);
  const std::uint64_t seed = settled_seed(scenario, flags);
  const Trace history =
      trace_history(scenario, strategy, flags.replicate, seed, Threads(settled_threads(flags)));
  print(flags.json ? trace_json_lines(history) : trace_text(history, scenario));
  return history.outcomes.breach ? runs_failed : done;
}

} // namespace

Verb add_trace(CLI::App& program) {
  const auto flags = std::make_shared<TraceFlags>();
  CLI::App* verb =
      program.add_subcommand("trace", "One history, month by month: what happened, to whom and why");
  take_scenario(*verb, *flags);
  verb->add_option("--rep", flags->replicate, "Which replicate, from 0")
      ->required()
      ->type_name("K")
      ->check(CLI::Range(0U, maximum_replicates - 1).description(""));
  verb->add_option("--strategy", flags->strategy, "Which strategy (default: the reference)")
      ->type_name("NAME");
  take_seed(*verb, *flags);
  take_settings(*verb, *flags);
  take_threads(*verb, *flags);
  take_voice(*verb, *flags);
  take_json(*verb, *flags);
  return {verb, [flags] { return trace(*flags); }};
}

} // namespace entente::cli
