#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>

#include "graph/corpus.hpp"
#include "language/annotated_text.hpp"
#include "language/characters.hpp"
#include "language/word_table.hpp"
#include "loaders/frame_matcher.hpp"
#include "loaders/frames.hpp"
#include "loaders/sentence_items.hpp"

namespace entente::loaders {

/// Whether one of the table's words, none of which needs to stand in a frame, is among the items.
template <std::size_t size>
[[nodiscard]] bool has_word(const language::AnnotatedText& text, const Items& items,
                            ItemRange range, const language::WordTable<size>& table) {
  for (std::uint32_t at = range.first; at < std::min<std::size_t>(range.last, items.size()); ++at) {
    if (items[at].kind != Item::Kind::word) continue;
    if (language::contains(table, language::folded(text.word(items[at].tokens.first)))) return true;
  }
  return false;
}

/// Whether what a match says is so, is planned or is denied: from the cue words between the start
/// of its clause and the last word of its pattern. Nothing for what is only imagined, or what
/// others are asked to do.
[[nodiscard]] std::optional<graph::Modality> modality_of(const FrameSet& frames,
                                                         const language::AnnotatedText& text,
                                                         const Items& items, const Match& match);

}  // namespace entente::loaders
