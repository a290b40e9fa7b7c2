#include "engine/ensemble/design.hpp"
#include "engine/ensemble/point_scenario.hpp"

#include "engine/scenario/read/change.hpp"

#include <algorithm>

namespace entente {

Expected<Scenario> try_scenario_at(const Scenario& scenario, const Design& design, std::uint32_t variant,
                                   std::uint32_t point) {
  Scenario changed = scenario;
  if (!design.keys.empty()) {
    NamedVariant at_point;
    for (std::size_t i = 0; i < design.keys.size(); ++i)
      at_point.values.emplace_back(design.keys[i], design.values[point * design.keys.size() + i]);
    if (Problems problems = try_apply_variant(changed, at_point); !problems.empty())
      return problems;
  }
  if (variant > 0)
    if (Problems problems = try_apply_variant(changed, design.variants[variant - 1]); !problems.empty())
      return problems;
  return changed;
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

Scenario scenario_at(const Scenario& scenario, const Design& design, std::uint32_t variant,
                     std::uint32_t point) {
  return required(try_scenario_at(scenario, design, variant, point));
}

Work::Work(const Design& design, const FirstMissing& first_missing) : step_(design.shard.count) {
  for (std::uint32_t variant = 0; variant < design.variant_count(); ++variant)
    for (std::uint32_t point = 0; point < design.point_count(); ++point) {
      std::uint32_t first = first_missing(variant, point);
      while (first < design.replicates && !design.shard.takes(point, first))
        ++first;
      if (first >= design.replicates)
        continue;
      const std::size_t begin = size();
      const std::size_t count = (design.replicates - first + step_ - 1) / step_;
      cells_.push_back({{variant, point, first}, begin, begin + count});
    }
}

Unit Work::operator[](std::size_t i) const {
  const auto cell = std::upper_bound(cells_.begin(), cells_.end(), i,
                                     [](std::size_t position, const Cell& c) { return position < c.end; });
  Unit unit = cell->first;
  unit.replicate += static_cast<std::uint32_t>(i - cell->begin) * step_;
  return unit;
}

} // namespace entente
