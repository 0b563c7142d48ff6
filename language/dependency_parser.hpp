#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/arc_eager.hpp"
#include "language/feature_rows.hpp"
#include "language/tagger.hpp"
#include "language/upos.hpp"

namespace entente::language {

/// What the parser sees of a sentence. Refers to its columns.
struct ParserInput {
  std::span<const WordAtoms> words;
  std::span<const TagId> tags;
  std::span<const Upos> upos;
};

/// The features of the next transition (after Zhang & Nivre 2011, with clusters).
void transition_features(const ParserInput& input, const ArcEagerState& state, FeatureList& out);

/// True if the system may do `t` in `state`: the action is allowed, and "root" is the label of the
/// root's dependents only.
[[nodiscard]] bool may_do(const TransitionSystem& system, const ArcEagerState& state, Transition t);

/// A tree: for each word its head (index plus one, 0: root) and label.
struct Tree {
  std::vector<std::uint32_t> heads;
  std::vector<Label> labels;
  /// Of each head, its probability among all words that might be; empty: not known.
  std::vector<float> certainty{};
};

/// The tree of a finished state. Where several words hang on the root, the first keeps its place
/// and the others become its dependents, labelled `second_root`.
[[nodiscard]] Tree tree_of(const ArcEagerState& state, Label second_root);

/// A greedy arc-eager parser.
class DependencyParser {
 public:
  DependencyParser() = default;
  DependencyParser(TransitionSystem system, FeatureRows rows);

  [[nodiscard]] bool empty() const { return system_.labels().empty(); }
  /// REQUIRES: not empty().
  [[nodiscard]] Tree parse(const ParserInput& input) const;
  [[nodiscard]] const TransitionSystem& system() const { return system_; }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  void find_second_root();

  TransitionSystem system_;
  FeatureRows rows_;
  Label second_root_ = 0;
};

}  // namespace entente::language
