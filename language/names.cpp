// Finds names: walks each sentence once and lets gazetteer, head nouns and person patterns bid for
// the words at each place; the longest bid wins. Short forms and editions follow in later passes.
#include "language/names.hpp"

#include <algorithm>
#include <array>

#include "language/characters.hpp"
#include "language/locations.hpp"
#include "language/person_name.hpp"
#include "language/sentences.hpp"
#include "language/title_extent.hpp"
#include "language/word_table.hpp"

namespace entente::language {

NameKnowledge::NameKnowledge(const Gazetteer& source, const Abbreviations& abbreviations)
    : gazetteer(source), trie(gazetteer, abbreviations) {
  for (const GivenName& given : gazetteer.given_names) {
    given_names.try_emplace(folded(given.text), given);
  }
  for (const std::string& particle : gazetteer.name_particles) {
    particles.try_emplace(folded(particle), true);
  }
  for (std::uint32_t i = 0; i < gazetteer.entries.size(); ++i) {
    const GazetteerEntry& entry = gazetteer.entries[i];
    if (entry.type == "Event" && entry.series) series.try_emplace(folded(entry.name), i);
    if (entry.type != "Person") continue;
    const PersonName name(entry.name, given_names);
    if (name.words.size() > 1) persons[name.short_form()].push_back(i);
    for (const GazetteerName& alias : entry.names) {  // "Zelensky" and "Zelenskyy"
      const PersonName other(alias.text, given_names);
      if (other.words.size() < 2) continue;
      auto& same = persons[other.short_form()];
      if (std::find(same.begin(), same.end(), i) == same.end()) same.push_back(i);
    }
  }
}

NameReading::NameReading(Draft& text, const NameKnowledge& knowledge)
    : draft(text),
      known(knowledge),
      entities(text.out),
      taken(text.size(), false),
      sentence(text.size(), none) {
  for (std::uint32_t i = 0; i < draft.out.sentences.size(); ++i) {
    const TokenRange range = draft.out.sentences[i].tokens;
    for (std::uint32_t token = range.first; token < range.last; ++token) sentence[token] = i;
  }
}

bool NameReading::is_free(TokenRange range) const {
  for (std::uint32_t token = range.first; token < range.last; ++token) {
    if (taken[token]) return false;
  }
  return true;
}

Span& NameReading::take(std::uint32_t entity, TokenRange range) {
  for (std::uint32_t token = range.first; token < range.last; ++token) taken[token] = true;
  Span& span = entities.mention(entity, range, draft.text_of(range));
  span.possessive = draft.is_possessive_mark(range.last);
  return span;
}

const Span* NameReading::name_ending_at(std::uint32_t token) const {
  for (auto span = draft.out.spans.rbegin(); span != draft.out.spans.rend(); ++span) {
    if (span->kind != SpanKind::name) continue;
    return span->tokens.last == token ? &*span : nullptr;
  }
  return nullptr;
}

namespace {

/// Whether "(EEF)" abbreviates the name: its letters stand in it in this order, and it opens alike.
bool spells_short(std::string_view abbreviation, std::string_view name) {
  const std::string letters = folded(abbreviation);
  const std::string text = folded(name);
  std::size_t at = 0;
  if (letters.empty() || text.empty()) return false;
  if (letters[0] != text[0] && text.find(' ' + letters.substr(0, 1)) == std::string::npos) {
    return false;
  }
  for (const char c : letters) {
    at = text.find(c, at);
    if (at == std::string::npos) return false;
    ++at;
  }
  return true;
}

/// Nouns that stand for what the text has named, capital or not: "the Kingdom".
constexpr WordTable<43> bare_heads{
    "departments", "ministries", "offices",

    "kingdom",     "republic",   "state",       "states",   "union",     "government",
    "ministry",    "minister",   "department",  "council",  "assembly",  "group",
    "alliance",    "coalition",  "region",      "province", "city",      "nation",
    "nations",     "country",    "countries",   "islands",  "peninsula", "commission",
    "committee",   "authority",  "authorities", "agency",   "bank",      "fund",
    "summit",      "initiative", "forum",       "party",    "parties",   "court",
    "member",      "members",    "leaders",     "agencies"};

class Walker {
 public:
  explicit Walker(NameReading& reading)
      : reading_(reading),
        draft_(reading.draft),
        names_(reading),
        extent_(reading, names_),
        dated_(reading.draft.size(), false) {
    for (const Span& span : draft_.out.spans) {
      if (span.kind != SpanKind::date) continue;
      for (std::uint32_t t = span.tokens.first; t < span.tokens.last; ++t) dated_[t] = true;
    }
  }

