#pragma once

#include "language/draft.hpp"

namespace entente::language {

/// Gives "his Russian counterpart" the office that the sentence names before it ("China's defense
/// minister met his Russian counterpart"), as a title. REQUIRES: names and titles.
void add_counterparts(Draft& draft);

/// Makes the name the head of "South African National Security Advisor Sydney Mufamadi" and
/// "President of Finland Sauli Niinistö" in the tree, which parsers often tear apart there: what
/// the phrase is to the rest of the sentence is the person's. REQUIRES: names, titles and trees.
void mend_titled_names(Draft& draft);

}  // namespace entente::language
