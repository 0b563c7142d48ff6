// Parts of persons' names and when two names may be one person's.
#include "language/person_name.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "language/characters.hpp"

namespace entente::language {

namespace {

/// Letters to change, insert or delete to turn one word into the other; gives up above `most`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size() + most || b.size() > a.size() + most || a.size() > 40) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({row[j - 1] + 1, above + 1, change});
      diagonal = above;
    }
  }
  return row[b.size()];
}

bool is_family_name(const std::string& word) {
  const auto found = english_words().find(word);
  return found != english_words().end() && found->second.has(WordClass::family_name);
}

/// "al-abadi": "abadi".
std::string without_article(const std::string& word) {
  static constexpr std::array<std::string_view, 7> articles{"al-", "el-", "as-", "ash-",
                                                            "ad-", "ar-", "az-"};
  constexpr std::size_t shortest = 3;
  for (const std::string_view article : articles) {
    if (word.starts_with(article) && word.size() >= article.size() + shortest) {
      return word.substr(article.size());
    }
  }
  return word;
}

bool is_initial(const std::string& word) { return word.size() == 2 && word[1] == '.'; }

}  // namespace

PersonName::PersonName(const std::string& name, const TextMap<GivenName>& given_names) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t space = std::min(name.find(' ', at), name.size());
    if (space > at) words.push_back(folded(std::string_view(name).substr(at, space - at)));
    at = space + 1;
  }
  family_first = words.size() > 1 && words.size() <= 3 && is_family_name(words.front()) &&
                 !given_names.contains(words.back());
  if (!words.empty()) short_ = without_article(family_first ? words.front() : words.back());
}

bool is_same_person(const PersonName& a, const PersonName& b) {
  if (a.short_form() != b.short_form()) return false;
  const std::string& x = a.given();
  const std::string& y = b.given();
  if (x == y) return true;
  if (x[0] != y[0]) return false;
  if (is_initial(x) || is_initial(y)) return true;
  return x.size() > 4 && y.size() > 4 && distance(x, y, 2) <= 2;
}

bool is_tail(const PersonName& tail, const PersonName& full,
             const TextMap<GivenName>& given_names) {
  return tail.words.size() > 1 && !given_names.contains(tail.words.front()) &&
         !is_initial(tail.words.front()) && tail.words.size() < full.words.size() &&
         std::equal(tail.words.rbegin(), tail.words.rend(), full.words.rbegin());
}

}  // namespace entente::language