  void walk() {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind == SentenceKind::residue) continue;
      title_case_ = is_title_case(draft_, sentence);
      for (std::uint32_t token = sentence.tokens.first; token < sentence.tokens.last;) {
        token = step(token, sentence.tokens.last);
      }
    }
    add_persons(reading_, persons_);
    add_short_names();
    add_tagged_names();
  }

 private:
  /// "Ruto" of "President Ruto Signs Order on Trade": where every word is capital, the grammar
  /// tells where a name ends; so does the family name of somebody known, if the trained model sees
  /// no name behind it.
  [[nodiscard]] TokenRange proper_part(TokenRange person) const {
    const Syntax& syntax = draft_.out.syntax;
    if (syntax.upos.size() < person.last || person.first + 1 >= person.last) return person;
    const bool known = reading_.known.persons.contains(draft_.folded[person.first]) &&
                       !reading_.known.given_names.contains(draft_.folded[person.first]) &&
                       !draft_.is(person.first, WordClass::family_name);
    if (known && syntax.name[person.first + 1] != "I-PER") {
      return {person.first, person.first + 1};
    }
    std::uint32_t end = person.first + 1;
    while (end < person.last && syntax.xpos[end] != "VBZ" &&
           !(title_case_ && syntax.upos[end] == Upos::NOUN)) {
      ++end;
    }
    return {person.first, end};
  }

  /// Reads what begins at `token`; returns where to go on.
  std::uint32_t step(std::uint32_t token, std::uint32_t limit) {
    if (draft_.shape(token) == Shape::punctuation) return token + 1;
    if (const auto introduced = introduced_at(token, limit)) {
      reading_.take(introduced->first, {token, introduced->second});
      return introduced->second;
    }
    const KnownName known = names_.known(token, limit);
    // "The Commonwealth of The Bahamas" is not The Commonwealth.
    if (known.sense != nullptr && draft_.is(token, "the") &&
        names_.known(token + 1, limit).last > known.last) {
      return token + 1;
    }
    const TrieMatch title = reading_.known.trie.longest_title(draft_, token, limit);
    if (draft_.is_capital(token) || draft_.shape(token) == Shape::number ||
        draft_.is(token, "coalition")) {
      const auto described = title_case_ ? std::nullopt : descriptive_name(reading_, token, limit);
      if (described && described->range.last > std::max(known.last, title.last) &&
          !is_owned(known, *described) && !is_tie(described->range)) {
        return take(*described);
      }
    }
    auto person = names_.person(token, limit);
    if (person) person = proper_part(*person);
    const bool given = person && reading_.known.given_names.contains(draft_.folded[token]);
    if (title.last > known.last && !given && extent_.is_office(title, token)) {
      return take_title(title, token, limit);
    }
    if (person && person->last > known.last) return take_person(*person);
    if (known.sense == nullptr) return token + 1;
    const bool share = known.sense->use == NameUse::people && is_share({token, known.last});
    if (share || is_native(token)) {
      for (std::uint32_t t = token; t < known.last; ++t) reading_.taken[t] = true;
      return known.last;
    }
    return take_known(*known.sense, {token, known.last}, known.adjectival);
  }

  /// "most *Kenyans*", "the majority of *Kenyans*", "two million *Kenyans*": they are not Kenya.
  [[nodiscard]] bool is_share(TokenRange people) const {
    static constexpr WordTable<14> shares{"majority",  "minority", "half",   "percent", "millions",
                                          "thousands", "hundreds", "most",   "many",    "some",
                                          "few",       "million",  "fellow", "young"};
    if (people.first == 0 || !draft_.out.word(people.last - 1).ends_with('s')) return false;
    std::uint32_t before = people.first - 1;
    if (draft_.is(before, "of") && before > 0) --before;
    const bool counted = before == people.first - 1 && draft_.shape(before) == Shape::number &&
                         !dated_[before];  // "in 2014 Russians …"
    return counted || contains(shares, draft_.folded[before]);
  }

  /// "*Indian* tribes", "American *Indians*", "Bureau of *Indian* Affairs": those of America.
  [[nodiscard]] bool is_native(std::uint32_t token) const {
    if (!draft_.is(token, "indian") && !draft_.is(token, "indians")) return false;
    static constexpr WordTable<6> people{"tribe",       "tribes",       "tribal",
                                         "reservation", "reservations", "child"};
    static constexpr WordTable<6> bodies{"country",   "health", "affairs",
                                         "education", "gaming", "self-determination"};
    const bool american = token > 0 && draft_.is(token - 1, "american");
    return american ||
           (token + 1 < draft_.size() &&
            (contains(people, draft_.folded[token + 1]) ||
             (contains(bodies, draft_.folded[token + 1]) && draft_.is_capital(token + 1))));
  }

