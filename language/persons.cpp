// Full names of persons. A capital letter alone is no evidence: there must be a known given name, a
// title, an East Asian family name, an apposition or a verb of speech beside it.
#include <algorithm>
#include <array>

#include "language/names.hpp"
#include "language/person_name.hpp"

namespace entente::language {

namespace {

constexpr std::uint32_t longest_person = 7;  // tokens, hyphens included; "al-" beside

class Persons {
 public:
  Persons(const NameReading& reading, std::uint32_t first, std::uint32_t limit)
      : reading_(reading), draft_(reading.draft), first_(first), limit_(limit) {}

  std::optional<TokenRange> find() const {
    if (!can_open(first_) || is_near()) return std::nullopt;
    const std::uint32_t last = run_end();
    if (last == first_) return std::nullopt;
    const TokenRange range{first_, last};
    if (names_honour(range) || begins_with_body(range) || is_seen_later(range)) return std::nullopt;
    if (last == first_ + 2 && is_initial(first_ + 1)) return std::nullopt;  // "Hepatitis C."
    const bool titled = title_before();
    if (parts(range) == 1) {
      const bool person = may_be_person() || has_office(first_);
      return titled && is_unclassed(first_) && person ? std::optional(range) : std::nullopt;
    }
    if (draft_.classes[first_].is_function() && !titled && !is_tagged(range)) {
      return std::nullopt;  // "Will Pay" of a heading, not Will Smith
    }
    const bool evident = (titled && (may_be_person() || is_mistagged())) ||
                         given_name(first_) != nullptr || is_family_first(range) ||
                         ((in_apposition() || title_after(last)) && is_likely(range)) ||
                         is_byline() || speaks(range) || has_initial(range) ||
                         is_named_as_month(first_) || resembles_known(range) || is_tagged(range);
    return evident ? std::optional(range) : std::nullopt;
  }

 private:
  [[nodiscard]] const GivenName* given_name(std::uint32_t token) const {
    const auto found = reading_.known.given_names.find(draft_.folded[token]);
    return found == reading_.known.given_names.end() ? nullptr : &found->second;
  }

  [[nodiscard]] bool is_particle(std::uint32_t token) const {
    return token < draft_.size() && draft_.shape(token) == Shape::lower &&
           reading_.known.particles.find(draft_.folded[token]) != reading_.known.particles.end();
  }

  /// No other reading of the word as a part of speech, month or head noun.
  [[nodiscard]] bool is_unclassed(std::uint32_t token) const {
    WordClasses classes = draft_.classes[token];
    return classes.empty() || given_name(token) != nullptr ||
           (classes.has(WordClass::family_name) && !classes.is_function());
  }

  [[nodiscard]] bool is_initial(std::uint32_t token) const {
    const std::string_view word = draft_.out.word(token);
    return word.size() == 2 && word[1] == '.' && draft_.is_capital(token);
  }

  /// "Near *Al Hawl*, …": nobody, but where it happened.
  [[nodiscard]] bool is_near() const {
    return first_ > 0 && draft_.is(first_ - 1, "near") && draft_.is_capital(first_ - 1);
  }

  [[nodiscard]] bool can_open(std::uint32_t token) const {
    if (reading_.taken[token]) return false;
    if (is_particle(token)) return draft_.is_capital(token + 1) && title_before();
    if (draft_.out.word(token) == "Q") return false;  // who asks, in records of press conferences
    if (draft_.is(token, "emeritus") || draft_.is(token, "emerita")) return false;
    if (is_suffix(token) || ends_body(token) || is_state_code(token)) return false;
    return draft_.is_capital(token) &&
           (is_unclassed(token) || is_initial(token) || is_named_as_month(token));
  }

  /// "Politics *PA.* Lee wrote …": the abbreviation of a state, with the sentence's full stop.
  [[nodiscard]] bool is_state_code(std::uint32_t token) const {
    const std::string_view word = draft_.out.word(token);
    return word.size() == 3 && word[2] == '.' && draft_.shape(token) == Shape::upper;
  }

