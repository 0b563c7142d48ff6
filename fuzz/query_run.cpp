// Any bytes as a query that is run, with little time and memory, on a copy of a small graph: it
// ends (libFuzzer's -timeout tells one that does not), an error points into the text, rows are as
// wide as the columns, and a query that fails has changed nothing.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "graph/name_index.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

namespace {

using namespace entente;
using core::NodeId;
using core::Value;

/// Persons and places of several labels, cycles, a loop, parallel relationships, a node alone, and
/// properties of many types.
graph::PropertyGraph make_graph() {
  graph::PropertyGraph graph;
  for (std::uint32_t i = 0; i < 8; ++i) {
    const NodeId node = i % 2 == 0 ? graph.add_node({"Entity", "Person"}) : graph.add_node({"A"});
    graph.set_property(node, "name", "Person " + std::to_string(i));
    graph.set_property(node, "num", static_cast<std::int64_t>(i));
    graph.set_property(node, "share", static_cast<double>(i) / 3);
    if (i % 3 == 0) graph.set_property(node, "list", core::List{1, "two", Value(3.5)});
  }
  for (std::uint32_t i = 0; i < 7; ++i) {
    graph.add_relationship(NodeId{i}, NodeId{(i * 3 + 1) % 7}, i % 2 == 0 ? "MET_WITH" : "R");
    const auto again = graph.add_relationship(NodeId{i}, NodeId{(i + 1) % 7}, "R");
    graph.set_property(again, "count", static_cast<std::int64_t>(i));
  }
  return graph;
}

bool same_size(const graph::PropertyGraph& a, const graph::PropertyGraph& b) {
  return a.node_count() == b.node_count() && a.relationship_count() == b.relationship_count();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const graph::PropertyGraph original = make_graph();
  static const graph::NameIndex names(original);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  graph::PropertyGraph graph = original;
  query::Context context{graph, names};
  context.changeable = &graph;
  context.limits = {.timeout = std::chrono::milliseconds(200), .memory_bytes = 1 << 20};
  context.parameters = {{"param", Value(1)}, {"name", Value("Person 2")}};
  const auto table = query::run(text, context);
  if (!table) {
    const auto& span = table.error().span;
    if (table.error().message.empty() || (span && span->end > size)) std::abort();
    if (!same_size(graph, original)) std::abort();
    return 0;
  }
  for (const auto& row : table->rows) {
    if (row.size() != table->columns.size()) std::abort();
  }
  if (!table->side_effects.any() && !same_size(graph, original)) std::abort();
  return 0;
}
