// How much memory a world will take, known before anything is allocated.
#pragma once
#include <cstddef>

namespace entente {

struct WorldMemory {
  std::size_t building = 0; // bytes at the peak of building the society
  std::size_t living = 0;   // bytes while months are lived
  std::size_t peak() const { return building > living ? building : living; }
};

// Of the citizens and their ties; all else is small. Lanes as stored (padded_lanes), ties as drawn by each.
WorldMemory memory_of_world(std::size_t citizens, std::size_t lanes, std::size_t ties);

} // namespace entente