  /// "…, CEO, *YWCA* Ann Lee, …", "…, Girls *Inc.* Ann Lee": the end of a line before, where a list
  /// has lost its breaks.
  [[nodiscard]] bool ends_body(std::uint32_t token) const {
    if (token + 2 >= draft_.size()) return false;
    const bool full = draft_.shape(token + 1) == Shape::capitalized &&
                      draft_.shape(token + 2) == Shape::capitalized;
    if (given_name(token + 1) == nullptr && !full) return false;
    static constexpr std::array<std::string_view, 5> firms = {"inc.", "corp.", "llc", "ltd.",
                                                              "llp"};
    const bool short_name = draft_.shape(token) == Shape::upper && full &&
                            draft_.out.word(token).size() > 2 && given_name(token) == nullptr &&
                            !draft_.out.word(token).ends_with('.');
    const bool firm = std::find(firms.begin(), firms.end(), draft_.folded[token]) != firms.end();
    return firm || short_name;
  }

  [[nodiscard]] bool can_continue(std::uint32_t token) const {
    if (token >= limit_ || reading_.taken[token] || !draft_.is_capital(token)) return false;
    if (token > first_ + 1 && is_suffix(token - 1)) return false;
    if (draft_.is(token, "dr.") || draft_.is(token, "ms.") || draft_.is(token, "mr.")) return false;
    if (begins_name(token) || draft_.is(token, "emeritus") || draft_.is(token, "emerita")) {
      return false;
    }
    if (is_initial(token)) return true;
    if (draft_.folded[token] == draft_.folded[first_] && token > first_ + 1) return false;
    if (is_full_name({first_, token}) && names_place(token)) return false;
    if (begins_long_title(token)) return false;
    if (is_family_of_office(token)) return true;
    const WordClasses classes = draft_.classes[token];
    if (classes.is_function() || classes.has(WordClass::organization) ||
        classes.has(WordClass::event) || classes.has(WordClass::office) ||
        classes.has(WordClass::weekday) || classes.has(WordClass::adverb) ||
        classes.has(WordClass::speech) ||
        (classes.has(WordClass::month) && !draft_.is(token, "may")) || names_country(token)) {
      return false;
    }
    return draft_.shape(token) != Shape::upper || draft_.out.word(token).size() < 2 ||
           draft_.shape(first_) == Shape::upper || family_upper(token);
  }

  /// "*April* Moore" where a sentence or an item begins or behind an office, but not "in April
  /// Moore …".
  [[nodiscard]] bool is_named_as_month(std::uint32_t token) const {
    const auto& tags = draft_.out.syntax.name;
    if (token + 1 >= tags.size() || !(draft_.is(token, "april") || draft_.is(token, "june"))) {
      return false;
    }
    const bool opens = reading_.opens_sentence(token) || draft_.is(token - 1, WordClass::office) ||
                       draft_.is(token - 1, "ms.") || draft_.is(token - 1, "and");
    return opens && tags[token + 1] == "B-PER";
  }

  /// "Martin Luther *King*", "Ann *Bishop*": a family name that is an office, too.
  [[nodiscard]] bool is_family_of_office(std::uint32_t token) const {
    static constexpr std::array<std::string_view, 6> names = {"king",   "prince", "pope",
                                                              "bishop", "judge",  "dean"};
    const auto& tags = draft_.out.syntax.name;
    return token < tags.size() && tags[token] == "I-PER" && given_name(token - 1) != nullptr &&
           std::find(names.begin(), names.end(), draft_.folded[token]) != names.end();
  }

