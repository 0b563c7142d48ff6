#include "language/tense.hpp"

#include <algorithm>
#include <array>
#include <string_view>

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

}  // namespace entente::language
