// The shared state of the stages; no reading of its own.
#include "language/draft.hpp"

#include "language/characters.hpp"

namespace entente::language {

bool Draft::is_capital(std::uint32_t token) const {
  switch (shape(token)) {
    case Shape::capitalized:
    case Shape::upper:
      return true;
    case Shape::mixed:
      return is_upper(character_at(out.text, out.tokens[token].begin).code);
    case Shape::lower:
    case Shape::number:
    case Shape::punctuation:
    case Shape::other:
      return false;
  }
  return false;
}

std::string Draft::text_of(TokenRange range) const {
  std::string text;
  for (std::uint32_t token = range.first; token < range.last; ++token) {
    if (token > range.first && !is_attached(token)) text += ' ';
    text += out.word(token);
  }
  return text;
}

Draft make_draft(std::string_view text, const std::vector<Token>& tokens) {
  Draft draft;
  draft.out.text = text;
  draft.out.tokens = tokens;
  draft.folded.reserve(tokens.size());
  draft.classes.reserve(tokens.size());
  const TextMap<WordClasses>& words = english_words();
  for (std::uint32_t token = 0; token < tokens.size(); ++token) {
    draft.folded.push_back(folded(draft.out.word(token)));
    const auto found = words.find(draft.folded.back());
    draft.classes.push_back(found == words.end() ? WordClasses{} : found->second);
  }
  return draft;
}

}  // namespace entente::language
