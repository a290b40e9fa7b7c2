// From a scenario to a world: the facts of each conflict are drawn once, then every arm starts from the same
// state.
#pragma once
#include "engine/world/state/world.hpp"

#include <cstdint>
#include <span>

namespace entente {

class Threads;

// The facts of one replicate's conflict, its parameters included: the replicate's parameter set, then
// [uncertain] draws, then overrides.
Conflict draw_conflict(const Scenario& scenario, std::uint64_t seed, std::uint32_t replicate);

// Lane counts that citizens are stored with: 1, or the next multiple of lane_step.
std::size_t padded_lanes(std::size_t lanes);

// The society that all replicates of a study share, of an imported network or where network.per is "study";
// nothing where each replicate draws its own. Throws ScenarioError where an imported network is not in order.
std::shared_ptr<const Society> study_society(const Scenario& scenario, std::uint64_t seed,
                                             const Threads& threads);

// One lane per entry of `replicates`; lanes of the same replicate share its conflict. All lanes share one
// society, so the replicates must be equal unless the society is one of a study.
World build_world(const Scenario& scenario, std::uint64_t seed, std::span<const std::uint32_t> replicates,
                  const Threads& threads, std::shared_ptr<const Society> society = nullptr);

// Mean deaths of an attack whose severity has this exponent and is cut at 5,000.
double mean_severity(double exponent);

} // namespace entente
