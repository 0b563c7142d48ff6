#pragma once

#include <vector>

#include "graph/corpus.hpp"
#include "language/annotated_text.hpp"

namespace entente::loaders {

/// Gives what fell a sign: the "change" of "exports fell by 6 percent" and "down 6 percent" is
/// "-6 %". Linear in the claims, logarithmic in the text's tokens for each. Needs trees; without
/// them only "down" tells.
void sign_changes(const language::AnnotatedText& text, std::vector<graph::Claim>& claims);

}  // namespace entente::loaders
