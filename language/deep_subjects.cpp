// Who does what a verb says, where the verb's own subject does not tell: relative clauses,
// coordination, control and raising, participles, clauses in -ing.
#include <algorithm>
#include <array>
#include <utility>

#include "language/deep_syntax.hpp"
#include "language/word_table.hpp"

namespace entente::language {
namespace {

/// Verbs whose subject, not object, does what their infinitive says.
constexpr std::array<std::string_view, 4> subject_control{"promise", "vow", "pledge", "threaten"};

/// Verbs whose subject speaks of what others do.
constexpr WordTable<9> about{"discuss", "review",  "address", "consider", "debate",
                             "explore", "welcome", "assess",  "examine"};

/// Verbs and the preposition of whoever does what their infinitive says: "call on Chile to leave".
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> oblique_control{{
    {"call", "on"},
    {"call", "upon"},
    {"call", "for"},
    {"appeal", "to"},
    {"count", "on"},
    {"rely", "on"},
    {"depend", "on"},
}};

}  // namespace

bool DeepSyntax::is_relativizer(std::uint32_t token) const {
  const std::string_view tag = text_.syntax.xpos[token];
  return tag == "WDT" || tag == "WP" || tag == "WP$" ||
         (lemma(token) == "that" && text_.syntax.upos[token] == Upos::PRON);
}

/// "to achieve", "to achieving".
bool DeepSyntax::is_after_to(std::uint32_t verb) const {
  return std::any_of(dependents(verb).begin(), dependents(verb).end(), [&](std::uint32_t child) {
    return relation(child) == "mark" && lemma(child) == "to";
  });
}

std::uint32_t DeepSyntax::own_subject(std::uint32_t verb) const {
  for (const std::uint32_t child : dependents(verb)) {
    if (relation(child) == "nsubj") return child;
  }
  return none;
}

/// The noun that a relative pronoun of the clause of `verb` stands for; itself if it is none.
std::uint32_t DeepSyntax::antecedent(std::uint32_t relativizer, std::uint32_t verb) const {
  if (relativizer == none || !is_relativizer(relativizer)) return relativizer;
  std::uint32_t clause = verb;
  for (int depth = 0; depth < kDeepest; ++depth) {
    if (is(clause, "acl:relcl")) return head(clause);
    if (relation(clause) != "conj" && relation(clause) != "xcomp") break;
    clause = head(clause);
    if (clause == Syntax::no_head) break;
  }
  return none;
}

/// Whose plan a noun is: "Russia's plan to", "Russia announced plans to".
std::uint32_t DeepSyntax::owner_of_noun(std::uint32_t noun, int depth) const {
  for (const std::uint32_t child : dependents(noun)) {
    if (is(child, "nmod:poss")) return child;
  }
  for (const Support& support : supports_of(noun)) {
    // "discussed efforts to stop it": whose efforts, nobody says.
    if (contains(about, lemma(support.verb))) continue;
    if (support.close && !support.noun_is_subject) return surface_subject(support.verb, depth + 1);
  }
  return none;
}

/// "called on Chile to leave": who is to do what an infinitive says; `none` if nothing says so.
std::uint32_t DeepSyntax::controlling_oblique(std::uint32_t verb, std::uint32_t governor) const {
  if (!is_after_to(verb)) return none;
  for (const std::uint32_t child : dependents(governor)) {
    if (relation(child) != "obl" || child > verb) continue;
    const std::pair<std::string_view, std::string_view> pair{lemma(governor), preposition(child)};
    if (std::find(oblique_control.begin(), oblique_control.end(), pair) != oblique_control.end()) {
      return child;
    }
  }
  return none;
}

/// Whom a verb is about: what its object is aimed at, its objects, or the subject of its passive.
std::uint32_t DeepSyntax::affected(std::uint32_t verb) const {
  std::uint32_t found = none;
  for (const std::uint32_t child : dependents(verb)) {
    const std::string_view kind = relation(child);
    const bool object = kind == "obj" || is(child, "nsubj:pass");
    if (kind == "iobj" || (object && found == none)) found = child;
    const std::string_view word = preposition(child);
    const bool day = lemma(child).ends_with("day") || text_.syntax.upos[child] == Upos::NUM;
    if (kind == "obl" && !day && (word == "on" || word == "against")) return child;
    if (!object) continue;
    for (const std::uint32_t aim : dependents(child)) {
      const std::string_view aimed = preposition(aim);
      if (relation(aim) == "nmod" && (aimed == "on" || aimed == "against")) return aim;
    }
  }
  return found;
}

/// "thanked Japan for sending aid", "warned Japan against it", "imposed a fine on Japan for it":
/// whom thanks, blame and warnings are for; else the governor's subject.
std::uint32_t DeepSyntax::subject_of_adverbial(std::uint32_t verb, std::uint32_t governor,
                                               int depth) const {
  if (const std::uint32_t other = controlling_oblique(verb, governor); other != none) return other;
  if (lemma(governor) == "look") {  // "look forward to Sweden joining"
    if (const std::uint32_t other = doer_before(verb); other != none) return other;
  }
  for (const std::uint32_t child : dependents(verb)) {
    const std::string_view word = lemma(child);
    const bool theirs = word == "for" || word == "against" || word == "from" || word == "of" ||
                        (word == "on" && lemma(governor) == "congratulate");
    if (relation(child) != "mark" || !theirs) continue;
    const std::uint32_t other = affected(governor);
    if (other != none) return other;
  }
  return surface_subject(governor, depth + 1);
}

/// "reports of Kenya sending aid": the name right before a participle, which parsers take for the
/// noun's.
std::uint32_t DeepSyntax::doer_before(std::uint32_t verb) const {
  if (text_.syntax.xpos[verb] != "VBG") return none;
  for (const std::uint32_t child : dependents(head(verb))) {
    const bool phrase_of = relation(child) == "nmod" || relation(child) == "obl";
    if (!phrase_of || text_.syntax.upos[child] != Upos::PROPN) continue;
    const std::string_view word = preposition(child);
    const bool event = word == "to" || word == "of" || word == "about" || word == "over";
    if (event && child < verb && phrase(child).last == verb) return child;
  }
  return none;
}

/// "Jets hit a ship, Kenya said": of two subjects that parsers give to "said" the first one's verb
/// is the one between.
std::uint32_t DeepSyntax::subject_before_speaker(std::uint32_t verb, std::uint32_t governor) const {
  std::uint32_t before = none;
  bool behind = false;
  for (const std::uint32_t child : dependents(governor)) {
    if (!is(child, "nsubj")) continue;
    if (child < verb) before = child;
    behind = behind || child > verb;
  }
  return behind && verb < governor ? before : none;
}

/// "affirmed the importance of *enabling* it to trade and *condemned* …": what a finite verb goes
/// on from is finite, wherever parsers hang it.
std::uint32_t DeepSyntax::finite_partner(std::uint32_t verb, std::uint32_t governor) const {
  const auto tag = [&](std::uint32_t token) -> std::string_view {
    return text_.syntax.xpos[token];
  };
  const bool finite = tag(verb) == "VBD" || tag(verb) == "VBZ" || tag(verb) == "VBP";
  std::uint32_t at = governor;
  for (int step = 0; finite && step < kDeepest && at != Syntax::no_head; ++step) {
    const bool open = tag(at) == "VBG" || is_after_to(at) || text_.syntax.upos[at] == Upos::NOUN;
    if (!open) return text_.syntax.upos[at] == Upos::VERB ? at : governor;
    at = head(at);
  }
  return governor;
}

/// The verb's grammatical subject, its own or the one that it shares with what governs it.
std::uint32_t DeepSyntax::surface_subject(std::uint32_t verb, int depth) const {
  if (depth > kDeepest || verb == Syntax::no_head) return none;
  if (const std::uint32_t own = own_subject(verb); own != none) return antecedent(own, verb);
  const std::uint32_t governor = head(verb);
  if (governor == Syntax::no_head) return none;
  const std::string_view kind = relation(verb);
  if (kind == "conj") return surface_subject(finite_partner(verb, governor), depth + 1);
  if (kind == "xcomp") {
    for (const std::uint32_t child : dependents(governor)) {
      const bool other = relation(child) == "obj" || relation(child) == "iobj";
      if (other && std::find(subject_control.begin(), subject_control.end(), lemma(governor)) ==
                       subject_control.end()) {
        return child;
      }
    }
    if (const std::uint32_t other = controlling_oblique(verb, governor); other != none) {
      return other;
    }
    return surface_subject(governor, depth + 1);
  }
  if (kind == "advcl") return subject_of_adverbial(verb, governor, depth);
  if (kind == "ccomp") return subject_before_speaker(verb, governor);
  if (is(verb, "acl:relcl")) return governor;
  if (kind == "acl") {
    if (const std::uint32_t nearer = doer_before(verb); nearer != none) return nearer;
    return text_.syntax.xpos[verb] == "VB" ? owner_of_noun(governor, depth) : governor;
  }
  return none;
}

/// "have warmed to it": taggers take some auxiliaries, and their subjects, for those of a passive.
bool DeepSyntax::is_perfect(std::uint32_t verb) const {
  bool have = false;
  for (const std::uint32_t child : dependents(verb)) {
    if (relation(child) != "aux") continue;
    if (lemma(child) == "be" || lemma(child) == "get") return false;
    have = have || (lemma(child) == "have" && is(child, "aux:pass"));
  }
  return have;
}

bool DeepSyntax::is_passive(std::uint32_t verb) const {
  if (is_perfect(verb)) return false;
  for (const std::uint32_t child : dependents(verb)) {
    if (is(child, "nsubj:pass") || is(child, "aux:pass") || is(child, "csubj:pass")) return true;
    if (relation(child) == "nsubj" || relation(child) == "aux") return false;
  }
  const std::string_view tag = text_.syntax.xpos[verb];  // past forms are easily mistaken
  const std::uint32_t governor = head(verb);
  if (tag == "VBN" && governor != Syntax::no_head && text_.syntax.upos[governor] == Upos::VERB) {
    if (relation(verb) == "conj") return is_passive(governor);  // "was suspended and sanctioned"
    const auto below = dependents(verb);                        // "Bombed by Kenya, Chile gave in"
    if (relation(verb) == "advcl" &&
        std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
          return relation(child) == "obl" && preposition(child) == "by";
        })) {
      return true;
    }
  }
  return (tag == "VBN" || tag == "VBD") && relation(verb) == "acl" && !is(verb, "acl:relcl");
}

}  // namespace entente::language
