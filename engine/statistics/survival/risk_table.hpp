// Risk table: at each time something ended: how many were at risk, and how many ended?
#pragma once
#include "engine/statistics/survival/spell.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

struct RiskRow {
  double time = 0.0;
  std::size_t at_risk = 0; // start < time <= end
  std::size_t ended = 0;   // of any cause, at this time
};

// One row for each distinct time at which a spell ended, in ascending order.
std::vector<RiskRow> risk_table(std::span<const Spell> spells);

} // namespace entente
