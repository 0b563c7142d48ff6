// Which mentions of persons are one person: full names first, then the short forms that they leave
// behind. Two persons of one family name stay two; a short form that could be either stays unread.
#include <algorithm>
#include <array>
#include <set>

#include "language/characters.hpp"
#include "language/names.hpp"
#include "language/person_name.hpp"

namespace entente::language {

namespace {

struct Person {
  std::uint32_t entity = 0;
  PersonName name;
  std::vector<std::uint32_t> paragraphs = {};  ///< of full mentions, ascending
  bool consort = false;                        ///< "First Lady …": holds no office
  bool leads = false;                          ///< "President …": named in full as one who leads
};

class PersonTable {
 public:
  explicit PersonTable(NameReading& reading) : reading_(reading), draft_(reading.draft) {}

  void add(const std::vector<TokenRange>& full_names) {
    std::vector<TokenRange> singles;
    for (const TokenRange range : full_names) {
      if (name_of(range).words.size() < 2) {
        singles.push_back(range);
      } else {
        mention(person_of(range), range);
      }
    }
    adopt_known_names();
    for (const TokenRange range : singles) add_titled(range);
    add_short_forms();
  }

 private:
  [[nodiscard]] PersonName name_of(TokenRange range) const {
    return {draft_.text_of(range), reading_.known.given_names};
  }
  [[nodiscard]] PersonName name_of(const GazetteerEntry& entry) const {
    return {entry.name, reading_.known.given_names};
  }
  [[nodiscard]] const GazetteerEntry& entry(std::uint32_t index) const {
    return reading_.known.gazetteer.entries[index];
  }
  [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t token) const {
    return draft_.paragraph[reading_.sentence[token]];
  }

  std::uint32_t person_of(TokenRange range) {
    const PersonName name = name_of(range);
    for (const std::uint32_t person : by_short_[name.short_form()]) {
      if (is_same_person(persons_[person].name, name)) return person;
    }
    for (const std::uint32_t person : by_short_[name.short_form()]) {
      if (is_tail(name, persons_[person].name, reading_.known.given_names)) return person;
    }
    const auto known = reading_.known.persons.find(name.short_form());
    if (known != reading_.known.persons.end()) {
      for (const std::uint32_t index : known->second) {
        if (is_same_person(name_of(entry(index)), name) ||
            is_tail(name, name_of(entry(index)), reading_.known.given_names)) {
          return add_person(reading_.entities.known(entry(index)), name);
        }
      }
    }
    return add_person(reading_.entities.named("Person", draft_.text_of(range)), name);
  }

  std::uint32_t add_person(std::uint32_t entity, const PersonName& name) {
    const auto index = static_cast<std::uint32_t>(persons_.size());
    persons_.push_back({entity, name});
    listed_.insert(entity);
    by_short_[name.short_form()].push_back(index);
    return index;
  }

  void mention(std::uint32_t person, TokenRange range) {
    reading_.take(persons_[person].entity, range);
    if (range.last - range.first > 1) note_full(person, range.first);
  }

  void note_full(std::uint32_t person, std::uint32_t first) {
    persons_[person].paragraphs.push_back(paragraph_of(first));
    persons_[person].consort = persons_[person].consort || is_consort(first);
    persons_[person].leads = persons_[person].leads || is_led_by(first);
  }

  /// "President *Ruto*", "Vice President *Ruto*": of those who lead states.
  [[nodiscard]] bool is_led_by(std::uint32_t name) const {
    return name > 0 &&
           (draft_.is(name - 1, "president") || draft_.is(name - 1, "chancellor") ||
            draft_.is(name - 1, "premier") ||
            (draft_.is(name - 1, "minister") && name > 1 && draft_.is(name - 2, "prime")));
  }

  /// "President *Biden*" of a text that names only Jill Biden in full: a namesake of a known leader
  /// who is neither known nor named so is somebody else.
  [[nodiscard]] bool is_namesake(std::uint32_t person, std::uint32_t name) const {
    if (!is_led_by(name) || persons_[person].leads) return false;
    return reading_.entities[persons_[person].entity].key.empty() &&
           reading_.known.persons.contains(persons_[person].name.short_form());
  }

  [[nodiscard]] bool is_consort(std::uint32_t name) const {
    return name > 0 && (draft_.is(name - 1, "lady") || draft_.is(name - 1, "gentleman"));
  }

