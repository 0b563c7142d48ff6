#pragma once

#include <vector>

#include "graph/corpus.hpp"
#include "language/annotated_text.hpp"

namespace entente::loaders {

/// "Kenyan President Ruto, Defence Minister Duale and Finance Minister Njuguna": gives ministers
/// without a state the state of whoever stands right before them in the list. Prime ministers and
/// other heads may be of another one. Claims are of one text.
void share_states(const language::AnnotatedText& text, std::vector<graph::Claim>& claims);

}  // namespace entente::loaders
