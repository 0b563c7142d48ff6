#pragma once

#include <string>

#include "graph/property_graph.hpp"

namespace entente::graph {

/// The graph as text, for tests and eyes: a line a node, then a line a relationship, in order of
/// ids; labels and properties by name. `(0:Entity:Person {name: "Xi"})`, `(0)-[:MET {n: 1}]->(1)`,
/// the arrow without a head (`]--(`) for symmetric types.
[[nodiscard]] std::string to_string(const PropertyGraph& graph);

/// A storable value as the dump prints it: true, 1, 1.5, "text", 2018-09-11, [1, 2].
[[nodiscard]] std::string to_string(const Value& value);

}  // namespace entente::graph
