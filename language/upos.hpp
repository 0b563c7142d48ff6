#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace entente::language {

/// The universal parts of speech, in the order of their standard.
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};

inline constexpr std::array<std::string_view, 17> upos_names{
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

/// X for what is none of them.
[[nodiscard]] inline Upos upos_from(std::string_view name) {
  const auto found = std::find(upos_names.begin(), upos_names.end(), name);
  return found == upos_names.end() ? Upos::X : static_cast<Upos>(found - upos_names.begin());
}

}  // namespace entente::language
