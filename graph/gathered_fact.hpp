#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/date.hpp"
#include "graph/corpus.hpp"
#include "graph/ontology.hpp"
#include "graph/resolution.hpp"

namespace entente::graph {

/// A literal that fills a role, and who states it.
struct GatheredLiteral {
  std::string text;
  std::set<std::string> documents;  ///< ids
  bool asserted = false;            ///< by an asserted claim
};

/// What fills one role of a fact over all its claims.
struct GatheredRole {
  const Role* role = nullptr;              ///< null: not of the ontology
  std::string name;                        ///< of the role
  std::map<std::uint32_t, bool> entities;  ///< index into Resolution::entities -> asserted
  std::vector<GatheredLiteral> literals;   ///< each text once, in order of the claims
};

/// Words of a document that state a fact.
struct Passage {
  std::uint32_t reading = 0;
  SourceSpan span;
  double confidence = 0;
  Modality modality = Modality::asserted;
  std::optional<std::uint32_t> reported_by;  ///< index into Resolution::entities
};

/// When a fact holds or happens, over all its claims.
struct Period {
  std::vector<std::string> texts;      ///< the narrowest where the dates agree, else all
  std::optional<core::Date> earliest;  ///< none: open, or no date
  std::optional<core::Date> latest;
};

/// One fact with everything that its claims say, ready to become a node.
struct GatheredFact {
  std::string id;
  std::string type_name;
  const FactType* type = nullptr;  ///< null: not of the ontology
  Modality modality = Modality::asserted;
  double confidence = 0;            ///< of the surest claim
  std::vector<GatheredRole> roles;  ///< in the ontology's order, then by name
  std::vector<Passage> passages;    ///< by document and place, each place once
  std::size_t sources = 0;   ///< documents that state it; near-copies are one (count_sources)
  std::size_t evidence = 0;  ///< passages; of near-copies those of the one with most of them
  Period period;             ///< over all date roles
  std::optional<std::uint32_t> event;  ///< the entity that names it, if just one does

  [[nodiscard]] const GatheredRole* role(std::string_view name) const;
};

[[nodiscard]] GatheredFact gather(const Fact& fact, const Corpus& corpus,
                                  const Resolution& resolution, const Ontology& ontology);

/// Sets `sources` and `evidence`; original_of as in Resolution.
void count_sources(GatheredFact& fact, const std::vector<std::uint32_t>& original_of);

/// The period of dates: where they share a day, the narrowest text and the days shared; else all
/// texts, from the first to the last day. Texts that are no date are kept as texts.
[[nodiscard]] Period period_of(const std::vector<std::string>& texts);

/// Relationship type from a fact to what fills the role: the ontology's, else the role's name in
/// capitals.
[[nodiscard]] std::string relationship_type(const GatheredRole& role);

}  // namespace entente::graph
