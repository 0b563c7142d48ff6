#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/plan.hpp"

namespace entente::query {

/// Whether the expression can be computed before `slot` is known: it looks neither at it nor at
/// one of `unbound` (ascending), and gives the same each time.
[[nodiscard]] bool is_known_before(const ExpressionPtr& expression, Slot slot,
                                   const std::vector<Slot>& unbound);

/// How an index finds what a slot may hold.
struct IndexUse {
  IndexSeek seek;       ///< without its input
  double estimate = 0;  ///< how many it gives, about
};

/// What to look for: a node that has all of these labels, or a relationship of this one type.
struct Sought {
  Slot slot{};
  bool is_relationship = false;
  std::vector<std::string> labels;
};

/// The index of the graph that leaves the fewest candidates under `predicates`, which must all
/// hold; nothing where no index serves.
[[nodiscard]] std::optional<IndexUse> best_index(const Sought& sought,
                                                 const std::vector<ExpressionPtr>& predicates,
                                                 const std::vector<Slot>& unbound,
                                                 const graph::PropertyGraph& graph);

}  // namespace entente::query