  /// "…, CEO, *Grady Health* Sam Hazen, …": where lines of a list run together, whose office the
  /// one before holds, and the name only begins at what may be a given one.
  [[nodiscard]] bool begins_with_body(TokenRange range) const {
    if (range.first < 2 || given_name(range.first) != nullptr) return false;
    const bool office =
        draft_.is(range.first - 1, ",") && draft_.is(range.first - 2, WordClass::office);
    // "…, *National Crittenton* Ann Lee, Director, …": in the midst of a run of capitals
    const std::uint32_t before = range.first - 1;
    const bool midst = !reading_.taken[before] && draft_.is_capital(before) &&
                       !draft_.is(before, WordClass::office) &&
                       !draft_.out.word(before).ends_with('.') && !is_tagged(range) &&
                       title_after(range.last);
    if (!office && !midst) return false;
    for (std::uint32_t token = range.first + 1; token + 1 < range.last; ++token) {
      if (given_name(token) != nullptr) return true;
    }
    return false;
  }

  /// "Tribal Leaders *Ann Lee*": the trained model sees the person begin at a given name only.
  [[nodiscard]] bool is_seen_later(TokenRange range) const {
    const auto& tags = draft_.out.syntax.name;
    if (tags.size() < range.last || tags[range.first].ends_with("-PER")) return false;
    for (std::uint32_t token = range.first + 1; token + 1 < range.last; ++token) {
      if (tags[token] == "B-PER" && given_name(token) != nullptr) return true;
    }
    return false;
  }

  /// "the Patrick Henry *Award*": called after somebody.
  [[nodiscard]] bool names_honour(TokenRange range) const {
    const auto is_honour = [&](std::uint32_t token) {
      return draft_.is(token, "award") || draft_.is(token, "prize") || draft_.is(token, "medal") ||
             draft_.is(token, "fellowship") || draft_.is(token, "scholarship");
    };
    return is_honour(range.last - 1) || names_law(range.last) ||
           (range.last < limit_ && draft_.is_capital(range.last) && is_honour(range.last));
  }

  /// "the Ann Lee *Justice in Schools Act*".
  [[nodiscard]] bool names_law(std::uint32_t token) const {
    constexpr std::uint32_t longest = 7;
    const auto& upos = draft_.out.syntax.upos;
    for (std::uint32_t t = token; t < std::min(limit_, token + longest); ++t) {
      if (t < upos.size() && upos[t] == Upos::VERB) return false;
      if (draft_.is(t, "act") && draft_.is_capital(t)) return true;
      const bool joint =
          draft_.is(t, "in") || draft_.is(t, "of") || draft_.is(t, "for") || draft_.is(t, "and");
      if (joint ? t == token : !draft_.is_capital(t)) return false;
    }
    return false;
  }

  /// "Garlin Gilchrist *II*": a name ends there.
  [[nodiscard]] bool is_suffix(std::uint32_t token) const {
    static constexpr std::array<std::string_view, 6> suffixes = {"II",  "III", "IV",
                                                                 "Jr.", "Sr.", "Jr"};
    return std::find(suffixes.begin(), suffixes.end(), draft_.out.word(token)) != suffixes.end();
  }

  /// Two words at least that are no initials: what follows need not belong to them.
  [[nodiscard]] bool is_full_name(TokenRange range) const {
    std::uint32_t words = 0;
    for (std::uint32_t token = range.first; token < range.last; ++token) {
      if (draft_.is_capital(token) && !is_initial(token) && !draft_.is_attached(token)) ++words;
    }
    return words > 1;
  }

  /// "Japanese Prime Minister": a title of several words, of which the first alone is no office.
  [[nodiscard]] bool begins_long_title(std::uint32_t token) const {
    return reading_.known.trie.longest_title(draft_, token, limit_).last > token + 1;
  }

  /// "MACRON" in "Emmanuel MACRON": some houses write family names in capitals.
  [[nodiscard]] bool family_upper(std::uint32_t token) const {
    return given_name(first_) != nullptr && draft_.out.word(token).size() > 3;
  }

  [[nodiscard]] bool names_country(std::uint32_t token) const {
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, token, limit_);
    return std::any_of(match.names.begin(), match.names.end(), [&](const TrieName* name) {
      return !name->ambiguous && reading_.known.gazetteer.entries[name->index].type == "Country" &&
             name->use != NameUse::combining;
    });
  }

