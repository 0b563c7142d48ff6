#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "graph/corpus.hpp"

namespace entente::loaders {

/// One joining or separation, and where the file says it.
struct MergeEdit {
  graph::Edit edit;
  std::string pointer;        ///< JSON pointer of the second name
  std::string first, second;  ///< the names as written
};

/// Reads a file of names to join and to keep apart (docs/graph-model.md), checked against
/// merges.schema.json in `schemas`. Errors name file, JSON pointer or line:column, and reason: no
/// such file, not as the schema says, a name without letters, one name twice, names that are both
/// joined and kept apart.
[[nodiscard]] core::Result<std::vector<MergeEdit>> load_merges(
    const std::filesystem::path& path, const std::filesystem::path& schemas);

}  // namespace entente::loaders
