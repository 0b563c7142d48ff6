// The date of a document from its own words. Looks at lines and words only, before any language
// stage, because those need the date to resolve "last year".
#include "loaders/document_date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"

namespace entente::loaders {

namespace {

constexpr std::size_t kEdgeBytes = 2000;  // how near to the top or bottom a dateline stands
constexpr std::size_t kEdgeLines = 12;
constexpr std::size_t kLineWords = 8;  // a dateline has few words besides its date

struct Word {
  std::string_view text;
  std::size_t begin = 0;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = [&](std::size_t i) {
      const auto c = static_cast<unsigned char>(text[i]);
      return std::isalnum(c) != 0 || c >= 0x80;
    };
    if (!letter(at)) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && letter(at)) ++at;
    words.push_back({text.substr(begin, at - begin), begin});
  }
  return words;
}

std::string lower(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return low;
}

std::optional<unsigned> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3 || std::isupper(static_cast<unsigned char>(word[0])) == 0)
    return std::nullopt;
  const std::string low = lower(word);
  for (unsigned month = 0; month < names.size(); ++month) {
    if (low == names[month] || low == names[month].substr(0, 3) || (month == 8 && low == "sept")) {
      return month + 1;
    }
  }
  return std::nullopt;
}

/// The leading digits, when the rest is nothing or an ordinal's ending ("13th").
std::optional<int> number_of(std::string_view word) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < word.size() && digits < 5 &&
         std::isdigit(static_cast<unsigned char>(word[digits])) != 0) {
    value = value * 10 + (word[digits++] - '0');
  }
  const std::string_view rest = word.substr(digits);
  const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  if (digits == 0 || (!rest.empty() && !ordinal)) return std::nullopt;
  return value;
}

std::optional<int> year_of(std::string_view word) {
  const auto value = number_of(word);
  if (!value || word.size() != 4 || *value < 1800 || *value > 2200) return std::nullopt;
  return value;
}

std::optional<core::Date> day_from(std::optional<int> year, std::optional<unsigned> month,
                                   std::optional<int> day) {
  if (!year || !month || !day || *day < 1 || *day > 31) return std::nullopt;
  return core::Date::from(*year, *month, static_cast<unsigned>(*day));
}

/// A full date of three words from `at`: "11 Feb 2014", "December 12, 2016", "2014-02-11".
std::optional<core::Date> full_date(const std::vector<Word>& words, std::size_t at) {
  if (at + 2 >= words.size()) return std::nullopt;
  const auto &a = words[at].text, &b = words[at + 1].text, &c = words[at + 2].text;
  if (auto date = day_from(year_of(c), month_of(b), number_of(a))) return date;
  if (auto date = day_from(year_of(c), month_of(a), number_of(b))) return date;
  const auto month = number_of(b);
  if (month && b.size() == 2 && c.size() == 2 && *month >= 1) {
    return day_from(year_of(a), static_cast<unsigned>(*month), number_of(c));
  }
  return std::nullopt;
}

bool announces_date(std::string_view word) {
  static constexpr std::array<std::string_view, 7> verbs{
      "published", "posted", "updated", "released", "dated", "issued", "date"};
  return std::find(verbs.begin(), verbs.end(), lower(word)) != verbs.end();
}

/// "GENEVA, Switzerland, March 3, 2018 (Agency)": capitals, the date, then a mark that opens the
/// report.
bool opens_report(std::string_view line, const std::vector<Word>& words, std::size_t at) {
  if (at == 0 || at > 4) return false;
  const auto small = [](char c) { return std::islower(static_cast<unsigned char>(c)) != 0; };
  if (std::any_of(words[0].text.begin(), words[0].text.end(), small)) return false;
  for (std::size_t i = 1; i < at; ++i) {
    if (small(words[i].text.front())) return false;
  }
  const std::size_t end = words[at + 2].begin + words[at + 2].text.size();
  const std::size_t mark = line.find_first_not_of(" ,.", end);
  return mark != std::string_view::npos &&
         (line[mark] == '(' || line[mark] == '-' || line.substr(mark, 2) == "\xE2\x80");
}

