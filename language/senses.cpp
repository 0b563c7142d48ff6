// Which of its meanings a gazetteer name has at one place: state or city, adjective or people, name
// or ordinary word.
#include <algorithm>
#include <array>

#include "language/names.hpp"
#include "language/word_table.hpp"

namespace entente::language {

namespace {

constexpr std::array<std::string_view, 19> place_prepositions = {
    "in",       "at",    "near",   "around",  "outside", "inside", "through",
    "via",      "into",  "across", "above",   "visit",   "visits", "visited",
    "visiting", "leave", "left",   "reached", "downtown"};

/// Words behind a city's name that make it a place: "the Beijing meeting".
constexpr std::array<std::string_view, 25> place_companions = {
    "summit", "meeting",  "olympics",   "airport",    "talks",  "zoo",    "conference",
    "games",  "region",   "street",     "university", "hotel",  "forum",  "congress",
    "office", "suburb",   "suburbs",    "metro",      "summer", "winter", "session",
    "event",  "governor", "lieutenant", "mayor"};

class Chooser {
 public:
  Chooser(const NameReading& reading, const TrieMatch& match, std::uint32_t first)
      : reading_(reading), draft_(reading.draft), match_(match), first_(first) {}

  const TrieName* choose(bool& adjectival) const {
    const TrieName* place = best(
        [&](const TrieName& name) { return name.use == NameUse::name && type(name) == "Place"; });
    const TrieName* metonym =
        best([](const TrieName& name) { return name.use == NameUse::metonym; });
    if (place != nullptr && metonym != nullptr) {
      if (ends_name_of_initials()) return place;
      return stands_as_place() ? place : (is_supported(*metonym) ? metonym : nullptr);
    }
    const TrieName* adjective = best([](const TrieName& name) {
      return name.use == NameUse::adjective || name.use == NameUse::combining;
    });
    const TrieName* chosen = best([](const TrieName& name) {
      return name.use == NameUse::name || name.use == NameUse::people;
    });
    if (adjective != nullptr && is_modifier(chosen != nullptr)) {
      adjectival = true;
      chosen = adjective;
    }
    if (chosen == nullptr) chosen = adjective != nullptr ? adjective : metonym;
    if (chosen == adjective && chosen != nullptr) adjectival = true;
    if (chosen == nullptr) chosen = match_.names.front();
    if (is_initials() && type(*chosen) == "Country" && is_modifier(true)) adjectival = true;
    if (modifies_by_its_end(*chosen)) return nullptr;
    return is_supported(*chosen) ? chosen : nullptr;
  }

 private:
  template <class Condition>
  const TrieName* best(Condition condition) const {
    const TrieName* found = nullptr;
    for (const TrieName* name : match_.names) {
      if (condition(*name) && (found == nullptr || (found->ambiguous && !name->ambiguous))) {
        found = name;
      }
    }
    return found;
  }

  [[nodiscard]] const std::string& type(const TrieName& name) const {
    return reading_.known.gazetteer.entries[name.index].type;
  }

  /// "MRT Jakarta": a body of the city, not the state that the city stands for.
  [[nodiscard]] bool ends_name_of_initials() const {
    return first_ > 0 && !reading_.taken[first_ - 1] && draft_.out.word(first_ - 1).size() > 1 &&
           draft_.shape(first_ - 1) == Shape::upper && draft_.shape(first_) != Shape::upper &&
           reading_.sentence[first_ - 1] == reading_.sentence[first_];
  }

  /// "U.S.", "UK": name and adjective in one.
  [[nodiscard]] bool is_initials() const {
    return match_.last == first_ + 1 && draft_.shape(first_) == Shape::upper &&
           draft_.out.word(first_).size() <= 4;
  }

