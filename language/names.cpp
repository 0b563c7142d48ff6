// Finds names: walks each sentence once and lets gazetteer, head nouns and person patterns bid for
// the words at each place; the longest bid wins. Short forms and editions follow in later passes.
#include "language/names.hpp"

#include <algorithm>

#include "language/characters.hpp"

namespace entente::language {

NameKnowledge::NameKnowledge(const Gazetteer& source, const Abbreviations& abbreviations)
    : gazetteer(source), trie(gazetteer, abbreviations) {
  for (const GivenName& given : gazetteer.given_names) {
    given_names.try_emplace(folded(given.text), given);
  }
  for (const std::string& particle : gazetteer.name_particles) {
    particles.try_emplace(folded(particle), true);
  }
  for (const GazetteerEntry& entry : gazetteer.entries) {
    for (const GazetteerName& name : entry.names) {
      if (name.use == NameUse::adjective && entry.type == "Country") {
        adjectives.try_emplace(entry.key, name.text);
      }
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
  explicit Walker(NameReading& reading) : reading_(reading), draft_(reading.draft) {}

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
  }

 private:
  /// A heading that capitalizes nearly every word: capitals then say nothing.
  [[nodiscard]] bool is_title_case(const Sentence& sentence) const {
    if (sentence.kind != SentenceKind::heading) return false;
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (std::uint32_t t = sentence.tokens.first + 1; t < sentence.tokens.last; ++t) {
      if (draft_.classes[t].is_function() || draft_.shape(t) == Shape::punctuation) continue;
      ++words;
      if (draft_.is_capital(t)) ++capitals;
    }
    return capitals * 10 > words * 7;
  }

  /// Reads what begins at `token`; returns where to go on.
  std::uint32_t step(std::uint32_t token, std::uint32_t limit) {
    if (draft_.shape(token) == Shape::punctuation) return token + 1;
    bool adjectival = false;
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, token, limit);
    const TrieName* sense =
        match.last == 0 ? nullptr : choose_sense(reading_, match, token, adjectival);
    const std::uint32_t known_last = sense == nullptr ? 0 : match.last;
    if (draft_.is_capital(token) || draft_.shape(token) == Shape::number) {
      const auto described = title_case_ ? std::nullopt : descriptive_name(reading_, token, limit);
      if (described && described->range.last > known_last) return take(*described);
    }
    const TrieMatch title = reading_.known.trie.longest_title(draft_, token, limit);
    if (title.last > known_last) return take_title(title, token);
    if (draft_.is_capital(token) || draft_.is_capital(token + 1)) {
      const auto person = full_person_name(reading_, token, limit);
      if (person && person->last > known_last) return take_person(*person);
    }
    if (sense != nullptr) return take_known(*sense, {token, match.last}, adjectival);
    return token + 1;
  }

  std::uint32_t take(const Candidate& candidate) {
    const std::uint32_t entity = reading_.entities.named(candidate.type, candidate.name);
    reading_.take(entity, candidate.range);
    return introduce(entity, candidate.range.last);
  }

  std::uint32_t take_known(const TrieName& sense, TokenRange range, bool adjectival) {
    const GazetteerEntry& entry = reading_.known.gazetteer.entries[sense.index];
    const std::uint32_t entity = reading_.entities.known(entry);
    reading_.take(entity, range).adjectival = adjectival;
    return introduce(entity, range.last);
  }

  std::uint32_t take_title(const TrieMatch& match, std::uint32_t first) {
    const TitleEntry& title = reading_.known.gazetteer.titles[match.names.front()->index];
    if (!title.honorific) {
      draft_.out.spans.push_back({SpanKind::title,
                                  {first, match.last},
                                  {},
                                  title.canonical.empty() ? title.text : title.canonical,
                                  false,
                                  draft_.is_possessive_mark(match.last)});
    }
    return match.last;
  }

  std::uint32_t take_person(TokenRange range) {
    for (std::uint32_t token = range.first; token < range.last; ++token) {
      reading_.taken[token] = true;
    }
    persons_.push_back(range);
    return range.last;
  }

  /// Reads "(EEF)" behind a name; returns where to go on.
  std::uint32_t introduce(std::uint32_t entity, std::uint32_t at) {
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
  bool title_case_ = false;
};

}  // namespace

void add_names(Draft& draft, const NameKnowledge& known) {
  NameReading reading(draft, known);
  Walker(reading).walk();
  tell_editions(reading);
}

}  // namespace entente::language
