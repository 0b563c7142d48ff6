// Numbers in figures and words; what is counted is read elsewhere.
#include "language/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace entente::language {

namespace {

constexpr std::array<std::pair<std::string_view, double>, 29> words = {{
    {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
    {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
    {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
    {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
    {"seventy", 70}, {"eighty", 80},  {"ninety", 90},    {"dozen", 12},
}};

constexpr std::array<std::pair<std::string_view, double>, 14> scales = {{
    {"hundred", 1e2},
    {"thousand", 1e3},
    {"k", 1e3},
    {"million", 1e6},
    {"m", 1e6},
    {"mn", 1e6},
    {"mln", 1e6},
    {"billion", 1e9},
    {"bn", 1e9},
    {"bln", 1e9},
    {"trillion", 1e12},
    {"tn", 1e12},
    {"trn", 1e12},
    {"dozen", 12},
}};

template <std::size_t N>
double look_up(const std::array<std::pair<std::string_view, double>, N>& table,
               const std::string& word) {
  const auto* found = std::find_if(table.begin(), table.end(),
                                   [&](const auto& entry) { return entry.first == word; });
  return found == table.end() ? -1 : found->second;
}

/// "300,000" and "6.3"; nothing for "1,5,2" or "1.2.3".
std::optional<double> figures(std::string_view text) {
  std::string digits;
  bool point = false;
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : text) {
    if (c == ',') {
      if (point || (grouped && group != 3)) return std::nullopt;
      grouped = true;
      group = 0;
      continue;
    }
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
    } else if (c < '0' || c > '9') {
      return std::nullopt;
    }
    if (!point) ++group;
    digits += c;
  }
  if (grouped && group != 3) return std::nullopt;
  double value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec != std::errc{} || value > 1e18) return std::nullopt;
  return value;
}

bool is_plain_hyphen(const Draft& draft, std::uint32_t token) {
  return draft.is(token, "-") && draft.is_attached(token) && draft.is_attached(token + 1);
}

std::optional<Number> spelled(const Draft& draft, std::uint32_t first, std::uint32_t limit) {
  double value = look_up(words, draft.folded[first]);
  std::uint32_t last = first + 1;
  if (value < 0 && draft.is(first, "half") && draft.is(first + 1, "a") &&
      scale_of(draft.folded[std::min(first + 2, draft.size() - 1)]) >= 1e6) {
    return Number{0.5, first + 2, false, true};
  }
  if (value < 0 && (draft.is(first, "a") || draft.is(first, "several")) && last < limit &&
      scale_of(draft.folded[last]) >= 12 && draft.folded[last].size() > 2) {
    return draft.is(first, "a") ? std::optional(Number{1, last, false, true}) : std::nullopt;
  }
  if (value < 0) return std::nullopt;
  if (value >= 20 && last + 1 < limit && is_plain_hyphen(draft, last)) {
    const double unit = look_up(words, draft.folded[last + 1]);
    if (unit > 0 && unit < 10) {
      value += unit;
      last += 2;
    }
  }
  return Number{value, last, false, true};
}

}  // namespace

double scale_of(const std::string& word) { return std::max(0.0, look_up(scales, word)); }

std::optional<Number> number_at(const Draft& draft, std::uint32_t first, std::uint32_t limit) {
  if (first >= limit) return std::nullopt;
  std::optional<Number> number;
  if (draft.shape(first) == Shape::number) {
    if (const auto value = figures(draft.out.word(first)))
      number = Number{*value, first + 1, false, false};
  } else {
    number = spelled(draft, first, limit);
  }
  if (!number) return std::nullopt;
  for (int scale_words = 0; scale_words < 2 && number->last < limit; ++scale_words) {
    std::uint32_t at = number->last;
    if (is_plain_hyphen(draft, at) && at + 1 < limit && scale_of(draft.folded[at + 1]) >= 1e3) ++at;
    const double scale = scale_of(draft.folded[at]);
    const bool letter = draft.folded[at].size() == 1;  // "5 m" is no million, "$5m" is
    if (scale == 0 || (letter && !draft.is_attached(at))) break;
    number->value *= scale;
    number->last = at + 1;
    number->scaled = true;
  }
  return number;
}

std::string plain_number(double value) {
  // "16.4 billion" is no 16399999999.999998: as many digits as a text may mean.
  constexpr int digits = 12;
  std::array<char, 64> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::general, digits);
  double meant = value;
  std::from_chars(buffer.data(), written.ptr, meant);
  const double rounded = std::round(meant * 1e6) / 1e6;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded,
                                    std::chars_format::fixed);
  return {buffer.data(), result.ptr};
}

}  // namespace entente::language
