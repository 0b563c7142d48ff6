#pragma once

#include "graph/entity_resolution.hpp"
#include "graph/ontology.hpp"

namespace entente::graph {

/// The half of a resolution that is about facts.
struct ResolvedFacts {
  std::vector<Fact> facts;                          ///< by id
  std::vector<std::vector<std::uint32_t>> fact_of;  ///< [reading][claim]
};

/// Decides which claims state one fact (rules in docs/graph-model.md). REQUIRES: corpus is
/// normalized and `resolved` is of it.
[[nodiscard]] ResolvedFacts resolve_facts(const Corpus& corpus, const Ontology& ontology,
                                          const ResolvedEntities& resolved);

}  // namespace entente::graph
