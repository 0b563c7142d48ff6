#pragma once

#include <optional>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/index_access.hpp"
#include "query/plan.hpp"

namespace entente::query {

/// The best way to the candidates for one node, given what must hold of it.
struct Access {
  enum class Kind { by_value, by_name, by_property, by_label, all, by_index } kind = Kind::all;
  ExpressionPtr key;  ///< the value, or the names
  Key property;       ///< the one that must equal the value
  /// Of a label or a property: the nodes have any of these; empty: no label is asked for.
  std::vector<Label> labels;
  std::optional<IndexSeek> index = {};  ///< by an index: how
  double estimate = 0;                  ///< nodes that it gives, about
};

/// The labels of `A|B|…`; none where the formula is anything else.
[[nodiscard]] std::optional<std::vector<Label>> disjunction_of_names(const LabelFormula& formula);

/// The best access to `node` under `predicates`, whose other slots must be none of `unbound`
/// (ascending) to serve as keys.
[[nodiscard]] Access best_access(Slot node, const std::vector<ExpressionPtr>& predicates,
                                 const std::vector<Slot>& unbound,
                                 const graph::PropertyGraph& graph);

}  // namespace entente::query
