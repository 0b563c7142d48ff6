#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "language/annotated_text.hpp"

namespace entente::language {

/// Words in lower case that keep their full stop: "gen.", "u.s.".
using Abbreviations = std::unordered_set<std::string>;

/// The abbreviations of general English, without those of the gazetteer.
[[nodiscard]] Abbreviations english_abbreviations();

/// Cuts text into words, numbers and marks as Universal Dependencies does for English, but for what
/// the readers of names and amounts need: "mid-2016" and "anti-Western" fall into their parts, a
/// number and its unit too ("70", "bn"), model designations stay whole ("S-400"), and no token is
/// longer than 200 bytes. Clitics ('s, n't, 'll) and the parts of "cannot" are tokens of their own.
/// Linear.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text,
                                          const Abbreviations& abbreviations);

/// How a word is written, by its characters alone.
[[nodiscard]] Shape shape_of(std::string_view word);

}  // namespace entente::language
