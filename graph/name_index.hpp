#pragma once

#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/property_graph.hpp"

namespace entente::graph {

/// Finds nodes by any of their names: properties `name` (string) and `aliases` (list of strings),
/// compared as core::fold_name does. Made over the graph as it is when first asked, once; linear in
/// its names. Safe to ask from several threads at once.
class NameIndex {
 public:
  /// The graph must outlive it, in its place.
  explicit NameIndex(const PropertyGraph& graph) : graph_(graph) {}

  /// Nodes that have this name or alias: first those whose own `name` it is, then by id.
  [[nodiscard]] std::span<const NodeId> find(std::string_view name) const;
  /// Makes it now if it was not: before the graph is changed by somebody who asks it meanwhile.
  void prepare() const;

 private:
  using Nodes = std::unordered_map<std::string, std::vector<NodeId>>;

  const PropertyGraph& graph_;
  mutable std::once_flag made_;
  mutable Nodes nodes_;
};

}  // namespace entente::graph
