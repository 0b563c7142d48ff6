// Words that point to a thing without naming it. Precision before recall: where two antecedents are
// as likely, the words get no span. Looks back over the current and the two sentences before it.
#include "language/coreference.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "language/authors.hpp"
#include "language/characters.hpp"
#include "language/office_holders.hpp"
#include "language/scenes.hpp"
#include "language/text_marks.hpp"
#include "language/word_table.hpp"

namespace entente::language {

namespace {

using Entities = std::vector<std::uint32_t>;

constexpr std::array<std::string_view, 4> masculine = {"he", "him", "his", "himself"};
constexpr std::array<std::string_view, 4> feminine = {"she", "her", "hers", "herself"};
constexpr std::array<std::string_view, 4> plural = {"they", "their", "them", "theirs"};
constexpr std::array<std::string_view, 2> ours = {"we", "our"};
constexpr std::array<std::string_view, 3> mine = {"i", "my", "me"};
constexpr std::array<std::string_view, 13> state_nouns = {
    "countries",   "nations", "states", "sides",       "powers",   "neighbors", "neighbours",
    "governments", "parties", "giants", "superpowers", "capitals", "partners"};
constexpr std::array<std::string_view, 18> leader_nouns = {
    "leaders",     "presidents",   "men",          "ministers",   "statesmen",  "heads",
    "premiers",    "counterparts", "diplomats",    "advisors",    "advisers",   "nsas",
    "secretaries", "envoys",       "participants", "delegations", "principals", "chancellors"};
constexpr std::array<std::string_view, 22> heads = {
    "forum",      "summit",     "organization", "organisation", "administration", "alliance",
    "bloc",       "union",      "ministry",     "committee",    "council",        "agency",
    "commission", "institute",  "treaty",       "agreement",    "pact",           "initiative",
    "university", "conference", "games",        "company"};

constexpr std::array<std::string_view, 7> exercise_nouns = {
    "exercise", "exercises", "drill", "drills", "manoeuvres", "maneuvers", "wargames"};

class Nominals {
 public:
  Nominals(Draft& draft, const Genders& genders)
      : draft_(draft),
        genders_(genders),
        marks_(draft),
        authors_(find_authors(draft, marks_)),
        holders_(draft, marks_),
        scenes_(draft, marks_) {}

  void find() {
    const auto& sentences = draft_.out.sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (sentences[i].kind == SentenceKind::residue) continue;
      scenes_.enter(sentences[i].tokens, draft_.paragraph[i]);
      const bool reads = sentences[i].kind == SentenceKind::prose;
      for (std::uint32_t t = sentences[i].tokens.first; reads && t < sentences[i].tokens.last;
           ++t) {
        if (!marks_.covered[t]) read(t, sentences[i].tokens);
      }
      scenes_.leave();
    }
  }

 private:
  [[nodiscard]] const TextEntity& entity(std::uint32_t index) const {
    return draft_.out.entities[index];
  }
  [[nodiscard]] bool is_type(std::uint32_t index, std::string_view type) const {
    return entity(index).type == type;
  }

  // ---- reading ----

  void read(std::uint32_t t, TokenRange sentence) {
    const std::string& word = draft_.folded[t];
    if (word.size() > 14 || draft_.shape(t) == Shape::punctuation) return;
    if (draft_.is(t, WordClass::determiner) && (word == "the" || word == "both")) {
      if (read_pair(t) || read_office(t) || read_head(t, sentence)) return;
    }
    if (marks_.quoted[t]) return;
    if (word == "both" && stands_for_events(t)) return add({t, t + 1}, last_two_events(t));
    if (contains(masculine, word)) return add({t, t + 1}, person('m', t));
    if (contains(feminine, word)) return add({t, t + 1}, person('f', t));
    if (contains(plural, word)) return add({t, t + 1}, several(t));
    if (contains(ours, word)) return add({t, t + 1}, authors_.we);
    if (authors_.i && contains(mine, word)) return add({t, t + 1}, {*authors_.i});
    if (word == "its") return add({t, t + 1}, owner(t));
    if (word == "it" && is_subject_word(t, sentence) && !is_expletive(t)) {
      return add({t, t + 1}, thing(t));
    }
  }

  void add(TokenRange range, Entities entities) {
    if (entities.empty()) return;
    for (std::uint32_t t = range.first; t < range.last; ++t) marks_.covered[t] = true;
    const bool possessive = draft_.is_possessive_mark(range.last);
    if (entities.size() == 1 && is_type(entities.front(), "Person"))
      scenes_.note(range, entities.front());
    draft_.out.spans.push_back(
        {SpanKind::nominal, range, std::move(entities), {}, false, possessive});
  }

