#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/source_span.hpp"

namespace entente::graph {

using core::SourceSpan;

/// One text and what is known about it. Every offset anywhere is a byte of `text`.
struct Document {
  std::string id;    ///< key `doc` of a JSON line, else the path below the folder that was given
  std::string text;  ///< UTF-8; for .txt and .md the file itself, to the byte
  std::string title, author, publisher;
  std::string source;               ///< address or name of where it came from
  std::string published;            ///< ISO 8601, reduced precision allowed; empty: unknown
  bool published_inferred = false;  ///< from the text's own "this year", not stated as its date
};

/// One real-world thing as one document names it: the document's mentions of it, gathered.
struct DocumentEntity {
  std::string type;  ///< entity type of the ontology: "Person"
  std::string name;  ///< fullest name: the gazetteer's canonical one where it is known
  std::string key;   ///< gazetteer key ("country:RU"); empty: not in the gazetteer
  std::vector<std::string> names;  ///< the ways the document writes it, in order of appearance
};

/// A place where the text names an entity.
struct Mention {
  SourceSpan span;
  std::uint32_t entity = 0;  ///< index into Reading::entities
};

enum class Modality : std::uint8_t { asserted, planned, negated };

[[nodiscard]] std::string_view to_string(Modality modality);
[[nodiscard]] std::optional<Modality> parse_modality(std::string_view text);

/// What fills a role of a claim: an entity of the document, or a literal (date, amount, text).
struct Filler {
  std::string role;                     ///< "participant"
  std::optional<std::uint32_t> entity;  ///< index into Reading::entities; none: a literal
  std::string value;                    ///< literal: "2018-09", "100000000000 USD", the words
  SourceSpan span;                      ///< the words that fill the role
};

/// What one document states once. Never merged with another claim in place.
struct Claim {
  std::string type;  ///< fact type of the ontology: "Meeting"
  Modality modality = Modality::asserted;
  std::optional<std::uint32_t> reported_by;  ///< entity that says so, if not the author
  double confidence = 0;                     ///< in [0, 1]
  std::string rule;                          ///< which frame read it
  std::vector<Filler> fillers;               ///< in order of the type's roles, then of the text
  SourceSpan evidence;                       ///< the shortest sentence or two that state it
};

/// Everything that reading one document gave.
struct Reading {
  Document document;
  std::vector<DocumentEntity> entities;
  std::vector<Mention> mentions;  ///< by begin
  std::vector<Claim> claims;      ///< by evidence begin, type
};

/// What a user has said, applied again on every rebuild: which names are one entity or two, within
/// resolution; and statements of the query language, once the graph is derived.
struct Edit {
  enum class Kind : std::uint8_t { merge, separate, statement };
  Kind kind = Kind::merge;
  /// Names as fold_name compares them; or a statement, and its parameters as a map of the language.
  std::string first, second;
};

/// The source of truth of a graph: the graph is a pure function of this and the ontology.
struct Corpus {
  std::vector<Reading> readings;  ///< ascending by document id, each id once
  std::vector<Edit> edits;
};

/// Sorts the readings by document id; of two with one id the later given stays.
void normalize(Corpus& corpus);

}  // namespace entente::graph
