// The tables of a graph file, and the checks that rows must pass before they are a corpus.
#include "graph/store_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::graph {
namespace {

bool inside(SourceSpan span, const Document& document) {
  return span.begin <= span.end && span.end <= document.text.size();
}

bool spans_inside(const Reading& reading) {
  const auto claim_inside = [&](const Claim& claim) {
    return inside(claim.evidence, reading.document) &&
           std::ranges::all_of(claim.fillers,
                               [&](const Filler& f) { return inside(f.span, reading.document); });
  };
  return std::ranges::all_of(reading.claims, claim_inside) &&
         std::ranges::all_of(reading.mentions,
                             [&](const Mention& m) { return inside(m.span, reading.document); });
}

bool numbers_known(const Reading& reading) {
  const auto known = [&](std::uint32_t entity) { return entity < reading.entities.size(); };
  const auto claim_known = [&](const Claim& claim) {
    return (!claim.reported_by || known(*claim.reported_by)) && claim.confidence >= 0 &&
           claim.confidence <= 1 && std::ranges::all_of(claim.fillers, [&](const Filler& f) {
             return !f.entity || known(*f.entity);
           });
  };
  return std::ranges::all_of(reading.claims, claim_known) &&
         std::ranges::all_of(reading.mentions, [&](const Mention& m) { return known(m.entity); });
}

bool resolves(const std::vector<std::uint32_t>& numbers, std::size_t count, std::size_t limit) {
  return numbers.size() == count &&
         std::ranges::all_of(numbers, [&](std::uint32_t n) { return n < limit; });
}

bool facts_agree(const Corpus& corpus, const Resolution& resolution) {
  std::size_t claims = 0, stated = 0;
  for (const Reading& reading : corpus.readings) claims += reading.claims.size();
  for (std::uint32_t f = 0; f < resolution.facts.size(); ++f) {
    stated += resolution.facts[f].claims.size();
    for (const ClaimRef ref : resolution.facts[f].claims) {
      const bool there = ref.reading < corpus.readings.size() &&
                         ref.claim < corpus.readings[ref.reading].claims.size();
      if (!there || resolution.fact_of[ref.reading][ref.claim] != f) return false;
    }
  }
  return claims == stated;
}

}  // namespace

const std::array<TableSchema, 14> kTables = {{
    {"meta",
     "CREATE TABLE meta (number INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL) "
     "STRICT"},
    {"document",
     "CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, "
     "author TEXT NOT NULL, publisher TEXT NOT NULL, source TEXT NOT NULL, "
     "published TEXT NOT NULL, published_inferred INTEGER NOT NULL, text TEXT NOT NULL) STRICT"},
    {"document_entity",
     "CREATE TABLE document_entity (document INTEGER NOT NULL, number INTEGER NOT NULL, "
     "type TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, entity INTEGER NOT NULL, "
     "PRIMARY KEY (document, number)) STRICT, WITHOUT ROWID"},
    {"document_entity_name",
     "CREATE TABLE document_entity_name (document INTEGER NOT NULL, "
     "document_entity INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, "
     "PRIMARY KEY (document, document_entity, number)) STRICT, WITHOUT ROWID"},
    {"mention",
     "CREATE TABLE mention (document INTEGER NOT NULL, number INTEGER NOT NULL, "
     "begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, document_entity INTEGER NOT NULL, "
     "PRIMARY KEY (document, number)) STRICT, WITHOUT ROWID"},
    {"claim",
     "CREATE TABLE claim (document INTEGER NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL, "
     "modality TEXT NOT NULL, reported_by INTEGER, confidence REAL NOT NULL, rule TEXT NOT NULL, "
     "begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, fact INTEGER NOT NULL, "
     "PRIMARY KEY (document, number)) STRICT, WITHOUT ROWID"},
    {"filler",
     "CREATE TABLE filler (document INTEGER NOT NULL, claim INTEGER NOT NULL, "
     "number INTEGER NOT NULL, role TEXT NOT NULL, document_entity INTEGER, value TEXT NOT NULL, "
     "begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, "
     "PRIMARY KEY (document, claim, number)) STRICT, WITHOUT ROWID"},
    {"edit",
     "CREATE TABLE edit (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, first TEXT NOT NULL, "
     "second TEXT NOT NULL) STRICT"},
    {"entity",
     "CREATE TABLE entity (number INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, "
     "key TEXT NOT NULL, name TEXT NOT NULL, mentions INTEGER NOT NULL) STRICT"},
    {"entity_alias",
     "CREATE TABLE entity_alias (entity INTEGER NOT NULL, number INTEGER NOT NULL, "
     "alias TEXT NOT NULL, PRIMARY KEY (entity, number)) STRICT, WITHOUT ROWID"},
    {"fact", "CREATE TABLE fact (number INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT"},
    {"fact_claim",
     "CREATE TABLE fact_claim (fact INTEGER NOT NULL, number INTEGER NOT NULL, "
     "document INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (fact, number)) STRICT, "
     "WITHOUT ROWID"},
    {"segment",
     "CREATE TABLE segment (number INTEGER PRIMARY KEY, name TEXT NOT NULL, part INTEGER NOT NULL, "
     "checksum INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT"},
    {"checksum",
     "CREATE TABLE checksum (number INTEGER PRIMARY KEY, table_name TEXT NOT NULL, "
     "rows INTEGER NOT NULL, value INTEGER NOT NULL) STRICT"},
}};

std::optional<std::string> inconsistency(const Corpus& corpus, const Resolution& resolution) {
  const auto& readings = corpus.readings;
  if (resolution.entity_of.size() != readings.size() ||
      resolution.fact_of.size() != readings.size()) {
    return "its resolution is of other documents";
  }
  for (std::size_t r = 0; r < readings.size(); ++r) {
    const std::string& id = readings[r].document.id;
    if (r > 0 && readings[r - 1].document.id >= id) return fmt::format("'{}' is out of order", id);
    if (!spans_inside(readings[r])) return fmt::format("'{}' has places outside its text", id);
    if (!numbers_known(readings[r])) return fmt::format("'{}' has claims about nothing", id);
    const bool resolved =
        resolves(resolution.entity_of[r], readings[r].entities.size(),
                 resolution.entities.size()) &&
        resolves(resolution.fact_of[r], readings[r].claims.size(), resolution.facts.size());
    if (!resolved) return fmt::format("'{}' has names or claims that are not resolved", id);
  }
  if (!facts_agree(corpus, resolution)) return "its facts and claims do not agree";
  return std::nullopt;
}

}  // namespace entente::graph
