#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "parser/ast.hpp"

namespace entente::parser {

/// How high a tree of expressions may grow: every walker of it may recurse that deep. Long chains
/// (`a OR b OR …`) are trees that lean to the left, so it bounds their length, too.
inline constexpr std::uint32_t kTallest = 1024;

/// How strongly operators bind, from the weakest (openCypher 9).
enum class Precedence : std::uint8_t {
  logical_or,
  logical_xor,
  logical_and,
  logical_not,
  comparison,
  predicate,  ///< IN, STARTS WITH, …, IS NULL
  sum,
  product,
  power,
  sign,
  postfix,
};

[[nodiscard]] Precedence precedence(ast::BinaryOperator op);
[[nodiscard]] Precedence precedence(ast::UnaryOperator op);

/// As written in a query: "STARTS WITH", "<=".
[[nodiscard]] std::string_view spelling(ast::BinaryOperator op);
[[nodiscard]] std::string_view spelling(ast::UnaryOperator op);

/// A tree with its height (a leaf has 1).
struct Tree {
  ast::ExpressionPtr expression;
  std::uint32_t height = 1;
};

/// What stands between two operators, with the NOTs before it.
struct Operand {
  Tree tree;
  std::vector<ast::SourceSpan> nots;
};

/// `+` and the like; or IS NULL and IS NOT NULL, which take no operand to their right.
struct Operator {
  std::variant<ast::BinaryOperator, ast::UnaryOperator> op;
  ast::SourceSpan span;
};

/// An expression before precedence: operands and operators in the order of the text.
struct OperatorChain {
  std::vector<Operand> operands;
  std::vector<Operator> operators;
};

/// The tree that the chain stands for. Binary operators lean to the left; neighbouring comparisons
/// become one ComparisonChain. Linear. Throws Failure for a NOT behind an operator that binds
/// stronger, and when the tree would be taller than kTallest.
[[nodiscard]] Tree fold(OperatorChain chain);

/// Throws Failure (limit) when `height` is more than kTallest.
void check_height(std::uint32_t height, ast::SourceSpan span);

}  // namespace entente::parser
