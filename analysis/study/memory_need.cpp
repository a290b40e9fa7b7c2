#include "analysis/study/memory_need.hpp"

#include "engine/ensemble/design.hpp"
#include "engine/run/simulate.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/machine.hpp"
#include "engine/world/build/build.hpp"
#include "engine/world/build/memory.hpp"
#include "engine/world/build/study_society.hpp"
#include "engine/world/import/scenario_network.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace entente {
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

Problems problems_with(const Need& need, std::size_t arms, std::size_t conflicts) {
  const MemoryLimit limit = usable_memory();
  if (limit.bytes == 0 || need.bytes <= limit.bytes)
    return {};
  return {Problem{
      "", 0, 0,
      fmt::format(
          "{} citizens in {} {}{} need about {} of memory for {} {} at once; {} is {}. Fewer {}strategies "
          "(--strategy) or threads (-j) need less",
          need.citizens, arms, arms == 1 ? "arm" : "arms", need.where, gibibytes(need.bytes), conflicts,
          conflicts == 1 ? "conflict" : "conflicts", limit.from, gibibytes(limit.bytes),
          need.imported ? "" : "citizens (--set citizens.count=N), ")}};
}

} // namespace

Problems problems_with_memory(const Scenario& scenario, std::size_t arms, std::size_t conflicts) {
  return problems_with(need_of(scenario, arms, conflicts), arms, conflicts);
}

Problems problems_with_memory(const Scenario& scenario, const Design& design, std::size_t conflicts) {
  return problems_with(largest_need(scenario, design, conflicts), scenario.strategies.size(), conflicts);
}

} // namespace entente
