#pragma once

#include "language/annotated_text.hpp"
#include "loaders/sentence_tree.hpp"

namespace entente::loaders {

/// Whether quoted words are enough of them for a statement, and not the name of something ("the
/// “Clean Rivers Initiative”").
[[nodiscard]] bool is_said(const language::AnnotatedText& text, language::TokenRange quoted);

/// The quoted words that a verb brings: as a phrase of its own ("called it “a mistake”"), or the
/// clause that it stands beside ("“It is over,” Ruto assured them"). Null where there are none that
/// are said. Linear in the sentence's spans.
[[nodiscard]] const language::Span* quoted_by(const SentenceTree& tree, std::uint32_t verb);

}  // namespace entente::loaders
