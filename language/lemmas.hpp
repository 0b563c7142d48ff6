#pragma once

#include <string>
#include <string_view>

#include "language/draft.hpp"

namespace entente::language {

/// Base form of a lower-case English word, by table or rule: "met" -> "meet", "agreements" ->
/// "agreement", "imposed" -> "impose". A word that may be several is read as a verb.
[[nodiscard]] std::string lemma_of(std::string_view word);

/// Fills `out.lemmas`. Nouns in -ing ("the meeting") keep their form where a determiner, a
/// possessive or another word of a noun phrase stands before them; so do names in mid-sentence.
void add_lemmas(Draft& draft);

/// Irregular form to base form; nullptr if the word is regular.
[[nodiscard]] const std::string* irregular_lemma(std::string_view word);

}  // namespace entente::language
