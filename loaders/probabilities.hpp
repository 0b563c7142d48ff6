#pragma once

#include <vector>

#include "graph/corpus.hpp"
#include "language/annotated_text.hpp"
#include "loaders/frames.hpp"

namespace entente::loaders {

/// The least certain of the arcs on which a claim hangs: of its fillers' heads in its evidence, and
/// of what these depend on; 0 where nothing is known of one. Linear in the fillers' tokens.
[[nodiscard]] double arc_certainty(const language::AnnotatedText& text, const graph::Claim& claim);

/// Gives claims, in the place of what chose among readings, how likely they are right: the
/// precision counted for their frame, less what their way to the frame costs, moved by the
/// certainty of their arcs. Runs last.
void state_probabilities(const FrameSet& frames, const language::AnnotatedText& text,
                         std::vector<graph::Claim>& claims);

}  // namespace entente::loaders
