// Time step: the month.
#pragma once
#include "engine/random/draw_cache.hpp"
#include "engine/rules/rules.hpp"
#include "engine/support/programme.hpp"
#include "engine/world/state/world.hpp"

#include <optional>
#include <span>
#include <vector>

namespace entente {

class Threads;

// A strategy's programme, from the month it is made until an action starts or ends.
struct ProgrammeInForce {
  support::Programme programme;
  const Strategy* strategy = nullptr;
  Month from = 0;
  std::optional<Month> until;

  bool holds(const Strategy& asked, Month month) const {
    return strategy == &asked && month >= from && (!until || month < *until);
  }
};

// What stepping one world needs beside it; made once, so that a month allocates nothing. It remembers the
// month's draws of this world's conflicts and what its strategies do: another world needs another, and so
// does a strategy that was changed where it stands.
struct StepScratch {
  std::vector<ProgrammeInForce> programmes; // [lane]
  rules::CitizensInput citizens;
  std::vector<DrawCache> cache;           // [conflict]: what arms of a replicate draw alike is drawn once
  rules::CitizensKernel kernel = nullptr; // chosen by lanes and processor when absent
};

// Live one month: strategies[lane] is tried in that lane.
void step(World& world, std::span<const Strategy* const> strategies, StepScratch& scratch,
          const Threads& threads);

} // namespace entente
