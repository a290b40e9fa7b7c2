// A list of ties becomes the network: rows of neighbours, both ways, ascending.
#pragma once
#include "engine/core/expected.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/world/network/huge_pages.hpp"
#include "engine/world/network/network.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace entente {

// Who is tied to whom, by CitizenId. A citizen tied to oneself stands for no tie.
struct Tie {
  std::uint32_t from, to;
};

// Ties in an order that is part of the result. Not a vector: the pages of a country's ties are touched first
// by the threads that write them.
struct TieList {
  std::unique_ptr<Tie[]> ties;
  std::size_t count = 0;

  explicit TieList(std::size_t size) : ties(std::make_unique_for_overwrite<Tie[]>(size)), count(size) {
    prefer_huge_pages(ties.get(), size * sizeof(Tie));
  }
  std::span<Tie> span() const { return {ties.get(), count}; }
};

// Neighbour entries a network can hold: offsets have 32 bits.
constexpr std::size_t maximum_neighbour_entries = 0xffffffff;

// What is wrong where a network cannot hold so many ties.
Problems problems_with_room(std::size_t ties);
// Throws ScenarioError then; a build without exceptions ends the process (engine/core/expected.hpp).
void require_room_for(std::size_t ties);

// In the order of the list a tie is kept while both ends have fewer than maximum_ties; repeated ties count
// each time. At most maximum_neighbour_entries / 2 ties of citizens below `citizens`. The same for any number
// of threads.
Network connect(std::size_t citizens, TieList list, std::uint32_t maximum_ties, const Threads& threads);

} // namespace entente
