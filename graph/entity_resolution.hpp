#pragma once

#include <cstdint>
#include <vector>

#include "graph/corpus.hpp"
#include "graph/resolution.hpp"

namespace entente::graph {

/// The half of a resolution that is about entities.
struct ResolvedEntities {
  std::vector<Entity> entities;                       ///< by id
  std::vector<std::vector<std::uint32_t>> entity_of;  ///< [reading][document entity]
};

/// Decides which names of all documents are one entity (rules in docs/graph-model.md).
/// REQUIRES: corpus is normalized.
[[nodiscard]] ResolvedEntities resolve_entities(const Corpus& corpus);

}  // namespace entente::graph
