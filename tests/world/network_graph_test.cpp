#include "engine/world/network/network_graph.hpp"

#include "tests/catch.hpp"
#include "tests/world/known_networks.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/graph_concepts.hpp>

using namespace entente;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Network>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Network>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Network>));

namespace {
template<class Value>
auto by_citizen(std::vector<Value>& values) {
  return boost::make_iterator_property_map(values.begin(),
                                           boost::typed_identity_property_map<std::uint32_t>());
}
} // namespace

TEST_CASE("Boost.Graph finds the components of a network") {
  Pairs pairs = ring(6);
  pairs.insert(pairs.end(), {{6, 7}, {7, 8}});
  const Network network = network_of(10, pairs);
  std::vector<int> component(10);
  CHECK(boost::connected_components(network, by_citizen(component)) == 3);
  CHECK(component == std::vector<int>{0, 0, 0, 0, 0, 0, 1, 1, 1, 2});
}

TEST_CASE("Boost.Graph measures distances along ties") {
  const Network network = network_of(8, ring(8));
  std::vector<int> distance(8);
  const auto record = boost::record_distances(by_citizen(distance), boost::on_tree_edge());
  boost::breadth_first_search(network, 0u, boost::visitor(boost::make_bfs_visitor(record)));
  CHECK(distance == std::vector<int>{0, 1, 2, 3, 4, 3, 2, 1});
}

TEST_CASE("each tie is an edge of both of its ends, repeated ties repeated edges") {
  const Network network = network_of(3, {{0, 1}, {0, 1}, {1, 2}});
  CHECK(num_vertices(network) == 3);
  CHECK(num_edges(network) == 3);
  CHECK(degree(1, network) == 3);
  const auto [first, last] = out_edges(1u, network);
  std::vector<std::uint32_t> ends;
  for (auto edge = first; edge != last; ++edge) {
    CHECK(source(*edge, network) == 1);
    ends.push_back(target(*edge, network));
  }
  CHECK(ends == std::vector<std::uint32_t>{0, 0, 2});
  CHECK(last - first == 3);
}
