#pragma once

#include <span>

#include "graph/gathered_fact.hpp"
#include "graph/property_graph.hpp"

namespace entente::graph {

/// Adds the shortcut relationships that the ontology derives from asserted facts: one a type, pair
/// of entities and carried literals, with facts, count, mentions, sources, first, last.
/// REQUIRES: `nodes` has the node of each entity; facts have their sources counted by original_of.
void add_derived_relationships(PropertyGraph& graph, std::span<const GatheredFact> facts,
                               std::span<const NodeId> nodes, const Ontology& ontology,
                               const std::vector<std::uint32_t>& original_of);

}  // namespace entente::graph
