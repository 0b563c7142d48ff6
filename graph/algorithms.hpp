#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/result.hpp"
#include "graph/projection.hpp"

namespace entente::graph {

/// Algorithms of Boost.Graph on projections; what they answer is in NodeIds.

struct NodeScore {
  NodeId node{};
  double score = 0;
};

struct NodeDistance {
  NodeId node{};
  double distance = 0;
  std::optional<NodeId> before;  ///< the node before it on a shortest path; none: the start
};

struct NodeComponent {
  NodeId node{};
  std::uint32_t component = 0;  ///< 0, 1, … in order of their first nodes
};

/// Number of relationships from `from` to each node that can be reached, by node. Nothing where
/// `from` is not projected. O(nodes + edges).
[[nodiscard]] std::vector<NodeDistance> breadth_first_distances(const Projection& projection,
                                                                NodeId from);

/// Which nodes hang together, directions put aside; by node. O(nodes + edges).
[[nodiscard]] std::vector<NodeComponent> connected_components(const Projection& projection);

/// PageRank by node; the ranks sum to 1. A node without edges out gives its rank to all alike.
/// Parallel edges count each. O(iterations · (nodes + edges)). (Page, Brin 1998.)
[[nodiscard]] std::vector<NodeScore> page_rank(const Projection& projection, double damping = 0.85,
                                               int iterations = 100);

/// Betweenness by node: over all ordered pairs of other nodes the share of shortest paths, counted
/// in edges, that pass through it; halved where the projection is undirected as a whole. Project
/// with merge_parallel, else parallel edges are paths of their own. O(nodes · edges).
/// (Brandes 2001.)
[[nodiscard]] std::vector<NodeScore> betweenness(const Projection& projection);

/// Weights of the lightest paths from `from` to each node that can be reached, by node. Error: a
/// weight is negative or not a number. O((nodes + edges) log nodes). (Dijkstra 1959.)
[[nodiscard]] core::Result<std::vector<NodeDistance>> dijkstra(const Projection& projection,
                                                               NodeId from);

}  // namespace entente::graph