  [[nodiscard]] bool names_place(std::uint32_t token) const {
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, token, limit_);
    return std::any_of(match.names.begin(), match.names.end(), [&](const TrieName* name) {
      return !name->ambiguous && reading_.known.gazetteer.entries[name->index].type == "Place";
    });
  }

  /// End of the capitalized words that may be one name, with particles and hyphens inside.
  [[nodiscard]] std::uint32_t run_end() const {
    std::uint32_t token = first_;
    if (is_particle(token)) ++token;
    ++token;
    std::uint32_t bound = std::min(limit_, first_ + longest_person);
    while (token < bound) {
      if (draft_.is(token, "-") && draft_.is_attached(token) && token + 1 < bound &&
          draft_.is_attached(token + 1) && is_word(token + 1)) {
        const bool article = draft_.is(token - 1, "al") || draft_.is(token - 1, "el");
        if (article) bound = std::min(limit_, bound + 2);  // "Nawaf Al-Ahmad Al-Jaber Al-Sabah"
        token += 2;
      } else if (can_continue(token)) {
        ++token;
      } else if (const std::uint32_t after = past_particles(token, bound)) {
        token = after;
      } else {
        break;
      }
    }
    return token;
  }
  [[nodiscard]] bool is_word(std::uint32_t token) const {
    return draft_.shape(token) == Shape::lower || draft_.is_capital(token);
  }

  /// "bin Salman", "van der Leyen", "al-Assad"; 0 if no name follows the particles.
  [[nodiscard]] std::uint32_t past_particles(std::uint32_t token, std::uint32_t bound) const {
    std::uint32_t next = token;
    while (next < bound && next < token + 3 && is_particle(next)) ++next;
    if (next == token) return 0;
    if (draft_.is(next, "-") && next + 1 < bound) ++next;
    return next < bound && can_continue(next) ? next + 1 : 0;
  }

  [[nodiscard]] std::uint32_t parts(TokenRange range) const {
    std::uint32_t count = 0;
    for (std::uint32_t token = range.first; token < range.last; ++token) {
      // "Ahmed al-*Assadi*": a particle is no part that the word behind could belong to.
      const bool behind_particle = token > range.first + 1 && is_particle(token - 2);
      const bool joined = token > range.first && draft_.is_attached(token) && !behind_particle;
      if (!joined && !is_particle(token)) ++count;
    }
    return count;
  }

  [[nodiscard]] bool title_before() const {
    if (first_ == 0) return false;
    const std::uint32_t before = first_ - 1;
    if (reading_.sentence[before] != reading_.sentence[first_]) return false;
    if (long_title_ends()) return true;
    for (std::uint32_t back = 1; back <= 5 && back <= first_; ++back) {
      const TrieMatch title = reading_.known.trie.longest_title(draft_, first_ - back, first_);
      if (title.last == first_) {
        const TitleEntry& entry = reading_.known.gazetteer.titles[title.names.front()->index];
        if (entry.before_name || entry.honorific) return true;
      }
    }
    return draft_.is(before, WordClass::office) && !draft_.is(before, "chief") &&
           !draft_.is(before, "head") && draft_.is_capital(before);
  }

  /// "Ambassador to the United States" before the name: its last words are a name themselves.
  [[nodiscard]] bool long_title_ends() const {
    const auto& spans = draft_.out.spans;
    for (std::size_t back = 1; back <= std::min<std::size_t>(spans.size(), 4); ++back) {
      const Span& span = spans[spans.size() - back];
      if (span.kind == SpanKind::title && span.tokens.last == first_) return true;
    }
    return false;
  }

