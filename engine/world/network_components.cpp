// Boost.Graph's disjoint sets rather than its connected_components: a depth-first search keeps a path in
// memory that in a country is millions of citizens long.
#include "engine/world/network_components.hpp"

#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>

namespace entente {

std::vector<std::uint32_t> components_of(const Network& network) {
  const auto citizens = static_cast<std::uint32_t>(network.citizens());
  std::vector<std::uint8_t> rank(citizens);
  std::vector<std::uint32_t> parent(citizens);
  const boost::typed_identity_property_map<std::uint32_t> by_id;
  auto sets = boost::disjoint_sets(boost::make_iterator_property_map(rank.begin(), by_id),
                                   boost::make_iterator_property_map(parent.begin(), by_id));
  for (std::uint32_t citizen = 0; citizen < citizens; ++citizen)
    sets.make_set(citizen);
  for (std::uint32_t citizen = 0; citizen < citizens; ++citizen)
    for (const std::uint32_t other : network.of(citizen))
      if (other > citizen)
        sets.union_set(citizen, other);
  for (std::uint32_t citizen = 0; citizen < citizens; ++citizen)
    parent[citizen] = sets.find_set(citizen);
  return parent;
}

} // namespace entente
