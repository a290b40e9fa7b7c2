// The society that all replicates of a study share.
#pragma once
#include "engine/world/build/build_society.hpp"

#include <cstdint>
#include <memory>

namespace entente {

// Whether they share one: of an imported network, or where network.per is "study".
bool shares_society(const Scenario& scenario);

// What it is drawn from: the conflict of replicate 0, whatever replicates share it.
SocietyPlan study_society_plan(const Scenario& scenario, std::uint64_t seed);

// Throws ScenarioError where an imported network is not in order.
std::shared_ptr<const Society> build_study_society(const Scenario& scenario, const SocietyPlan& plan,
                                                   std::uint64_t seed, const Threads& threads);

} // namespace entente
