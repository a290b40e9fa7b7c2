#include "cli/study.hpp"

#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/interrupt.hpp"
#include "cli/machine.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "engine/core/error.hpp"
#include "engine/ensemble/execute.hpp"
#include "engine/outcomes/digest.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/wording.hpp"
#include "engine/world/build.hpp"
#include "engine/world/memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace entente::cli {
namespace {

Keep keep_of(const std::string& word) {
  return word == "events" ? Keep::events : word == "series" ? Keep::series : Keep::summary;
}

// From the system, and small enough for programs that read every JSON number as a double.
std::uint64_t chosen_seed() {
  constexpr int word = 32, bits = 53;
  std::random_device system;
  const std::uint64_t all = std::uint64_t{system()} << word | system();
  return all >> (2 * word - bits);
}

std::size_t largest(const Distribution& size) {
  return static_cast<std::size_t>(std::max(1.0, size.first));
}

std::string gibibytes(double bytes) {
  constexpr double gibibyte = 1024.0 * 1024.0 * 1024.0;
  return fmt::format("{:.1f} GiB", bytes / gibibyte);
}

} // namespace

std::uint64_t settled_seed(const Scenario& scenario, const Flags& flags) {
  if (scenario.run.seed)
    return *scenario.run.seed;
  const std::uint64_t seed = chosen_seed();
  note(flags, fmt::format("no seed was given: chose {0}; --seed {0} gives the same numbers again", seed));
  return seed;
}

int settled_threads(const Flags& flags) {
  return flags.threads > 0 ? flags.threads : usable_threads();
}

void require_memory(const Scenario& scenario, std::size_t arms, std::size_t worlds) {
  const std::size_t citizens = largest(scenario.structure.citizens.count);
  const WorldMemory world =
      memory_of_world(citizens, padded_lanes(arms), largest(scenario.structure.network.ties));
  const double needed = static_cast<double>(world.peak()) * static_cast<double>(worlds);
  const MemoryLimit limit = usable_memory();
  if (limit.bytes == 0 || needed <= static_cast<double>(limit.bytes))
    return;
  throw ScenarioError(fmt::format(
      "{} citizens in {} {} need about {} of memory for {} {} at once; {} is {}. Fewer citizens (--set "
      "citizens.count=N), strategies (--strategy) or threads (-j) need less",
      citizens, arms, arms == 1 ? "arm" : "arms", gibibytes(needed), worlds, worlds == 1 ? "world" : "worlds",
      limit.from, gibibytes(static_cast<double>(limit.bytes))));
}

std::size_t reference_index(const Scenario& scenario) {
  const Strategy* reference = reference_of(scenario);
  if (reference == nullptr)
    throw ScenarioError("the scenario tries no strategy: add [[strategies]] with a name");
  return static_cast<std::size_t>(reference - scenario.strategies.data());
}

Study prepare(Scenario scenario, std::vector<std::size_t> strategies, std::size_t reference,
              const Flags& flags) {
  auto place = std::lower_bound(strategies.begin(), strategies.end(), reference);
  if (place == strategies.end() || *place != reference)
    place = strategies.insert(place, reference);
  const auto position = static_cast<std::size_t>(place - strategies.begin());
  const auto at_once =
      std::min<std::size_t>(static_cast<std::size_t>(settled_threads(flags)), scenario.run.replicates);
  require_memory(scenario, strategies.size(), at_once);
  const std::uint64_t seed = settled_seed(scenario, flags);
  scenario.run.seed = seed;
  return {flags.scenario, std::move(scenario), std::move(strategies), position, seed};
}

StudyResult carry_out(const Study& study, const Flags& flags) {
  listen_to_interrupts();
  const std::uint32_t replicates = study.scenario.run.replicates;
  const std::size_t sets = std::max<std::size_t>(1, study.scenario.parameter_sets.size());
  ComparisonBuilder comparison(study.scenario, study.strategies, study.reference);
  OutcomeDigest digest;
  Progress progress(flags, replicates, "conflicts");
  StudyResult result;
  const auto take = [&](ReplicateResult&& replicate) {
    bool failed = false;
    for (std::size_t arm = 0; arm < replicate.arms.size(); ++arm) {
      const Outcomes& outcomes = replicate.arms[arm];
      digest.add(study.strategies[arm], replicate.replicate % sets, outcomes.measures);
      if (outcomes.breach) {
        failed = true;
        result.failures.push_back(
            {replicate.replicate, study.scenario.strategies[study.strategies[arm]].name, *outcomes.breach});
      }
    }
    comparison.add(replicate.replicate, replicate.arms);
    progress.reached(replicate.replicate + 1);
    return !failed || flags.on_error == "skip";
  };
  const Threads threads(settled_threads(flags));
  Execution execution;
  execution.seed = study.seed;
  execution.last = replicates;
  execution.strategies = study.strategies;
  execution.keep = keep_of(flags.keep);
  execution.stop = &interrupted();
  const std::uint32_t lived = execute(study.scenario, execution, threads, take);
  result.comparison = comparison.finish();
  result.digest = digest.finish();
  result.stopped = lived < replicates && interrupted().load();
  return result;
}

int exit_code_of(const Study& study, const StudyResult& result, const Flags& flags) {
  constexpr std::size_t most_shown = 10;
  for (std::size_t i = 0; i < std::min(most_shown, result.failures.size()); ++i) {
    const Failure& failure = result.failures[i];
    complain(fmt::format("replicate {} of strategy {} failed in month {}: {} is {}", failure.replicate,
                         in_quotes(failure.strategy), failure.breach.month, failure.breach.entity,
                         number_text(failure.breach.value)));
  }
  if (result.failures.size() > most_shown)
    complain(fmt::format("... {} histories failed in all", result.failures.size()));
  if (!result.failures.empty() && flags.on_error == "stop")
    complain("stopped at the first failure; --on-error skip leaves failed histories out and goes on");
  if (result.stopped) {
    complain(fmt::format("stopped early: {} of {} replicates were lived. Nothing was written; --seed {} "
                         "begins the same histories again",
                         result.comparison.replicates, study.scenario.run.replicates, study.seed));
    return stopped_early;
  }
  return result.failures.empty() ? done : runs_failed;
}

} // namespace entente::cli
