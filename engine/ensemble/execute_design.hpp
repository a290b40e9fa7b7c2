// A study's units, in parallel, handed on in order.
#pragma once
#include "engine/ensemble/design.hpp"
#include "engine/outcomes/outcomes.hpp"

#include <atomic>
#include <functional>
#include <vector>

namespace entente {

class SharedSocieties;
class Threads;

struct DesignExecution {
  std::uint64_t seed = 0;
  Keep keep = Keep::summary;
  const std::atomic<bool>* stop = nullptr; // once true no new unit starts; those in flight are still consumed
  SharedSocieties* societies = nullptr;    // where those that histories share are kept; absent: for the call
  std::vector<std::size_t> strategies = {}; // indices, by arm; empty = all, as the scenario has them
};

// A unit and its arms.
using ConsumeUnit = std::function<bool(const Unit&, std::vector<Outcomes>&&)>;

// consume sees the units of `work` strictly in order, one at a time; returning false ends the execution
// there. Returns the number of units consumed. Throws what consume throws, and ScenarioError for a point that
// is not allowed.
std::size_t execute_design(const Scenario& scenario, const Design& design, const Work& work,
                           const DesignExecution& execution, const Threads& threads,
                           const ConsumeUnit& consume);

} // namespace entente
