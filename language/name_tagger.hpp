#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/dependency_parser.hpp"
#include "language/feature_rows.hpp"
#include "language/name_lists.hpp"
#include "language/tagger.hpp"

namespace entente::language {

/// What the name tagger sees of a sentence. Refers to its columns.
struct NameInput {
  std::span<const WordAtoms> words;
  std::span<const TagId> tags;
  std::span<const NameMarks> marks;
  const Tree* tree = nullptr;
};

/// What of the sentence as a whole the features of its words need.
class NameContext {
 public:
  explicit NameContext(const NameInput& input);

  /// The features of the decision about word `at`, whatever the labels beside it.
  void features(std::size_t at, FeatureList& out) const;

 private:
  void add_word(std::size_t at, FeatureList& out) const;
  void add_neighbours(std::size_t at, FeatureList& out) const;
  void add_tree(std::size_t at, FeatureList& out) const;
  void add_lists(std::size_t at, FeatureList& out) const;
  void add_run(std::size_t at, FeatureList& out) const;
  void find_runs();
  [[nodiscard]] std::size_t past_joint(std::size_t at) const;
  [[nodiscard]] const WordAtoms& word(std::ptrdiff_t at) const;
  [[nodiscard]] const NameMarks& marks(std::ptrdiff_t at) const;
  [[nodiscard]] std::uint64_t tag(std::ptrdiff_t at) const;

  /// Words in capitals that stand together, [first, last); with "of", "for", "and" between them up
  /// to `wide_first` and `wide_last`. Where there is none, `first` equals `last`.
  struct Run {
    std::size_t first = 0, last = 0, wide_first = 0, wide_last = 0;
    std::size_t head = 0;       ///< one past the last word that heads organizations; 0: none
    std::size_t wide_head = 0;  ///< the same in the wide run
  };

  NameInput in_;
  std::vector<Run> runs_;     // of each word
  std::uint64_t casing_ = 0;  // 0: mixed, 1: without small words, 2: without capitals
};

/// The key of the weights of what may follow `before`.
[[nodiscard]] FeatureKey transition_key(std::size_t before);

/// True if `label` may stand right after `before`: an I-X follows B-X or I-X only.
[[nodiscard]] bool may_follow(std::string_view label, std::string_view before);

/// The best sequence of labels in which each may follow the one before (Viterbi). `scores`: one a
/// label for each word, word by word; `transitions`: from one label (row) to the next, or none.
[[nodiscard]] std::vector<std::uint16_t> best_names(std::span<const float> scores,
                                                    std::span<const float> transitions,
                                                    const std::vector<std::string>& labels);

/// Marks names, B-PER, I-PER, B-ORG …, by a conditional random field over words, tags, tree and
/// lists. Another judge's scores are added when they are given.
class NameTagger {
 public:
  NameTagger() = default;
  /// `labels` begins with the empty one (no name); an I-X follows B-X or I-X only.
  NameTagger(std::vector<std::string> labels, NameLists lists, FeatureRows rows,
             float other_weight);

  [[nodiscard]] bool empty() const { return labels_.empty(); }
  /// `other`: logarithms of probabilities, one a label of `other_labels` for each word; or none.
  [[nodiscard]] std::vector<std::uint16_t> names(
      std::span<const WordAtoms> words, std::span<const TagId> tags, const Tree& tree,
      std::span<const float> other, const std::vector<std::string>& other_labels) const;
  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  [[nodiscard]] const NameLists& lists() const { return lists_; }
  void set_other_weight(float weight) { other_weight_ = weight; }
  /// Takes `eagerness` from the score of "no name": more names are found, and more of them wrong.
  void set_eagerness(float eagerness) { eagerness_ = eagerness; }
  void prune(float smallest) { rows_.prune(smallest); }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  void find_transitions();

  std::vector<std::string> labels_;
  NameLists lists_;
  FeatureRows rows_;
  float other_weight_ = 0;          ///< of the other judge's scores
  float eagerness_ = 0;             ///< taken from the score of the empty label
  std::vector<float> transitions_;  // from rows_
};

}  // namespace entente::language
