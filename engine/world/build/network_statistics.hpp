// Network statistics: degree, clustering and the like.
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/world/state/society.hpp"

namespace entente {

// Networks of more citizens than this have their clustering measured on this many citizens, evenly spread
// over the ids.
constexpr std::size_t clustering_sample = 1000000;

// A citizen with fewer than two neighbours has clustering 0. An assortativity that is not defined, because
// all ends are alike, is 0. Newman 2002, "Assortative mixing in networks", Physical Review Letters 89, 208701
// (degrees); Newman 2003, "Mixing patterns in networks", Physical Review E 67, 026126 (identities, regions).
NetworkStatistics describe(const Society& society, const Threads& threads);

} // namespace entente
