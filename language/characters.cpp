// Decodes UTF-8 and classes characters by ICU's tables; knows nothing of words.
#include "language/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace entente::language {

namespace {

bool is_ascii(char32_t c) { return c < 0x80; }

void append_utf8(std::string& out, char32_t c) {
  std::uint8_t buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  UBool failed = false;
  U8_APPEND(buffer, length, U8_MAX_LENGTH, static_cast<UChar32>(c), failed);
  if (!failed) out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  // A window of four bytes is enough for one character and keeps ICU's 32-bit offsets out.
  const std::string_view window = text.substr(at, 4);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(window.data());
  std::int32_t next = 0;
  UChar32 code = 0;
  U8_NEXT(bytes, next, static_cast<std::int32_t>(window.size()), code);
  if (code < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(code), static_cast<std::uint32_t>(next)};
}

bool is_letter(char32_t c) {
  if (is_ascii(c)) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const auto category = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (category & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_upper(char32_t c) {
  if (is_ascii(c)) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

bool is_space(char32_t c) {
  if (is_ascii(c)) return c <= ' ' || c == 0x7F;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200B || c == 0xFEFF || c == 0xAD ||
         (c >= 0x80 && c < 0xA0);
}

bool is_latin(char32_t c) {
  if (is_ascii(c)) return is_letter(c);
  UErrorCode status = U_ZERO_ERROR;
  return is_letter(c) && uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_LATIN;
}

std::string folded(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const Character c = character_at(word, at);
    at += c.size;
    if (is_ascii(c.code)) {
      out += static_cast<char>(c.code >= 'A' && c.code <= 'Z' ? c.code + 32 : c.code);
    } else if (c.code == 0x2019 || c.code == 0x2018) {
      out += '\'';
    } else if (c.code == 0x2010 || c.code == 0x2011) {  // the hyphens of typesetters
      out += '-';
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.code))));
    }
  }
  return out;
}

}  // namespace entente::language
