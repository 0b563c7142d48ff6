#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/corpus.hpp"
#include "language/annotated_text.hpp"
#include "language/deep_syntax.hpp"
#include "loaders/claims.hpp"
#include "loaders/frames.hpp"
#include "loaders/sentence_tree.hpp"

namespace entente::loaders {

/// A predicate that a tree was tried on, for people who write frames.
struct TreeAttempt {
  std::string frame;
  std::uint32_t predicate = 0;  ///< token
  std::string outcome;          ///< "Meeting(participant=…)", or why it states nothing
};

/// What trees say of the sentences of one text. Holds what of the text is needed for all sentences.
class TreeReader {
 public:
  /// Linear in the text. `frames`, `text` and `described`, which gets the things without a name,
  /// must outlive it. `publisher`: the state, an entity of the text, that speaks in it, if one
  /// does.
  TreeReader(const FrameSet& frames, const language::AnnotatedText& text, Described& described,
             std::optional<std::uint32_t> publisher);

  /// The claims of one sentence, in the order of their predicates; entities are indexes into
  /// `text.entities`. With `attempts` every tree that was tried is told.
  [[nodiscard]] std::vector<graph::Claim> read(const language::Sentence& sentence,
                                               std::vector<TreeAttempt>* attempts = nullptr);

 private:
  const FrameSet& frames_;
  const language::AnnotatedText& text_;
  Described& described_;
  language::DeepSyntax syntax_;
  std::vector<std::uint32_t> span_at_;  // by token: the shortest name or nominal there, or none
  std::vector<std::uint32_t> lemma_;    // by token: vocabulary number
  /// By a sentence's first token: the state or body that the sentences before it speak of, by which
  /// an item of a list that begins with its verb is meant ("- Provide …").
  std::map<std::uint32_t, std::uint32_t> lead_;

  /// The first name of the one body that the text is about beside `actor_`, or null.
  const language::Span* counterpart_ = nullptr;
  std::uint32_t publisher_ = SentenceTree::none;  ///< the state that publishes the text, or none
  std::uint32_t actor_ = SentenceTree::none;  ///< the state or body that acts most often, or none

  void find_leads();
  /// What names say that stand side by side in the sentence.
  void read_neighbours(const language::Sentence& sentence, const SentenceTree& tree,
                       std::vector<graph::Claim>& claims) const;
  void find_counterpart();
  /// The frames' number of the lemma; of a regular form with a lemma that they don't know
  /// ("vetoe", "Clashe"), that of a base that they do.
  [[nodiscard]] std::uint32_t lemma_number(std::uint32_t token) const;
};

}  // namespace entente::loaders
