#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "graph/database.hpp"
#include "graph/store.hpp"

namespace entente::graph {

/// "ENTG": tells graph files from other SQLite databases.
inline constexpr std::uint32_t kApplicationId = 0x454E5447;
/// Version of the tables and of the segments; docs/graph-file.md.
inline constexpr std::uint32_t kSchemaVersion = 2;

struct TableSchema {
  std::string_view name;
  std::string_view sql;
};

/// The tables, in order of creation.
extern const std::array<TableSchema, 14> kTables;

/// Writes the rows of everything but the segments, and their checksums.
void write_rows(Database& database, const Corpus& corpus, const Resolution& resolution,
                const Ontology& ontology);

/// Reads them back; failures stay in `database`.
[[nodiscard]] StoredCorpus read_rows(Database& database);

/// What is wrong with a corpus and its resolution, if anything: numbers that point nowhere, spans
/// outside their text, readings out of order.
[[nodiscard]] std::optional<std::string> inconsistency(const Corpus& corpus,
                                                       const Resolution& resolution);

}  // namespace entente::graph
