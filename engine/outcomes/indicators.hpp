// Monthly indicators: what can be read off a world in a month: name, unit, meaning, and how.
#pragma once
#include "engine/world/state/world.hpp"

#include <span>
#include <string_view>

namespace entente {

struct IndicatorField {
  std::string_view name, unit, doc;
  double (*read)(const World& world, std::size_t lane);
};

std::span<const IndicatorField> indicator_table();

} // namespace entente