  /// "Wei Fenghe", "Kim Jong Un": the family name first, nothing known behind it.
  [[nodiscard]] bool is_family_first(TokenRange range) const {
    if (!draft_.is(range.first, WordClass::family_name) || parts(range) > 3) return false;
    for (std::uint32_t token = range.first + 1; token < range.last; ++token) {
      if (draft_.folded[token] == draft_.folded[range.first]) return false;
      const bool plain = draft_.classes[token].empty() ||
                         draft_.is(token, WordClass::family_name) || draft_.is(token, "-");
      if (!plain) return false;
    }
    return true;
  }

  /// Behind a title alone: "Ambassador Extraordinary" is nobody. Where there is a trained model it
  /// must agree.
  [[nodiscard]] bool may_be_person() const {
    const auto& tags = draft_.out.syntax.name;
    const bool untagged = first_ >= tags.size() || draft_.out.syntax.deprel[first_].empty();
    return untagged || given_name(first_) != nullptr || tags[first_].ends_with("-PER") ||
           draft_.is(first_, WordClass::family_name) ||
           reading_.known.persons.contains(draft_.folded[first_]);
  }

  /// "spoke with Foreign Minister *Okoth*": the office hangs on one name, which the trained model
  /// does not know.
  [[nodiscard]] bool has_office(std::uint32_t token) const {
    static constexpr std::array<std::string_view, 7> offices = {
        "minister", "president", "chancellor", "premier", "governor", "senator", "emir"};
    const Syntax& syntax = draft_.out.syntax;
    if (token == 0 || token >= syntax.head.size() || syntax.upos[token] != Upos::PROPN)
      return false;
    const bool office =
        std::find(offices.begin(), offices.end(), draft_.folded[token - 1]) != offices.end();
    const bool plain = draft_.shape(token) == Shape::capitalized && !draft_.is_capital(token + 1);
    return office && plain && syntax.head[token - 1] == token;
  }

  /// The trained model, where there is one, does not take all of it for something else:
  /// "Neurological Surgery, Chair" is nobody.
  [[nodiscard]] bool is_likely(TokenRange range) const {
    if (may_be_person()) return true;
    const auto& tags = draft_.out.syntax.name;
    return std::any_of(tags.begin() + range.first, tags.begin() + range.last,
                       [](const std::string& tag) { return tag.ends_with("-PER"); });
  }

  /// A name that the trained model lets begin in the title before it ("Israeli Defense Minister Dov
  /// Peled" as one body), or takes for a place ("Minister Sydney Dube"): no word against a person.
  [[nodiscard]] bool is_mistagged() const {
    const auto& tags = draft_.out.syntax.name;
    return first_ < tags.size() && (tags[first_].starts_with("I-") || tags[first_] == "B-LOC");
  }

  /// Another name begins at the token, if the trained model is right.
  [[nodiscard]] bool begins_name(std::uint32_t token) const {
    const auto& tags = draft_.out.syntax.name;
    return token < tags.size() && tags[token].starts_with("B-") && tags[first_].ends_with("-PER");
  }

  /// The trained model takes just these words for a person.
  [[nodiscard]] bool is_tagged(TokenRange range) const {
    const auto& tags = draft_.out.syntax.name;
    if (tags.size() < range.last || tags[range.first] != "B-PER") return false;
    if (names_place(range.first)) return false;  // "From Vladivostok Putin flew on"
    for (std::uint32_t token = range.first + 1; token < range.last; ++token) {
      if (tags[token] != "I-PER" && draft_.shape(token) != Shape::punctuation) return false;
    }
    return tags.size() == range.last || tags[range.last] != "I-PER";
  }

  /// "Vladmir Putin": a known person's name but for its spelling.
  [[nodiscard]] bool resembles_known(TokenRange range) const {
    const PersonName name(draft_.text_of(range), reading_.known.given_names);
    const auto known = reading_.known.persons.find(name.short_form());
    if (known == reading_.known.persons.end()) return false;
    return std::any_of(known->second.begin(), known->second.end(), [&](std::uint32_t entry) {
      const std::string& other = reading_.known.gazetteer.entries[entry].name;
      return is_same_person({other, reading_.known.given_names}, name);
    });
  }

