// Rows of neighbours in the form the fast loop reads: sixteen agents side by side. Neighbours within 32
// places are named by their distance, one slot of sixteen bits for all agents that have somebody there; the
// others by id.
#pragma once
#include "benchmarks/workloads/loops.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/world/network/network.hpp"

#include <vector>

namespace entente::workloads {

class Banded {
 public:
  // At most 255 neighbours each.
  Banded(const Network& network, const Threads& threads);

  BandedRows rows() const;
  std::size_t batches() const { return degrees_.size() / 64; }

 private:
  std::vector<std::uint8_t> slots_, degrees_;
  std::vector<std::uint16_t> masks_;
  std::vector<std::int16_t> shifts_;
  std::vector<std::uint32_t> far_;
  std::vector<std::size_t> batch_begin_;
};

} // namespace entente::workloads
