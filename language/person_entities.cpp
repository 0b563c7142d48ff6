// Which mentions of persons are one person: full names first, then the short forms that they leave
// behind. Two persons of one family name stay two; a short form that could be either stays unread.
#include <algorithm>
#include <map>

#include "language/characters.hpp"
#include "language/names.hpp"

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

struct Person {
  std::uint32_t entity = 0;
  char gender = 'u';
  std::vector<std::string> words;  ///< folded, of the fullest form
};

class PersonTable {
 public:
  explicit PersonTable(NameReading& reading) : reading_(reading), draft_(reading.draft) {
    index_gazetteer();
  }

  void add(const std::vector<TokenRange>& full_names) {
    std::vector<TokenRange> singles;
    for (const TokenRange range : full_names) {
      if (words_of(range).size() < 2) {
        singles.push_back(range);
      } else {
        mention(person_of(range), range);
      }
    }
    for (const TokenRange range : singles) add_titled(range);
    adopt_known_names();
    add_short_forms();
  }

 private:
  [[nodiscard]] std::vector<std::string> words_of(TokenRange range) const {
    std::vector<std::string> words;
    for (std::uint32_t token = range.first; token < range.last; ++token) {
      if (token > range.first && draft_.is_attached(token)) {
        words.back() += draft_.folded[token];
      } else {
        words.push_back(draft_.folded[token]);
      }
    }
    return words;
  }

