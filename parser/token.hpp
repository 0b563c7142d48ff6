#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/source_span.hpp"
#include "parser/keywords.hpp"

namespace entente::parser {

enum class TokenKind : std::uint8_t {
  end,
  name,
  quoted_name,
  parameter,
  number,  ///< whatever begins like one; conversion says whether it is one
  string,
  open_paren,
  close_paren,
  open_bracket,
  close_bracket,
  open_brace,
  close_brace,
  comma,
  dot,
  dot_dot,
  colon,
  semicolon,
  pipe,
  plus,
  minus,
  star,
  slash,
  percent,
  ampersand,
  exclamation,
  caret,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  matches,
  unknown,             ///< a character that begins no token
  open_string,         ///< a string without its closing quote, to the end of the text
  open_quoted_name,    ///< the same of a name in backquotes
  open_block_comment,  ///< the same of a comment
};

/// A word of the query: bytes [begin, end) of its text. White space and comments are no tokens.
struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  TokenKind kind = TokenKind::end;
  Keyword keyword = Keyword::none;  ///< of an unquoted name that is one

  [[nodiscard]] core::SourceSpan span() const { return {begin, end}; }
};

/// Reads tokens one after another; every text has tokens, wrong parts become tokens of their own
/// kind. The text must outlive the lexer.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  /// The next token; at the end of the text always one of kind end.
  [[nodiscard]] Token next();

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const;
  [[nodiscard]] Token take(TokenKind kind, std::size_t length);
  bool skip_space_and_comments();
  [[nodiscard]] Token name_or_unknown();
  [[nodiscard]] Token number();
  [[nodiscard]] Token parameter();
  [[nodiscard]] Token punctuation();
  [[nodiscard]] std::size_t name_length(std::size_t from) const;
  [[nodiscard]] std::size_t backquoted_length(std::size_t from) const;
  [[nodiscard]] Token quoted(char quote);

  std::string_view text_;
  std::size_t at_ = 0;
};

/// The token as it was written.
[[nodiscard]] inline std::string_view raw_text(std::string_view text, const Token& token) {
  return text.substr(token.begin, token.end - token.begin);
}

/// The name that a token of kind name, quoted_name or parameter stands for, without quotes and `$`.
[[nodiscard]] std::string name_text(std::string_view text, const Token& token);

/// Whether `name` can be written without backquotes wherever a name may stand.
[[nodiscard]] bool is_plain_name(std::string_view name);

}  // namespace entente::parser
