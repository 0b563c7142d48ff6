// Words that point to a thing without naming it. Precision before recall: where two antecedents are
// as likely, the words get no span. Looks back over the current and the two sentences before it.
#include "language/coreference.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "language/authors.hpp"
#include "language/characters.hpp"
#include "language/nominal_phrases.hpp"
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
class Nominals {
 public:
  Nominals(Draft& draft, const Genders& genders)
      : draft_(draft),
        genders_(genders),
        marks_(draft),
        authors_(find_authors(draft, marks_)),
        scenes_(draft, marks_),
        phrases_(draft, marks_, scenes_, authors_) {}

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
    if (word == "the" || word == "both" || word == "our") {
      if (auto found = phrases_.read(t)) return add(found->tokens, std::move(found->entities));
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
    if (entities.size() > 1 && !possessive && scenes_.is_subject(range)) scenes_.lead(entities);
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
    if (const auto behind = person_behind(t, gender)) return {*behind};
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
  /// "In her role as director, Ann Lee leads …": the subject behind a phrase that opens the
  /// sentence.
  [[nodiscard]] std::optional<std::uint32_t> person_behind(std::uint32_t t, char gender) const {
    if (t == 0 || !draft_.is(t - 1, WordClass::preposition) || !draft_.is_capital(t - 1)) {
      return std::nullopt;
    }
    for (const Mention& mention : scenes_.now()) {
      if (mention.tokens.first <= t || !is_type(mention.entity, "Person")) continue;
      if (!mention.subject || !fits_person(mention.entity, gender)) return std::nullopt;
      return mention.entity;
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
    if (const auto first = owner_of_list(t)) return {*first};
    for (std::size_t i = scenes_.now().size(); i-- > 0;) {
      const Mention& mention = scenes_.now()[i];
      if (mention.tokens.last > t || mention.adjectival) continue;
      if (is_in_closed_clause(mention, t)) continue;
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

  /// "*Chad's* support for NATO's aims, its contributions, and its votes": of what is listed the
  /// first one's owner, if a name, owns the others.
  [[nodiscard]] std::optional<std::uint32_t> owner_of_list(std::uint32_t t) const {
    const Syntax& syntax = draft_.out.syntax;
    constexpr int deepest = 6;
    if (t >= syntax.head.size()) return std::nullopt;
    std::uint32_t thing = syntax.head[t];
    for (int step = 0; step < deepest && thing < syntax.head.size(); ++step) {
      if (syntax.deprel[thing] != "conj") return std::nullopt;
      thing = syntax.head[thing];
      // "Chad's *Harbour Office* and its director": the office's own.
      if (thing >= syntax.head.size() || marks_.covered[thing]) return std::nullopt;
      for (const Mention& mention : scenes_.now()) {
        if (mention.tokens.last > t) break;
        const bool fits =
            is_type(mention.entity, "Country") || is_type(mention.entity, "Organization");
        for (std::uint32_t token = mention.tokens.first; token < mention.tokens.last; ++token) {
          const bool owns = syntax.head[token] == thing && syntax.deprel[token] == "nmod:poss";
          if (owns) return fits ? std::optional(mention.entity) : std::nullopt;
        }
      }
    }
    return std::nullopt;
  }

  /// "Chad, whose one neighbour is *Kenya*, lodged its claim": named in a relative clause that ends
  /// before the word at `t`.
  [[nodiscard]] bool is_in_closed_clause(const Mention& mention, std::uint32_t t) const {
    const Syntax& syntax = draft_.out.syntax;
    constexpr int deepest = 8;
    std::uint32_t clause = mention.tokens.last - 1;
    for (int step = 0; step < deepest; ++step) {
      if (clause >= syntax.head.size()) return false;
      if (syntax.deprel[clause] == "acl:relcl") break;
      clause = syntax.head[clause];
    }
    if (clause >= syntax.head.size() || syntax.deprel[clause] != "acl:relcl") return false;
    for (std::uint32_t at = t, step = 0; at < syntax.head.size() && step < 2 * deepest; ++step) {
      if (at == clause) return false;
      at = syntax.head[at];
    }
    return true;
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

  /// "people in *their* fight", "as the troops began *their* assault": whose it is stands before it
  /// in the clause, and has no name.
  [[nodiscard]] bool has_owner_before(std::uint32_t t) const {
    const Syntax& syntax = draft_.out.syntax;
    if (t < 2 || t >= syntax.head.size()) return false;
    const auto is_plural = [&](std::uint32_t token) {
      return !marks_.covered[token] && (syntax.xpos[token] == "NNS" || draft_.is(token, "people"));
    };
    if (draft_.is(t - 1, WordClass::preposition) && is_plural(t - 2)) return true;
    constexpr int deepest = 4;
    std::uint32_t verb = t;
    for (int step = 0; step < deepest && verb != Syntax::no_head; ++step) {
      verb = syntax.head[verb];
      if (verb != Syntax::no_head && syntax.upos[verb] == Upos::VERB) break;
    }
    if (verb == Syntax::no_head || syntax.upos[verb] != Upos::VERB) return false;
    const std::uint32_t from = verb - std::min<std::uint32_t>(verb, 30);
    for (std::uint32_t token = from; token < t; ++token) {
      const bool subject = syntax.head[token] == verb && syntax.deprel[token].starts_with("nsubj");
      if (subject && is_plural(token)) return true;
    }
    return false;
  }

  /// The group of leaders that a sentence near has as its subject; else those whose talks the title
  /// tells of; else the pair of the nearest sentence that names one, persons or states, or just two
  /// persons.
  [[nodiscard]] Entities several(std::uint32_t t) const {
    if (draft_.is(t, "their") && has_owner_before(t)) return {};
    if (Entities acting = scenes_.acting(); !acting.empty()) return acting;
    if (draft_.is(t, "they") && scenes_.is_subject({t, t + 1}) && !scenes_.encounter().empty()) {
      return scenes_.encounter();
    }
    if (draft_.is(t, "they") && authors_.joint && !scenes_.others_act() &&
        scenes_.is_subject({t, t + 1})) {
      return scenes_.acted_persons().empty() ? authors_.we : scenes_.acted_persons();
    }
    for (const std::vector<Mention>& scene : scenes_.before(t)) {
      for (std::size_t i = scene.size(); i-- > 1;) {
        const Mention& a = scene[i - 1];
        const Mention& b = scene[i];
        if (a.entity == b.entity || entity(a.entity).type != entity(b.entity).type) continue;
        const bool fits = is_type(a.entity, "Country") || is_type(a.entity, "Person");
        if (fits && !a.adjectival && !b.adjectival &&
            scenes_.is_joined(a.tokens.last, b.tokens.first)) {
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

  Draft& draft_;
  const Genders& genders_;
  TextMarks marks_;
  Authors authors_;
  Scenes scenes_;
  NominalPhrases phrases_;
};

}  // namespace

void add_nominals(Draft& draft, const Genders& genders) { Nominals(draft, genders).find(); }

}  // namespace entente::language