  static std::vector<std::string> split(const std::string& name) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t space = std::min(name.find(' ', at), name.size());
      if (space > at) words.push_back(folded(name.substr(at, space - at)));
      at = space + 1;
    }
    return words;
  }

  [[nodiscard]] bool is_family_first(const std::vector<std::string>& words) const {
    const auto found = english_words().find(words.front());
    const bool family = found != english_words().end() && found->second.has(WordClass::family_name);
    const auto given = reading_.known.given_names.find(words.back());
    return family && words.size() <= 3 && given == reading_.known.given_names.end();
  }
  [[nodiscard]] const std::string& short_form(const std::vector<std::string>& words) const {
    return is_family_first(words) ? words.front() : words.back();
  }

  void index_gazetteer() {
    const auto& entries = reading_.known.gazetteer.entries;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      if (entries[i].type != "Person") continue;
      const std::vector<std::string> words = split(entries[i].name);
      if (words.size() > 1) known_by_short_[short_form(words)].push_back(i);
    }
  }

  [[nodiscard]] char gender_of(const std::vector<std::string>& words) const {
    const std::string& given = is_family_first(words) ? words.back() : words.front();
    const auto found = reading_.known.given_names.find(given);
    return found == reading_.known.given_names.end() ? 'u' : found->second.gender;
  }

  /// The same family name, and given names that are one but for spelling or an initial.
  [[nodiscard]] bool is_same(const std::vector<std::string>& a,
                             const std::vector<std::string>& b) const {
    if (short_form(a) != short_form(b)) return false;
    const std::string& x = is_family_first(a) ? a.back() : a.front();
    const std::string& y = is_family_first(b) ? b.back() : b.front();
    if (x == y) return true;
    if (x[0] != y[0]) return false;
    const bool initial = (x.size() == 2 && x[1] == '.') || (y.size() == 2 && y[1] == '.');
    return initial || (x.size() > 4 && y.size() > 4 && distance(x, y, 2) <= 2);
  }

  std::uint32_t person_of(TokenRange range) {
    const std::vector<std::string> words = words_of(range);
    for (const std::uint32_t person : by_short_[short_form(words)]) {
      if (is_same(persons_[person].words, words)) return person;
    }
    const auto known = known_by_short_.find(short_form(words));
    if (known != known_by_short_.end()) {
      for (const std::uint32_t entry : known->second) {
        if (is_same(split(reading_.known.gazetteer.entries[entry].name), words)) {
          return add_person(reading_.entities.known(reading_.known.gazetteer.entries[entry]),
                            words);
        }
      }
    }
    return add_person(reading_.entities.named("Person", draft_.text_of(range)), words);
  }

  std::uint32_t add_person(std::uint32_t entity, const std::vector<std::string>& words) {
    const auto index = static_cast<std::uint32_t>(persons_.size());
    persons_.push_back({entity, gender_of(words), words});
    by_short_[short_form(words)].push_back(index);
    const bool family_first = is_family_first(words);
    if (!family_first && words.size() > 2) {
      const std::string two = words[words.size() - 2] + " " + words.back();
      by_short_[two].push_back(index);
    }
    return index;
  }

  void mention(std::uint32_t person, TokenRange range) {
    reading_.take(persons_[person].entity, range);
    last_mention_[person] = range.first;
  }

  /// "President Putin": a person even where no full name stands in the text.
  void add_titled(TokenRange range) {
    const std::string word = words_of(range).front();
    const auto named = by_short_.find(word);
    if (named != by_short_.end()) {
      if (const auto person = choose(named->second, range.first)) return mention(*person, range);
    }
    const auto known = known_by_short_.find(word);
    if (known != known_by_short_.end()) {
      const GazetteerEntry& entry = reading_.known.gazetteer.entries[known->second.front()];
      return mention(add_person(reading_.entities.known(entry), split(entry.name)), range);
    }
    mention(add_person(reading_.entities.named("Person", draft_.text_of(range)), {word}), range);
  }

  /// Persons that the gazetteer matched by full name have short forms as well.
  void adopt_known_names() {
    for (std::uint32_t entity = 0; entity < reading_.entities.size(); ++entity) {
      const TextEntity& person = reading_.entities[entity];
      const bool listed = std::any_of(persons_.begin(), persons_.end(),
                                      [&](const Person& p) { return p.entity == entity; });
      if (person.type != "Person" || listed) continue;
      const std::vector<std::string> words = split(person.name);
      if (!words.empty()) add_person(entity, words);
    }
  }

  void add_short_forms() {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind == SentenceKind::residue) continue;
      for (std::uint32_t token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
        if (!reading_.taken[token] && draft_.is_capital(token)) add_short_form(token);
      }
    }
  }

  void add_short_form(std::uint32_t token) {
    const TokenRange range{token, token + 1};
    const WordClasses classes = draft_.classes[token];
    if (classes.is_function() || classes.has(WordClass::month)) return;
    const auto named = by_short_.find(draft_.folded[token]);
    if (named != by_short_.end()) {
      if (const auto person = choose(named->second, token)) mention(*person, range);
      return;
    }
    if (!classes.empty() || draft_.is_capital(token + 1) || reading_.opens_sentence(token)) return;
    if (token > 0 && draft_.is_capital(token - 1) && !reading_.taken[token - 1]) return;
    const auto known = known_by_short_.find(draft_.folded[token]);
    const bool given =
        reading_.known.given_names.find(draft_.folded[token]) != reading_.known.given_names.end();
    if (known == known_by_short_.end() || known->second.size() > 1 || given) return;
    const GazetteerEntry& entry = reading_.known.gazetteer.entries[known->second.front()];
    if (english_words().find(folded(draft_.out.word(token))) != english_words().end()) return;
    mention(add_person(reading_.entities.known(entry), split(entry.name)), range);
  }

  /// Of several persons the one mentioned before in the same paragraph, if only one was.
  [[nodiscard]] std::optional<std::uint32_t> choose(const std::vector<std::uint32_t>& candidates,
                                                    std::uint32_t token) const {
    if (candidates.size() == 1) return candidates.front();
    std::optional<std::uint32_t> chosen;
    for (const std::uint32_t person : candidates) {
      if (!is_near(person, token) || contradicts(person, token)) continue;
      if (chosen) return std::nullopt;
      chosen = person;
    }
    return chosen;
  }
  [[nodiscard]] bool contradicts(std::uint32_t person, std::uint32_t token) const {
    if (token == 0) return false;
    const bool lady = draft_.is(token - 1, "mrs.") || draft_.is(token - 1, "ms.") ||
                      draft_.is(token - 1, "mrs") || draft_.is(token - 1, "ms");
    const bool sir = draft_.is(token - 1, "mr.") || draft_.is(token - 1, "mr");
    return (lady && persons_[person].gender == 'm') || (sir && persons_[person].gender == 'f');
  }
  [[nodiscard]] bool is_near(std::uint32_t person, std::uint32_t token) const {
    const std::uint32_t entity = persons_[person].entity;
    const std::uint32_t here = draft_.paragraph[reading_.sentence[token]];
    std::size_t steps = 0;
    for (auto span = draft_.out.spans.rbegin(); span != draft_.out.spans.rend(); ++span) {
      if (++steps > 400) break;
      if (span->entities.empty() || span->entities.front() != entity) continue;
      if (span->tokens.last - span->tokens.first < 2) continue;
      if (draft_.paragraph[reading_.sentence[span->tokens.first]] == here &&
          span->tokens.first < token) {
        return true;
      }
    }
    return false;
  }

  NameReading& reading_;
  Draft& draft_;
  std::vector<Person> persons_;
  std::map<std::string, std::vector<std::uint32_t>> by_short_;
  std::map<std::string, std::vector<std::uint32_t>> known_by_short_;
  std::map<std::uint32_t, std::uint32_t> last_mention_;
};

}  // namespace

void add_persons(NameReading& reading, const std::vector<TokenRange>& full_names) {
  PersonTable(reading).add(full_names);
}

}  // namespace entente::language
