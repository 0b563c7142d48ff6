#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"

namespace entente::query {

/// `'Vladimir Putin' (Person)`: name and rarest label, as messages speak of a node.
[[nodiscard]] std::string describe_node(const graph::PropertyGraph& graph, graph::NodeId node);

/// "no label `Persn`; did you mean `Person`?"
[[nodiscard]] std::string unknown_name(std::string_view kind, std::string_view name,
                                       const std::vector<std::string>& known);

[[nodiscard]] std::vector<std::string> label_names(const graph::PropertyGraph& graph);
[[nodiscard]] std::vector<std::string> type_names(const graph::PropertyGraph& graph);
[[nodiscard]] std::vector<std::string> key_names(const graph::PropertyGraph& graph);

}  // namespace entente::query
