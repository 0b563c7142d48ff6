// Text by characters, on ICU.
#include "query/text.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace entente::query {
namespace {

std::size_t next_character(std::string_view text, std::size_t at) {
  const auto size = static_cast<std::int64_t>(text.size());
  auto i = static_cast<std::int64_t>(at);
  UChar32 character = 0;
  U8_NEXT(text.data(), i, size, character);
  return character < 0 ? at + 1 : static_cast<std::size_t>(i);
}

std::size_t offset_after(std::string_view text, std::size_t at, std::int64_t characters) {
  while (characters-- > 0 && at < text.size()) at = next_character(text, at);
  return at;
}

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  return text.toUTF8String(result);
}

bool is_space(std::string_view character) {
  const auto size = static_cast<std::int64_t>(character.size());
  std::int64_t i = 0;
  UChar32 code = 0;
  U8_NEXT(character.data(), i, size, code);
  return code >= 0 && u_isUWhiteSpace(code) != 0;
}

}  // namespace

std::int64_t length_of(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = next_character(text, at)) ++count;
  return count;
}

std::string_view substring(std::string_view text, std::int64_t from, std::int64_t count) {
  const std::size_t begin = offset_after(text, 0, from);
  return text.substr(begin, offset_after(text, begin, count) - begin);
}

std::string reversed(std::string_view text) {
  std::string result(text.size(), '\0');
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = next_character(text, at);
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(at),
              text.begin() + static_cast<std::ptrdiff_t>(next),
              result.end() - static_cast<std::ptrdiff_t>(next));
    at = next;
  }
  return result;
}

std::string upper(std::string_view text) {
  return utf8(unicode(text).toUpper(icu::Locale::getRoot()));
}
std::string lower(std::string_view text) {
  return utf8(unicode(text).toLower(icu::Locale::getRoot()));
}

std::string_view trimmed(std::string_view text, bool left, bool right) {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the last character that is no space
  bool seen = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = next_character(text, at);
    if (!is_space(text.substr(at, next - at))) {
      if (!seen) begin = at;
      seen = true;
      end = next;
    }
    at = next;
  }
  if (!seen && (left || right)) return {};
  const std::size_t from = left ? begin : 0;
  return text.substr(from, (right ? end : text.size()) - from);
}

std::string replaced(std::string_view text, std::string_view search, std::string_view with) {
  if (search.empty()) return std::string(text);
  std::string result;
  std::size_t at = 0;
  for (std::size_t hit = text.find(search); hit != text.npos; hit = text.find(search, at)) {
    result.append(text.substr(at, hit - at)).append(with);
    at = hit + search.size();
  }
  return result.append(text.substr(at));
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  if (separator.empty()) {
    for (std::size_t next = 0; at < text.size(); at = next) {
      next = next_character(text, at);
      parts.push_back(text.substr(at, next - at));
    }
    return parts;
  }
  for (std::size_t hit = text.find(separator); hit != text.npos; hit = text.find(separator, at)) {
    parts.push_back(text.substr(at, hit - at));
    at = hit + separator.size();
  }
  parts.push_back(text.substr(at));
  return parts;
}

}  // namespace entente::query