  /// "President Putin": a person even where no full name stands in the text.
  void add_titled(TokenRange range) {
    const PersonName name = name_of(range);
    const auto named = by_short_.find(name.short_form());
    const auto is_another = [&](std::uint32_t person) {
      return contradicts(person, range.first) || is_namesake(person, range.first);
    };
    if (named != by_short_.end() &&
        !std::all_of(named->second.begin(), named->second.end(), is_another)) {
      if (const auto person = choose(named->second, range.first)) mention(*person, range);
      return;
    }
    const auto known = reading_.known.persons.find(name.short_form());
    const auto leader = known == reading_.known.persons.end() || has_rank(range.first)
                            ? std::nullopt
                            : known_leader(known->second, range);
    if (leader) {
      return mention(add_person(reading_.entities.known(entry(*leader)), name_of(entry(*leader))),
                     range);
    }
    if (const auto person =
            by_part(name.words.front(), reading_.known.given_names.contains(name.words.front())))
      return mention(*person, range);
    mention(add_person(reading_.entities.named("Person", draft_.text_of(range)), name), range);
  }

  /// The one of the gazetteer with this family name; of several the one whose state stands beside
  /// it
  /// ("Prime Minister Johnson of the United Kingdom", "British Prime Minister Johnson"), or the
  /// first if all are of one state.
  [[nodiscard]] std::optional<std::uint32_t> known_leader(
      const std::vector<std::uint32_t>& namesakes, TokenRange name) const {
    const bool one_state =
        std::all_of(namesakes.begin(), namesakes.end(), [&](std::uint32_t index) {
          return entry(index).country == entry(namesakes.front()).country;
        });
    if (one_state) return namesakes.front();
    constexpr std::uint32_t near = 5;  // tokens, an office and its state
    const std::uint32_t from = name.first - std::min(near, name.first);
    const std::uint32_t to = std::min(draft_.size(), name.last + near);
    std::optional<std::uint32_t> found;
    for (std::uint32_t token = from; token < to; ++token) {
      const TrieMatch match = reading_.known.trie.longest_entry(draft_, token, to);
      for (const TrieName* state : match.names) {
        for (const std::uint32_t index : namesakes) {
          if (entry(index).country != entry(state->index).key) continue;
          if (found && *found != index) return std::nullopt;
          found = index;
        }
      }
    }
    return found;
  }

  /// "Governor Abbott", "Major General Hassan": of those who hold such offices the gazetteer, which
  /// lists who lead states, names hardly any.
  [[nodiscard]] bool has_rank(std::uint32_t name) const {
    static constexpr std::array<std::string_view, 27> ranks{
        "governor", "gov.",        "mayor",    "sheriff",   "judge",    "professor", "prof.",
        "dr.",      "congressman", "general",  "colonel",   "major",    "captain",   "lieutenant",
        "admiral",  "commander",   "sergeant", "brigadier", "corporal", "gen.",      "col.",
        "maj.",     "capt.",       "lt.",      "adm.",      "brig.",    "sgt."};
    if (name == 0) return false;
    const bool ranked =
        std::find(ranks.begin(), ranks.end(), draft_.folded[name - 1]) != ranks.end();
    // "Secretary General Guterres", "Attorney-General Garland"
    const std::uint32_t before = name > 2 && draft_.is(name - 2, "-") ? name - 3 : name - 2;
    static constexpr std::array<std::string_view, 6> civil{"secretary", "attorney",  "director",
                                                           "solicitor", "inspector", "governor"};
    const bool served =
        name > 1 && std::find(civil.begin(), civil.end(), draft_.folded[before]) != civil.end();
    return ranked && !served;
  }

