// Ordering of a network: an order of citizens in which those who know each other stand close together, so
// that reading neighbours stays in the cache.
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/world/network/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

// All citizens, in the order of Cuthill and McKee 1969, "Reducing the bandwidth of sparse symmetric
// matrices": component by component, each from its citizen with the fewest ties. Those without ties change
// nobody's place among the others.
std::vector<std::uint32_t> order_by_ties(const Network& network);

// All citizens, each time the one who knows most of those placed just before (after Wei, Yu, Lu and Lin 2016,
// "Speedup graph processing by graph ordering", SIGMOD; the window holds five). Time grows with the number of
// ties. For networks of many small circles, where an order by distance would tear them apart.
std::vector<std::uint32_t> gorder(const Network& network);

// The same ties where citizen i is the one who was order[i]; rows ascending again.
Network reordered(const Network& network, std::span<const std::uint32_t> order, const Threads& threads);

} // namespace entente
