// Names as people write them: folding for look-up, nearness for "did you mean".
#include "core/names.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace entente::core {
namespace {

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

bool ends_word(const icu::UnicodeString& text, std::int32_t at) {
  return at >= text.length() || !u_isalnum(text.char32At(at));
}

bool is_possessive(const icu::UnicodeString& text, std::int32_t at) {
  return is_apostrophe(text.char32At(at)) && at + 1 < text.length() &&
         (text.char32At(at + 1) == 's' || text.char32At(at + 1) == 'S') && ends_word(text, at + 2);
}

icu::UnicodeString decomposed(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  icu::UnicodeString result = U_SUCCESS(status) ? nfkd->normalize(text, status) : text;
  return U_SUCCESS(status) ? result.foldCase() : text;
}

// A full stop inside an abbreviation joins ("U.S." -> "us"); any other mark separates.
bool joins(const icu::UnicodeString& text, std::int32_t at) {
  const UChar32 c = text.char32At(at);
  const bool mark = u_charType(c) == U_NON_SPACING_MARK;
  return mark || c == '.' || is_apostrophe(c);
}

std::string letters_and_spaces(const icu::UnicodeString& text) {
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 c = text.char32At(at);
    if (is_possessive(text, at)) {
      at += 1;
    } else if (u_isalnum(c)) {
      kept.append(c);
    } else if (!joins(text, at) && !kept.isEmpty() && kept[kept.length() - 1] != ' ') {
      kept.append(' ');
    }
  }
  std::string folded;
  return kept.trim().toUTF8String(folded);
}

std::string_view without_article(std::string_view text) {
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (text.size() > article.size() && text.starts_with(article)) {
      return text.substr(article.size());
    }
  }
  return text;
}

bool is_plain_ascii(std::string_view name) {
  return std::all_of(name.begin(), name.end(),
                     [](unsigned char c) { return c == ' ' || (c < 0x80 && std::isalnum(c)); });
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

}  // namespace

std::string fold_name(std::string_view name) {
  const std::string folded = is_plain_ascii(name) && name.find("  ") == std::string_view::npos
                                 ? lower_ascii(name)
                                 : letters_and_spaces(decomposed(name));
  return std::string(without_article(folded));
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::array<std::vector<std::size_t>, 3> rows;
  for (auto& row : rows) row.resize(b.size() + 1);
  auto& [before, above, current] = rows;
  for (std::size_t j = 0; j <= b.size(); ++j) current[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::rotate(rows.begin(), rows.begin() + 1, rows.end());
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({above[j] + 1, current[j - 1] + 1, replace});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    if (*std::min_element(current.begin(), current.end()) > limit) return limit + 1;
  }
  return std::min(current[b.size()], limit + 1);
}

std::optional<std::string> nearest_name(std::string_view name,
                                        const std::vector<std::string>& candidates) {
  const std::string wanted = lower_ascii(name);
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::optional<std::string> nearest;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(wanted, lower_ascii(candidate), best - 1);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
    if (best == 0) break;
  }
  return nearest;
}

}  // namespace entente::core
