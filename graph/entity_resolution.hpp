#pragma once

#include <cstdint>
#include <vector>

#include "graph/corpus.hpp"
#include "graph/name_groups.hpp"
#include "graph/resolution.hpp"

namespace entente::graph {

/// The half of a resolution that is about entities.
struct ResolvedEntities {
  std::vector<Entity> entities;                       ///< by id
  std::vector<std::vector<std::uint32_t>> entity_of;  ///< [reading][document entity]
};

/// Why a group of names is in its entity, or why it is alone.
enum class JoinReason : std::uint8_t {
  own_name,        ///< the entity goes by this name, or the name has the entity's gazetteer key
  canonical_name,  ///< without key, but the canonical name of the one gazetteer entity of its type
  part_of_name,    ///< words of the only full name that has them
  written_so,      ///< a document that has the only such full name writes it so
  user             ///< an edit joins them
};
enum class ApartReason : std::uint8_t {
  none,
  several_meanings,  ///< part of several full names, so alone in its document
  told_apart,        ///< its document has the full name too, as another entity
  user               ///< an edit keeps it from the name that it would have joined
};

/// One group of names and what was decided about it.
struct NameDecision {
  std::uint32_t entity = 0;  ///< index into ResolvedEntities::entities
  NameGroup group;
  JoinReason join = JoinReason::own_name;
  std::string joined;  ///< the name that it joined, as compared; empty for own_name
  ApartReason apart = ApartReason::none;
  std::vector<std::string> apart_from;  ///< names that it might have joined, as compared, sorted
};

/// Decides which names of all documents are one entity (rules in docs/graph-model.md). With
/// `decisions`, also says why, for each group of names in the order of their identity.
/// REQUIRES: corpus is normalized.
[[nodiscard]] ResolvedEntities resolve_entities(const Corpus& corpus,
                                                std::vector<NameDecision>* decisions = nullptr);

}  // namespace entente::graph
