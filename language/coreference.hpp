#pragma once

#include "language/draft.hpp"
#include "language/lexicon.hpp"

namespace entente::language {

/// Gender of an entity's person by its given name: 'f', 'm' or 'u'.
using Genders = TextMap<char>;

/// Adds nominal spans: pronouns, "the two countries", "both sides", "the two leaders", "the Russian
/// president", "the Forum". Only where the antecedent is clear. Runs after names.
void add_nominals(Draft& draft, const Genders& genders);

}  // namespace entente::language
