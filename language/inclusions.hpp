#pragma once

#include "language/annotated_text.hpp"

namespace entente::language {

/// Mends the trees of phrases that name examples between commas ("bought arms, including twenty
/// tanks, from Chad"): what stands behind the second comma belongs to the whole and not to its
/// examples, to which parsers give it. Linear in the sentence.
void mend_inclusions(TokenRange sentence, AnnotatedText& text);

}  // namespace entente::language
