// Which quoted words a statement has, and which verb brings them.
#include "loaders/quotations.hpp"

#include <algorithm>

namespace entente::loaders {

namespace {

using language::AnnotatedText;
using language::Shape;
using language::Span;
using language::SpanKind;
using language::TokenRange;
using language::Upos;

bool is_in(std::uint32_t token, TokenRange range) {
  return range.first <= token && token < range.last;
}

}  // namespace

bool is_said(const AnnotatedText& text, TokenRange quoted) {
  constexpr std::uint32_t fewest = 3;      // words
  constexpr std::uint32_t short_word = 4;  // bytes: "of" in a name
  std::uint32_t words = 0;
  bool lower_case = false;
  for (std::uint32_t i = quoted.first; i < quoted.last; ++i) {
    const language::Token& token = text.tokens[i];
    if (token.shape == Shape::punctuation) continue;
    ++words;
    const bool does = i < text.syntax.upos.size() && token.shape == Shape::lower &&
                      text.syntax.upos[i] == Upos::VERB;  // "this cannot go on"
    lower_case = lower_case || does ||
                 (token.shape == Shape::lower && token.end - token.begin >= short_word);
  }
  return words >= fewest && lower_case;
}

const Span* quoted_by(const SentenceTree& tree, std::uint32_t verb) {
  const auto& spans = tree.text.spans;
  auto span = std::partition_point(spans.begin(), spans.end(), [&](const Span& s) {
    return s.tokens.first < tree.sentence.first;
  });
  for (; span != spans.end() && span->tokens.first < tree.sentence.last; ++span) {
    if (span->kind != SpanKind::quotation || is_in(verb, span->tokens)) continue;
    if (!is_said(tree.text, span->tokens)) continue;
    const std::uint32_t head = head_of(tree, span->tokens);
    if (head == SentenceTree::none) continue;
    const bool beside =
        tree.syntax.relation(verb) == "parataxis" && is_in(tree.syntax.head(verb), span->tokens);
    if (beside || tree.syntax.head(head) == verb) return &*span;
  }
  return nullptr;
}

}  // namespace entente::loaders
