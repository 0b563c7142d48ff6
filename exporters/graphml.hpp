#pragma once

#include <ostream>

#include "core/result.hpp"
#include "graph/property_graph.hpp"

namespace entente::exporters {

struct GraphmlOptions {
  bool full = false;    ///< also fact and document nodes with their relationships
  bool strict = false;  ///< valid against the GraphML schema: no XML attribute `label` on edges
  bool multi = false;   ///< every relationship an edge of its own, not one a (source, target, type)
};

/// Writes the graph as Gephi and the other readers need it (docs/export.md): entities and events
/// with the derived relationships, unless options say more. Same graph, same bytes. Errors: `out`
/// fails.
[[nodiscard]] core::Result<void> write_graphml(const graph::PropertyGraph& graph,
                                               const GraphmlOptions& options, std::ostream& out);

}  // namespace entente::exporters
