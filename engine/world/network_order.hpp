// An order of citizens in which those who know each other stand close together, so that reading neighbours
// stays in the cache.
#pragma once
#include "engine/world/network.hpp"

#include <cstdint>
#include <vector>

namespace entente {

// All citizens, in the order of Cuthill and McKee 1969, "Reducing the bandwidth of sparse symmetric
// matrices": component by component, each from its citizen with the fewest ties. Those without ties change
// nobody's place among the others.
std::vector<std::uint32_t> order_by_ties(const Network& network);

} // namespace entente