  [[nodiscard]] char gender_of(std::uint32_t index) const {
    const std::string& name = entity(index).name;
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t space = std::min(name.find(' ', at), name.size());
      const auto found = genders_.find(folded(name.substr(at, space - at)));
      if (found != genders_.end() && found->second != 'u') return found->second;
      at = space + 1;
    }
    return 'u';
  }

  /// The subject of the nearest sentence that names a person, or its only person if the sentence
  /// before has no other subject.
  [[nodiscard]] Entities person(char gender, std::uint32_t t) const {
    if (const auto beside = person_beside(t, gender)) return {*beside};
    const auto all = scenes_.before(t);
    Entities only;
    for (const std::vector<Mention>& scene : all) {
      Entities fitting;
      std::optional<std::uint32_t> subject;
      for (const Mention& mention : scene) {
        if (!fits_person(mention.entity, gender)) continue;
        const bool seen =
            std::find(fitting.begin(), fitting.end(), mention.entity) != fitting.end();
        if (!seen) fitting.push_back(mention.entity);
        const bool leads = mention.subject || draft_.is(mention.tokens.last, "'s");
        if (!subject && leads) subject = mention.entity;
      }
      if (draft_.is(t, "him") && subject && &scene == &all.front()) {
        fitting.erase(std::find(fitting.begin(), fitting.end(), *subject));  // he is "himself"
        return fitting.size() == 1 ? fitting : Entities{};
      }
      if (subject)
        return only.empty() || only.front() == *subject ? Entities{*subject} : Entities{};
      if (fitting.size() > 1) return {};
      if (fitting.size() == 1) only = fitting;
    }
    return only;
  }
  /// "thanked Ruto for his …", "held Ruto accountable for his …": the person right before.
  [[nodiscard]] std::optional<std::uint32_t> person_beside(std::uint32_t t, char gender) const {
    constexpr std::uint32_t near = 3;
    const bool owns = draft_.is(t, "his") || (draft_.is(t, "her") && t + 1 < draft_.size() &&
                                              draft_.shape(t + 1) == Shape::lower);
    if (!owns || t == 0 || !draft_.is(t - 1, "for")) return std::nullopt;
    for (auto mention = scenes_.now().rbegin(); mention != scenes_.now().rend(); ++mention) {
      if (mention->tokens.last > t || !fits_person(mention->entity, gender)) continue;
      return mention->tokens.last + near >= t ? std::optional(mention->entity) : std::nullopt;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool fits_person(std::uint32_t index, char gender) const {
    if (!is_type(index, "Person")) return false;
    const char own = gender_of(index);
    return own == 'u' || own == gender;
  }

  /// The state or body that is the subject of the nearest sentence that names one.
  [[nodiscard]] Entities thing(std::uint32_t t) const {
    for (const std::vector<Mention>& scene : scenes_.before(t)) {
      for (const Mention& mention : scene) {
        const bool fits =
            is_type(mention.entity, "Country") || is_type(mention.entity, "Organization");
        if (fits && mention.subject) return {mention.entity};
      }
      if (!scene.empty()) return {};
    }
    return {};
  }

  /// "took part in both": behind a preposition, with nothing that it could belong to.
  [[nodiscard]] bool stands_for_events(std::uint32_t t) const {
    const bool placed = t > 0 && (draft_.is(t - 1, "in") || draft_.is(t - 1, "at"));
    return placed && (t + 1 >= draft_.size() || draft_.shape(t + 1) == Shape::punctuation);
  }

  [[nodiscard]] Entities last_two_events(std::uint32_t t) const {
    Entities events;
    for (const std::vector<Mention>& scene : scenes_.before(t)) {
      for (auto mention = scene.rbegin(); mention != scene.rend() && events.size() < 2; ++mention) {
        const bool known = std::find(events.begin(), events.end(), mention->entity) != events.end();
        if (is_type(mention->entity, "Event") && !known) events.push_back(mention->entity);
      }
    }
    return events.size() == 2 ? events : Entities{};
  }

  /// Whose "its" is: the state or body nearest before it that is a subject or owns something;
  /// nothing if that is one of a pair.
  [[nodiscard]] Entities owner(std::uint32_t t) const {
    if (draft_.is(t + 1, "part")) return next_subject(t);
    if (const auto beside = owner_beside(t)) return {*beside};
    for (std::size_t i = scenes_.now().size(); i-- > 0;) {
      const Mention& mention = scenes_.now()[i];
      if (mention.tokens.last > t || mention.adjectival) continue;
      const bool fits =
          is_type(mention.entity, "Country") || is_type(mention.entity, "Organization");
      const bool owns = draft_.is(mention.tokens.last, "'s");
      if (fits && !mention.subject && !owns && opens_clause(t)) return {};  // either may be meant
      if (!fits || (!mention.subject && !owns)) continue;
      const bool paired =
          (i > 0 && scenes_.is_joined(scenes_.now()[i - 1].tokens.last, mention.tokens.first)) ||
          (i + 1 < scenes_.now().size() &&
           scenes_.is_joined(mention.tokens.last, scenes_.now()[i + 1].tokens.first));
      return paired ? Entities{} : Entities{mention.entity};
    }
    return thing(t);
  }

  /// "sanctions on Russia for its war": the state or body right before the preposition.
  [[nodiscard]] std::optional<std::uint32_t> owner_beside(std::uint32_t t) const {
    if (t < 2 || !(draft_.is(t - 1, "for") || draft_.is(t - 1, "over"))) return std::nullopt;
    for (const Mention& mention : scenes_.now()) {
      const bool fits =
          is_type(mention.entity, "Country") || is_type(mention.entity, "Organization");
      if (mention.tokens.last + 1 == t && fits) return mention.entity;
    }
    return std::nullopt;
  }

  /// "so long as its …", "because their …": the clause's own subject.
  [[nodiscard]] bool opens_clause(std::uint32_t t) const {
    static constexpr std::array<std::string_view, 9> openers = {
        "as", "because", "while", "since", "after", "until", "before", "when", "although"};
    return t > 0 && contains(openers, draft_.folded[t - 1]);
  }

  /// "For its part, Moscow objects": the subject comes behind.
  [[nodiscard]] Entities next_subject(std::uint32_t t) const {
    for (const Mention& mention : scenes_.now()) {
      const bool fits =
          is_type(mention.entity, "Country") || is_type(mention.entity, "Organization");
      if (mention.tokens.first > t && fits && mention.subject) return {mention.entity};
    }
    return {};
  }

  /// Opens a clause, so that it is no object: "it" in "Since 2014 it has …", not in "raise it".
  [[nodiscard]] bool is_subject_word(std::uint32_t t, TokenRange sentence) const {
    if (t == sentence.first) return true;
    const std::uint32_t before = t - 1;
    return draft_.shape(before) == Shape::punctuation || draft_.shape(before) == Shape::number ||
           draft_.is(before, WordClass::conjunction) || draft_.is(before, WordClass::adverb) ||
           draft_.is(before, WordClass::speech) || draft_.is(before, "year");
  }

  /// "it is clear that", "it was time to": points to nothing.
  [[nodiscard]] bool is_expletive(std::uint32_t t) const {
    if (!draft_.is(t, "it")) return false;
    if (t > 0 && (draft_.is(t - 1, "make") || draft_.is(t - 1, "makes") ||
                  draft_.is(t - 1, "made") || draft_.is(t - 1, "find"))) {
      return true;
    }
    const bool linked = draft_.is(t + 1, WordClass::auxiliary) || draft_.is(t + 1, "'s") ||
                        draft_.is(t + 1, "seems") || draft_.is(t + 1, "appears") ||
                        draft_.is(t + 1, "remains");
    if (!linked) return false;
    for (std::uint32_t at = t + 2; at < t + 9 && at < draft_.size(); ++at) {
      if (draft_.is(at, "that") || draft_.is(at, "to") || draft_.is(at, "whether") ||
          draft_.is(at, "how") || draft_.is(at, "when")) {
        return true;
      }
      if (draft_.is(at, ".") || draft_.is(at, ",")) break;
    }
    return false;
  }

  /// The group of leaders that a sentence near has as its subject; else the pair of the nearest
  /// sentence that names one, persons or states, or just two persons.
  [[nodiscard]] Entities several(std::uint32_t t) const {
    if (group_.size() > 1 && group_sentence_ + 2 > scenes_.entered()) return group_;
    for (const std::vector<Mention>& scene : scenes_.before(t)) {
      for (std::size_t i = scene.size(); i-- > 1;) {
        const Mention& a = scene[i - 1];
        const Mention& b = scene[i];
        if (a.entity == b.entity || entity(a.entity).type != entity(b.entity).type) continue;
        const bool fits = is_type(a.entity, "Country") || is_type(a.entity, "Person");
        if (fits && !a.adjectival && scenes_.is_joined(a.tokens.last, b.tokens.first)) {
          if (!a.subject && is_type(a.entity, "Country") && two_persons_lead(scene, t)) {
            return scenes_.only_persons(scene);
          }
          const Entities persons = scenes_.listed_persons(scene);
          return persons.size() > 2 ? persons : scenes_.listed(scene, i);
        }
      }
      if (!scene.empty()) return scenes_.only_persons(scene);
    }
    return {};
  }
  /// "Ruto spoke with Sunak about ties between Kenya and Britain. They …": who acts goes on acting.
  [[nodiscard]] bool two_persons_lead(const std::vector<Mention>& scene, std::uint32_t t) const {
    if (!draft_.is(t, "they") || scene.empty()) return false;
    const auto first = std::find_if(scene.begin(), scene.end(), [&](const Mention& mention) {
      return is_type(mention.entity, "Person");
    });
    return first != scene.end() && first->subject && scenes_.only_persons(scene).size() == 2;
  }
  /// "the two countries", "both sides", "the two leaders".
  bool read_pair(std::uint32_t t) {
    std::uint32_t at = t + 1;
    if (draft_.is(t, "the")) {
      if (read_group(t)) return true;
      if (!draft_.is(at, "two")) return false;
      ++at;
    }
    if (at >= draft_.size()) return false;
    if (draft_.is(at, WordClass::modifier) || draft_.is(at, "large") ||
        draft_.is(at, "neighboring")) {
      ++at;
    }
    if (at >= draft_.size() || marks_.covered[at]) return false;
    const std::string& noun = draft_.folded[at];
    Entities pair;
    if (contains(state_nouns, noun)) pair = scenes_.states();
    if (contains(leader_nouns, noun)) {
      // "both presidents": those two who are, if the text knows of two.
      pair = holders_.of(noun.substr(0, noun.size() - 1));
      if (pair.size() != 2) pair = scenes_.persons();
    }
    if (draft_.is(at - 1, "two") && noun != "two" && is_verb(at) && scenes_.persons().size() == 2) {
      add({t, at}, scenes_.persons());  // "the two discussed …"
      return true;
    }
    if (pair.size() != 2) return false;
    add({t, at + 1}, pair);
    return true;
  }

  [[nodiscard]] bool is_verb(std::uint32_t token) const {
    const auto& upos = draft_.out.syntax.upos;
    return token < upos.size() &&
           (upos[token] == Upos::VERB || upos[token] == Upos::AUX || upos[token] == Upos::ADV);
  }

  /// "the leaders", "the three leaders", "the presidents": the persons who were named together
  /// last, or those whose text it is.
  bool read_group(std::uint32_t t) {
    std::uint32_t at = t + 1;
    const bool counted = draft_.is(at, "two") || draft_.is(at, "three") || draft_.is(at, "four");
    if (counted) ++at;
    if (at >= draft_.size() || marks_.covered[at] || !contains(leader_nouns, draft_.folded[at])) {
      return false;
    }
    if (draft_.is(at + 1, "of") || draft_.is(at + 1, "from") || draft_.is(at + 1, "who")) {
      return false;
    }
    const bool two = draft_.is(t + 1, "two");
    const Entities& group = !two && scenes_.leaders().size() > 2 ? scenes_.leaders()
                            : scenes_.persons().size() > 1       ? scenes_.persons()
                                                                 : authors_.we;
    const std::size_t wanted = two                         ? 2
                               : draft_.is(t + 1, "three") ? 3
                               : draft_.is(t + 1, "four")  ? 4
                                                           : group.size();
    if (group.size() < 2 || group.size() != wanted) return false;
    if (!marks_.is_governed(t, scenes_.sentence().first)) {
      group_ = group;
      group_sentence_ = scenes_.entered();
    }
    add({t, at + 1}, group);
    return true;
  }

  /// "the Russian president", "the president".
  bool read_office(std::uint32_t t) {
    if (!draft_.is(t, "the")) return false;
    std::uint32_t at = t + 1;
    std::optional<std::uint32_t> state;
    for (const Mention& mention : scenes_.now()) {
      if (mention.tokens.first != at || !mention.adjectival) continue;
      if (is_type(mention.entity, "Country")) state = mention.entity;
      at = mention.tokens.last;
    }
    const Span* title = title_at(at);
    if (title == nullptr || name_begins(title->tokens.last)) return false;
    const TokenRange range{t, title->tokens.last};
    const Entities holders = state ? holders_.of(*state, title->value) : holders_.of(title->value);
    if (holders.size() != 1 || (!state && draft_.is(title->tokens.last, "of"))) return false;
    add(range, holders);
    return true;
  }
  [[nodiscard]] const Span* title_at(std::uint32_t token) const {
    for (auto index = marks_.ordered_from(token); index != marks_.ordered.end(); ++index) {
      const Span& span = draft_.out.spans[*index];
      if (span.tokens.first != token) return nullptr;
      if (span.kind == SpanKind::title) return &span;
    }
    return nullptr;
  }
  [[nodiscard]] bool name_begins(std::uint32_t token) const {
    return std::any_of(scenes_.now().begin(), scenes_.now().end(),
                       [&](const Mention& mention) { return mention.tokens.first == token; });
  }
  /// "the Forum", "the organization": the thing named last whose name ends so.
  bool read_head(std::uint32_t t, TokenRange sentence) {
    const std::uint32_t at = t + 1;
    if (at >= sentence.last || marks_.covered[at] || !draft_.is(t, "the")) return false;
    const std::string& word = draft_.folded[at];
    if (contains(exercise_nouns, word)) return read_exercise(t);
    if (!contains(heads, word)) return false;
    const bool modifies = at + 1 < sentence.last && draft_.shape(at + 1) == Shape::lower &&
                          draft_.classes[at + 1].empty() && !draft_.is_capital(at) &&
                          !draft_.folded[at + 1].ends_with("ed");
    if (modifies || draft_.is(at + 1, "of") || draft_.is(at + 1, "that") ||
        draft_.is(at + 1, "between")) {
      return false;
    }
    auto found = nearest_with_head(t, word);
    if (!found && word == "alliance") found = nearest_of_kind(t, "alliance");
    if (!found) return false;
    add({t, at + 1}, {*found});
    return true;
  }

  /// "the exercises": the military exercise named last.
  bool read_exercise(std::uint32_t t) {
    if (draft_.is(t + 2, "of") || draft_.is(t + 2, "between")) return false;
    for (const Span* span : scenes_.names_before(t)) {
      const std::uint32_t named = span->entities.front();
      if (entity(named).kind != "exercise") continue;
      add({t, t + 2}, {only_edition(named)});
      return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<std::uint32_t> nearest_with_head(std::uint32_t t,
                                                               const std::string& word) const {
    for (const Span* span : scenes_.names_before(t)) {
      const std::uint32_t named = span->entities.front();
      const bool written =
          span->tokens.last - span->tokens.first > 1 && draft_.is(span->tokens.last - 1, word);
      if (written || ends_in(entity(named).name, word)) return only_edition(named);
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::uint32_t> nearest_of_kind(std::uint32_t t,
                                                             std::string_view kind) const {
    for (const Span* span : scenes_.names_before(t)) {
      if (entity(span->entities.front()).kind == kind) return span->entities.front();
    }
    return std::nullopt;
  }
  /// Of a recurring event its one edition in this text, if there is just one.
  [[nodiscard]] std::uint32_t only_edition(std::uint32_t named) const {
    const std::string& base = entity(named).name;
    std::optional<std::uint32_t> edition;
    for (std::size_t i = 0; i < std::min<std::size_t>(marks_.ordered.size(), 2000); ++i) {
      const Span& span = draft_.out.spans[marks_.ordered[i]];
      if (span.kind != SpanKind::name) continue;
      const std::uint32_t other = span.entities.front();
      const std::string& name = entity(other).name;
      const bool dated = name.size() == base.size() + 5 && name.starts_with(base);
      if (!is_type(other, "Event") || !dated) continue;
      if (edition && *edition != other) return named;
      edition = other;
    }
    return edition.value_or(named);
  }
  /// The name's final word, a year aside.
  [[nodiscard]] static bool ends_in(const std::string& name, const std::string& word) {
    std::string text = folded(name);
    while (!text.empty() &&
           (std::isdigit(static_cast<unsigned char>(text.back())) != 0 || text.back() == ' ')) {
      text.pop_back();
    }
    return text.size() > word.size() && text.ends_with(word) &&
           text[text.size() - word.size() - 1] == ' ';
  }

  Draft& draft_;
  const Genders& genders_;
  TextMarks marks_;
  Authors authors_;
  OfficeHolders holders_;
  Scenes scenes_;
  Entities group_;                  ///< "the leaders" told of last as a subject
  std::size_t group_sentence_ = 0;  ///< number of the sentence that does
};

}  // namespace

void add_nominals(Draft& draft, const Genders& genders) { Nominals(draft, genders).find(); }

}  // namespace entente::language
