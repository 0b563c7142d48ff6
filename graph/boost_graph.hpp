#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <string_view>
#include <utility>

#include "graph/property_graph.hpp"

// Makes PropertyGraph a model of Boost's VertexListGraph, EdgeListGraph, BidirectionalGraph and
// AdjacencyGraph, with the property maps vertex_index and edge_index and one for weights, so that
// Boost's algorithms run on it as it stands. Only this room and its tests include it: what leaves
// the room speaks of NodeId and RelationshipId (graph/algorithms.hpp).

namespace entente::graph {

struct AsNode {
  NodeId operator()(std::uint32_t number) const { return NodeId{number}; }
};
struct AsRelationship {
  RelationshipId operator()(std::uint32_t number) const { return RelationshipId{number}; }
};
struct RelationshipOf {
  RelationshipId operator()(const Incidence& incidence) const { return incidence.relationship; }
};
struct NeighbourOf {
  NodeId operator()(const Incidence& incidence) const { return incidence.neighbour; }
};

using Numbers = boost::counting_iterator<std::uint32_t>;

struct BidirectionalTraversal : boost::bidirectional_graph_tag,
                                boost::adjacency_graph_tag,
                                boost::vertex_list_graph_tag,
                                boost::edge_list_graph_tag {};

}  // namespace entente::graph

namespace boost {

template <>
struct graph_traits<entente::graph::PropertyGraph> {
  using vertex_descriptor = entente::graph::NodeId;
  using edge_descriptor = entente::graph::RelationshipId;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = entente::graph::BidirectionalTraversal;
  using vertex_iterator =
      transform_iterator<entente::graph::AsNode, entente::graph::Numbers, entente::graph::NodeId>;
  using edge_iterator = transform_iterator<entente::graph::AsRelationship, entente::graph::Numbers,
                                           entente::graph::RelationshipId>;
  using out_edge_iterator =
      transform_iterator<entente::graph::RelationshipOf, const entente::graph::Incidence*,
                         entente::graph::RelationshipId>;
  using in_edge_iterator = out_edge_iterator;
  using adjacency_iterator =
      transform_iterator<entente::graph::NeighbourOf, const entente::graph::Incidence*,
                         entente::graph::NodeId>;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;

  static vertex_descriptor null_vertex() { return vertex_descriptor{0xFFFFFFFF}; }
};

template <>
struct graph_traits<const entente::graph::PropertyGraph>
    : graph_traits<entente::graph::PropertyGraph> {};

}  // namespace boost

namespace entente::graph {

using Traits = boost::graph_traits<PropertyGraph>;

template <class Iterator>
std::pair<Iterator, Iterator> incidence_range(std::span<const Incidence> incidences) {
  return {Iterator(incidences.data()), Iterator(incidences.data() + incidences.size())};
}

inline std::pair<Traits::vertex_iterator, Traits::vertex_iterator> vertices(
    const PropertyGraph& g) {
  return {Traits::vertex_iterator(Numbers(0)), Traits::vertex_iterator(Numbers(g.node_count()))};
}
inline std::size_t num_vertices(const PropertyGraph& g) { return g.node_count(); }

inline std::pair<Traits::edge_iterator, Traits::edge_iterator> edges(const PropertyGraph& g) {
  return {Traits::edge_iterator(Numbers(0)),
          Traits::edge_iterator(Numbers(g.relationship_count()))};
}
inline std::size_t num_edges(const PropertyGraph& g) { return g.relationship_count(); }

inline NodeId source(RelationshipId e, const PropertyGraph& g) { return g.source(e); }
inline NodeId target(RelationshipId e, const PropertyGraph& g) { return g.target(e); }

inline auto out_edges(NodeId v, const PropertyGraph& g) {
  return incidence_range<Traits::out_edge_iterator>(g.outgoing(v));
}
inline std::size_t out_degree(NodeId v, const PropertyGraph& g) { return g.outgoing(v).size(); }
inline auto in_edges(NodeId v, const PropertyGraph& g) {
  return incidence_range<Traits::in_edge_iterator>(g.incoming(v));
}
inline std::size_t in_degree(NodeId v, const PropertyGraph& g) { return g.incoming(v).size(); }
inline std::size_t degree(NodeId v, const PropertyGraph& g) {
  return out_degree(v, g) + in_degree(v, g);
}
inline auto adjacent_vertices(NodeId v, const PropertyGraph& g) {
  return incidence_range<Traits::adjacency_iterator>(g.outgoing(v));
}

/// The dense number of a node or relationship, as property map.
template <class Id>
struct IndexMap {
  using key_type = Id;
  using value_type = std::size_t;
  using reference = std::size_t;
  using category = boost::readable_property_map_tag;

  std::size_t operator[](Id id) const { return core::index_of(id); }
  friend std::size_t get(IndexMap, Id id) { return core::index_of(id); }
};

inline IndexMap<NodeId> get(boost::vertex_index_t, const PropertyGraph&) { return {}; }
inline std::size_t get(boost::vertex_index_t, const PropertyGraph&, NodeId id) {
  return core::index_of(id);
}
inline IndexMap<RelationshipId> get(boost::edge_index_t, const PropertyGraph&) { return {}; }
inline std::size_t get(boost::edge_index_t, const PropertyGraph&, RelationshipId id) {
  return core::index_of(id);
}

/// A numeric property of relationships as edge weight; `otherwise` where it is no number.
class WeightMap {
 public:
  using key_type = RelationshipId;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;

  /// The graph must outlive the map.
  WeightMap(const PropertyGraph& graph, std::string_view property, double otherwise)
      : graph_(&graph), key_(graph.find_key(property)), otherwise_(otherwise) {}

  double operator[](RelationshipId id) const {
    if (!key_) return otherwise_;
    const Value& value = graph_->property(id, *key_);
    return value.is_number() ? value.number() : otherwise_;
  }
  friend double get(const WeightMap& map, RelationshipId id) { return map[id]; }

 private:
  const PropertyGraph* graph_;
  std::optional<KeyId> key_;
  double otherwise_;
};

}  // namespace entente::graph

namespace boost {

template <>
struct property_map<entente::graph::PropertyGraph, vertex_index_t> {
  using type = entente::graph::IndexMap<entente::graph::NodeId>;
  using const_type = type;
};
template <>
struct property_map<entente::graph::PropertyGraph, edge_index_t> {
  using type = entente::graph::IndexMap<entente::graph::RelationshipId>;
  using const_type = type;
};
template <class Tag>
struct property_map<const entente::graph::PropertyGraph, Tag>
    : property_map<entente::graph::PropertyGraph, Tag> {};

}  // namespace boost
