#pragma once

#include "language/draft.hpp"

namespace entente::language {

/// Cuts the tokens into paragraphs (blank lines, and line ends unless the text is hard-wrapped) and
/// these into sentences of at most 400 tokens. Fills `out.sentences` (all prose) and `paragraph`.
void split_sentences(Draft& draft);

/// Tells prose from headings, captions and residue. REQUIRES: split_sentences.
void judge_sentences(Draft& draft);

/// Whether the sentence is a heading that capitalizes nearly every word: capitals then say nothing
/// of names. An entry of a list of people ("Ann Roe, President, Red River College") is none.
[[nodiscard]] bool is_title_case(const Draft& draft, const Sentence& sentence);

}  // namespace entente::language
