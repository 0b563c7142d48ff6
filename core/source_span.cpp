// Positions in a text as people read them: line, column, and an excerpt with a caret.
#include "core/source_span.hpp"

#include <algorithm>

namespace entente::core {
namespace {

constexpr std::size_t kExcerptWidth = 100;

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::size_t back_to_character(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && !starts_character(text[at])) --at;
  return at;
}

// Tabs and other control characters would move the caret: each is shown as one space.
std::string printable(std::string_view text) {
  std::string shown(text);
  std::replace_if(
      shown.begin(), shown.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return shown;
}

}  // namespace

LineColumn locate(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto newline = before.rfind('\n');
  const std::size_t line_begin = newline == std::string_view::npos ? 0 : newline + 1;
  return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
          characters(before.substr(line_begin)) + 1};
}

std::string caret_excerpt(std::string_view text, SourceSpan span) {
  const std::size_t at = std::min(span.begin, text.size());
  const auto newline = text.substr(0, at).rfind('\n');
  std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  std::size_t end = std::min(text.find('\n', at), text.size());
  if (at - begin > kExcerptWidth / 2) begin = back_to_character(text, at - kExcerptWidth / 2);
  if (end - begin > kExcerptWidth) end = back_to_character(text, begin + kExcerptWidth);
  const std::size_t marked = std::clamp(span.end, at, end) - at;
  const std::size_t carets = std::max<std::size_t>(1, characters(text.substr(at, marked)));
  return printable(text.substr(begin, end - begin)) + "\n" +
         std::string(characters(text.substr(begin, at - begin)), ' ') + std::string(carets, '^');
}

}  // namespace entente::core
