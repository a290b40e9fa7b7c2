#include "engine/world/build/memory.hpp"

#include "engine/world/build/placement.hpp"
#include "engine/world/network/blocked_ties.hpp"
#include "engine/world/network/connect.hpp"
#include "engine/world/state/citizens.hpp"

#include <algorithm>
#include <cstdint>

namespace entente {

WorldMemory memory_of_world(std::size_t citizens, std::size_t lanes, std::size_t ties) {
  constexpr std::size_t word = sizeof(std::uint32_t), ends_of_tie = 2;
  constexpr std::size_t traits = word + 3 * sizeof(float);         // Society, by citizen
  constexpr std::size_t state = 3 * sizeof(float);                 // Citizens, by citizen and lane
  constexpr std::size_t placement = word + sizeof(CellIndex);      // while ties are drawn
  constexpr std::size_t tie_seen_from_both_ends = 2 * sizeof(Tie); // while rows are filled
  const std::size_t offsets = word, neighbours = ends_of_tie * ties * word;
  WorldMemory memory;
  memory.building =
      citizens * (traits + placement + offsets + ties * (sizeof(Tie) + tie_seen_from_both_ends));
  memory.society = citizens * (traits + offsets + neighbours);
  memory.resident = memory.society + citizens * lanes * state;
  if (BlockedTies::worthwhile(citizens, lanes)) { // rules::SumsOfKnown
    const std::size_t blocks = BlockedTies::together(BlockedTies::blocks_of(citizens)),
                      together = std::min(citizens, blocks * BlockedTies::block_size);
    memory.resident += citizens * ties * 2 * sizeof(BlockedTies::Place) +
                       together * (1 + ends_of_tie * ties) * sizeof(float);
  }
  return memory;
}

std::size_t WorldMemory::peak_of(std::size_t worlds, bool share_society) const {
  return share_society ? std::max(building, society + worlds * (resident - society)) : worlds * peak();
}

} // namespace entente
