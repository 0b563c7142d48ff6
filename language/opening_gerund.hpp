#pragma once

#include "language/annotated_text.hpp"

namespace entente::language {

/// Mends the tree of a sentence that opens with a gerund and a verb in the past behind it
/// ("Fighting erupted …"), which parsers take for the verb and its object: the verb becomes the
/// root, the gerund a noun and its subject. Other sentences stay as they are. Linear in the
/// sentence.
void mend_opening_gerund(TokenRange sentence, AnnotatedText& text);

}  // namespace entente::language
