#pragma once

#include <cstdint>
#include <vector>

namespace entente::language {

/// Scores of arcs of a sentence of `size` words: word 0 is the artificial root, words 1 to `size`
/// follow.
struct ArcScores {
  std::size_t size = 0;
  std::vector<float> values;  ///< (size + 1) rows of (size + 1): row dependent, column head

  explicit ArcScores(std::size_t words) : size(words), values((words + 1) * (words + 1)) {}
  float& at(std::size_t dependent, std::size_t head) {
    return values[dependent * (size + 1) + head];
  }
  [[nodiscard]] float at(std::size_t dependent, std::size_t head) const {
    return values[dependent * (size + 1) + head];
  }
};

/// The heads (0: the root) of the highest-scoring tree in which one word depends on the root; index
/// 0 is the first word. Chu-Liu and Edmonds; cubic at worst, square as a rule.
[[nodiscard]] std::vector<std::uint32_t> best_tree(const ArcScores& scores);

}  // namespace entente::language
