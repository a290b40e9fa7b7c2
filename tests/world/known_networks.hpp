// Networks whose numbers are known by heart.
#pragma once
#include "engine/world/network/connect.hpp"
#include "engine/world/state/society.hpp"

#include <utility>
#include <vector>

namespace entente {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

inline Network network_of(std::size_t citizens, const Pairs& pairs, std::uint32_t maximum_ties = 0xffffffff,
                          int threads = 1) {
  TieList list(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i)
    list.ties[i] = {pairs[i].first, pairs[i].second};
  return connect(citizens, std::move(list), maximum_ties, Threads(threads));
}

// Everybody knows the `reach` next round the ring.
inline Pairs ring(std::uint32_t citizens, std::uint32_t reach = 1) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < citizens; ++i)
    for (std::uint32_t step = 1; step <= reach; ++step)
      pairs.push_back({i, (i + step) % citizens});
  return pairs;
}

inline Pairs everybody_knows_everybody(std::uint32_t citizens) {
  Pairs pairs;
  for (std::uint32_t i = 0; i < citizens; ++i)
    for (std::uint32_t j = i + 1; j < citizens; ++j)
      pairs.push_back({i, j});
  return pairs;
}

// Citizen 0 knows everybody and nobody else knows anybody.
inline Pairs star(std::uint32_t citizens) {
  Pairs pairs;
  for (std::uint32_t i = 1; i < citizens; ++i)
    pairs.push_back({0, i});
  return pairs;
}

// Citizens with these ties, in cells of one region each of which holds `cell_size` of the next identity.
inline Society society_with(std::size_t citizens, const Pairs& pairs, std::uint32_t cell_size) {
  Society society;
  society.regions = 1;
  for (std::uint32_t begin = 0; begin < citizens; begin += cell_size)
    society.cells.push_back(
        {RegionId{0}, static_cast<IdentityId>(society.cells.size()), begin, begin + cell_size});
  society.identities = society.cells.size();
  society.number.resize(citizens);
  society.network = network_of(citizens, pairs);
  return society;
}

inline Society society_with(std::size_t citizens, const Pairs& pairs) {
  return society_with(citizens, pairs, static_cast<std::uint32_t>(citizens));
}

} // namespace entente
