#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/value.hpp"
#include "graph/property_graph.hpp"

namespace entente::cli {

/// A place of a document that states a fact.
struct Evidence {
  std::string document;  ///< its id
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::string quote;
  std::string fact_type;
  std::string fact;  ///< its id

  friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

/// Finds what documents say behind parts of a graph. Built once a graph, linear in its facts.
class EvidenceFinder {
 public:
  explicit EvidenceFinder(const graph::PropertyGraph& graph);

  /// The evidence of all nodes, relationships and paths in `values` (lists and maps are looked
  /// into), by document and place, each once. Of an entity: of the facts it has a role in.
  [[nodiscard]] std::vector<Evidence> find(const std::vector<core::Value>& values) const;

 private:
  class Collector;
  const graph::PropertyGraph& graph_;
  std::map<std::string, core::NodeId, std::less<>> fact_by_id_;
};

}  // namespace entente::cli
