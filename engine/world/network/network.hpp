// Network: who talks to whom: ties between citizens, as compressed rows in canonical order. The graph
// algorithms of Boost.Graph run on it through network_graph.hpp.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

// Neighbours of citizen i are neighbours[offsets[i]] .. neighbours[offsets[i + 1]], ascending; ties are
// mutual and repeated ties stand repeatedly. Citizens are numbered by CitizenId, their canonical position.
struct Network {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> neighbours;

  std::size_t citizens() const { return offsets.size() - 1; }
  std::span<const std::uint32_t> of(std::size_t citizen) const {
    return {neighbours.data() + offsets[citizen], neighbours.data() + offsets[citizen + 1]};
  }
  bool operator==(const Network&) const = default;
};

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

} // namespace entente
