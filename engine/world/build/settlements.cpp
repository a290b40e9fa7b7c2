#include "engine/world/build/settlements.hpp"

#include <algorithm>

namespace entente {

Settlements::Settlements(std::span<const Cell> cells, std::size_t identities, std::size_t people) {
  if (people == 0)
    return;
  in_region_.resize(cells.size() / identities);
  for (std::size_t region = 0; region < in_region_.size(); ++region) {
    const Cell& last = cells[(region + 1) * identities - 1];
    const std::size_t residents = last.end - cells[region * identities].begin;
    in_region_[region] =
        static_cast<std::uint32_t>(std::max<std::size_t>(1, (residents + people / 2) / people));
  }
}

} // namespace entente
