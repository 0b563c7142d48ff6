#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "language/annotated_text.hpp"
#include "language/lexicon.hpp"

namespace entente::language {

/// A text while its stages are read: what they share and nobody outside needs. Positions are
/// tokens. Stages add spans and entities to `out` and leave what others added.
struct Draft {
  AnnotatedText out;
  std::vector<std::string> folded;       ///< per token
  std::vector<WordClasses> classes;      ///< per token
  std::vector<std::uint32_t> paragraph;  ///< per sentence, ascending
  std::uint32_t title_end = 0;           ///< tokens before it are the title: whose text it is
  bool title_apart = false;              ///< the title is no part of the text, and states nothing
  std::optional<core::Date> published;   ///< first day that the document's date may mean
  int published_precision = 0;           ///< 0 unknown, 1 year, 2 month, 3 day

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(out.tokens.size()); }
  [[nodiscard]] bool is(std::uint32_t token, WordClass c) const {
    return token < classes.size() && classes[token].has(c);
  }
  [[nodiscard]] bool is(std::uint32_t token, std::string_view word) const {
    return token < folded.size() && folded[token] == word;
  }
  [[nodiscard]] Shape shape(std::uint32_t token) const {
    return token < out.tokens.size() ? out.tokens[token].shape : Shape::other;
  }
  /// Written with a capital letter: capitalized, upper or mixed with an upper first letter.
  [[nodiscard]] bool is_capital(std::uint32_t token) const;
  /// No space between the token and the one before it.
  [[nodiscard]] bool is_attached(std::uint32_t token) const {
    return token > 0 && token < out.tokens.size() &&
           out.tokens[token].begin == out.tokens[token - 1].end;
  }
  [[nodiscard]] bool is_possessive_mark(std::uint32_t token) const {
    return is(token, "'s") || (is(token, "'") && is_attached(token));
  }
  /// The text from the range's first byte to its last, white space as single blanks.
  [[nodiscard]] std::string text_of(TokenRange range) const;
};

/// `text` cut into tokens with their folded forms and classes.
[[nodiscard]] Draft make_draft(std::string_view text, const std::vector<Token>& tokens);

}  // namespace entente::language
