#pragma once

#include "graph/corpus.hpp"
#include "graph/ontology.hpp"
#include "graph/property_graph.hpp"
#include "graph/resolution.hpp"

namespace entente::graph {

/// The graph that a corpus means: entities, facts with their roles and evidence, documents, and the
/// derived relationships of the ontology (docs/graph-model.md has labels, types and properties).
/// Pure and deterministic. REQUIRES: `resolution` is of this corpus and ontology.
[[nodiscard]] PropertyGraph derive_graph(const Corpus& corpus, const Resolution& resolution,
                                         const Ontology& ontology);

}  // namespace entente::graph
