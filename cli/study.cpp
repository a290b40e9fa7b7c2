#include "cli/study.hpp"

#include "cli/flags.hpp"
#include "cli/machine.hpp"
#include "cli/terminal.hpp"
#include "engine/core/error.hpp"
#include "engine/run/simulate.hpp"
#include "engine/world/build.hpp"
#include "engine/world/memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace entente::cli {
namespace {

std::size_t largest(const Distribution& size) {
  return static_cast<std::size_t>(std::max(1.0, size.first));
}

std::string gibibytes(double bytes) {
  constexpr double gibibyte = 1024.0 * 1024.0 * 1024.0;
  return fmt::format("{:.1f} GiB", bytes / gibibyte);
}

} // namespace

std::uint64_t chosen_seed() {
  constexpr int word = 32, bits = 53;
  std::random_device system;
  const std::uint64_t all = std::uint64_t{system()} << word | system();
  return all >> (2 * word - bits);
}

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
  const WorldMemory world = memory_of_world(citizens, padded_lanes(lanes_together(scenario, arms)),
                                            largest(scenario.structure.network.ties));
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

Scenario narrowed(Scenario scenario, std::vector<std::size_t> strategies, std::size_t reference) {
  const auto place = std::lower_bound(strategies.begin(), strategies.end(), reference);
  if (place == strategies.end() || *place != reference)
    strategies.insert(place, reference);
  const std::string name = scenario.strategies[reference].name;
  std::vector<Strategy> kept;
  for (const std::size_t strategy : strategies)
    kept.push_back(scenario.strategies[strategy]);
  scenario.strategies = std::move(kept);
  scenario.run.reference = scenario.strategies.front().name == name ? std::string() : name;
  if (scenario.hypothesis) // nothing is expected of a strategy that is not tried
    std::erase_if(scenario.hypothesis->expect, [&](const Expectation& expectation) {
      return !expectation.strategy.empty() &&
             std::none_of(scenario.strategies.begin(), scenario.strategies.end(),
                          [&](const Strategy& strategy) { return strategy.name == expectation.strategy; });
    });
  return scenario;
}

} // namespace entente::cli
