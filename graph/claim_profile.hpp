#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "graph/amount.hpp"
#include "graph/corpus.hpp"
#include "graph/ontology.hpp"
#include "graph/resolution.hpp"

namespace entente::graph {

/// The role of a fact type whose filler is the event that the fact is about ("event" of a
/// Gathering): the first that accepts events and nothing else. Null where it has none.
[[nodiscard]] const Role* naming_role(const FactType& type);

/// What decides whether two claims are one fact.
struct ClaimProfile {
  const FactType* type = nullptr;  ///< null: not of the ontology
  std::string subject;             ///< what must be equal: type, modality, core fillers or event
  bool named_event = false;        ///< the subject is a named event
  std::vector<core::DateSpan> dates;
  /// Ids of entities by role, the core ones left out. They live as long as the entities.
  std::map<std::string, std::set<std::string_view>> entities;
  std::map<std::string, std::vector<Amount>> amounts;  ///< by role, the core ones left out
  /// What an agreement is called and about, by its longer words, folded; empty for other types.
  std::set<std::string> words;
  std::uint32_t reading = 0;  ///< of a near-copy the one that it copies

  /// The narrowest date stated; null without one.
  [[nodiscard]] const core::DateSpan* narrowest() const;
  /// The profile as text, without the reading.
  [[nodiscard]] std::string text() const;
};

/// REQUIRES: entity_of is of the claim's reading, which `reading` is or a near-copy of.
[[nodiscard]] ClaimProfile profile(const Claim& claim, std::uint32_t reading,
                                   const Ontology& ontology, const std::vector<Entity>& entities,
                                   const std::vector<std::uint32_t>& entity_of);

/// Days that a time may mean; a very large number where a side is open.
[[nodiscard]] std::int64_t days_of(const core::DateSpan& span);

/// Whether nothing that the two say excludes that they are one fact. REQUIRES: same subject.
[[nodiscard]] bool no_contradiction(const ClaimProfile& a, const ClaimProfile& b);

/// Whether there is reason enough to take them for one fact. REQUIRES: same subject and
/// no_contradiction.
[[nodiscard]] bool reason_to_join(const ClaimProfile& a, const ClaimProfile& b);

/// Whether a claim of another document could ever have a reason to join.
[[nodiscard]] bool joins_across_documents(const ClaimProfile& a);

}  // namespace entente::graph
