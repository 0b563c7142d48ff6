#include "graph/algorithms.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>
#include <map>
#include <queue>
#include <random>

#include "graph/boost_graph.hpp"
#include "support/catch.hpp"

using namespace entente::graph;
using Catch::Detail::Approx;
using entente::core::index_of;

namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<PropertyGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<PropertyGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<PropertyGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<PropertyGraph>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<PropertyGraph, NodeId, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<PropertyGraph, RelationshipId, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<WeightMap, RelationshipId>));

struct Edge {
  std::uint32_t from, to;
  double weight = 1;
};

PropertyGraph graph_of(std::uint32_t nodes, const std::vector<Edge>& edges) {
  PropertyGraph graph;
  for (std::uint32_t i = 0; i < nodes; ++i) graph.add_node({"Node"});
  for (const Edge& edge : edges) {
    const auto id = graph.add_relationship(NodeId{edge.from}, NodeId{edge.to}, "TO");
    graph.set_property(id, "weight", edge.weight);
  }
  return graph;
}

// Cormen, Leiserson, Rivest, Stein: Introduction to Algorithms, the example of Dijkstra's
// algorithm: s t x y z with distances 0 8 9 5 7.
PropertyGraph textbook() {
  return graph_of(5, {{0, 1, 10},
                      {0, 3, 5},
                      {1, 2, 1},
                      {1, 3, 2},
                      {2, 4, 4},
                      {3, 1, 3},
                      {3, 2, 9},
                      {3, 4, 2},
                      {4, 2, 6},
                      {4, 0, 7}});
}

PropertyGraph random_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const std::uint32_t nodes = 2 + random() % 20;
  std::vector<Edge> edges;
  for (std::uint32_t i = random() % 60; i > 0; --i) {
    const auto from = static_cast<std::uint32_t>(random() % nodes);
    edges.push_back(
        {from, static_cast<std::uint32_t>(random() % nodes), static_cast<double>(random() % 10)});
  }
  return graph_of(nodes, edges);
}

Projection directed(const PropertyGraph& graph, bool merge = false) {
  return Projection(graph, {{}, {}, true, "weight", 1, merge});
}

Projection undirected(const PropertyGraph& graph) {
  return Projection(graph, {{}, {}, false, "weight", 1, true});
}

std::vector<double> scores(const std::vector<NodeScore>& entries) {
  std::vector<double> result;
  for (const NodeScore& entry : entries) result.push_back(entry.score);
  return result;
}

std::map<std::uint32_t, double> by_node(const std::vector<NodeDistance>& entries) {
  std::map<std::uint32_t, double> result;
  for (const NodeDistance& entry : entries) result[index_of(entry.node)] = entry.distance;
  return result;
}

template <class T>
auto map_of(std::vector<T>& values, const PropertyGraph& graph) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph));
}

// Bellman and Ford: slow, and nothing to get wrong.
std::map<std::uint32_t, double> relaxed(const PropertyGraph& graph, bool weighed) {
  std::map<std::uint32_t, double> distances{{0, 0.0}};
  for (std::uint32_t round = 0; round < graph.node_count(); ++round) {
    for (std::uint32_t i = 0; i < graph.relationship_count(); ++i) {
      const RelationshipId id{i};
      const auto from = distances.find(index_of(graph.source(id)));
      if (from == distances.end()) continue;
      const double through = from->second + (weighed ? graph.property(id, "weight").number() : 1);
      const auto [to, added] = distances.try_emplace(index_of(graph.target(id)), through);
      to->second = std::min(to->second, through);
    }
  }
  return distances;
}

}  // namespace

