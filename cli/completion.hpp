#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"

namespace entente::cli {

/// Names that completion offers; each sorted.
struct CompletionNames {
  std::vector<std::string> labels, types, keys, keywords, parameters;

  [[nodiscard]] static CompletionNames of(const graph::PropertyGraph& graph);
};

struct Completion {
  std::size_t begin = 0;                ///< byte of the text where the word to replace begins
  std::vector<std::string> candidates;  ///< what it may become, sorted
  bool spaced = false;                  ///< a space follows such a word, as it follows keywords
};

/// What may stand at the end of `text`, the input up to the cursor: commands after a leading ':',
/// labels after ':' in a node pattern or expression, relationship types after ':' or '|' in
/// brackets, properties after '.' and where a property map expects a key, parameters after '$',
/// else keywords in the letter case that was begun. Nothing inside strings and comments.
[[nodiscard]] Completion complete(std::string_view text, const CompletionNames& names);

/// The longest text that all candidates begin with.
[[nodiscard]] std::string common_prefix(const std::vector<std::string>& candidates);

}  // namespace entente::cli
