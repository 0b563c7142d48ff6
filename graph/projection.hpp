#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/property_graph.hpp"

namespace entente::graph {

/// What of a graph an algorithm looks at.
struct ProjectionOptions {
  std::vector<std::string> labels;  ///< nodes with any of these; empty: all
  std::vector<std::string> types;   ///< relationships of any of these; empty: all
  bool directed = true;             ///< false: every relationship both ways; symmetric ones always
  std::string weight;               ///< numeric property of relationships; empty: all weigh 1
  double otherwise = 1;             ///< weight of a relationship without that property
  bool merge_parallel = false;      ///< one edge for each pair; the smallest weight stays
};

/// Part of a graph with dense numbers of its own, as compressed sparse rows: what algorithms run
/// on. Keeps no reference to the graph.
class Projection {
 public:
  struct Edge {
    std::uint32_t target = 0;
    double weight = 1;
  };

  /// Labels and types that the graph does not have select nothing. Linear in the graph, and
  /// O(edges log edges) with merge_parallel.
  Projection(const PropertyGraph& graph, const ProjectionOptions& options);

  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(nodes_.size());
  }
  /// Edges as they are walked: one that goes both ways counts twice.
  [[nodiscard]] std::size_t edge_count() const { return edges_.size(); }
  /// The projected nodes, ascending; their position is their number here.
  [[nodiscard]] std::span<const NodeId> nodes() const { return nodes_; }
  [[nodiscard]] std::optional<std::uint32_t> number_of(NodeId node) const;
  [[nodiscard]] std::span<const Edge> edges_from(std::uint32_t node) const;

 private:
  struct Arc {
    std::uint32_t source = 0;
    Edge edge;
  };
  void choose_nodes(const PropertyGraph& graph, const ProjectionOptions& options);
  [[nodiscard]] std::vector<Arc> choose_arcs(const PropertyGraph& graph,
                                             const ProjectionOptions& options) const;
  void set_rows(const std::vector<Arc>& arcs);

  std::vector<NodeId> nodes_;
  std::vector<std::uint32_t> first_edge_;  // node_count() + 1 entries
  std::vector<Edge> edges_;
};

}  // namespace entente::graph
