#pragma once

#include <string>
#include <vector>

#include "language/gazetteer.hpp"
#include "language/lexicon.hpp"

namespace entente::language {

/// A person's name in its parts, lower case: "xi", "jinping".
struct PersonName {
  PersonName(const std::string& name, const TextMap<GivenName>& given_names);

  std::vector<std::string> words;  ///< split at blanks; never empty for a name with letters
  bool family_first = false;       ///< "Xi Jinping": an East Asian family name stands first

  /// The part that stands alone in later mentions: "xi", "putin"; "abadi" of Haider al-Abadi, who
  /// is written with and without the article.
  [[nodiscard]] const std::string& short_form() const { return short_; }
  [[nodiscard]] const std::string& given() const {
    return family_first ? words.back() : words.front();
  }

 private:
  std::string short_;
};

/// The same family name, and given names that are one but for spelling or an initial: "Vladmir
/// Putin" and "Vladimir Putin", "V. Putin". REQUIRES: both have words.
[[nodiscard]] bool is_same_person(const PersonName& a, const PersonName& b);

/// "López Obrador" of Andrés Manuel López Obrador: two words at least, none of them a given name in
/// front, with which the longer name ends.
[[nodiscard]] bool is_tail(const PersonName& tail, const PersonName& full,
                           const TextMap<GivenName>& given_names);

}  // namespace entente::language
