// Tokens to syntax tree: the only place where the Spirit grammar is instantiated. What a tree means
// is the binder's; what an error reads like is failure.cpp's.
#include "parser/grammar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/stack_room.hpp"
#include "parser/grammar_clauses.hpp"

namespace entente::parser {
namespace grammar {

constexpr Expectation kExpressionEnd{"an operator or the end of the expression"};

struct WholeExpressionId {};
constexpr x3::rule<WholeExpressionId, ast::ExpressionPtr> whole_expression = "expression";

constexpr auto whole_expression_def = expect("an expression", expression)[become] >>
                                      expect(kExpressionEnd, kind(TokenKind::end));

BOOST_SPIRIT_DEFINE(whole_expression)

template <class Rule, class Tree>
void read(const Rule& rule, const TokenSequence& sequence, Reading& reading, Tree& tree) {
  State state{sequence, reading};
  Position first = sequence.tokens.data();
  const Position last = first + sequence.tokens.size();
  const bool complete = x3::parse(first, last, x3::with<StateTag>(state)[rule], tree);
  if (!complete) throw Failure{unexpected(sequence.text, *first, kFirstClause)};
  std::sort(reading.wrapped_patterns.begin(), reading.wrapped_patterns.end());
}

}  // namespace grammar

namespace {

TokenKind closer_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::open_paren:
      return TokenKind::close_paren;
    case TokenKind::open_bracket:
      return TokenKind::close_bracket;
    case TokenKind::open_brace:
      return TokenKind::close_brace;
    default:
      return TokenKind::end;
  }
}

/// Finds which brackets belong together while the tokens come in.
class BracketMatcher {
 public:
  explicit BracketMatcher(TokenSequence& sequence) : sequence_(sequence) {}

  void add(const Token& token) {
    const std::size_t index = sequence_.partner.size();
    sequence_.partner.push_back(kNoPartner);
    if (token.kind == TokenKind::pipe && !open_.empty()) {
      sequence_.partner.back() = static_cast<std::uint32_t>(index - open_.back());
    } else if (closer_of(token.kind) != TokenKind::end) {
      open_.push_back(index);
      check_depth(open_.size(), token.span());
    } else if (!open_.empty() && closer_of(sequence_.tokens[open_.back()].kind) == token.kind) {
      sequence_.partner[open_.back()] = static_cast<std::uint32_t>(index - open_.back());
      open_.pop_back();
    }
  }

 private:
  TokenSequence& sequence_;
  std::vector<std::size_t> open_;
};

}  // namespace

void check_depth(std::size_t depth, core::SourceSpan span) {
  if (depth > kDeepest) {
    throw Failure{limit_error(
        span, fmt::format("expected at most {} levels of nesting (brackets, CASE, NOT, signs), got "
                          "more",
                          kDeepest))};
  }
  if (core::is_stack_low()) {
    throw Failure{limit_error(
        span, fmt::format("expected less nesting (brackets, CASE, NOT, signs) than {} levels: "
                          "this thread has too little stack for more",
                          depth))};
  }
}

TokenSequence tokenize(std::string_view text) {
  TokenSequence sequence{text, {}, {}};
  BracketMatcher brackets(sequence);
  Lexer lexer(text);
  do {
    sequence.tokens.push_back(lexer.next());
    brackets.add(sequence.tokens.back());
  } while (sequence.tokens.back().kind != TokenKind::end);
  return sequence;
}

ast::Query read_query(const TokenSequence& sequence, Reading& reading) {
  ast::Query tree;
  grammar::read(grammar::query, sequence, reading, tree);
  return tree;
}

ast::ExpressionPtr read_expression(const TokenSequence& sequence, Reading& reading) {
  ast::ExpressionPtr tree;
  grammar::read(grammar::whole_expression, sequence, reading, tree);
  return tree;
}

}  // namespace entente::parser
