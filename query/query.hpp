#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"
#include "graph/name_index.hpp"
#include "graph/property_graph.hpp"
#include "query/procedure.hpp"

namespace entente::query {

/// Values of $name in a query.
using Parameters = std::map<std::string, core::Value, std::less<>>;

/// What keeps a query from running away.
struct Limits {
  std::optional<std::chrono::milliseconds> timeout;
  std::size_t memory_bytes = std::size_t{4} << 30;  ///< of intermediate and final rows, estimated
  const std::atomic<bool>* interrupted = nullptr;   ///< looked at often; true: stop
};

/// What a query is asked of. The graph and the index must outlive the call.
struct Context {
  const graph::PropertyGraph& graph;
  const graph::NameIndex& names;
  Parameters parameters = {};
  Limits limits = {};
  /// `graph` again, where queries may change it; null: they only read. A query that fails leaves it
  /// as it was. Removed parts keep their numbers until its compact().
  graph::PropertyGraph* changeable = nullptr;
  const Procedures* procedures = nullptr;  ///< beside the builtin ones; null: none
  /// Whether LOAD CSV may read files.
  bool may_read_files = false;
};

/// What a query changed.
struct SideEffects {
  std::int64_t nodes_created = 0;
  std::int64_t nodes_deleted = 0;
  std::int64_t relationships_created = 0;
  std::int64_t relationships_deleted = 0;
  std::int64_t properties_set = 0;  ///< set, replaced or removed
  std::int64_t labels_added = 0;
  std::int64_t labels_removed = 0;
  std::int64_t indexes_created = 0;
  std::int64_t indexes_deleted = 0;

  [[nodiscard]] bool any() const { return *this != SideEffects{}; }
  friend bool operator==(const SideEffects&, const SideEffects&) = default;
};

/// Something that the user should know and that is no error: an unknown label, with the nearest
/// known.
struct Notice {
  std::string message;
  std::optional<core::SourceSpan> span;  ///< bytes of the query text
};

/// The answer: columns and rows, in the order asked for or, where none was, a stable one.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<core::Value>> rows;
  std::vector<Notice> notices;
  SideEffects side_effects = {};
};

/// Parses, binds, plans and runs one query. Headed by EXPLAIN, the answer is its plan; by PROFILE,
/// the plan with what was measured while it ran. Errors are located in `text` (source name
/// "query"), of kind syntax, semantic, runtime, limit or interrupted.
[[nodiscard]] core::Result<Table> run(std::string_view text, const Context& context);

/// Whether the query has clauses that write, or is a command that does, and is not only explained.
/// Of a text that does not parse: no.
[[nodiscard]] bool may_write(std::string_view text);

/// The plan that run() would follow, a line an operator, indented; without running it.
[[nodiscard]] core::Result<std::string> explain(std::string_view text, const Context& context);

}  // namespace entente::query
