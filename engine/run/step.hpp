// The month.
#pragma once
#include "engine/rules/rules.hpp"
#include "engine/world/world.hpp"

#include <span>

namespace entente {

class Threads;

// What stepping needs beside the world; made once, so that a month allocates nothing.
struct Workshop {
  rules::CitizensInput citizens;
  rules::CitizensKernel kernel = nullptr; // chosen by lanes and processor when absent
};

// Live one month: strategies[lane] is tried in that lane.
void step(World& world, std::span<const Strategy* const> strategies, Workshop& workshop,
          const Threads& threads);

} // namespace entente
