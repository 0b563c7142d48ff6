#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "graph/property_graph.hpp"

namespace entente::graph {

/// One column of a graph as bytes (docs/graph-file.md).
struct Segment {
  std::string name;
  std::string bytes;

  friend bool operator==(const Segment&, const Segment&) = default;
};

/// The graph as columns, always the same ones in the same order. Ids and the numbers of names stay.
[[nodiscard]] std::vector<Segment> encode_graph(const PropertyGraph& graph);

/// The graph of such columns. Time and memory are bounded by their size, whatever they hold.
/// Error: they are not what encode_graph writes.
[[nodiscard]] core::Result<PropertyGraph> decode_graph(const std::vector<Segment>& segments);

}  // namespace entente::graph
