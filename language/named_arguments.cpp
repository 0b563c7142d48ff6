// Relations that names give away, where parsers decide without them.
#include "language/named_arguments.hpp"

#include <vector>

namespace entente::language {
namespace {

/// "called President Ruto": no complement, but the object.
void mend_named_objects(Draft& draft) {
  Syntax& syntax = draft.out.syntax;
  for (const Span& span : draft.out.spans) {
    if (span.kind != SpanKind::name) continue;
    for (std::uint32_t token = span.tokens.first; token < span.tokens.last; ++token) {
      if (syntax.deprel[token] == "xcomp" && syntax.upos[token] == Upos::PROPN) {
        syntax.deprel[token] = "obj";
      }
    }
  }
}

/// "provided the Red Cross $2 million": of two objects the first is who gets the other.
void mend_double_objects(Draft& draft) {
  constexpr std::uint32_t near = 8;  // tokens between the two
  Syntax& syntax = draft.out.syntax;
  for (std::uint32_t second = 1; second < draft.size(); ++second) {
    if (syntax.deprel[second] != "obj" || syntax.upos[second] != Upos::SYM) continue;
    const std::uint32_t verb = syntax.head[second];
    for (std::uint32_t first = second; first-- > 0 && first + near >= second;) {
      if (first <= verb || verb == Syntax::no_head) break;
      if (draft.shape(first) == Shape::punctuation) break;
      if (syntax.head[first] == verb && syntax.deprel[first] == "obj") {
        syntax.deprel[first] = "iobj";
        break;
      }
    }
  }
}

/// "Ann Lee, Coordinator Cal Roe, and Eve Poe": a person is no apposition of another, but the next
/// of a list.
void mend_listed_persons(Draft& draft) {
  Syntax& syntax = draft.out.syntax;
  std::vector<std::uint32_t> person(draft.size(), Syntax::no_head);  // entity, of its tokens
  const auto& entities = draft.out.entities;
  for (const Span& span : draft.out.spans) {
    if (span.kind != SpanKind::name || entities[span.entities.front()].type != "Person") continue;
    for (std::uint32_t token = span.tokens.first; token < span.tokens.last; ++token) {
      person[token] = span.entities.front();
    }
  }
  for (std::uint32_t token = 0; token < draft.size(); ++token) {
    const std::uint32_t head = syntax.head[token];
    const bool loose = syntax.deprel[token] == "list" || syntax.deprel[token] == "appos";
    if (!loose || head == Syntax::no_head || head >= token) continue;
    const bool two = person[token] != Syntax::no_head && person[head] != Syntax::no_head &&
                     person[token] != person[head];
    if (two) syntax.deprel[token] = "conj";
  }
}

}  // namespace

void mend_named_arguments(Draft& draft) {
  if (draft.out.syntax.deprel.empty()) return;
  mend_named_objects(draft);
  mend_listed_persons(draft);
  mend_double_objects(draft);
}

}  // namespace entente::language
