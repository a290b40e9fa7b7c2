// Boost.Graph's disjoint sets rather than its connected_components: a depth-first search keeps a path in
// memory that in a country is millions of citizens long.
#include "engine/world/network/network_components.hpp"

#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>

namespace entente {
namespace {

// `join_all(join)` calls join(one, other) for every tie.
template<class JoinAll>
std::vector<std::uint32_t> joined(std::uint32_t citizens, const JoinAll& join_all) {
  std::vector<std::uint8_t> rank(citizens);
  std::vector<std::uint32_t> parent(citizens);
  const boost::typed_identity_property_map<std::uint32_t> by_id;
  auto sets = boost::disjoint_sets(boost::make_iterator_property_map(rank.begin(), by_id),
                                   boost::make_iterator_property_map(parent.begin(), by_id));
  for (std::uint32_t citizen = 0; citizen < citizens; ++citizen)
    sets.make_set(citizen);
  join_all([&](std::uint32_t one, std::uint32_t other) { sets.union_set(one, other); });
  for (std::uint32_t citizen = 0; citizen < citizens; ++citizen)
    parent[citizen] = sets.find_set(citizen);
  return parent;
}

} // namespace

std::vector<std::uint32_t> components_of(const Network& network) {
  const auto citizens = static_cast<std::uint32_t>(network.citizens());
  return joined(citizens, [&](const auto& join) {
    for (std::uint32_t citizen = 0; citizen < citizens; ++citizen)
      for (const std::uint32_t other : network.of(citizen))
        if (other > citizen)
          join(citizen, other);
  });
}

std::vector<std::uint32_t> components_of(std::size_t citizens, std::span<const Tie> ties) {
  return joined(static_cast<std::uint32_t>(citizens), [&](const auto& join) {
    for (const Tie& tie : ties)
      join(tie.from, tie.to);
  });
}

} // namespace entente
