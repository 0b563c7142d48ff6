#pragma once

#include <span>
#include <string_view>

#include "graph/property_graph.hpp"
#include "query/plan.hpp"

namespace entente::query {

/// A step of the optimizer: a plan that gives the same rows, in any order where none was asked for.
/// Pure; the graph is looked at for its sizes and names alone.
struct Pass {
  std::string_view name;
  PlanPtr (*run)(const PlanPtr& plan, const graph::PropertyGraph& graph);
};

/// All passes, in the order in which they run.
[[nodiscard]] std::span<const Pass> passes();

[[nodiscard]] PlanPtr optimize(PlanPtr plan, const graph::PropertyGraph& graph);

// The passes.
/// `a AND b` as two filters.
[[nodiscard]] PlanPtr split_conjunctions(const PlanPtr& plan, const graph::PropertyGraph& graph);
/// Filters as near to the rows' source as what they look at allows.
[[nodiscard]] PlanPtr push_filters_down(const PlanPtr& plan, const graph::PropertyGraph& graph);
/// Patterns from their most selective end, along the cheapest relationships.
[[nodiscard]] PlanPtr order_patterns(const PlanPtr& plan, const graph::PropertyGraph& graph);
/// Nodes by name, by identity or by their rarest label instead of all nodes.
[[nodiscard]] PlanPtr choose_scans(const PlanPtr& plan, const graph::PropertyGraph& graph);
/// ORDER BY with LIMIT keeps the best rows only.
[[nodiscard]] PlanPtr limit_sorts(const PlanPtr& plan, const graph::PropertyGraph& graph);

}  // namespace entente::query
