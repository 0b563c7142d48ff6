// The arguments of nouns: what stands at them, and what the clauses around them say of them.
#include "language/deep_syntax.hpp"
#include "language/word_table.hpp"

#include <algorithm>
#include <array>

namespace entente::language {

/// "sought new markets amid sanctions", "lives under an embargo": the subject of the clause that
/// goes on amid it, as the noun's own phrase with that preposition.
void DeepSyntax::add_sufferer(std::uint32_t noun, std::vector<Argument>& out) const {
  std::string_view word = preposition(noun);
  if (word == "to" && head(noun) != Syntax::no_head && lemma(head(noun)) == "subject") {
    word = "under";  // "is subject to an embargo"
  }
  if (word != "amid" && word != "amidst" && word != "despite" && word != "under") return;
  if (const std::uint32_t own = own_subject(noun); own != none) {  // "is under an embargo"
    out.push_back({Relation::oblique, word, own});
    return;
  }
  std::uint32_t verb = noun;
  for (int step = 0; step < 3; ++step) {
    verb = head(verb);
    if (verb == Syntax::no_head) return;
    if (text_.syntax.upos[verb] == Upos::VERB || text_.syntax.upos[verb] == Upos::ADJ) break;
  }
  const std::uint32_t subject = surface_subject(verb, 0);
  if (subject != none && subject != noun) out.push_back({Relation::oblique, word, subject, false});
}

/// "the *Kenyan* bombing campaign": what stands before both nouns says whose bombing it is.
void DeepSyntax::add_whose_campaign(std::uint32_t noun, std::vector<Argument>& out) const {
  static constexpr std::array<std::string_view, 8> courses{
      "campaign", "operation", "raid", "mission", "run", "wave", "spree", "exercise"};
  if (relation(noun) != "compound") return;
  const std::uint32_t course = head(noun);
  if (std::find(courses.begin(), courses.end(), lemma(course)) == courses.end()) return;
  for (const std::uint32_t child : dependents(course)) {
    const std::string_view kind = relation(child);
    if (is(child, "nmod:poss")) {
      out.push_back({Relation::owner, {}, child});
    } else if (child < noun && (kind == "amod" || kind == "compound")) {
      out.push_back({Relation::modifier, {}, child});
    }
  }
  add_obliques(course, out);
}

/// "Kenya is one of Japan's partners": who is one of them.
void DeepSyntax::add_subject_of_one(std::uint32_t noun, std::vector<Argument>& out) const {
  const std::uint32_t one = head(noun);
  if (one == Syntax::no_head || relation(noun) != "nmod" || lemma(one) != "one") return;
  if (relation(one) == "appos") out.push_back({Relation::subject, {}, head(one)});
  const std::uint32_t subject = antecedent(own_subject(one), one);
  if (subject != none) out.push_back({Relation::subject, {}, subject});
}

/// "Kenya became its ally", "is set to remain a member": who is then what the noun says.
void DeepSyntax::add_who_becomes(std::uint32_t noun, std::vector<Argument>& out) const {
  const std::uint32_t verb = head(noun);
  if (verb == Syntax::no_head || text_.syntax.upos[verb] != Upos::VERB) return;
  const std::string_view kind = relation(noun);
  const bool becomes = lemma(verb) == "become" || lemma(verb) == "remain" || lemma(verb) == "stay";
  if (!becomes || (kind != "xcomp" && kind != "obj")) return;
  const std::uint32_t subject = surface_subject(verb, 0);
  if (subject != none) out.push_back({Relation::subject, {}, subject});
}

/// "a member of the Board, a *member* of the Academy": the next of a list, whatever the parser sees
/// in it.
bool DeepSyntax::goes_on_list(std::uint32_t noun) const {
  const std::uint32_t above = head(noun);
  const std::uint32_t governor = above == Syntax::no_head ? above : head(above);
  if (governor == Syntax::no_head) return false;
  static constexpr WordTable<5> memberships{"member", "fellow", "trustee", "chair", "founder"};
  return lemma(governor) == lemma(noun) ||
         (contains(memberships, lemma(noun)) && contains(memberships, lemma(governor)));
}

/// "sanctions that *target Chile*", "measures aimed *at Kenya*": what a clause says that the noun
/// is aimed at, as if "targeting" were a preposition.
void DeepSyntax::add_aim(std::uint32_t noun, std::vector<Argument>& out) const {
  static constexpr WordTable<5> aims{"target", "aim", "direct", "punish", "level"};
  constexpr std::string_view word = "targeting";
  for (const std::uint32_t clause : dependents(noun)) {
    const std::string_view kind = relation(clause);
    if (kind != "acl" || clause < noun || !contains(aims, lemma(clause))) continue;
    for (const std::uint32_t child : dependents(clause)) {
      const std::string_view before = relation(child) == "obl" ? preposition(child) : "";
      const bool hit = relation(child) == "obj" && !is_relativizer(child);
      if (hit || before == "at" || before == "against") {
        out.push_back({Relation::oblique, word, child});
      }
    }
  }
}

std::uint32_t DeepSyntax::whose(std::uint32_t token) const {
  if (text_.syntax.xpos[token] != "WP$") return token;
  std::uint32_t clause = head(token);
  for (int depth = 0; depth < kDeepest && clause != Syntax::no_head; ++depth) {
    if (is(clause, "acl:relcl")) return head(clause);
    clause = head(clause);
  }
  return token;
}

void DeepSyntax::add_noun(std::uint32_t noun, std::vector<Argument>& out) const {
  bool copula = false;
  for (const std::uint32_t child : dependents(noun)) {
    copula = copula || relation(child) == "cop";
  }
  for (const std::uint32_t child : dependents(noun)) {
    const std::string_view kind = relation(child);
    if (is(child, "nmod:poss")) {
      out.push_back({Relation::owner, {}, whose(child)});
    } else if ((kind == "amod" || kind == "compound" || kind == "nmod") && child < noun &&
               preposition(child).empty()) {
      out.push_back({Relation::modifier, {}, child});
      for (const std::uint32_t below : dependents(child)) {  // "a *UN* arms embargo"
        const bool name = relation(below) == "compound" && text_.syntax.upos[below] == Upos::PROPN;
        const bool named = text_.syntax.upos[child] == Upos::PROPN;
        if (name && !named) out.push_back({Relation::modifier, {}, below});
      }
    } else if (kind == "nsubj" && copula && preposition(noun) != "under") {
      const std::uint32_t subject = antecedent(child, noun);
      if (subject != none) out.push_back({Relation::subject, {}, subject});
    } else if (is(noun, "acl:relcl") && is_relativizer(child) && !preposition(child).empty()) {
      // "the bloc of *which* Kenya is a member"
      out.push_back({Relation::oblique, preposition(child), head(noun)});
    }
  }
  for (const std::uint32_t child : dependents(noun)) {
    if (relation(child) != "acl") continue;
    if (is_after_to(child)) out.push_back({Relation::clause, {}, child});
    const std::string_view word = governing_word(child);  // "the importance *of* helping Chile"
    if (!word.empty() && text_.syntax.xpos[child] == "VBG") {
      out.push_back({Relation::oblique, word, child});
    }
  }
  add_obliques(noun, out);
  add_aim(noun, out);
  add_whose_campaign(noun, out);
  if (relation(noun) == "appos" && !goes_on_list(noun)) {
    out.push_back({Relation::subject, {}, head(noun)});
  }
  add_subject_of_one(noun, out);
  add_who_becomes(noun, out);
  add_sufferer(noun, out);
  if (copula && own_subject(noun) == none && preposition(noun) != "under") {
    const std::uint32_t shared = surface_subject(noun, 0);
    if (shared != none) out.push_back({Relation::subject, {}, shared, false});
  }
}

}  // namespace entente::language