TEST_CASE("the property graph shows its nodes and relationships to Boost") {
  const PropertyGraph graph = textbook();
  CHECK(num_vertices(graph) == 5);
  CHECK(num_edges(graph) == 10);
  CHECK(out_degree(NodeId{3}, graph) == 3);
  CHECK(in_degree(NodeId{3}, graph) == 2);
  CHECK(degree(NodeId{3}, graph) == 5);
  const auto [first, last] = out_edges(NodeId{3}, graph);
  std::vector<std::uint32_t> targets;
  for (auto edge = first; edge != last; ++edge) targets.push_back(index_of(target(*edge, graph)));
  CHECK(targets == std::vector<std::uint32_t>{1, 2, 4});
  CHECK(get(WeightMap(graph, "weight", 1), *first) == 3);
  CHECK(get(WeightMap(graph, "absent", 2.5), *first) == 2.5);
}

TEST_CASE("breadth-first search runs on the property graph and on its projection") {
  const PropertyGraph graph = textbook();
  std::vector<int> distances(5);
  boost::breadth_first_search(graph, NodeId{0},
                              boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                  map_of(distances, graph), boost::on_tree_edge()))));
  CHECK(distances == std::vector<int>{0, 1, 2, 1, 2});
  const auto found = breadth_first_distances(directed(graph), NodeId{0});
  CHECK(by_node(found) == std::map<std::uint32_t, double>{{0, 0}, {1, 1}, {2, 2}, {3, 1}, {4, 2}});
  CHECK_FALSE(found[0].before);
  CHECK(found[1].before == NodeId{0});
}

TEST_CASE("Dijkstra's distances on the property graph and on its projection") {
  const PropertyGraph graph = textbook();
  std::vector<double> distances(5);
  boost::dijkstra_shortest_paths(
      graph, NodeId{0},
      boost::weight_map(WeightMap(graph, "weight", 1)).distance_map(map_of(distances, graph)));
  CHECK(distances == std::vector<double>{0, 8, 9, 5, 7});
  const auto found = dijkstra(directed(graph), NodeId{0});
  REQUIRE(found);
  CHECK(by_node(*found) == std::map<std::uint32_t, double>{{0, 0}, {1, 8}, {2, 9}, {3, 5}, {4, 7}});
  CHECK((*found)[2].before == NodeId{1});
  CHECK((*found)[1].before == NodeId{3});
}

TEST_CASE("a negative weight is refused") {
  const PropertyGraph graph = graph_of(2, {{0, 1, -1}});
  const auto found = dijkstra(directed(graph), NodeId{0});
  REQUIRE_FALSE(found);
  CHECK(found.error().message == "expected weights of zero or more, got -1.0");
}

TEST_CASE("connected components put directions aside") {
  const PropertyGraph graph = graph_of(6, {{1, 0}, {2, 1}, {4, 3}});
  const auto found = connected_components(directed(graph));
  std::vector<std::uint32_t> components;
  for (const NodeComponent& entry : found) components.push_back(entry.component);
  CHECK(components == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 2});
}

TEST_CASE("Boost's strong components run on the property graph") {
  const PropertyGraph graph = graph_of(4, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 2}});
  std::vector<int> components(4);
  CHECK(boost::strong_components(graph, map_of(components, graph)) == 2);
  CHECK(components[0] == components[1]);
  CHECK(components[2] == components[3]);
  CHECK(components[0] != components[2]);
}

TEST_CASE("PageRank on a graph whose ranks are known") {
  // 0 <-> 1, 2 -> 0: with damping d, rank 2 is (1-d)/3, and 0 and 1 follow from two equations.
  const PropertyGraph graph = graph_of(3, {{0, 1}, {1, 0}, {2, 0}});
  const double d = 0.85, base = (1 - d) / 3;
  const double zero = (base + d * base + d * base) / (1 - d * d);
  const double one = base + d * zero;
  const auto found = scores(page_rank(directed(graph)));
  CHECK(found[0] == Approx(zero));
  CHECK(found[1] == Approx(one));
  CHECK(found[2] == Approx(base));
  std::vector<double> ranks(3);
  boost::graph::page_rank(graph, map_of(ranks, graph), boost::graph::n_iterations(100), d);
  const double sum = ranks[0] + ranks[1] + ranks[2];
  CHECK(ranks[0] / sum == Approx(zero));
}

