// Boost's algorithms on a projection's rows. Boost's graph types stay in this file.
#include "graph/algorithms.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/visitors.hpp>
#include <boost/property_map/property_map.hpp>
#include <cmath>
#include <limits>
#include <map>

namespace entente::graph {
namespace {

struct Weight {
  double weight = 1;
};
using Rows = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Weight>;
using Vertex = boost::graph_traits<Rows>::vertex_descriptor;

Rows rows_of(const Projection& projection) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Weight> weights;
  for (std::uint32_t node = 0; node < projection.node_count(); ++node) {
    for (const Projection::Edge& edge : projection.edges_from(node)) {
      ends.emplace_back(node, edge.target);
      weights.push_back({edge.weight});
    }
  }
  return Rows(boost::edges_are_sorted, ends.begin(), ends.end(), weights.begin(),
              projection.node_count());
}

template <class T>
auto map_of(std::vector<T>& values, const Rows& rows) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, rows));
}

// Only what was reached: its distance is finite.
std::vector<NodeDistance> reached(const Projection& projection,
                                  const std::vector<double>& distances,
                                  const std::vector<Vertex>& before) {
  std::vector<NodeDistance> result;
  for (std::uint32_t i = 0; i < projection.node_count(); ++i) {
    if (std::isinf(distances[i])) continue;
    NodeDistance& entry = result.emplace_back();
    entry.node = projection.nodes()[i];
    entry.distance = distances[i];
    if (before[i] != i) entry.before = projection.nodes()[before[i]];
  }
  return result;
}

std::vector<NodeScore> scored(const Projection& projection, const std::vector<double>& scores) {
  std::vector<NodeScore> result;
  for (std::uint32_t i = 0; i < projection.node_count(); ++i) {
    result.push_back({projection.nodes()[i], scores[i]});
  }
  return result;
}

std::vector<Vertex> own_predecessors(std::size_t count) {
  std::vector<Vertex> before(count);
  for (Vertex i = 0; i < count; ++i) before[i] = i;
  return before;
}

// Whether every edge has its like in the other direction.
bool is_undirected(const Projection& projection) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> balance;
  for (std::uint32_t node = 0; node < projection.node_count(); ++node) {
    for (const Projection::Edge& edge : projection.edges_from(node)) {
      if (edge.target != node) {
        balance[std::minmax(node, edge.target)] += node < edge.target ? 1 : -1;
      }
    }
  }
  return std::ranges::all_of(balance, [](const auto& entry) { return entry.second == 0; });
}

}  // namespace

std::vector<NodeDistance> breadth_first_distances(const Projection& projection, NodeId from) {
  const auto start = projection.number_of(from);
  if (!start) return {};
  const Rows rows = rows_of(projection);
  std::vector<double> distances(projection.node_count(), std::numeric_limits<double>::infinity());
  auto before = own_predecessors(projection.node_count());
  distances[*start] = 0;
  const auto visitor = boost::make_bfs_visitor(
      std::pair(boost::record_distances(map_of(distances, rows), boost::on_tree_edge()),
                boost::record_predecessors(map_of(before, rows), boost::on_tree_edge())));
  boost::breadth_first_search(rows, *start, boost::visitor(visitor));
  return reached(projection, distances, before);
}

std::vector<NodeComponent> connected_components(const Projection& projection) {
  using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Undirected graph(projection.node_count());
  for (std::uint32_t node = 0; node < projection.node_count(); ++node) {
    for (const Projection::Edge& edge : projection.edges_from(node)) {
      boost::add_edge(node, edge.target, graph);
    }
  }
  // Boost numbers components in order of their first vertices.
  std::vector<std::uint32_t> components(projection.node_count());
  boost::connected_components(graph, boost::make_iterator_property_map(
                                         components.begin(), get(boost::vertex_index, graph)));
  std::vector<NodeComponent> result;
  for (std::uint32_t node = 0; node < projection.node_count(); ++node) {
    result.push_back({projection.nodes()[node], components[node]});
  }
  return result;
}

std::vector<NodeScore> page_rank(const Projection& projection, double damping, int iterations) {
  if (projection.node_count() == 0) return {};
  const Rows rows = rows_of(projection);
  std::vector<double> ranks(projection.node_count());
  // Boost lets the rank of nodes without edges out vanish, alike for all; the sum sets that right.
  boost::graph::page_rank(rows, map_of(ranks, rows),
                          boost::graph::n_iterations(static_cast<std::size_t>(iterations)),
                          damping);
  double sum = 0;
  for (const double rank : ranks) sum += rank;
  for (double& rank : ranks) rank /= sum;
  return scored(projection, ranks);
}

std::vector<NodeScore> betweenness(const Projection& projection) {
  const Rows rows = rows_of(projection);
  std::vector<double> scores(projection.node_count());
  boost::brandes_betweenness_centrality(rows, map_of(scores, rows));
  if (is_undirected(projection)) {
    for (double& score : scores) score /= 2;
  }
  return scored(projection, scores);
}

core::Result<std::vector<NodeDistance>> dijkstra(const Projection& projection, NodeId from) {
  const auto start = projection.number_of(from);
  if (!start) return std::vector<NodeDistance>{};
  for (std::uint32_t node = 0; node < projection.node_count(); ++node) {
    for (const Projection::Edge& edge : projection.edges_from(node)) {
      if (edge.weight >= 0) continue;
      return core::Error{core::ErrorKind::runtime,
                         "expected weights of zero or more, got " + core::to_string(edge.weight)};
    }
  }
  const Rows rows = rows_of(projection);
  std::vector<double> distances(projection.node_count());
  std::vector<Vertex> before(projection.node_count());
  boost::dijkstra_shortest_paths(rows, *start,
                                 boost::weight_map(get(&Weight::weight, rows))
                                     .distance_map(map_of(distances, rows))
                                     .predecessor_map(map_of(before, rows))
                                     .distance_inf(std::numeric_limits<double>::infinity()));
  return reached(projection, distances, before);
}

}  // namespace entente::graph
