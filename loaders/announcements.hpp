#pragma once

#include <string>
#include <vector>

#include "graph/corpus.hpp"
#include "language/annotated_text.hpp"
#include "loaders/frames.hpp"

namespace entente::loaders {

/// "Today, Canada is imposing new sanctions. Full blocking sanctions on Kordo Bank. Canada will
/// also sanction …": dates what a text goes on to announce by the day of publication, if an earlier
/// claim of that day has whoever fills the claim's first role. For claims of frames that ask for it
/// ("announced"), without a date, of sentences that tell nothing past.
/// `published`: ISO, of a day, or nothing happens. Linear in claims and tokens.
void date_announcements(const FrameSet& frames, const language::AnnotatedText& text,
                        const std::string& published, std::vector<graph::Claim>& claims);

}  // namespace entente::loaders
