#pragma once

#include <atomic>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"
#include "query/query.hpp"

namespace entente::cli {

enum class Format { table, csv, tsv, json, jsonl, markdown };

[[nodiscard]] std::optional<Format> parse_format(std::string_view name);
[[nodiscard]] std::string_view to_string(Format format);
/// Their names, for help and for checking.
[[nodiscard]] const std::vector<std::string>& format_names();

struct RenderOptions {
  std::size_t width = 0;  ///< columns that a table may take: cells wrap; 0: as many as it needs
  bool unicode = true;    ///< draw tables with box characters
  bool color = false;     ///< of a table's head
  const std::atomic<bool>* interrupted = nullptr;  ///< true: stop between rows
};

/// Writes the rows of an answer:
///  table     columns lined up for people, with a count of rows
///  csv       RFC 4180, with a head; null is an empty field, an empty string is ""
///  tsv       with a head; \t \n \r \\ stand for what would break a line; null is an empty field
///  json      an array of objects, an object a line
///  jsonl     an object a line
///  markdown  a table of GitHub's markdown
/// Values as value_text() and write_value() write them. The stream's state says whether it went
/// well.
void render(const query::Table& table, const graph::PropertyGraph& graph, Format format,
            const RenderOptions& options, std::ostream& out);

}  // namespace entente::cli
