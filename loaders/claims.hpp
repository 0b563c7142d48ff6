#pragma once

#include <vector>

#include "graph/corpus.hpp"
#include "language/annotated_text.hpp"
#include "loaders/frame_matcher.hpp"
#include "loaders/frames.hpp"
#include "loaders/sentence_items.hpp"

namespace entente::loaders {

/// Bytes of evidence at most.
inline constexpr std::size_t kEvidenceBytes = 600;

/// What the matches in one sentence state: fillers, modality, what the rest of the sentence offers,
/// one claim a member of distributive lists. A claim whose core fillers another one of its type has
/// too is left out. `earlier`: the document's claims so far, which some frames go on from. Entities
/// are indexes into `text.entities`.
[[nodiscard]] std::vector<graph::Claim> make_claims(const FrameSet& frames,
                                                    const language::AnnotatedText& text,
                                                    language::TokenRange sentence,
                                                    const Items& items,
                                                    const std::vector<Match>& matches,
                                                    const std::vector<graph::Claim>& earlier);

/// Gives claims that name an occasion its place and date, where the document states those and the
/// claim none.
void inherit_from_occasions(const FrameSet& frames, std::vector<graph::Claim>& claims);

/// By evidence, then type, then everything else that tells two claims apart.
void sort_claims(std::vector<graph::Claim>& claims);

}  // namespace entente::loaders
