// Phrases that name examples of what stands before them.
#include "language/inclusions.hpp"

#include "language/word_table.hpp"

namespace entente::language {

namespace {

/// Whether "including" or "such as" at `token` introduces the noun that it depends on.
bool introduces(const Syntax& syntax, std::uint32_t token, const AnnotatedText& text) {
  if (syntax.deprel[token] != "case" || syntax.head[token] == Syntax::no_head) return false;
  const std::string_view word = text.word(token);
  return word == "including" || word == "such";
}

/// Whether `token` opens a phrase of its own behind a comma ("…, from Chad").
bool opens_behind_comma(const Syntax& syntax, std::uint32_t token, const AnnotatedText& text) {
  return syntax.deprel[token] == "case" && text.word(token - 1) == ",";
}

}  // namespace

void mend_inclusions(TokenRange sentence, AnnotatedText& text) {
  Syntax& syntax = text.syntax;
  std::uint32_t example = Syntax::no_head;
  for (std::uint32_t token = sentence.first + 1; token < sentence.last; ++token) {
    if (introduces(syntax, token, text)) {
      example = syntax.head[token];
      continue;
    }
    if (example == Syntax::no_head || token <= example) continue;
    if (!opens_behind_comma(syntax, token, text)) continue;
    const std::uint32_t whole = syntax.head[example];
    const std::uint32_t noun = syntax.head[token];
    if (noun == Syntax::no_head || whole == Syntax::no_head || whole > example) continue;
    if (syntax.head[noun] == example && syntax.deprel[noun] == "nmod") syntax.head[noun] = whole;
  }
}

}  // namespace entente::language
