// Executor: many replicates, in parallel, handed on in order: what comes out does not depend on threads.
#pragma once
#include "engine/outcomes/outcomes.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

namespace entente {

class Threads;

// All arms of one replicate.
struct ReplicateResult {
  std::uint32_t replicate = 0;
  std::vector<Outcomes> arms; // by strategy
};

struct Execution {
  std::uint64_t seed = 0;
  std::uint32_t first = 0, last = 0;   // replicates first .. last - 1
  std::vector<std::size_t> strategies; // indices; empty = all
  Keep keep = Keep::summary;
  const std::atomic<bool>* stop = nullptr; // once true no new replicate starts
};

// consume sees replicates strictly in order, one at a time; returning false ends the execution there. Returns
// the number of replicates consumed.
std::uint32_t execute(const Scenario& scenario, const Execution& execution, const Threads& threads,
                      const std::function<bool(ReplicateResult&&)>& consume);

} // namespace entente
