#pragma once

#include <rapidjson/document.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "graph/ontology.hpp"
#include "loaders/frames.hpp"

namespace entente::loaders {

/// What a tree's words and names mean: given by the compiler of the whole set.
struct TreeContext {
  const graph::FactType& type;
  const std::vector<EntityGroup>& groups;  ///< by bit
  /// Number of a word, which is added to the vocabulary.
  std::function<std::uint32_t(std::string_view)> word;
  /// Words of list `@name`, or null.
  std::function<const std::vector<std::string>*(std::string_view)> list;
};

/// A tree, and the lemmas that its predicate may have.
struct CompiledTree {
  TreePattern tree;
  std::vector<std::uint32_t> triggers;
};

/// Compiles one entry of a frame's "trees" (docs/frames.md), whose shape is checked already. Errors
/// are of one sentence, without a place.
[[nodiscard]] core::Result<CompiledTree> compile_tree(const rapidjson::Value& json,
                                                      const TreeContext& context);

/// The same for one entry of "neighbours".
[[nodiscard]] core::Result<NeighbourPattern> compile_neighbours(const rapidjson::Value& json,
                                                                const TreeContext& context);

}  // namespace entente::loaders
