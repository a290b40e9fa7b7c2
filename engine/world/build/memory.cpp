#include "engine/world/build/memory.hpp"

#include "engine/world/build/placement.hpp"
#include "engine/world/network/blocked_ties.hpp"
#include "engine/world/network/connect.hpp"
#include "engine/world/state/citizens.hpp"

#include <algorithm>
#include <cstdint>

namespace entente {

WorldMemory memory_of_world(std::size_t citizens_given, std::size_t lanes, std::size_t ties) {
  const std::uint64_t citizens = citizens_given;
  constexpr std::uint64_t word = sizeof(std::uint32_t), ends_of_tie = 2;
  constexpr std::uint64_t traits = word + 3 * sizeof(float);         // Society, by citizen
  constexpr std::uint64_t state = 3 * sizeof(float);                 // Citizens, by citizen and lane
  constexpr std::uint64_t placement = word + sizeof(CellIndex);      // while ties are drawn
  constexpr std::uint64_t tie_seen_from_both_ends = 2 * sizeof(Tie); // while rows are filled
  const std::uint64_t offsets = word, neighbours = ends_of_tie * ties * word;
  WorldMemory memory;
  memory.building =
      citizens * (traits + placement + offsets + ties * (sizeof(Tie) + tie_seen_from_both_ends));
  memory.society = citizens * (traits + offsets + neighbours);
  memory.resident = memory.society + citizens * lanes * state;
  if (BlockedTies::worthwhile(citizens_given, lanes)) { // rules::SumsOfKnown
    const std::uint64_t blocks = BlockedTies::together(BlockedTies::blocks_of(citizens_given)),
                        together = std::min<std::uint64_t>(citizens, blocks * BlockedTies::block_size);
    memory.resident += citizens * ties * ends_of_tie * sizeof(BlockedTies::Place) +
                       together * (1 + ends_of_tie * ties) * sizeof(float);
  }
  return memory;
}

std::uint64_t WorldMemory::peak_of(std::size_t worlds, bool share_society) const {
  return share_society ? std::max(building, society + worlds * (resident - society)) : worlds * peak();
}

} // namespace entente
