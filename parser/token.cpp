// Cuts a query into tokens. Knows how each token is spelled and nothing of their order; the values
// of numbers and strings are made elsewhere (literals.cpp).
#include "parser/token.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <utility>

namespace entente::parser {
namespace {

struct Character {
  UChar32 code = -1;       ///< negative: not UTF-8, or the end
  std::size_t length = 0;  ///< bytes
};

Character decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto rest = text.substr(at, 4);
  int32_t length = 0;
  UChar32 code = -1;
  U8_NEXT(rest.data(), length, static_cast<int32_t>(rest.size()), code);
  return {code, static_cast<std::size_t>(length)};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_name(UChar32 code) {
  return code == '_' || (code > 0 && u_hasBinaryProperty(code, UCHAR_ID_START));
}

bool continues_name(UChar32 code) {
  return code == '_' || (code > 0 && u_hasBinaryProperty(code, UCHAR_ID_CONTINUE));
}

bool is_space(UChar32 code) {
  return code == ' ' || (code >= 0x09 && code <= 0x0D) || (code >= 0x1C && code <= 0x1F) ||
         code == 0xFEFF || (code >= 0x80 && u_isUWhiteSpace(code));
}

constexpr auto kPairs = std::to_array<std::pair<std::string_view, TokenKind>>({
    {"..", TokenKind::dot_dot},
    {"<>", TokenKind::not_equal},
    {"<=", TokenKind::less_equal},
    {">=", TokenKind::greater_equal},
    {"=~", TokenKind::matches},
});

constexpr auto kSingles = std::to_array<std::pair<char, TokenKind>>({
    {'(', TokenKind::open_paren},    {')', TokenKind::close_paren}, {'[', TokenKind::open_bracket},
    {']', TokenKind::close_bracket}, {'{', TokenKind::open_brace},  {'}', TokenKind::close_brace},
    {',', TokenKind::comma},         {'.', TokenKind::dot},         {':', TokenKind::colon},
    {';', TokenKind::semicolon},     {'|', TokenKind::pipe},        {'+', TokenKind::plus},
    {'-', TokenKind::minus},         {'*', TokenKind::star},        {'/', TokenKind::slash},
    {'&', TokenKind::ampersand},     {'!', TokenKind::exclamation}, {'%', TokenKind::percent},
    {'^', TokenKind::caret},         {'=', TokenKind::equal},       {'<', TokenKind::less},
    {'>', TokenKind::greater},
});

}  // namespace

char Lexer::peek(std::size_t ahead) const {
  return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
}

Token Lexer::take(TokenKind kind, std::size_t length) {
  const Token token{at_, at_ + length, kind};
  at_ += length;
  return token;
}

// False: a comment is not closed; at_ is at its beginning.
bool Lexer::skip_space_and_comments() {
  while (at_ < text_.size()) {
    if (peek() == '/' && peek(1) == '/') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (peek() == '/' && peek(1) == '*') {
      const auto close = text_.find("*/", at_ + 2);
      if (close == std::string_view::npos) return false;
      at_ = close + 2;
    } else if (const Character c = decode(text_, at_); is_space(c.code)) {
      at_ += c.length;
    } else {
      break;
    }
  }
  return true;
}

Token Lexer::next() {
  if (!skip_space_and_comments()) return take(TokenKind::open_block_comment, text_.size() - at_);
  if (at_ == text_.size()) return take(TokenKind::end, 0);
  const char c = peek();
  if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
  if (c == '\'' || c == '"') return quoted(c);
  if (c == '`') {
    const std::size_t length = backquoted_length(at_);
    return length ? take(TokenKind::quoted_name, length)
                  : take(TokenKind::open_quoted_name, text_.size() - at_);
  }
  return c == '$' ? parameter() : punctuation();
}

// Bytes of the unquoted name at `from`; 0: none begins there.
std::size_t Lexer::name_length(std::size_t from) const {
  Character c = decode(text_, from);
  if (!starts_name(c.code)) return 0;
  std::size_t length = 0;
  while (continues_name(c.code)) {
    length += c.length;
    c = decode(text_, from + length);
  }
  return length;
}

// Bytes of the name in backquotes at `from` with its quotes; 0: not closed. `` stands for `.
std::size_t Lexer::backquoted_length(std::size_t from) const {
  std::size_t at = from + 1;
  while ((at = text_.find('`', at)) != std::string_view::npos) {
    if (at + 1 >= text_.size() || text_[at + 1] != '`') return at + 1 - from;
    at += 2;
  }
  return 0;
}

Token Lexer::name_or_unknown() {
  const std::size_t length = name_length(at_);
  if (length == 0)
    return take(TokenKind::unknown, std::max<std::size_t>(1, decode(text_, at_).length));
  Token token = take(TokenKind::name, length);
  token.keyword = find_keyword(text_.substr(token.begin, length));
  return token;
}

// Everything that reads on like a number or a name belongs to it, so that 12h4 is one wrong number
// and not two tokens; `1..3` is a range.
Token Lexer::number() {
  std::size_t end = at_;
  bool fraction = false;
  while (end < text_.size()) {
    const char c = text_[end];
    const bool hexadecimal = text_.substr(at_, 2) == "0x" || text_.substr(at_, 2) == "0X";
    const bool signs_exponent = (c == '+' || c == '-') && !hexadecimal && end > at_ &&
                                (text_[end - 1] == 'e' || text_[end - 1] == 'E') &&
                                end + 1 < text_.size() && is_digit(text_[end + 1]);
    const bool points = c == '.' && !fraction && end + 1 < text_.size() && is_digit(text_[end + 1]);
    if (points) fraction = true;
    if (points || signs_exponent) {
      ++end;
      continue;
    }
    const Character character = decode(text_, end);
    if (!continues_name(character.code)) break;
    end += character.length;
  }
  return take(TokenKind::number, end - at_);
}

Token Lexer::parameter() {
  std::size_t length = 0;
  if (peek(1) == '`') {
    length = backquoted_length(at_ + 1);
  } else {
    while (continues_name(decode(text_, at_ + 1 + length).code)) {
      length += decode(text_, at_ + 1 + length).length;
    }
  }
  return length ? take(TokenKind::parameter, length + 1) : take(TokenKind::unknown, 1);
}

Token Lexer::quoted(char quote) {
  std::size_t end = at_ + 1;
  while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
  if (end >= text_.size()) return take(TokenKind::open_string, text_.size() - at_);
  return take(TokenKind::string, end + 1 - at_);
}

Token Lexer::punctuation() {
  for (const auto& [spelling, kind] : kPairs) {
    if (text_.substr(at_, 2) == spelling) return take(kind, 2);
  }
  for (const auto& [character, kind] : kSingles) {
    if (peek() == character) return take(kind, 1);
  }
  return name_or_unknown();
}

std::string name_text(std::string_view text, const Token& token) {
  std::string_view raw = text.substr(token.begin, token.end - token.begin);
  if (token.kind == TokenKind::parameter) raw.remove_prefix(1);
  if (raw.empty() || raw.front() != '`') return std::string(raw);
  std::string name;
  for (std::size_t i = 1; i + 1 < raw.size(); ++i) {
    name += raw[i];
    if (raw[i] == '`') ++i;
  }
  return name;
}

bool is_plain_name(std::string_view name) {
  const Token token = Lexer(name).next();
  return token.kind == TokenKind::name && token.keyword == Keyword::none && token.begin == 0 &&
         token.end == name.size();
}

}  // namespace entente::parser
