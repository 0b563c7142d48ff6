#pragma once

#include "language/annotated_text.hpp"

namespace entente::language {

/// Mends the tree of a list's item that opens with an imperative ("- Expand support to …"), which
/// treebanks of prose hardly have and the parser takes for an adjective of the noun behind it: the
/// verb becomes the root, that noun its object, and a purpose ("to …") its adverbial clause. Other
/// sentences stay as they are. Linear in the sentence.
void mend_list_item(TokenRange sentence, AnnotatedText& text);

/// Makes members of a list of what semicolons part ("40 tanks; 12 howitzers; 200 trucks"), where
/// the parser takes the later ones for appositions of the first. Linear in the sentence.
void mend_semicolons(TokenRange sentence, AnnotatedText& text);

}  // namespace entente::language
