#include "engine/world/network/network_order.hpp"
#include "engine/world/network/network_components.hpp"
#include "engine/world/network/network_graph.hpp"

#include <boost/graph/cuthill_mckee_ordering.hpp>

#include <deque>
#include <iterator>

namespace entente {
namespace {

// Degree and then id, so that no two citizens rank alike and the order follows from the network alone.
struct RankOfCitizen {
  const Network* network;
};

std::uint64_t get(const RankOfCitizen& rank, std::uint32_t citizen) {
  return std::uint64_t{degree(citizen, *rank.network)} << 32 | citizen;
}

} // namespace
} // namespace entente

template<>
struct boost::property_traits<entente::RankOfCitizen> {
  using key_type = std::uint32_t;
  using value_type = std::uint64_t;
  using reference = std::uint64_t;
  using category = boost::readable_property_map_tag;
};

namespace entente {

namespace {

// Of each component the citizen of least rank, ascending by id. Boost.Graph's own search for starting points
// looks at all citizens once for each component.
std::deque<std::uint32_t> starting_points(const Network& network) {
  const std::vector<std::uint32_t> component = components_of(network);
  const RankOfCitizen rank{&network};
  std::vector<std::uint32_t> least = component;
  for (std::uint32_t citizen = 0; citizen < component.size(); ++citizen)
    if (std::uint32_t& start = least[component[citizen]]; get(rank, citizen) < get(rank, start))
      start = citizen;
  std::deque<std::uint32_t> starts;
  for (std::uint32_t citizen = 0; citizen < component.size(); ++citizen)
    if (least[component[citizen]] == citizen)
      starts.push_back(citizen);
  return starts;
}

} // namespace

std::vector<std::uint32_t> order_by_ties(const Network& network) {
  std::vector<std::uint32_t> order;
  order.reserve(network.citizens());
  std::vector<boost::default_color_type> color(network.citizens());
  const auto color_of =
      boost::make_iterator_property_map(color.begin(), boost::typed_identity_property_map<std::uint32_t>());
  boost::cuthill_mckee_ordering(network, starting_points(network), std::back_inserter(order), color_of,
                                RankOfCitizen{&network});
  return order;
}

} // namespace entente