  /// Persons that the gazetteer matched by full name have short forms as well.
  void adopt_known_names() {
    for (const Span& span : draft_.out.spans) {
      if (span.kind != SpanKind::name) continue;
      const std::uint32_t entity = span.entities.front();
      const TextEntity& person = reading_.entities[entity];
      if (person.type != "Person" || !listed_.insert(entity).second) continue;
      const PersonName name(person.name, reading_.known.given_names);
      if (name.words.empty()) continue;
      note_full(add_person(entity, name), span.tokens.first);
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
    if (is_tagged_alone(token)) {
      if (const auto person = by_part(draft_.folded[token], true)) return mention(*person, range);
    }
    if (!is_telling(token)) return;
    const auto known = reading_.known.persons.find(draft_.folded[token]);
    if (known == reading_.known.persons.end() || known->second.size() > 1) return;
    const GazetteerEntry& leader = entry(known->second.front());
    mention(add_person(reading_.entities.known(leader), name_of(leader)), range);
  }

  /// "Abiy" of Abiy Ahmed, "Chaves" of Rodrigo Chaves Robles: the one person of the text with this
  /// word in the name, as its first one only if that may be a `given` name.
  [[nodiscard]] std::optional<std::uint32_t> by_part(const std::string& word, bool given) const {
    std::optional<std::uint32_t> found;
    constexpr std::size_t most = 200;  // persons, so that long lists take linear time
    for (std::uint32_t i = 0; i < std::min(persons_.size(), most); ++i) {
      const auto& words = persons_[i].name.words;
      const auto part = std::find(words.begin(), words.end(), word);
      if (part == words.end() || words.size() < 2 || (part == words.begin() && !given)) continue;
      if (found) return std::nullopt;
      found = i;
    }
    return found;
  }

  /// The trained model takes the word alone for a person's name.
  [[nodiscard]] bool is_tagged_alone(std::uint32_t token) const {
    const auto& tags = draft_.out.syntax.name;
    return token + 1 < tags.size() && tags[token] == "B-PER" && tags[token + 1] != "I-PER";
  }

  /// A bare family name of the gazetteer counts only in mid-sentence or where the trained model
  /// knows it for a person's, alone, and if it is nothing else.
  [[nodiscard]] bool is_telling(std::uint32_t token) const {
    if (draft_.is_capital(token + 1)) return false;
    if (token > 0 && draft_.is_attached(token) && draft_.is(token - 1, "-")) return false;
    const bool family = draft_.is(token, WordClass::family_name) && is_tagged_alone(token);  // "Xi"
    if (!draft_.classes[token].empty() && !family) return false;
    const bool shaky = reading_.opens_sentence(token) || draft_.folded[token].size() < 4;
    if (shaky && !is_tagged_alone(token)) return false;
    if (token > 0 && draft_.is_capital(token - 1) && !reading_.taken[token - 1]) return false;
    return family || !reading_.known.given_names.contains(draft_.folded[token]);
  }

  /// Of several persons the one named in full before in the same paragraph, if only one was.
  [[nodiscard]] std::optional<std::uint32_t> choose(const std::vector<std::uint32_t>& candidates,
                                                    std::uint32_t token) const {
    if (candidates.size() == 1 && !contradicts(candidates.front(), token))
      return candidates.front();
    std::optional<std::uint32_t> chosen;
    for (const std::uint32_t person : candidates) {
      const auto& near = persons_[person].paragraphs;
      const bool named = std::binary_search(near.begin(), near.end(), paragraph_of(token));
      if (!named || contradicts(person, token)) continue;
      if (chosen) return std::nullopt;
      chosen = person;
    }
    return chosen;
  }

  /// "Mrs." before a man's name, "Mr." before a woman's; an office before that of a consort.
  [[nodiscard]] bool contradicts(std::uint32_t person, std::uint32_t token) const {
    if (token == 0) return false;
    if (persons_[person].consort && draft_.is(token - 1, WordClass::office) && !is_consort(token)) {
      return true;
    }
    const auto given = reading_.known.given_names.find(persons_[person].name.given());
    if (given == reading_.known.given_names.end()) return false;
    const bool lady = draft_.is(token - 1, "mrs.") || draft_.is(token - 1, "ms.") ||
                      draft_.is(token - 1, "mrs") || draft_.is(token - 1, "ms");
    const bool sir = draft_.is(token - 1, "mr.") || draft_.is(token - 1, "mr");
    return (lady && given->second.gender == 'm') || (sir && given->second.gender == 'f');
  }

  NameReading& reading_;
  Draft& draft_;
  std::vector<Person> persons_;
  std::set<std::uint32_t> listed_;  ///< entities that have a person
  TextMap<std::vector<std::uint32_t>> by_short_;
};

}  // namespace

void add_persons(NameReading& reading, const std::vector<TokenRange>& full_names) {
  PersonTable(reading).add(full_names);
}

}  // namespace entente::language
