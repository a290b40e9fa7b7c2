#include "engine/ensemble/design.hpp"

#include "engine/scenario/change.hpp"

#include <algorithm>

namespace entente {

Scenario scenario_at(const Scenario& scenario, const Design& design, std::uint32_t world,
                     std::uint32_t draw) {
  Scenario changed = scenario;
  if (!design.keys.empty()) {
    NamedWorld point;
    for (std::size_t i = 0; i < design.keys.size(); ++i)
      point.values.emplace_back(design.keys[i], design.values[draw * design.keys.size() + i]);
    apply_world(changed, point);
  }
  if (world > 0)
    apply_world(changed, design.worlds[world - 1]);
  return changed;
}

Work::Work(const Design& design, const FirstMissing& first_missing) : step_(design.shard.count) {
  for (std::uint32_t world = 0; world < design.world_count(); ++world)
    for (std::uint32_t draw = 0; draw < design.draw_count(); ++draw) {
      std::uint32_t first = first_missing(world, draw);
      while (first < design.replicates && !design.shard.takes(draw, first))
        ++first;
      if (first >= design.replicates)
        continue;
      const std::size_t begin = size();
      const std::size_t count = (design.replicates - first + step_ - 1) / step_;
      cells_.push_back({{world, draw, first}, begin, begin + count});
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