TEST_CASE("PageRank shares out the rank of nodes without edges out") {
  const PropertyGraph graph = graph_of(2, {{0, 1}});
  // r0 = (1-d)/2 + d r1/2, r1 = (1-d)/2 + d r0 + d r1/2
  const double d = 0.85;
  const double zero = 0.5 / (1 + d / 2);
  const auto found = scores(page_rank(directed(graph)));
  CHECK(found[0] == Approx(zero));
  CHECK(found[1] == Approx(1 - zero));
}

TEST_CASE("betweenness on a path, a star and a directed line") {
  const PropertyGraph path = graph_of(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
  CHECK(scores(betweenness(undirected(path))) == std::vector<double>{0, 3, 4, 3, 0});
  const PropertyGraph star = graph_of(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}});
  CHECK(scores(betweenness(undirected(star))) == std::vector<double>{6, 0, 0, 0, 0});
  CHECK(scores(betweenness(directed(path))) == std::vector<double>{0, 3, 4, 3, 0});
  CHECK(scores(betweenness(directed(star))) == std::vector<double>{0, 0, 0, 0, 0});
  std::vector<double> centrality(5);
  boost::brandes_betweenness_centrality(path, map_of(centrality, path));
  CHECK(centrality == std::vector<double>{0, 3, 4, 3, 0});
}

TEST_CASE("parallel relationships are one edge where asked, the lightest") {
  const PropertyGraph graph = graph_of(3, {{0, 1, 5}, {0, 1, 2}, {1, 2, 1}});
  CHECK(directed(graph).edge_count() == 3);
  const Projection merged = directed(graph, true);
  REQUIRE(merged.edge_count() == 2);
  CHECK(merged.edges_from(0)[0].weight == 2);
}

TEST_CASE("a projection keeps the labels and types that were chosen") {
  PropertyGraph graph;
  const NodeId a = graph.add_node({"Person"});
  const NodeId b = graph.add_node({"Place"});
  const NodeId c = graph.add_node({"Person", "Author"});
  graph.add_relationship(a, c, "MET");
  graph.add_relationship(a, b, "IN");
  graph.add_relationship(a, c, "KNOWS");
  const Projection persons(graph, {{"Author", "Person"}, {"MET"}, true, "", 1, false});
  CHECK(std::vector<NodeId>(persons.nodes().begin(), persons.nodes().end()) ==
        std::vector<NodeId>{a, c});
  CHECK(persons.edge_count() == 1);
  CHECK(persons.number_of(c) == 1);
  CHECK_FALSE(persons.number_of(b));
  CHECK(breadth_first_distances(persons, b).empty());
  const Projection none(graph, {{"Nothing"}, {}, true, "", 1, false});
  CHECK(none.node_count() == 0);
  CHECK(page_rank(none).empty());
  CHECK(betweenness(none).empty());
  CHECK(connected_components(none).empty());
}

TEST_CASE("a symmetric type is walked both ways in a directed projection") {
  PropertyGraph graph;
  const NodeId a = graph.add_node({}), b = graph.add_node({});
  graph.add_relationship(a, b, "MET");
  graph.set_symmetric(*graph.find_type("MET"), true);
  const Projection projection(graph, {});
  CHECK(by_node(breadth_first_distances(projection, b)) ==
        std::map<std::uint32_t, double>{{0, 1}, {1, 0}});
}

TEST_CASE("distances on random graphs are those of a plain relaxation") {
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const PropertyGraph graph = random_graph(seed);
    CHECK(by_node(dijkstra(directed(graph), NodeId{0}).value()) == relaxed(graph, true));
    CHECK(by_node(breadth_first_distances(directed(graph), NodeId{0})) == relaxed(graph, false));
  }
}
