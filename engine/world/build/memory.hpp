// Memory estimate: how much memory a world will take, known before anything is allocated.
#pragma once
#include <cstddef>
#include <cstdint>

namespace entente {

// In bytes, which a 32-bit program could not count.
struct WorldMemory {
  std::uint64_t building = 0; // at the peak of building the society
  std::uint64_t resident = 0; // while months pass
  std::uint64_t society = 0;  // of these, what worlds that share a society hold once
  std::uint64_t peak() const { return building > resident ? building : resident; }
  // Of so many worlds at once; a society that they share is built before any of them.
  std::uint64_t peak_of(std::size_t worlds, bool share_society) const;
};

// Of the citizens and their ties; all else is small. Lanes as stored (padded_lanes), ties as drawn by each.
WorldMemory memory_of_world(std::size_t citizens, std::size_t lanes, std::size_t ties);

} // namespace entente
