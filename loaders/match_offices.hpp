#pragma once

#include "language/annotated_text.hpp"
#include "loaders/frame_matcher.hpp"
#include "loaders/frames.hpp"
#include "loaders/sentence_items.hpp"

namespace entente::loaders {

/// Whether a match gives a person (role `person`) the office (role `title`) of another one: of the
/// next in a list of offices before their holders ("Advisor Ann Lee, Director of Trade Cal Roe"),
/// of the one before where the lines of a list run together, or of somebody else behind a comma.
/// False for matches without the two roles. Looks at a bounded number of items.
[[nodiscard]] bool takes_anothers_office(const FrameSet& frames, const Items& items,
                                         const Match& match);

/// Whether a match takes what somebody is in charge of, or teaches, for a body: its first role is
/// `part` and no noun of the phrase names one ("Head of *Global Public Policy* at Gazprom", but
/// "Director of the *Office of Protocol* at …"), or its `organization` is a field of work or study
/// alone ("Director of *Operations*", "professor of *Food Science*").
[[nodiscard]] bool is_field_of_office(const FrameSet& frames, const language::AnnotatedText& text,
                                      const Items& items, const Match& match);

}  // namespace entente::loaders
