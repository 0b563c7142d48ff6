#include "language/tense.hpp"

namespace entente::language {

namespace {

/// "will", "plans"; "are to meet"; "look forward to".
bool is_ahead(const Draft& draft, TokenRange sentence, std::uint32_t t) {
  const auto& xpos = draft.out.syntax.xpos;
  if (draft.is(t, "forward") && t > sentence.first && draft.out.word(t - 1).starts_with("look")) {
    return true;
  }
  const bool meant = draft.is(t, "to") && t > sentence.first && t + 1 < xpos.size() &&
                     xpos[t + 1] == "VB" && (draft.is(t - 1, "is") || draft.is(t - 1, "are"));
  return meant || (draft.is(t, WordClass::future) && !draft.is(t, "next"));
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
