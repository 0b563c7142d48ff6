#pragma once

#include <algorithm>
#include <span>

#include "graph/property_graph.hpp"
#include "query/plan.hpp"

namespace entente::query {

/// Which relationships an edge of a pattern takes from a node, and where they lead. A symmetric
/// type is walked from either end whatever the direction; a relationship from a node to itself
/// comes once.
class Adjacency {
 public:
  /// `reversed`: walk the edge from its right end. The edge must outlive this.
  Adjacency(const graph::PropertyGraph& graph, const Edge& edge, bool reversed)
      : graph_(&graph),
        edge_(&edge),
        direction_(reversed ? flipped(edge.direction) : edge.direction) {}

  void start(core::NodeId node) {
    node_ = node;
    outgoing_ = graph_->outgoing(node);
    incoming_ = graph_->incoming(node);
  }

  /// The next relationship, or null.
  [[nodiscard]] const graph::Incidence* next() {
    while (!outgoing_.empty()) {
      const graph::Incidence& found = outgoing_.front();
      outgoing_ = outgoing_.subspan(1);
      if (takes_type(found.type) && takes_outgoing(found.type)) return &found;
    }
    while (!incoming_.empty()) {
      const graph::Incidence& found = incoming_.front();
      incoming_ = incoming_.subspan(1);
      const bool came_already = found.neighbour == node_ && takes_outgoing(found.type);
      if (takes_type(found.type) && takes_incoming(found.type) && !came_already) return &found;
    }
    return nullptr;
  }

  [[nodiscard]] bool takes_type(graph::TypeId type) const {
    return edge_->types.empty() ||
           std::ranges::any_of(edge_->types, [&](const auto& wanted) { return wanted.id == type; });
  }
  [[nodiscard]] bool takes_outgoing(graph::TypeId type) const {
    return direction_ != ast::Direction::left || graph_->is_symmetric(type);
  }
  [[nodiscard]] bool takes_incoming(graph::TypeId type) const {
    return direction_ != ast::Direction::right || graph_->is_symmetric(type);
  }

 private:
  static ast::Direction flipped(ast::Direction direction) {
    if (direction == ast::Direction::left) return ast::Direction::right;
    return direction == ast::Direction::right ? ast::Direction::left : direction;
  }

  const graph::PropertyGraph* graph_;
  const Edge* edge_;
  ast::Direction direction_;
  core::NodeId node_{};
  std::span<const graph::Incidence> outgoing_;
  std::span<const graph::Incidence> incoming_;
};

}  // namespace entente::query
