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
/// normalized and `resolved` is of it; original_of as in Resolution: a near-copy speaks as the
/// document that it copies.
[[nodiscard]] ResolvedFacts resolve_facts(const Corpus& corpus, const Ontology& ontology,
                                          const ResolvedEntities& resolved,
                                          const std::vector<std::uint32_t>& original_of);

}  // namespace entente::graph
