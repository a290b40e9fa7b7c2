#include "cli/study/study.hpp"

#include "cli/flags.hpp"
#include "cli/study/machine.hpp"
#include "cli/terminal.hpp"
#include "engine/core/error.hpp"
#include "engine/run/simulate.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/world/build/build.hpp"
#include "engine/world/build/memory.hpp"
#include "engine/world/build/study_society.hpp"
#include "engine/world/import/scenario_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace entente::cli {
namespace {

std::string gibibytes(std::uint64_t bytes) {
  constexpr double gibibyte = 1024.0 * 1024.0 * 1024.0;
  return fmt::format("{:.1f} GiB", static_cast<double>(bytes) / gibibyte);
}

std::size_t whole(const Distribution& size) {
  return static_cast<std::size_t>(std::max(1.0, size.first));
}

// What so many conflicts at once need.
struct Need {
  std::size_t bytes = 0, citizens = 0;
  bool imported = false; // an imported network says how many citizens there are
  std::string where;     // " in world 'larger'"; empty: the scenario as it is
};

Need need_of(const Scenario& scenario, std::size_t arms, std::size_t conflicts) {
  std::size_t citizens = whole(scenario.structure.citizens.count),
              ties = whole(scenario.structure.network.ties);
  const bool imported = scenario.network.model == NetworkSource::Model::imported;
  if (imported) {
    const ImportedNetwork network = value_or_throw(try_imported_network(scenario));
    citizens = network.citizens;
    ties = citizens == 0 ? 0 : (network.ties.size() + citizens - 1) / citizens;
  }
  const WorldMemory memory = memory_of_world(citizens, padded_lanes(lanes_together(scenario, arms)), ties);
  return {memory.peak_of(conflicts, shares_society(scenario)), citizens, imported, {}};
}

// The largest need of a design's worlds and points, of which there may be millions.
Need largest_need(const Scenario& scenario, const Design& design, std::size_t conflicts) {
  constexpr std::string_view citizens = "citizens.count", ties = "network.ties";
  const auto column = [&](std::string_view key) {
    return static_cast<std::size_t>(std::find(design.keys.begin(), design.keys.end(), key) -
                                    design.keys.begin());
  };
  const std::size_t keys = design.keys.size(), citizens_at = column(citizens), ties_at = column(ties);
  if (scenario.network.model == NetworkSource::Model::imported) // no world or point has other citizens
    return need_of(scenario, scenario.strategies.size(), conflicts);
  const std::uint32_t points = citizens_at < keys || ties_at < keys ? design.point_count() : 1;
  Scenario here = scenario;
  Need largest;
  for (std::uint32_t variant = 0; variant < design.variant_count(); ++variant)
    for (std::uint32_t point = 0; point < points; ++point) {
      const auto size = [&](std::string_view key, std::size_t at, const Distribution& otherwise) {
        Distribution value = at < keys ? constant(design.values[point * keys + at]) : otherwise;
        if (variant > 0) // where both set a number, the world does
          for (const auto& [name, number] : design.variants[variant - 1].values)
            if (name == key)
              value = constant(number);
        return value;
      };
      here.structure.citizens.count = size(citizens, citizens_at, scenario.structure.citizens.count);
      here.structure.network.ties = size(ties, ties_at, scenario.structure.network.ties);
      Need need = need_of(here, scenario.strategies.size(), conflicts);
      if (need.bytes <= largest.bytes)
        continue;
      if (citizens_at < keys || ties_at < keys)
        need.where = fmt::format(" at point {}", point);
      if (variant > 0)
        need.where += " in world " + in_quotes(design.variants[variant - 1].name);
      largest = std::move(need);
    }
  return largest;
}

void require(const Need& need, std::size_t arms, std::size_t conflicts) {
  const MemoryLimit limit = usable_memory();
  if (limit.bytes == 0 || need.bytes <= limit.bytes)
    return;
  throw ScenarioError(fmt::format(
      "{} citizens in {} {}{} need about {} of memory for {} {} at once; {} is {}. Fewer {}strategies "
      "(--strategy) or threads (-j) need less",
      need.citizens, arms, arms == 1 ? "arm" : "arms", need.where, gibibytes(need.bytes), conflicts,
      conflicts == 1 ? "conflict" : "conflicts", limit.from, gibibytes(limit.bytes),
      need.imported ? "" : "citizens (--set citizens.count=N), "));
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
  print_note(flags,
             fmt::format("no seed was given: chose {0}; --seed {0} gives the same numbers again", seed));
  return seed;
}

int settled_threads(const Flags& flags) {
  return flags.threads > 0 ? flags.threads : usable_threads();
}

void require_memory(const Scenario& scenario, std::size_t arms, std::size_t conflicts) {
  require(need_of(scenario, arms, conflicts), arms, conflicts);
}

void require_memory(const Scenario& scenario, const Design& design, std::size_t conflicts) {
  require(largest_need(scenario, design, conflicts), scenario.strategies.size(), conflicts);
}

std::size_t reference_index(const Scenario& scenario) {
  const auto reference = reference_position(scenario);
  if (!reference)
    throw ScenarioError("the scenario tries no strategy: add [[strategies]] with a name");
  return *reference;
}

Scenario narrowed(Scenario scenario, std::vector<std::size_t> strategies, std::size_t reference) {
  const auto place = std::lower_bound(strategies.begin(), strategies.end(), reference);
  if (place == strategies.end() || *place != reference)
    strategies.insert(place, reference);
  const std::string name = scenario.strategies[reference].name;
  scenario = with_strategies(std::move(scenario), strategies);
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
