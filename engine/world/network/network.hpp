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

} // namespace entente
