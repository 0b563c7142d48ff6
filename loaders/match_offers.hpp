#pragma once

#include <cstdint>
#include <optional>

#include "graph/ontology.hpp"
#include "language/annotated_text.hpp"
#include "loaders/frame_matcher.hpp"
#include "loaders/frames.hpp"
#include "loaders/sentence_items.hpp"

namespace entente::loaders {

/// The item of the sentence that may fill a role which a match leaves open (key `attach` of its
/// frame): of those of the role's kind and type, behind one of its prepositions, the nearest;
/// commas and clauses count as distance, and what another verb or the topic of talks has for itself
/// is left out. Nothing where none is near. Linear in the items, and in those between.
[[nodiscard]] std::optional<std::uint32_t> nearest_offer(const FrameSet& frames,
                                                         const language::AnnotatedText& text,
                                                         const Items& items, const Match& match,
                                                         const graph::Role& role);

/// Whether an event, or its place, that is named at token `event` only lies ahead of what is told:
/// "met in advance of the *Summit* in *Rome*", "ahead of this week's *Forum*". Looks at eight
/// tokens.
[[nodiscard]] bool is_still_ahead(const language::AnnotatedText& text, std::uint32_t event);

}  // namespace entente::loaders
