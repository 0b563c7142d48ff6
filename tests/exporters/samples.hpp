#pragma once

#include "graph/corpus.hpp"
#include "graph/property_graph.hpp"
#include "graph/resolution.hpp"

namespace entente::tests {

/// Two people, a place that nothing ties, an event that is one with its fact, a meeting, a figure
/// and a document, as derivation labels them.
[[nodiscard]] graph::PropertyGraph small_graph();

}  // namespace entente::tests
