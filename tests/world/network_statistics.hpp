// What a network looks like from above.
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/world/state/society.hpp"

namespace entente {

struct NetworkStatistics {
  double mean_degree = 0.0;
  std::uint32_t maximum_degree = 0;
  double clustering = 0.0; // mean local clustering coefficient (repeated ties counted once)
  double degree_assortativity = 0.0;
  double identity_assortativity = 0.0; // Newman's coefficient over identities
  double region_assortativity = 0.0;
  std::uint32_t components = 0;
  double largest_component = 0.0; // share of citizens
};

// Networks of more citizens than this have their clustering measured on this many citizens, evenly spread
// over the ids.
constexpr std::size_t clustering_sample = 1000000;

// A citizen with fewer than two neighbours has clustering 0. An assortativity that is not defined, because
// all ends are alike, is 0. Newman 2002, "Assortative mixing in networks", Physical Review Letters 89, 208701
// (degrees); Newman 2003, "Mixing patterns in networks", Physical Review E 67, 026126 (identities, regions).
NetworkStatistics describe(const Society& society, const Threads& threads);

} // namespace entente
