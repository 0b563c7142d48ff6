#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/corpus.hpp"
#include "graph/ontology.hpp"

namespace entente::graph {

/// One real-world thing over all documents.
struct Entity {
  std::string id;    ///< "p:…" persons, "e:…" others; from gazetteer key or name
  std::string type;  ///< entity type
  std::string key;   ///< gazetteer key; empty: not in the gazetteer
  std::string name;  ///< canonical name
  std::vector<std::string> aliases;  ///< other names in the documents, sorted
  std::uint32_t mentions = 0;        ///< over all documents
};

/// A claim's place: reading and claim within it.
struct ClaimRef {
  std::uint32_t reading = 0;
  std::uint32_t claim = 0;
};

/// One fact over all documents: the claims that state it.
struct Fact {
  std::string id;                ///< "f:…", from type and core fillers
  std::vector<ClaimRef> claims;  ///< in order of document id, then evidence
};

/// Which entities and facts the documents' entities and claims are.
struct Resolution {
  std::vector<Entity> entities;  ///< by id
  std::vector<Fact> facts;       ///< by id
  /// entity_of[reading][document entity] = index into entities
  std::vector<std::vector<std::uint32_t>> entity_of;
  /// fact_of[reading][claim] = index into facts
  std::vector<std::vector<std::uint32_t>> fact_of;
  /// original_of[reading] = the reading that it is a near-copy of, itself where it is none
  /// (near_copies.hpp). Not kept in a graph file: empty in what is read from one.
  std::vector<std::uint32_t> original_of;
};

/// Decides which names of all documents are one entity and which claims one fact. Pure,
/// deterministic, independent of the order in which documents were added. REQUIRES: corpus is
/// normalized. Conservative: where unsure, two entities stay two.
[[nodiscard]] Resolution resolve(const Corpus& corpus, const Ontology& ontology);

}  // namespace entente::graph
