// The parser's front door: bounds, the steps from text to checked tree, and what scripts and the
// shell ask of a text. Errors of all steps become Results here.
#include "parser/parse.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <utility>

#include "parser/failure.hpp"
#include "parser/grammar.hpp"
#include "parser/predicates.hpp"
#include "parser/token.hpp"

namespace entente::parser {
namespace {

constexpr std::size_t kLongestText = std::size_t{16} << 20;

void check_size(std::string_view text) {
  if (text.size() <= kLongestText) return;
  throw Failure{limit_error({0, 0}, fmt::format("expected a query of at most {} bytes, got {}",
                                                kLongestText, text.size()))};
}

void check_encoding(std::string_view text) {
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    const int32_t begin = at;
    UChar32 character = 0;
    U8_NEXT(text.data(), at, length, character);
    if (character >= 0) continue;
    const auto offset = static_cast<std::size_t>(begin);
    throw Failure{syntax_error(code::unicode_character, {offset, offset + 1},
                               fmt::format("expected text in UTF-8, got the byte 0x{:02X}",
                                           static_cast<unsigned char>(text[offset])))};
  }
}

TokenSequence checked_tokens(std::string_view text) {
  check_size(text);
  check_encoding(text);
  return tokenize(text);
}

ast::Query parse_or_throw(std::string_view text) {
  const TokenSequence sequence = checked_tokens(text);
  Reading reading;
  ast::Query query = read_query(sequence, reading);
  check_pattern_predicates(query, reading.wrapped_patterns);
  return query;
}

ast::Expression parse_expression_or_throw(std::string_view text) {
  const TokenSequence sequence = checked_tokens(text);
  Reading reading;
  return std::move(*read_expression(sequence, reading));
}

template <class Step>
auto as_result(std::string_view text, Step step) -> core::Result<decltype(step(text))> {
  try {
    return step(text);
  } catch (const Failure& failure) {
    return core::located(failure.error, "query", text);
  }
}

}  // namespace

core::Result<ast::Query> parse(std::string_view text) { return as_result(text, parse_or_throw); }

core::Result<ast::Expression> parse_expression(std::string_view text) {
  return as_result(text, parse_expression_or_throw);
}

std::vector<core::SourceSpan> split_statements(std::string_view script) {
  std::vector<core::SourceSpan> statements;
  core::SourceSpan current;
  Lexer lexer(script);
  for (Token token = lexer.next();; token = lexer.next()) {
    const bool ends = token.kind == TokenKind::semicolon || token.kind == TokenKind::end;
    if (ends && current.end > current.begin) statements.push_back(current);
    if (token.kind == TokenKind::end) return statements;
    if (ends) {
      current = {};
    } else {
      if (current.end == 0) current.begin = token.begin;
      current.end = token.end;
    }
  }
}

bool is_complete(std::string_view text) {
  Lexer lexer(text);
  TokenKind last = TokenKind::end;
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    last = token.kind;
  }
  return last == TokenKind::semicolon;
}

}  // namespace entente::parser
