#pragma once

#include "core/value.hpp"
#include "graph/property_graph.hpp"

namespace entente::query {

/// Lengthens a path by a relationship, `value`, from its last node to the other end. False, and
/// nothing added: it is none. REQUIRES: the path has a node.
[[nodiscard]] bool add_step(const graph::PropertyGraph& graph, core::Path& path,
                            const core::Value& value);

/// Whether two relationships, or lists of them, have one in common.
[[nodiscard]] bool share_one(const core::Value& a, const core::Value& b);

}  // namespace entente::query
