// Electorate: citizens as voters, in one arm.
#pragma once
#include "engine/world/state/citizens.hpp"
#include "engine/world/state/society.hpp"
#include "engine/world/state/vectors.hpp"

namespace entente {

struct Electorate {
  const Society& society;
  const Citizens& citizens;
  std::size_t lane = 0;
};

namespace rules {

// How many would vote yes on last month's confidence and cynicism and this month's threat level
// (docs/model.md, step 5: talks).
std::uint64_t yes_votes(const Electorate& electorate, const RegionVector& threat_level);

} // namespace rules
} // namespace entente
