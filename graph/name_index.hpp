#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/property_graph.hpp"

namespace entente::graph {

/// Finds nodes by any of their names: properties `name` (string) and `aliases` (list of strings),
/// compared as core::fold_name does. Built once over a graph; linear in its names.
class NameIndex {
 public:
  explicit NameIndex(const PropertyGraph& graph);

  /// Nodes that have this name or alias: first those whose own `name` it is, then by id.
  [[nodiscard]] std::span<const NodeId> find(std::string_view name) const;

 private:
  std::unordered_map<std::string, std::vector<NodeId>> nodes_;
};

}  // namespace entente::graph
