#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::language {

/// Several syntactic words that are written as one: "don't" over "do" and "n't".
struct MultiwordToken {
  std::uint32_t first = 0;  ///< index of its first word
  std::uint32_t last = 0;   ///< one past its last word
  std::string_view form;
  std::string misc;
};

/// A word that is not written (of enhanced dependencies): carried along, never annotated.
struct EmptyNode {
  std::uint32_t after = 0;  ///< number of words before it
  std::string line;         ///< its columns as read
};

/// One sentence as columns over its syntactic words, in the terms of Universal Dependencies. All
/// columns have the length of `form`. Forms refer to a text that must outlive the columns; an
/// unknown value is empty (the underscore of CoNLL-U).
struct SentenceColumns {
  std::vector<std::string_view> form;
  std::vector<std::string> lemma;
  std::vector<std::string> upos;
  std::vector<std::string> xpos;
  std::vector<std::string> feats;   ///< "Number=Sing|Person=3"
  std::vector<std::uint32_t> head;  ///< index of the head plus one; 0: the sentence's root
  std::vector<std::string> deprel;
  std::vector<float> certainty;   ///< of the heads, where the parser tells it; else empty
  std::vector<std::string> name;  ///< "B-PER", "I-PER", "B-ORG", "B-LOC" …; empty: no name
  std::vector<std::string> misc;

  std::string text;                   ///< of the comment `# text`
  std::vector<std::string> comments;  ///< whole lines, with their `#`, without `# text`
  std::vector<MultiwordToken> multiword;
  std::vector<EmptyNode> empty_nodes;

  [[nodiscard]] std::size_t size() const { return form.size(); }
  /// Gives every column the length of `form`.
  void resize_to_forms();
};

}  // namespace entente::language