  void add_tagged_names() {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind == SentenceKind::residue || is_title_case(draft_, sentence)) continue;
      for (std::uint32_t token = sentence.tokens.first; token < sentence.tokens.last;) {
        const auto tagged =
            reading_.taken[token] ? std::nullopt : tagged_at(token, sentence.tokens.last);
        token = tagged ? take(*tagged) : token + 1;
      }
    }
  }

  /// A body or place that only the trained model knows: "Lashkar-e-Taiba", "Kilinochchi". Common
  /// words, those of dates, honours, laws and papers, and what begins a sentence alone are none.
  [[nodiscard]] std::optional<Candidate> tagged_at(std::uint32_t token, std::uint32_t limit) const {
    const auto& tags = draft_.out.syntax.name;
    if (token >= tags.size() || !draft_.is_capital(token)) return std::nullopt;
    const bool near = token > 0 && draft_.is(token - 1, "near") &&  // "near Al Hawl, …": no person
                      draft_.is_capital(token - 1) && tags[token] == "B-PER";
    const bool place = tags[token] == "B-LOC" || near;
    if (!place && tags[token] != "B-ORG") return std::nullopt;
    std::uint32_t last = token + 1;
    // "Assistant Secretary of the Navy for Reserve Affairs": the rest is the office's.
    const bool service = draft_.is(token, "navy") || draft_.is(token, "army");
    while (last < limit && !reading_.taken[last] && tags[last].starts_with("I-") &&
           tags[last].ends_with(near    ? "PER"
                                : place ? "LOC"
                                        : "ORG") &&
           !(service && draft_.is(last, "for"))) {
      ++last;
    }
    while (last > token + 1 && !draft_.is_capital(last - 1)) --last;
    if (draft_.classes[token].is_function()) return std::nullopt;
    constexpr std::uint32_t longest_place = 4;  // words: states that a list runs together are more
    const bool coded = draft_.shape(token) == Shape::upper && draft_.out.word(token).size() == 2;
    if (place && (last - token > longest_place || (coded && last > token + 1))) return std::nullopt;
    const bool alone = last == token + 1;
    const bool opens = token == 0 || reading_.sentence[token - 1] != reading_.sentence[token];
    if (alone && (opens || draft_.out.word(token).size() < 3)) return std::nullopt;
    if (alone && contains(bare_heads, draft_.folded[token])) return std::nullopt;
    static constexpr std::array<std::string_view, 16> others = {
        "award", "prize", "medal",    "fellowship", "scholarship", "act",  "bill",      "day",
        "law",   "order", "strategy", "strategies", "agenda",      "plan", "framework", "report"};
    for (std::uint32_t t = token; t < last; ++t) {
      if (std::find(others.begin(), others.end(), draft_.folded[t]) != others.end()) {
        return std::nullopt;
      }
      const WordClasses classes = draft_.classes[t];
      const bool joint = classes.is_function() || draft_.shape(t) == Shape::punctuation;
      if (alone ? !classes.empty() : !joint && !draft_.is_capital(t) && !draft_.is_attached(t)) {
        return std::nullopt;
      }
    }
    return Candidate{
        {token, last}, place ? "Place" : "Organization", draft_.text_of({token, last})};
  }

  /// "Chinese People's Liberation Army": a state's adjective before a name known by itself.
  [[nodiscard]] bool is_owned(const KnownName& known, const Candidate& described) const {
    if (known.sense == nullptr || !known.adjectival) return false;
    const TrieMatch rest =
        reading_.known.trie.longest_entry(draft_, known.last, described.range.last);
    if (rest.last != described.range.last) return false;
    const auto& entries = reading_.known.gazetteer.entries;  // "Libyan Senate": not that of another
    return std::any_of(rest.names.begin(), rest.names.end(), [&](const TrieName* name) {
      const std::string& state = entries[name->index].country;
      return state.empty() || state == entries[known.sense->index].key;
    });
  }

  /// "the Japan-Kenya *Alliance*": a tie between the two states, and no body of its own.
  [[nodiscard]] bool is_tie(TokenRange range) const {
    if (range.first == 0 || !draft_.is(range.last - 1, "alliance")) return false;
    std::uint32_t state = range.first;
    for (std::uint32_t ties = 0; state + 1 < range.last; ++ties) {
      const KnownName side = names_.known(state, range.last);
      if (side.sense == nullptr) return false;
      if (side.last + 1 == range.last) return ties > 0 || draft_.is(range.first - 1, "-");
      if (!draft_.is(side.last, "-")) return false;
      state = side.last + 1;
    }
    return false;
  }

  std::uint32_t take(const Candidate& candidate) {
    const std::uint32_t entity = reading_.entities.named(candidate.type, candidate.name);
    const bool exercise =
        candidate.type == "Event" && follows_exercise(draft_, candidate.range.first);
    if (exercise) reading_.entities[entity].kind = "exercise";
    reading_.take(entity, candidate.range);
    if (reading_.entities[entity].sides.empty()) add_sides(entity, candidate.range);
    return introduce(entity, candidate.range.last);
  }

  /// "U.S.-ASEAN Health Initiative": the names on both sides of the hyphen that it opens with.
  void add_sides(std::uint32_t entity, TokenRange range) {
    const KnownName first = names_.known(range.first, range.last);
    if (first.sense == nullptr || !draft_.is(first.last, "-") || !draft_.is_attached(first.last)) {
      return;
    }
    const KnownName second = names_.known(first.last + 1, range.last);
    if (second.sense == nullptr || second.last >= range.last) return;
    for (const TrieName* sense : {first.sense, second.sense}) {
      const GazetteerEntry& entry = reading_.known.gazetteer.entries[sense->index];
      if (entry.type != "Country" && entry.type != "Organization") return;
    }
    for (const TrieName* sense : {first.sense, second.sense}) {
      const std::uint32_t side =
          reading_.entities.known(reading_.known.gazetteer.entries[sense->index]);
      reading_.entities[entity].sides.push_back(side);
    }
  }

  std::uint32_t take_known(const TrieName& sense, TokenRange range, bool adjectival) {
    if (is_date(range)) return range.last;
    const GazetteerEntry& entry = reading_.known.gazetteer.entries[sense.index];
    const std::uint32_t entity = reading_.entities.known(entry);
    reading_.take(entity, range).adjectival = adjectival;
    return introduce(entity, range.last);
  }

  /// Whether the words are a date: "September 11" is no event then.
  [[nodiscard]] bool is_date(TokenRange range) const {
    for (std::uint32_t token = range.first; token < range.last; ++token) {
      if (!dated_[token]) return false;
    }
    return true;
  }

  std::uint32_t take_title(TrieMatch match, std::uint32_t first, std::uint32_t limit) {
    match.last = extent_.past_head(extent_.past_rank(first, match.last, limit), limit);
    first = extent_.before_title(first);
    const TitleEntry& title = reading_.known.gazetteer.titles[match.names.front()->index];
    // "Deputy Cultural Officer": half of an office that nobody lists.
    const bool half = (draft_.is(match.last - 1, "deputy") || draft_.is(match.last - 1, "chief")) &&
                      draft_.is_capital(match.last - 1) &&
                      (draft_.is_capital(match.last) ||
                       (draft_.is(match.last, "and") && draft_.is_capital(match.last + 1))) &&
                      !names_.person(match.last, limit);
    if (!title.honorific && !half) {
      std::string value = folded(draft_.text_of({first, match.last}));
      if (value.find('.') != std::string::npos && !title.canonical.empty()) value = title.canonical;
      value.insert(0, extent_.rank_before_state(first));
      const std::uint32_t last =
          extent_.past_domain(extent_.past_posting(match.last, value), limit, value);
      // "Kremlin spokesman": whose office it is does not belong to the title.
      const KnownName owner =
          draft_.is_capital(first) && !title.whole ? names_.known(first, match.last) : KnownName{};
      const bool owned =
          owner.sense != nullptr && owner.last < match.last && !is_media(*owner.sense) &&
          reading_.known.trie.longest_title(draft_, owner.last, match.last).last == match.last;
      if (owned) {
        value = folded(draft_.text_of({owner.last, match.last}));
        take_known(*owner.sense, {first, owner.last}, true);
        first = owner.last;
      }
      const bool possessive = draft_.is_possessive_mark(last);
      draft_.out.spans.push_back({SpanKind::title, {first, last}, {}, value, false, possessive});
    }
    for (std::uint32_t token = first; token < match.last && !title.whole; ++token) {
      const KnownName known = names_.known(token, match.last);
      if (known.sense == nullptr || !draft_.is_capital(token)) continue;
      if (is_media(*known.sense)) continue;  // "Minister of Foreign Affairs": not the journal
      take_known(*known.sense, {token, known.last}, known.adjectival);
      token = known.last - 1;
    }
    return match.last;
  }

  [[nodiscard]] bool is_media(const TrieName& sense) const {
    return reading_.known.gazetteer.entries[sense.index].kind == "media";
  }

  std::uint32_t take_person(TokenRange range) {
    for (std::uint32_t token = range.first; token < range.last; ++token) {
      reading_.taken[token] = true;
    }
    persons_.push_back(range);
    return range.last;
  }

  /// The entity and the end of the name that brackets gave it before: "CDB", "Africa CDC".
  [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> introduced_at(
      std::uint32_t token, std::uint32_t limit) const {
    // What the text itself has said goes before what others call so.
    const auto short_name = reading_.short_names.find(draft_.out.word(token));
    if (short_name != reading_.short_names.end()) return std::pair{short_name->second, token + 1};
    const auto known = introduced_.find(draft_.out.word(token));
    if (known == introduced_.end()) return std::nullopt;
    for (const auto& [words, entity] : known->second) {
      const auto last = token + static_cast<std::uint32_t>(words.size());
      if (last > limit) continue;
      const bool same =
          std::equal(words.begin(), words.end(), draft_.folded.begin() + static_cast<long>(token));
      if (same) return std::pair{entity, last};
    }
    return std::nullopt;
  }

  /// Reads "(Africa CDC)" behind a name: capitals that its own letters spell; returns where to go
  /// on.
  std::uint32_t introduce_words(std::uint32_t entity, std::uint32_t at) {
    constexpr std::uint32_t most = 3;  // words
    std::uint32_t first = at + 1;
    if (draft_.is(first, "the")) ++first;
    std::uint32_t last = first;
    while (last < std::min(draft_.size(), first + most) && draft_.is_capital(last)) ++last;
    if (last < first + 2 || !draft_.is(last, ")")) return at;
    std::string letters;
    for (std::uint32_t t = first; t < last; ++t) letters += draft_.out.word(t);
    if (!spells_short(letters, reading_.entities[entity].name)) return at;
    introduced_[std::string(draft_.out.word(first))].emplace_back(
        std::vector<std::string>(draft_.folded.begin() + static_cast<long>(first),
                                 draft_.folded.begin() + static_cast<long>(last)),
        entity);
    reading_.take(entity, {first, last});
    return last + 1;
  }

  /// Reads "(EEF)" behind a name; returns where to go on.
  std::uint32_t introduce(std::uint32_t entity, std::uint32_t at) {
    if (draft_.is(at, "(")) {
      if (const std::uint32_t end = introduce_words(entity, at); end != at) return end;
    }
    const bool bracketed = at + 2 < draft_.size() && draft_.is(at, "(") && draft_.is(at + 2, ")");
    if (!bracketed || draft_.shape(at + 1) == Shape::lower || !draft_.is_capital(at + 1)) return at;
    const std::string_view word = draft_.out.word(at + 1);
    if (word.size() < 2 || word.size() > 12 || reading_.taken[at + 1]) return at;
    if (!spells_short(word, reading_.entities[entity].name) &&
        !spells_short(word, reading_.entities[entity].names.back())) {
      return at;
    }
    reading_.short_names.try_emplace(std::string(word), entity);
    reading_.take(entity, {at + 1, at + 2});
    return at + 3;
  }

  void add_short_names() {
    if (reading_.short_names.empty()) return;
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind == SentenceKind::residue) continue;
      for (std::uint32_t token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
        if (reading_.taken[token] || !draft_.is_capital(token)) continue;
        const auto found = reading_.short_names.find(draft_.out.word(token));
        if (found != reading_.short_names.end()) reading_.take(found->second, {token, token + 1});
      }
    }
  }

  NameReading& reading_;
  Draft& draft_;
  NamesAt names_;
  TitleExtent extent_;
  std::vector<TokenRange> persons_;
  using Introduced = std::pair<std::vector<std::string>, std::uint32_t>;  ///< words, entity
  TextMap<std::vector<Introduced>> introduced_;  ///< by their first word as it stands
  std::vector<bool> dated_;                      ///< per token: inside a date
  bool title_case_ = false;
};

}  // namespace

void add_names(Draft& draft, const NameKnowledge& known) {
  NameReading reading(draft, known);
  Walker(reading).walk();
  tell_editions(reading);
  mark_locations(draft, known.gazetteer);
}

}  // namespace entente::language
