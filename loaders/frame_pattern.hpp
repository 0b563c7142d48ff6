#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "graph/ontology.hpp"
#include "loaders/frames.hpp"

namespace entente::loaders {

/// What a pattern's words and names mean: given by the compiler of the whole set.
struct PatternContext {
  const graph::FactType& type;
  const std::vector<EntityGroup>& groups;  ///< by bit
  /// Number of a word, which is added to the vocabulary.
  std::function<std::uint32_t(std::string_view)> word;
  /// Words of list `@name`, or null.
  std::function<const std::vector<std::string>*(std::string_view)> list;
  /// Number of the cue by which a literal slot is found.
  std::function<std::uint32_t(Cue)> cue;
  /// Whether a word is too common to be looked for.
  std::function<bool(std::string_view)> common;
};

/// Compiles one pattern (notation: docs/frames.md). Errors are of one sentence, without a place.
[[nodiscard]] core::Result<Pattern> compile_pattern(std::string_view text,
                                                    const PatternContext& context);

}  // namespace entente::loaders
