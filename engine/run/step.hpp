// The month.
#pragma once
#include "engine/random/luck.hpp"
#include "engine/rules/rules.hpp"
#include "engine/world/world.hpp"

#include <span>
#include <vector>

namespace entente {

class Threads;

// What stepping one world needs beside it; made once, so that a month allocates nothing. It remembers the
// month's draws of this world's conflicts: another world needs another.
struct Workshop {
  rules::CitizensInput citizens;
  std::vector<Luck> luck;                 // [conflict]: what arms of a replicate draw alike is drawn once
  rules::CitizensKernel kernel = nullptr; // chosen by lanes and processor when absent
};

// Live one month: strategies[lane] is tried in that lane.
void step(World& world, std::span<const Strategy* const> strategies, Workshop& workshop,
          const Threads& threads);

} // namespace entente