  /// "Chinese military" before "cooperation" is no army.
  [[nodiscard]] bool modifies_by_its_end(const TrieName& name) const {
    const std::uint32_t next = match_.last;
    if (type(name) != "Organization" || match_.last - first_ < 2) return false;
    if (draft_.shape(next - 1) != Shape::lower || draft_.shape(next) != Shape::lower) return false;
    const WordClasses classes = draft_.classes[next];
    if (classes.is_function() || classes.has(WordClass::adverb)) return false;
    if (draft_.is_possessive_mark(next) || classes.has(WordClass::speech)) return false;
    const std::string& word = draft_.folded[next];
    const bool verb = !word.ends_with("s") && draft_.out.lemmas[next] != word;  // "left", "warned"
    return !verb && !third_person(word);
  }

  /// A word follows that the name can modify.
  [[nodiscard]] bool is_modifier(bool may_stand_alone) const {
    const std::uint32_t next = match_.last;
    if (draft_.is_possessive_mark(next)) return false;
    if (draft_.is(next, "-") && draft_.is_attached(next)) return true;
    if (next >= draft_.size()) return false;
    const Shape shape = draft_.shape(next);
    if (shape == Shape::punctuation || shape == Shape::number) return false;
    if (!may_stand_alone) return true;
    if (!is_initials() && is_coordinated(next)) return true;
    const WordClasses classes = draft_.classes[next];
    if (classes.is_function() || classes.has(WordClass::adverb)) return false;
    if (classes.has(WordClass::speech) && !draft_.is(next, "states")) return false;
    const std::string& word = draft_.folded[next];
    if (shape == Shape::lower && (word.ends_with("ed") || word.ends_with("ly")))
      return word.ends_with("backed");
    if (shape != Shape::lower || draft_.out.lemmas[next] == word) return true;
    return word.ends_with("s") ? !third_person(word) : !is_irregular_past(word);
  }

  /// "Russian and Chinese troops": the words share the noun, unless peoples are meant.
  [[nodiscard]] bool is_coordinated(std::uint32_t next) const {
    if (!draft_.is(next, "and") && !draft_.is(next, "or")) return false;
    if (!draft_.is_capital(next + 1) || draft_.folded[first_].ends_with("s")) return false;
    const TrieMatch other = reading_.known.trie.longest_entry(draft_, next + 1, next + 4);
    return std::any_of(other.names.begin(), other.names.end(),
                       [](const TrieName* name) { return name->use == NameUse::adjective; });
  }

  /// "the US withdrew": an inflected form that is no plural nor participle before a noun.
  [[nodiscard]] static bool is_irregular_past(const std::string& word) {
    static constexpr std::array<std::string_view, 12> others = {
        "children", "people", "media", "data", "criteria", "feet",
        "led",      "made",   "built", "born", "held",     "run"};
    return !word.ends_with("ing") && !word.ends_with("men") && !contains(others, word);
  }

  /// Verbs in -s that follow the short name of a state ("the U.S. intends").
  [[nodiscard]] static bool third_person(const std::string& word) {
    static constexpr std::array<std::string_view, 24> verbs = {
        "intends", "wants",     "seeks",     "needs",   "continues", "remains",
        "plans",   "hopes",     "supports",  "opposes", "provides",  "takes",
        "makes",   "has",       "does",      "goes",    "believes",  "views",
        "sees",    "considers", "maintains", "becomes", "expects",   "recognizes"};
    return contains(verbs, word);
  }

  [[nodiscard]] bool stands_as_place() const {
    const std::uint32_t next = match_.last;
    if (draft_.is(next, "'s")) return false;
    // "Washington, D.C.": told apart from the state, and no government.
    if (draft_.is(next - 1, "d.c.") || draft_.is(next - 1, "dc")) return true;
    if (next < draft_.size() && contains(place_companions, draft_.folded[next])) return true;
    std::uint32_t before = first_;
    if (before == 0) return draft_.shape(first_) == Shape::upper;
    --before;
    if (draft_.is(before, "the") && before > 0) --before;
    if (draft_.is(before, WordClass::conjunction) || draft_.is(before, ",")) {
      // "California, and Washington"
      const bool series = before > 0 && draft_.is(before, "and") && draft_.is(before - 1, ",");
      const Span* other = reading_.name_ending_at(series ? before - 1 : before);
      if (other != nullptr) {
        return reading_.entities[other->entities.front()].type == "Place";
      }
    }
    if (contains(place_prepositions, draft_.folded[before])) return true;
    const bool way = draft_.is(before, "to") || draft_.is(before, "from") ||
                     draft_.is(before, "for") || draft_.is(before, "toward");
    if (way && moves(before) && !gives(before)) return true;
    return draft_.is(before, "of") && before > 0 &&
           (draft_.is(before - 1, WordClass::place) || draft_.is(before - 1, "capital"));
  }

