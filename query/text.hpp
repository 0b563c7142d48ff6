#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// UTF-8 by characters (code points). Bytes that are not UTF-8 count as characters one by one.
namespace entente::query {

[[nodiscard]] std::int64_t length_of(std::string_view text);
/// `count` characters from character `from`, fewer at the end. REQUIRES: both are >= 0.
[[nodiscard]] std::string_view substring(std::string_view text, std::int64_t from,
                                         std::int64_t count);
[[nodiscard]] std::string reversed(std::string_view text);
/// Unicode case mapping, of no particular language.
[[nodiscard]] std::string upper(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);
/// Without Unicode white space at the sides asked for.
[[nodiscard]] std::string_view trimmed(std::string_view text, bool left, bool right);
[[nodiscard]] std::string replaced(std::string_view text, std::string_view search,
                                   std::string_view with);
/// The parts between separators; an empty separator gives the characters.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text,
                                                  std::string_view separator);

}  // namespace entente::query
