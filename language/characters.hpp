#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::language {

/// One code point of a UTF-8 text. Bytes that are no UTF-8 count as one character each, U+FFFD.
struct Character {
  char32_t code = 0;
  std::uint32_t size = 1;  ///< bytes
};

/// The character at byte `at`. REQUIRES: at < text.size().
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

[[nodiscard]] bool is_letter(char32_t c);  ///< letters and marks that belong to letters
[[nodiscard]] bool is_digit(char32_t c);   ///< ASCII digits only
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_space(char32_t c);  ///< also no-break and zero-width spaces, controls
[[nodiscard]] bool is_latin(char32_t c);  ///< letter of the Latin script

/// Lower case, ’ as ', and the hyphens U+2010 and U+2011 as -. What tables and gazetteer are keyed
/// by.
[[nodiscard]] std::string folded(std::string_view word);

}  // namespace entente::language
