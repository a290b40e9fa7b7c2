// Time step: the month.
#pragma once
#include "engine/random/draw_cache.hpp"
#include "engine/rules/rules.hpp"
#include "engine/world/state/world.hpp"

#include <span>
#include <vector>

namespace entente {

class Threads;

// What stepping one world needs beside it; made once, so that a month allocates nothing. It remembers the
// month's draws of this world's conflicts: another world needs another.
struct StepScratch {
  rules::CitizensInput citizens;
  std::vector<DrawCache> cache;           // [conflict]: what arms of a replicate draw alike is drawn once
  rules::CitizensKernel kernel = nullptr; // chosen by lanes and processor when absent
};

// Live one month: strategies[lane] is tried in that lane.
void step(World& world, std::span<const Strategy* const> strategies, StepScratch& scratch,
          const Threads& threads);

} // namespace entente
