// A Network as a graph of Boost.Graph, without a copy: VertexListGraph, IncidenceGraph and AdjacencyGraph,
// undirected, parallel edges allowed. Vertices are CitizenId as numbers and their own index.
#pragma once
#include "engine/world/network/network.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include <cstdint>
#include <utility>

namespace entente {

// One tie as seen from one of its ends: `place` is where its other end stands in Network::neighbours. The
// same tie seen from the other end is another descriptor.
struct NetworkEdge {
  std::uint32_t source = 0, place = 0;
  bool operator==(const NetworkEdge&) const = default;
};

class NetworkEdgeIterator : public boost::iterator_facade<NetworkEdgeIterator, NetworkEdge,
                                                          boost::random_access_traversal_tag, NetworkEdge> {
 public:
  NetworkEdgeIterator() = default;
  explicit NetworkEdgeIterator(NetworkEdge edge) : edge_(edge) {}

 private:
  friend class boost::iterator_core_access;
  NetworkEdge dereference() const { return edge_; }
  bool equal(const NetworkEdgeIterator& other) const { return edge_.place == other.edge_.place; }
  void increment() { ++edge_.place; }
  void decrement() { --edge_.place; }
  void advance(std::ptrdiff_t by) {
    edge_.place = static_cast<std::uint32_t>(static_cast<std::ptrdiff_t>(edge_.place) + by);
  }
  std::ptrdiff_t distance_to(const NetworkEdgeIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.edge_.place) - static_cast<std::ptrdiff_t>(edge_.place);
  }

  NetworkEdge edge_;
};

struct NetworkTraversal : boost::vertex_list_graph_tag,
                          boost::incidence_graph_tag,
                          boost::adjacency_graph_tag {};

} // namespace entente

template<>
struct boost::graph_traits<entente::Network> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = entente::NetworkEdge;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = entente::NetworkTraversal;
  using vertex_iterator = boost::counting_iterator<std::uint32_t>;
  using out_edge_iterator = entente::NetworkEdgeIterator;
  using adjacency_iterator = const std::uint32_t*;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;
  static vertex_descriptor null_vertex() { return 0xffffffff; }
};

template<>
struct boost::property_map<entente::Network, boost::vertex_index_t> {
  using type = boost::typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};

namespace entente {

using NetworkTraits = boost::graph_traits<Network>;

inline std::uint32_t num_vertices(const Network& network) {
  return static_cast<std::uint32_t>(network.citizens());
}

inline std::pair<NetworkTraits::vertex_iterator, NetworkTraits::vertex_iterator>
vertices(const Network& network) {
  return {NetworkTraits::vertex_iterator(0), NetworkTraits::vertex_iterator(num_vertices(network))};
}

inline std::uint32_t num_edges(const Network& network) {
  return static_cast<std::uint32_t>(network.neighbours.size() / 2);
}

inline std::uint32_t out_degree(std::uint32_t citizen, const Network& network) {
  return network.offsets[citizen + 1] - network.offsets[citizen];
}

inline std::uint32_t degree(std::uint32_t citizen, const Network& network) {
  return out_degree(citizen, network);
}

inline std::pair<NetworkEdgeIterator, NetworkEdgeIterator> out_edges(std::uint32_t citizen,
                                                                     const Network& network) {
  return {NetworkEdgeIterator({citizen, network.offsets[citizen]}),
          NetworkEdgeIterator({citizen, network.offsets[citizen + 1]})};
}

inline std::pair<const std::uint32_t*, const std::uint32_t*> adjacent_vertices(std::uint32_t citizen,
                                                                               const Network& network) {
  const auto row = network.of(citizen);
  return {row.data(), row.data() + row.size()};
}

inline std::uint32_t source(const NetworkEdge& edge, const Network&) {
  return edge.source;
}

inline std::uint32_t target(const NetworkEdge& edge, const Network& network) {
  return network.neighbours[edge.place];
}

inline boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t, const Network&) {
  return {};
}

} // namespace entente
