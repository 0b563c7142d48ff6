// Finds names: walks each sentence once and lets gazetteer, head nouns and person patterns bid for
// the words at each place; the longest bid wins. Short forms and editions follow in later passes.
#include "language/names.hpp"

#include <algorithm>
#include <array>

#include "language/characters.hpp"
#include "language/locations.hpp"
#include "language/person_name.hpp"

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
bool abbreviates(std::string_view abbreviation, std::string_view name) {
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

class Walker {
 public:
  explicit Walker(NameReading& reading)
      : reading_(reading), draft_(reading.draft), dated_(reading.draft.size(), false) {
    for (const Span& span : draft_.out.spans) {
      if (span.kind != SpanKind::date) continue;
      for (std::uint32_t t = span.tokens.first; t < span.tokens.last; ++t) dated_[t] = true;
    }
  }

  void walk() {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind == SentenceKind::residue) continue;
      title_case_ = is_title_case(sentence);
      for (std::uint32_t token = sentence.tokens.first; token < sentence.tokens.last;) {
        token = step(token, sentence.tokens.last);
      }
    }
    add_persons(reading_, persons_);
    add_short_names();
    add_tagged_names();
  }

 private:
  /// A heading that capitalizes nearly every word: capitals then say nothing.
  [[nodiscard]] bool is_title_case(const Sentence& sentence) const {
    if (sentence.kind != SentenceKind::heading || draft_.is(sentence.tokens.first, "by"))
      return false;
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (std::uint32_t t = sentence.tokens.first + 1; t < sentence.tokens.last; ++t) {
      if (draft_.classes[t].is_function() || draft_.shape(t) == Shape::punctuation) continue;
      ++words;
      if (draft_.is_capital(t)) ++capitals;
    }
    return capitals * 10 > words * 7;
  }

  /// What the gazetteer's names at a token mean here; nothing if they are no names here.
  struct Known {
    const TrieName* sense = nullptr;
    std::uint32_t last = 0;
    bool adjectival = false;
  };

  /// The longest gazetteer name that makes sense; shorter ones where the longest makes none.
  [[nodiscard]] Known known_at(std::uint32_t token, std::uint32_t limit) const {
    for (int tries = 0; tries < 3; ++tries) {
      const TrieMatch match = reading_.known.trie.longest_entry(draft_, token, limit);
      if (match.last == 0) break;
      bool adjectival = false;
      const TrieName* sense = choose_sense(reading_, match, token, adjectival);
      if (sense != nullptr) return {sense, match.last, adjectival};
      limit = match.last - 1;
    }
    return {};
  }

  /// Reads what begins at `token`; returns where to go on.
  std::uint32_t step(std::uint32_t token, std::uint32_t limit) {
    if (draft_.shape(token) == Shape::punctuation) return token + 1;
    if (const auto introduced = introduced_at(token, limit)) {
      reading_.take(introduced->first, {token, introduced->second});
      return introduced->second;
    }
    const Known known = known_at(token, limit);
    if (draft_.is_capital(token) || draft_.shape(token) == Shape::number) {
      const auto described = title_case_ ? std::nullopt : descriptive_name(reading_, token, limit);
      if (described && described->range.last > known.last && !is_owned(known, *described)) {
        return take(*described);
      }
    }
    const auto person = person_at(token, limit);
    const TrieMatch title = reading_.known.trie.longest_title(draft_, token, limit);
    const bool given = person && reading_.known.given_names.contains(draft_.folded[token]);
    if (title.last > known.last && !given && is_office(title, token)) {
      return take_title(title, token, limit);
    }
    if (person && person->last > known.last) return take_person(*person);
    if (known.sense != nullptr)
      return take_known(*known.sense, {token, known.last}, known.adjectival);
    return token + 1;
  }

  void add_tagged_names() {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind == SentenceKind::residue || is_title_case(sentence)) continue;
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
    const bool place = tags[token] == "B-LOC";
    if (!place && tags[token] != "B-ORG") return std::nullopt;
    std::uint32_t last = token + 1;
    while (last < limit && !reading_.taken[last] && tags[last].starts_with("I-") &&
           tags[last].ends_with(place ? "LOC" : "ORG")) {
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

  [[nodiscard]] std::optional<TokenRange> person_at(std::uint32_t token,
                                                    std::uint32_t limit) const {
    if (!draft_.is_capital(token) && !draft_.is_capital(token + 1)) return std::nullopt;
    if (ends_line(token, limit)) return std::nullopt;
    return full_person_name(reading_, token, limit);
  }

  /// "Kansas" of "Kansas Ada Ruiz", where a list has lost its line breaks: a place that is no given
  /// name, before one.
  [[nodiscard]] bool ends_line(std::uint32_t token, std::uint32_t limit) const {
    const auto given = [&](std::uint32_t at) {
      return at < limit && reading_.known.given_names.contains(draft_.folded[at]);
    };
    if (!draft_.is_capital(token) || given(token) || !given(token + 1)) return false;
    const Known known = known_at(token, limit);
    if (known.sense == nullptr || known.adjectival || known.last != token + 1) return false;
    const std::string& type = reading_.known.gazetteer.entries[known.sense->index].type;
    return type == "Place" || type == "Country";
  }

  /// "Chinese People's Liberation Army": a state's adjective before a name known by itself.
  [[nodiscard]] bool is_owned(const Known& known, const Candidate& described) const {
    if (known.sense == nullptr || !known.adjectival) return false;
    const TrieMatch rest =
        reading_.known.trie.longest_entry(draft_, known.last, described.range.last);
    return rest.last == described.range.last;
  }

  /// Words that are titles only in some places: "major" before a name, "head" before "of".
  [[nodiscard]] bool is_office(const TrieMatch& title, std::uint32_t token) const {
    if (title.last != token + 1 || draft_.is_capital(token)) return true;
    static constexpr std::array<std::string_view, 12> ordinary = {
        "major", "general", "premier", "private", "principal", "justice",
        "chair", "partner", "lead",    "fellow",  "father",    "sister"};
    if (draft_.is(token, "head")) return draft_.is(token + 1, "of");
    return std::find(ordinary.begin(), ordinary.end(), draft_.folded[token]) == ordinary.end();
  }

  std::uint32_t take(const Candidate& candidate) {
    const std::uint32_t entity = reading_.entities.named(candidate.type, candidate.name);
    reading_.take(entity, candidate.range);
    if (reading_.entities[entity].sides.empty()) add_sides(entity, candidate.range);
    return introduce(entity, candidate.range.last);
  }

  /// "U.S.-ASEAN Health Initiative": the names on both sides of the hyphen that it opens with.
  void add_sides(std::uint32_t entity, TokenRange range) {
    const Known first = known_at(range.first, range.last);
    if (first.sense == nullptr || !draft_.is(first.last, "-") || !draft_.is_attached(first.last)) {
      return;
    }
    const Known second = known_at(first.last + 1, range.last);
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

  /// Where a title begins that has a rank before the table's entry: "Associate Attorney General".
  [[nodiscard]] std::uint32_t before_title(std::uint32_t first) const {
    constexpr std::array<std::string_view, 6> ranks{"associate", "acting", "principal",
                                                    "deputy",    "senior", "assistant"};
    const bool capital = draft_.is_capital(first);
    const auto is_rank = [&](std::uint32_t token) {
      return draft_.is_capital(token) == capital && !reading_.taken[token] &&
             std::any_of(ranks.begin(), ranks.end(),
                         [&](std::string_view rank) { return draft_.is(token, rank); });
    };
    while (first > 0 && is_rank(first - 1)) --first;
    return first;
  }

  /// The end of a title that goes on where the table's entry ends: "Deputy" before "Inspector
  /// General", "Chairman" before "Emeritus", "Commissioner" before "General", "Senior Advisor"
  /// before "to the President".
  [[nodiscard]] std::uint32_t past_rank(std::uint32_t first, std::uint32_t last,
                                        std::uint32_t limit) const {
    if (!draft_.is_capital(last - 1)) return last;
    const bool ranked =
        draft_.is(last, "emeritus") ||
        (draft_.is(last, "general") && draft_.is_capital(last) && !person_at(last + 1, limit));
    if (last < limit && ranked) return last + 1;
    if (last + 2 < limit && draft_.is(last, "to") && draft_.is(last + 1, "the") &&
        draft_.is_capital(last + 2)) {
      const TrieMatch superior = reading_.known.trie.longest_title(draft_, last + 2, limit);
      if (superior.last > last + 2) return superior.last;
    }
    const bool deputy =
        last == first + 1 &&
        (draft_.is(first, "deputy") || draft_.is(first, "vice") || draft_.is(first, "assistant"));
    std::uint32_t end = last;
    while (deputy && end < std::min(limit, last + 3) && draft_.is_capital(end) &&
           !draft_.is(end, WordClass::office)) {
      ++end;
    }
    const bool goes_on = deputy && end < limit && draft_.is_capital(end) &&
                         draft_.is(end, WordClass::office) && !person_at(last, limit);
    return goes_on ? end + 1 : last;
  }

  std::uint32_t take_title(TrieMatch match, std::uint32_t first, std::uint32_t limit) {
    match.last = past_rank(first, match.last, limit);
    first = before_title(first);
    const TitleEntry& title = reading_.known.gazetteer.titles[match.names.front()->index];
    if (!title.honorific) {
      std::string value = folded(draft_.text_of({first, match.last}));
      if (value.find('.') != std::string::npos && !title.canonical.empty()) value = title.canonical;
      const std::uint32_t last = past_domain(past_posting(match.last, value), limit, value);
      // "Kremlin spokesman": whose office it is does not belong to the title.
      const Known owner = draft_.is_capital(first) ? known_at(first, match.last) : Known{};
      const bool owned =
          owner.sense != nullptr && owner.last < match.last &&
          reading_.known.trie.longest_title(draft_, owner.last, match.last).last == match.last;
      if (owned) {
        value = folded(draft_.text_of({owner.last, match.last}));
        take_known(*owner.sense, {first, owner.last}, true);
        first = owner.last;
      }
      const bool possessive = draft_.is_possessive_mark(last);
      draft_.out.spans.push_back({SpanKind::title, {first, last}, {}, value, false, possessive});
    }
    for (std::uint32_t token = first; token < match.last; ++token) {
      const Known known = known_at(token, match.last);
      if (known.sense == nullptr || !draft_.is_capital(token)) continue;
      // "Minister of Foreign Affairs": not the journal.
      if (reading_.known.gazetteer.entries[known.sense->index].kind == "media") continue;
      take_known(*known.sense, {token, known.last}, known.adjectival);
      token = known.last - 1;
    }
    return match.last;
  }

  /// "ambassador" and "to the United States" behind it: the state is part of the title.
  [[nodiscard]] std::uint32_t past_posting(std::uint32_t at, std::string& value) const {
    if (!value.ends_with("ambassador") && !value.ends_with("envoy")) return at;
    if (!draft_.is(at, "to")) return at;
    const std::uint32_t state = draft_.is(at + 1, "the") ? at + 2 : at + 1;
    if (state >= draft_.size() || !draft_.is_capital(state)) return at;
    const Known known = known_at(state, state + 6);
    if (known.sense == nullptr) return at;
    value.append(" ").append(folded(draft_.text_of({at, known.last})));
    return known.last;
  }

  /// "secretary" and "for Climate and Energy" behind it, if the holder's name follows.
  [[nodiscard]] std::uint32_t past_domain(std::uint32_t at, std::uint32_t limit,
                                          std::string& value) const {
    constexpr std::uint32_t longest = 9;
    if (!draft_.is(at, "for")) return at;
    for (std::uint32_t t = at + 1; t < limit && t <= at + longest; ++t) {
      const bool joint = draft_.is(t, "and") || draft_.is(t, "the") || draft_.is(t, "of");
      const bool other = draft_.is(t, WordClass::office);  // "spokesman for President Putin"
      if (other || (!joint && !draft_.is_capital(t))) return at;
      if (t == at + 1 || joint || !person_at(t, limit)) continue;
      const std::uint32_t end = draft_.is(t - 1, "dr.") ? t - 1 : t;
      if (draft_.is(end - 1, "and") || draft_.is(end - 1, "the") || draft_.is(end - 1, "of"))
        return at;  // "judge for the Eastern District"
      value.append(" ").append(folded(draft_.text_of({at, end})));
      return end;
    }
    return at;
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
    if (!abbreviates(letters, reading_.entities[entity].name)) return at;
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
    if (!abbreviates(word, reading_.entities[entity].name) &&
        !abbreviates(word, reading_.entities[entity].names.back())) {
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
