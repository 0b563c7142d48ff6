#include "language/tense.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "language/word_table.hpp"

namespace entente::language {

namespace {

/// "invited him to *visit*", "agreed to *meet*": was to come when it was said.
bool is_bidden(const Syntax& syntax, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 6> bidding = {"invite",  "agree",  "plan",
                                                              "promise", "pledge", "decide"};
  if (verb >= syntax.deprel.size() || syntax.head[verb] == Syntax::no_head) return false;
  const bool governed = syntax.deprel[verb] == "xcomp" || syntax.deprel[verb] == "advcl";
  return governed && std::find(bidding.begin(), bidding.end(), syntax.lemma[syntax.head[verb]]) !=
                         bidding.end();
}

/// "will", "plans"; "are to meet"; "look forward to".
bool is_ahead(const Draft& draft, TokenRange sentence, std::uint32_t t) {
  const auto& xpos = draft.out.syntax.xpos;
  if (draft.is(t, "forward") && t > sentence.first && draft.out.word(t - 1).starts_with("look")) {
    return true;
  }
  const bool infinitive =
      draft.is(t, "to") && t > sentence.first && t + 1 < xpos.size() && xpos[t + 1] == "VB";
  const bool meant = infinitive && (draft.is(t - 1, "is") || draft.is(t - 1, "are"));
  return meant || (infinitive && is_bidden(draft.out.syntax, t + 1)) ||
         (draft.is(t, WordClass::future) && !draft.is(t, "next"));
}

/// A past form, or "an agreement signed in November will …": a participle without an auxiliary.
bool is_done(const Syntax& syntax, std::uint32_t t) {
  if (t >= syntax.xpos.size()) return false;
  return syntax.xpos[t] == "VBD" || (syntax.xpos[t] == "VBN" && syntax.deprel[t] == "acl");
}

bool has_auxiliary(const Syntax& syntax, TokenRange sentence, std::uint32_t verb,
                   std::string_view lemma) {
  constexpr std::uint32_t near = 5;
  for (std::uint32_t t = verb; t > sentence.first && verb - t < near;) {
    --t;
    if (syntax.head[t] == verb && syntax.deprel[t] == "aux" && syntax.lemma[t] == lemma)
      return true;
  }
  return false;
}

/// "is announcing", "will sign": done on a day, where "is growing" may last.
bool is_act_ahead(const Syntax& syntax, TokenRange sentence, std::uint32_t verb) {
  static constexpr WordTable<34> acts{
      "announce", "impose", "sanction", "sign",    "designate", "launch",   "take",
      "release",  "issue",  "unveil",   "host",    "meet",      "hold",     "welcome",
      "visit",    "travel", "convene",  "join",    "target",    "add",      "send",
      "deploy",   "order",  "declare",  "propose", "publish",   "nominate", "appoint",
      "name",     "award",  "mark",     "submit",  "notify",    "gather"};
  if (syntax.xpos[verb] == "VB") return has_auxiliary(syntax, sentence, verb, "will");
  return syntax.xpos[verb] == "VBG" && contains(acts, syntax.lemma[verb]) &&
         has_auxiliary(syntax, sentence, verb, "be");
}

}  // namespace

bool looks_ahead(const Draft& draft, TokenRange sentence, std::uint32_t date) {
  if (date > sentence.first && draft.is(date - 1, "since")) return false;
  for (std::uint32_t t = date; t-- > sentence.first;) {
    if (is_ahead(draft, sentence, t)) return true;
    if (is_done(draft.out.syntax, t)) return false;
  }
  for (std::uint32_t t = date; t < sentence.last; ++t) {
    if (is_ahead(draft, sentence, t)) return true;
  }
  return false;
}

bool tells_day(const Draft& draft, TokenRange sentence, std::uint32_t today) {
  const Syntax& syntax = draft.out.syntax;
  if (syntax.head.size() <= today) return false;
  std::uint32_t verb = syntax.head[today];
  for (int steps = 0; steps < 3 && verb != Syntax::no_head; ++steps) {
    if (syntax.xpos[verb] == "VBD" || syntax.xpos[verb] == "VBN") return true;
    if (is_act_ahead(syntax, sentence, verb)) return true;
    // "met at the palace today to discuss …": the purpose behind it is none of its own.
    const bool purpose = verb > today && syntax.xpos[verb] == "VB" &&
                         (syntax.deprel[verb] == "advcl" || syntax.deprel[verb] == "xcomp");
    if (syntax.upos[verb] == Upos::VERB && !purpose) return false;
    verb = syntax.head[verb];
  }
  return false;
}

}  // namespace entente::language