std::optional<core::Date> dateline(std::string_view line) {
  const auto words = words_of(line.substr(0, kEdgeBytes));
  for (std::size_t at = 0; at + 2 < words.size(); ++at) {
    const auto date = full_date(words, at);
    if (!date) continue;
    const bool announced =
        std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const Word& w) { return announces_date(w.text); });
    if (announced || words.size() - 3 <= kLineWords || opens_report(line, words, at)) return date;
    return std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

std::optional<core::Date> find_dateline(std::string_view text) {
  const auto top = lines_of(text.substr(0, kEdgeBytes));
  for (std::size_t i = 0; i < std::min(top.size(), kEdgeLines); ++i) {
    if (auto date = dateline(top[i])) return date;
  }
  const auto bottom = lines_of(text.substr(text.size() - std::min(text.size(), kEdgeBytes)));
  const std::size_t count = std::min(bottom.size(), kEdgeLines);
  for (std::size_t i = 0; i < count; ++i) {
    if (auto date = dateline(bottom[bottom.size() - 1 - i])) return date;
  }
  return std::nullopt;
}

/// Years that the text names, and those that "this year" and its like stand beside.
struct YearVotes {
  std::map<int, int> named;     // year -> how often, deadlines put aside
  std::map<int, int> anchored;  // year -> how often one sentence makes it the present
  bool speaks_of_now = false;
};

/// -1, 0, 1 for "last", "this", "next" before a unit of time; nothing for anything else.
std::optional<int> anchor(const std::string& word, const std::string& next) {
  static constexpr std::array<std::string_view, 3> units{"year", "month", "week"};
  if (std::find(units.begin(), units.end(), next) == units.end()) return std::nullopt;
  if (word == "this") return 0;
  if (word == "last" && next == "year") return -1;
  if (word == "next" && next == "year") return 1;
  return std::nullopt;
}

void count_sentence(std::string_view sentence, YearVotes& votes) {
  const auto words = words_of(sentence);
  std::vector<int> years, anchors;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string before = i > 0 ? lower(words[i - 1].text) : std::string();
    if (const auto year = year_of(words[i].text)) {
      if (before != "by" && before != "until" && before != "since") years.push_back(*year);
    } else if (const auto shift = i > 0 ? anchor(before, lower(words[i].text)) : std::nullopt) {
      anchors.push_back(*shift);
    }
  }
  for (const int year : years) ++votes.named[year];
  votes.speaks_of_now = votes.speaks_of_now || !anchors.empty();
  if (years.empty()) return;
  // Of "in 2018 up from 2017 … this year" the latest year named is the one meant.
  for (const int shift : anchors)
    ++votes.anchored[*std::max_element(years.begin(), years.end()) - shift];
}

YearVotes count_years(std::string_view text) {
  YearVotes votes;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] != '\n' &&
           !(text[end] == '.' && end + 1 < text.size() && text[end + 1] == ' ')) {
      ++end;
    }
    count_sentence(text.substr(at, end - at), votes);
    at = end + 1;
  }
  return votes;
}

std::optional<int> current_year(std::string_view text) {
  const YearVotes votes = count_years(text);
  const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
  if (!votes.anchored.empty()) {
    // Of equals the later year: max_element gives the first of equals, hence from the back.
    return std::max_element(votes.anchored.rbegin(), votes.anchored.rend(), fewer)->first;
  }
  if (!votes.speaks_of_now || votes.named.empty()) return std::nullopt;
  const auto [year, count] = *votes.named.rbegin();
  return count >= 2 ? std::optional<int>(year) : std::nullopt;
}

}  // namespace

void find_document_date(graph::Document& document) {
  if (!document.published.empty()) return;
  if (const auto date = find_dateline(document.text)) {
    document.published = core::to_string(*date);
  } else if (const auto year = current_year(document.text)) {
    document.published = std::to_string(*year);
    document.published_inferred = true;
  }
}

}  // namespace entente::loaders
