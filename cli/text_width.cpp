// How much room text takes on a terminal, by the tables of ICU.
#include "cli/text_width.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace entente::cli {
namespace {

/// The next character of `text` and the bytes it takes.
struct Character {
  UChar32 code = 0;  ///< negative: not UTF-8
  std::string_view bytes;
};

Character next_character(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  auto after = static_cast<std::int64_t>(at);
  UChar32 code = 0;
  U8_NEXT(bytes, after, length, code);
  return {code, text.substr(at, static_cast<std::size_t>(after) - at)};
}

std::size_t width_of(UChar32 code) {
  constexpr UChar32 kZeroWidthJoiner = 0x200D;
  constexpr UChar32 kSoftHyphen = 0x00AD;
  const auto mask = U_GET_GC_MASK(code);
  if (code == kSoftHyphen) return 1;
  if (code == kZeroWidthJoiner || (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) {
    return 0;
  }
  const int east_asian = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

void append_piece(std::string_view piece, std::vector<std::string>& lines) {
  while (piece.ends_with(' ')) piece.remove_suffix(1);
  lines.emplace_back(piece);
}

/// Appends `line` to `lines` in pieces of at most `width` columns, without the spaces at their
/// ends.
void wrap_line(std::string_view line, std::size_t width, std::vector<std::string>& lines) {
  std::size_t begin = 0;        // of the piece
  std::size_t columns = 0;      // of the piece up to `at`
  std::size_t after_space = 0;  // where the piece may end; 0: nowhere yet
  for (std::size_t at = 0; at < line.size();) {
    const Character character = next_character(line, at);
    const bool space = character.code == ' ';
    const std::size_t wide = width_of(character.code);
    while (!space && columns + wide > width && at > begin) {
      const std::size_t end = after_space > begin ? after_space : at;
      append_piece(line.substr(begin, end - begin), lines);
      begin = end;
      columns = display_width(line.substr(begin, at - begin));
    }
    columns += wide;
    at += character.bytes.size();
    if (space) after_space = at;
  }
  append_piece(line.substr(begin), lines);
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = next_character(text, at);
    columns += width_of(character.code);
    at += character.bytes.size();
  }
  return columns;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    wrap_line(text.substr(begin, end - begin), width, lines);
    if (end == text.size()) return lines;
    begin = end + 1;
  }
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = next_character(text, at);
    at += character.bytes.size();
    const bool control = character.code < 0x20 || (character.code >= 0x7F && character.code < 0xA0);
    if (character.code < 0) {
      shown += "\xEF\xBF\xBD";
    } else if (character.code == '\t') {
      shown += "\\t";
    } else if (character.code == '\r') {
      shown += "\\r";
    } else if (control && character.code != '\n') {
      shown += fmt::format("\\x{:02x}", character.code);
    } else {
      shown += character.bytes;
    }
  }
  return shown;
}

std::string shorten(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t columns = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Character character = next_character(text, at);
    const std::size_t wide = width_of(character.code);
    if (columns + wide + 1 > width) break;
    columns += wide;
    at += character.bytes.size();
  }
  return std::string(text.substr(0, at)) + "…";
}

}  // namespace entente::cli
