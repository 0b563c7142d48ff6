#pragma once

#include <string>
#include <vector>

#include "tools/train/layers.hpp"
#include "tools/train/trainers.hpp"

namespace entente::train {

/// A sentence as numbers; step 0 is the artificial root.
struct Sequence {
  std::vector<language::WordNumbers> words;
  std::vector<std::size_t> heads;
  std::vector<language::Label> labels;
  std::vector<language::TagId> tags;
  std::vector<std::size_t> names;  ///< empty: not known
};

/// Sentences of about one length, side by side.
struct Batch {
  std::vector<const Sequence*> sentences;
  Index steps = 0;

  [[nodiscard]] Index size() const { return static_cast<Index>(sentences.size()); }
  [[nodiscard]] Index row(Index step, Index sentence) const { return step * size() + sentence; }
};

/// The words that have numbers, and which of them have learned and given vectors.
struct WordTable {
  std::vector<std::uint32_t> learned;  ///< by number: row among the learned vectors, 0: shared one
  std::vector<double> counts;          ///< by number: occurrences in training
  Matrix given;                        ///< by number: vector from text without annotation, or zeros
};

/// Which words, suffixes and shapes have numbers of their own: those that occur more than once.
[[nodiscard]] language::GraphParserWeights vocabulary_of(const std::vector<Example>& examples,
                                                         const WordVectors* vectors);
/// The labels of arcs, "root" first.
[[nodiscard]] std::vector<std::string> labels_of(const std::vector<Example>& examples);
/// The labels of names, the empty one first.
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Example>& examples);

[[nodiscard]] Sequence sequence_of(const Example& example,
                                   const language::GraphParserWeights& vocabulary,
                                   const std::vector<std::string>& labels,
                                   const std::vector<std::string>& names);

/// Numbers up to the artificial root's, which is the last.
[[nodiscard]] WordTable word_table(const language::GraphParserWeights& vocabulary,
                                   const std::vector<Sequence>& sequences,
                                   const WordVectors* vectors, std::size_t width);

/// All sequences in batches of up to `words` steps, both in an order by chance.
[[nodiscard]] std::vector<Batch> batches_of(const std::vector<Sequence>& sequences,
                                            std::size_t words, Random& random);

}  // namespace entente::train
