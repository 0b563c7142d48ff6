#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace entente::language {

/// What a word can be, by its form alone; a word may be several things.
enum class WordClass : std::uint8_t {
  determiner,   ///< the, a, this, its, every
  preposition,  ///< in, at, of
  conjunction,  ///< and, but, while
  pronoun,      ///< he, they, who
  auxiliary,    ///< is, has, will, might
  adverb,       ///< however, also: words that open sentences
  negation,     ///< not, never, nor
  month,
  weekday,
  number,         ///< one … ninety, dozen
  scale,          ///< hundred, million, bn
  speech,         ///< said, told, announced: a speaker stands beside it
  future,         ///< will, plans, scheduled: the sentence looks ahead
  motion,         ///< trip, visit, flew: "to" and "from" then lead to places
  organization,   ///< head nouns: ministry, institute, bank
  event,          ///< summit, forum, war
  place,          ///< sea, province, airport
  agreement,      ///< treaty, pact
  initiative,     ///< initiative, pipeline
  modifier,       ///< capitalized parts of descriptive names: foreign, national, joint
  office,         ///< heads of titles: president, minister, ambassador
  family_name,    ///< East Asian family names that stand first
  calendar_part,  ///< early, late, mid
  common,         ///< frequent words that no name consists of alone
};

/// A set of WordClass.
class WordClasses {
 public:
  void add(WordClass c) { bits_ |= bit(c); }
  [[nodiscard]] bool has(WordClass c) const { return (bits_ & bit(c)) != 0; }
  [[nodiscard]] bool empty() const { return bits_ == 0; }
  /// Determiner, preposition, conjunction, pronoun, auxiliary or negation.
  [[nodiscard]] bool is_function() const { return (bits_ & 0x7F & ~bit(WordClass::adverb)) != 0; }

 private:
  static constexpr std::uint32_t bit(WordClass c) { return 1U << static_cast<unsigned>(c); }
  std::uint32_t bits_ = 0;
};

/// Hash that takes string_view keys without copying them.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// The English words that the readers of names, dates and amounts go by, in lower case.
[[nodiscard]] const TextMap<WordClasses>& english_words();

/// 1 to 12, or 0 if the word (lower case, full or abbreviated) names no month.
[[nodiscard]] unsigned month_number(std::string_view word);
/// 0 (Monday) to 6, or -1.
[[nodiscard]] int weekday_number(std::string_view word);

}  // namespace entente::language
