// Memory need of a study, against what this machine has left.
#pragma once
#include "engine/core/expected.hpp"

#include <cstddef>

namespace entente {

struct Design;
struct Scenario;

// One problem when so many conflicts, simulated at the same time with so many arms each, do not fit into the
// memory that is left; none where that is not known. Throws ScenarioError for an imported network that cannot
// be read.
Problems problems_with_memory(const Scenario& scenario, std::size_t arms, std::size_t conflicts);
// The same of the largest of a design's worlds and points, with all arms of the scenario.
Problems problems_with_memory(const Scenario& scenario, const Design& design, std::size_t conflicts);

} // namespace entente
