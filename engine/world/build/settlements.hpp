// Settlements, where a society has them: each region's cells are cut into as many stretches of ids as the
// region has settlements, so that a settlement has people of every identity and neighbours lie close together
// in memory.
#pragma once
#include "engine/world/state/society.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

class Settlements {
 public:
  // About `people` in each settlement, all identities together; 0 people = no settlements.
  Settlements(std::span<const Cell> cells, std::size_t identities, std::size_t people);

  bool any() const { return !in_region_.empty(); }
  std::uint32_t in(RegionId region) const { return in_region_[index(region)]; }

  // The settlement of a citizen of a cell.
  std::uint32_t of(const Cell& cell, std::uint32_t citizen) const {
    const std::uint64_t rank = citizen - cell.begin;
    return static_cast<std::uint32_t>(((rank + 1) * in(cell.region) - 1) / cell.size());
  }
  // The part of a cell that lives in a settlement of its region, perhaps empty.
  Cell part(const Cell& cell, std::uint32_t settlement) const {
    Cell stretch = cell;
    stretch.begin = cell.begin + start(cell, settlement);
    stretch.end = cell.begin + start(cell, settlement + 1);
    return stretch;
  }

 private:
  std::uint32_t start(const Cell& cell, std::uint64_t settlement) const {
    return static_cast<std::uint32_t>(settlement * cell.size() / in(cell.region));
  }

  std::vector<std::uint32_t> in_region_; // empty = no settlements
};

} // namespace entente
