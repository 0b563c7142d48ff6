// Sentences whose subject is a gerund alone, whose trees parsers get wrong.
#include "language/opening_gerund.hpp"

#include "language/characters.hpp"
#include "language/word_table.hpp"

namespace entente::language {

namespace {

bool is_past_behind(const Syntax& syntax, std::uint32_t gerund) {
  static constexpr WordTable<4> mistaken{"xcomp", "ccomp", "obj", "acl"};
  const std::uint32_t verb = gerund + 1;
  const bool past = syntax.xpos[verb] == "VBD" || syntax.xpos[verb] == "VBN";
  return past && syntax.upos[verb] == Upos::VERB && syntax.head[verb] == gerund &&
         contains(mistaken, syntax.deprel[verb]);
}

}  // namespace

void mend_opening_gerund(TokenRange sentence, AnnotatedText& text) {
  Syntax& syntax = text.syntax;
  const std::uint32_t gerund = sentence.first;
  if (sentence.last - sentence.first < 3 || syntax.head[gerund] != Syntax::no_head) return;
  if (syntax.xpos[gerund] != "VBG" || !is_past_behind(syntax, gerund)) return;
  const std::uint32_t verb = gerund + 1;
  for (std::uint32_t token = verb + 1; token < sentence.last; ++token) {
    if (syntax.head[token] == gerund) syntax.head[token] = verb;
  }
  syntax.head[verb] = Syntax::no_head;
  syntax.deprel[verb] = "root";
  syntax.xpos[verb] = "VBD";
  syntax.head[gerund] = verb;
  syntax.deprel[gerund] = "nsubj";
  syntax.upos[gerund] = Upos::NOUN;
  syntax.xpos[gerund] = "NN";
  syntax.lemma[gerund] = folded(text.word(gerund));
}

}  // namespace entente::language
