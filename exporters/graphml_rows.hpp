#pragma once

#include <string>
#include <vector>

#include "exporters/columns.hpp"
#include "exporters/graphml.hpp"
#include "graph/property_graph.hpp"

namespace entente::exporters {

/// A node as it is exported.
struct NodeRow {
  std::string id;      ///< "n_…", unique
  std::string label;   ///< what is written beside it
  std::string kind;    ///< its most telling label: "Person"
  std::string labels;  ///< all of its labels, joined
  std::size_t degree = 0;
  Row properties;
};

/// An edge as it is exported: one relationship, or all of one source, target and type.
struct EdgeRow {
  std::string id;          ///< "e_…", unique
  std::size_t source = 0;  ///< index of a NodeRow
  std::size_t target = 0;
  std::string type;
  bool symmetric = false;
  double weight = 0;  ///< number of mentions; above 0
  Row properties;
};

struct GraphRows {
  std::vector<NodeRow> nodes;
  std::vector<EdgeRow> edges;
};

/// What is exported of `graph`: which nodes, and which edges between them, in an order that depends
/// on the graph alone. Linear in the graph but for sorting.
[[nodiscard]] GraphRows select_rows(const graph::PropertyGraph& graph,
                                    const GraphmlOptions& options);

}  // namespace entente::exporters
