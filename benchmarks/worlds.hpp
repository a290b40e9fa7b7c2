// Worlds to measure on.
#pragma once
#include "engine/scenario/model/scenario.hpp"
#include "engine/world/state/world.hpp"

#include <vector>

namespace entente::benchmarks {

// Conflicts from the priors, the given number of citizens; as many strategies as arms, the first the
// baseline, then one per instrument.
Scenario scenario_of(std::size_t citizens, std::size_t arms);

// The same, a number of months into the history, so that third parties are there and processes run.
World simulated_in(const Scenario& scenario, std::uint32_t replicate, Month months);
std::vector<const Strategy*> strategies_of(const Scenario& scenario);

} // namespace entente::benchmarks