  [[nodiscard]] bool has_initial(TokenRange range) const {
    return is_unclassed(range.first) && is_initial(range.first + 1) && range.last > range.first + 2;
  }

  /// "… ambassador to Russia, Li Hui": a title ends in the phrase before the comma; but not in
  /// "Ann Lee, Vice President, Acme Motors", nor "Vice President Ann Lee, Acme Coordinator Roe".
  [[nodiscard]] bool in_apposition() const {
    if (first_ < 2 || !draft_.is(first_ - 1, ",")) return false;
    const auto& tags = draft_.out.syntax.name;
    if (first_ < tags.size() && tags[first_ - 2].ends_with("-PER")) return false;
    const std::uint32_t floor = first_ > 9 ? first_ - 9 : 0;
    bool office = false;
    for (std::uint32_t token = first_ - 2; token + 1 > floor + 1; --token) {
      if (reading_.sentence[token] != reading_.sentence[first_]) break;
      if (draft_.is(token, ",")) return office && !is_item_of_person(token);
      if (!office && draft_.is(token, WordClass::office)) office = true;
      const bool clause =
          draft_.is(token, WordClass::auxiliary) || draft_.is(token, WordClass::speech);
      if (clause) break;
    }
    return office;
  }

  /// The comma stands behind a person's name and before capitals, as in a list of who was there.
  [[nodiscard]] bool is_item_of_person(std::uint32_t comma) const {
    const auto& tags = draft_.out.syntax.name;
    if (comma == 0 || comma >= tags.size() || !draft_.is_capital(comma + 1)) return false;
    const bool opens =
        comma > 1 && given_name(comma - 2) != nullptr && draft_.is_capital(comma - 1);
    return opens || tags[comma - 1].ends_with("-PER");
  }

  /// "Yoshihide Suga, Japan's chief cabinet secretary"; "(R-Texas)" is not looked for.
  [[nodiscard]] bool title_after(std::uint32_t last) const {
    if (!draft_.is(last, ",") && !draft_.is(last, "(")) return false;
    for (std::uint32_t token = last + 1; token < std::min(limit_, last + 7); ++token) {
      if (draft_.is(token, WordClass::office)) return true;
      const bool clause = draft_.is(token, ",") || draft_.is(token, WordClass::auxiliary) ||
                          draft_.is(token, "and") || draft_.is(token, WordClass::speech) ||
                          draft_.is(token, "to");
      if (clause) return false;
    }
    return false;
  }

  [[nodiscard]] bool is_byline() const {
    if (first_ == 0 || !draft_.is(first_ - 1, "by") || !draft_.is_capital(first_ - 1)) return false;
    return reading_.opens_sentence(first_ - 1) || (first_ > 1 && draft_.is(first_ - 2, "."));
  }

  /// Says something, in two or three words of no other class.
  [[nodiscard]] bool speaks(TokenRange range) const {
    if (parts(range) > 3) return false;
    for (std::uint32_t token = range.first; token < range.last; ++token) {
      const bool plain = draft_.classes[token].empty() || draft_.is(token, "-");
      if (!plain || draft_.shape(token) == Shape::upper) return false;
    }
    static constexpr std::array<std::string_view, 10> human = {
        "said",   "says",  "told",   "added",     "argues",
        "argued", "wrote", "writes", "explained", "noted"};
    const bool said = range.last < limit_ && std::find(human.begin(), human.end(),
                                                       draft_.folded[range.last]) != human.end();
    const bool by = range.first > 0 &&
                    (draft_.is(range.first - 1, "said") || draft_.is(range.first - 1, "says"));
    return said || by;
  }

  const NameReading& reading_;
  const Draft& draft_;
  std::uint32_t first_;
  std::uint32_t limit_;
};

}  // namespace

std::optional<TokenRange> full_person_name(const NameReading& reading, std::uint32_t first,
                                           std::uint32_t limit) {
  return Persons(reading, first, limit).find();
}

}  // namespace entente::language
