// Operators: how they are spelled, how strongly they bind, and how a flat chain of them becomes a
// tree (precedence climbing), so that the grammar needs no rule, and no recursion, per level.
#include "parser/operators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "parser/failure.hpp"

namespace entente::parser {
namespace {

using ast::BinaryOperator;
using ast::UnaryOperator;

struct Binding {
  std::string_view spelling;
  Precedence precedence;
};

// In the order of ast::BinaryOperator.
constexpr auto kBinary = std::to_array<Binding>({
    {"OR", Precedence::logical_or},
    {"XOR", Precedence::logical_xor},
    {"AND", Precedence::logical_and},
    {"=", Precedence::comparison},
    {"<>", Precedence::comparison},
    {"<", Precedence::comparison},
    {"<=", Precedence::comparison},
    {">", Precedence::comparison},
    {">=", Precedence::comparison},
    {"+", Precedence::sum},
    {"-", Precedence::sum},
    {"*", Precedence::product},
    {"/", Precedence::product},
    {"%", Precedence::product},
    {"^", Precedence::power},
    {"IN", Precedence::predicate},
    {"STARTS WITH", Precedence::predicate},
    {"ENDS WITH", Precedence::predicate},
    {"CONTAINS", Precedence::predicate},
    {"=~", Precedence::predicate},
});

// In the order of ast::UnaryOperator.
constexpr auto kUnary = std::to_array<Binding>({
    {"-", Precedence::sign},
    {"+", Precedence::sign},
    {"NOT", Precedence::logical_not},
    {"IS NULL", Precedence::predicate},
    {"IS NOT NULL", Precedence::predicate},
});

Precedence next_stronger(Precedence level) {
  return static_cast<Precedence>(static_cast<std::uint8_t>(level) + 1);
}

template <class Node>
ast::ExpressionPtr make(Node node, ast::SourceSpan span) {
  return std::make_unique<ast::Expression>(ast::Expression{std::move(node), span});
}

/// Walks over one chain from left to right. Recursion goes one level of precedence stronger each
/// time, so it is at most as deep as there are levels.
class Folder {
 public:
  explicit Folder(OperatorChain& chain) : chain_(chain) {}

  Tree climb(Precedence weakest) {
    Tree left = operand(weakest);
    while (const Operator* next = peek(weakest)) {
      if (const auto* unary = std::get_if<UnaryOperator>(&next->op)) {
        ++operator_;
        left = apply(*unary, std::move(left), next->span);
      } else if (precedence_of(*next) == Precedence::comparison) {
        left = comparisons(std::move(left));
      } else {
        ++operator_;
        Tree right = climb(next_stronger(precedence_of(*next)));
        left = apply(std::get<BinaryOperator>(next->op), std::move(left), std::move(right));
      }
    }
    return left;
  }

 private:
  static Precedence precedence_of(const Operator& op) {
    return std::visit([](auto o) { return precedence(o); }, op.op);
  }

  const Operator* peek(Precedence weakest) const {
    if (operator_ == chain_.operators.size()) return nullptr;
    const Operator& next = chain_.operators[operator_];
    return precedence_of(next) >= weakest ? &next : nullptr;
  }

  // An operand with the NOTs before it, which reach over all that binds stronger than NOT.
  Tree operand(Precedence weakest) {
    Operand& current = chain_.operands[operand_++];
    if (current.nots.empty()) return std::move(current.tree);
    if (weakest > Precedence::logical_not) refuse(current.nots.front());
    const std::vector<ast::SourceSpan> nots = std::move(current.nots);
    current.nots.clear();
    --operand_;
    Tree tree = climb(Precedence::comparison);
    for (auto span = nots.rbegin(); span != nots.rend(); ++span) {
      const ast::SourceSpan whole{span->begin, tree.expression->span.end};
      tree = wrap(UnaryOperator::logical_not, std::move(tree), whole);
    }
    return tree;
  }

  [[noreturn]] void refuse(ast::SourceSpan span) const {
    throw Failure{syntax_error(
        code::unexpected_syntax, span,
        fmt::format(
            "expected an operand of {}, got NOT; write ( ) around NOT and what it negates",
            std::visit([](auto o) { return spelling(o); }, chain_.operators[operator_ - 1].op)))};
  }

  static Tree wrap(UnaryOperator op, Tree tree, ast::SourceSpan span) {
    const std::uint32_t height = tree.height + 1;
    check_height(height, span);
    return {make(ast::Unary{op, std::move(tree.expression)}, span), height};
  }

  static Tree apply(UnaryOperator op, Tree left, ast::SourceSpan span) {
    const ast::SourceSpan whole{left.expression->span.begin, span.end};
    return wrap(op, std::move(left), whole);
  }

  static Tree apply(BinaryOperator op, Tree left, Tree right) {
    const ast::SourceSpan whole{left.expression->span.begin, right.expression->span.end};
    const std::uint32_t height = std::max(left.height, right.height) + 1;
    check_height(height, whole);
    return {make(ast::Binary{op, std::move(left.expression), std::move(right.expression)}, whole),
            height};
  }

  Tree comparisons(Tree first) {
    std::vector<std::pair<BinaryOperator, Tree>> rest;
    while (const Operator* next = peek(Precedence::comparison)) {
      if (precedence_of(*next) != Precedence::comparison) break;
      ++operator_;
      rest.emplace_back(std::get<BinaryOperator>(next->op),
                        climb(next_stronger(Precedence::comparison)));
    }
    if (rest.size() == 1) {
      return apply(rest.front().first, std::move(first), std::move(rest.front().second));
    }
    ast::ComparisonChain chain;
    const ast::SourceSpan whole{first.expression->span.begin,
                                rest.back().second.expression->span.end};
    std::uint32_t height = first.height;
    chain.first = std::move(first.expression);
    for (auto& [op, tree] : rest) {
      height = std::max(height, tree.height);
      chain.rest.emplace_back(op, std::move(tree.expression));
    }
    check_height(height + 1, whole);
    return {make(std::move(chain), whole), height + 1};
  }

  OperatorChain& chain_;
  std::size_t operand_ = 0;
  std::size_t operator_ = 0;
};

}  // namespace

Precedence precedence(BinaryOperator op) {
  return kBinary[static_cast<std::size_t>(op)].precedence;
}
Precedence precedence(UnaryOperator op) { return kUnary[static_cast<std::size_t>(op)].precedence; }

std::string_view spelling(BinaryOperator op) {
  return kBinary[static_cast<std::size_t>(op)].spelling;
}
std::string_view spelling(UnaryOperator op) {
  return kUnary[static_cast<std::size_t>(op)].spelling;
}

Tree fold(OperatorChain chain) { return Folder(chain).climb(Precedence::logical_or); }

void check_height(std::uint32_t height, ast::SourceSpan span) {
  if (height <= kTallest) return;
  throw Failure{limit_error(
      span, fmt::format("expected at most {} operators one upon another in one expression, got "
                        "more; a list with IN says a long chain of OR shorter",
                        kTallest))};
}

}  // namespace entente::parser