  /// "sent weapons to Nairobi": goods stand before `preposition`, so that a state gets them.
  [[nodiscard]] bool gives(std::uint32_t preposition) const {
    static constexpr std::array<std::string_view, 16> goods = {
        "weapons", "arms",    "ammunition", "munitions", "missiles", "tanks", "jets", "drones",
        "shells",  "rockets", "howitzers",  "aid",       "money",    "gas",   "oil",  "equipment"};
    if (contains(goods, draft_.folded[preposition - 1])) return true;
    const Span* thing = reading_.name_ending_at(preposition);
    return thing != nullptr && reading_.entities[thing->entities.front()].type == "Product";
  }

  /// A word of motion stands within four words before `preposition`.
  [[nodiscard]] bool moves(std::uint32_t preposition) const {
    for (std::uint32_t back = 1; back <= 4 && back <= preposition; ++back) {
      const std::uint32_t token = preposition - back;
      if (reading_.sentence[token] != reading_.sentence[first_]) return false;
      const bool leaves = draft_.is(preposition, "for") && draft_.out.lemmas[token] == "leave";
      if (leaves || draft_.is(token, WordClass::motion)) return true;
    }
    return false;
  }

  /// An ambiguous name must not look like a person's name or an ordinary word here.
  /// "Peru's *Congress*", "the Peruvian Congress": not another state's body of that name.
  [[nodiscard]] bool is_anothers(const TrieName& name) const {
    const GazetteerEntry& entry = reading_.known.gazetteer.entries[name.index];
    if (entry.type != "Organization" || entry.country.empty() || first_ == 0) return false;
    const bool marked = draft_.is_possessive_mark(first_ - 1);
    const Span* owner = reading_.name_ending_at(marked ? first_ - 1 : first_);
    if (owner == nullptr || !(marked || owner->adjectival)) return false;
    const TextEntity& state = reading_.entities[owner->entities.front()];
    return state.type == "Country" && state.key != entry.country;
  }

  [[nodiscard]] bool is_supported(const TrieName& name) const {
    if (is_anothers(name)) return false;
    if (!name.ambiguous) return true;
    const bool single = match_.last == first_ + 1;
    if (!single) return true;
    if (first_ > 0) {
      const auto given = reading_.known.given_names.find(draft_.folded[first_ - 1]);
      if (given != reading_.known.given_names.end() && draft_.is_capital(first_ - 1)) return false;
      if (draft_.is(first_ - 1, "mr.") || draft_.is(first_ - 1, "mrs.") ||
          draft_.is(first_ - 1, "ms.") || draft_.is(first_ - 1, "dr.")) {
        return false;
      }
    }
    if (type(name) == "Country") return true;
    const std::uint32_t next = match_.last;
    if (draft_.is_capital(next) && !draft_.classes[next].is_function()) return false;
    if (!reading_.opens_sentence(first_)) return true;
    return draft_.is_possessive_mark(next) || draft_.is(next, WordClass::auxiliary) ||
           draft_.is(next, WordClass::speech) || draft_.is(next, ",") || draft_.is(next, "and");
  }

  const NameReading& reading_;
  const Draft& draft_;
  const TrieMatch& match_;
  std::uint32_t first_;
};

}  // namespace

const TrieName* choose_sense(const NameReading& reading, const TrieMatch& match,
                             std::uint32_t first, bool& adjectival) {
  return Chooser(reading, match, first).choose(adjectival);
}

}  // namespace entente::language
