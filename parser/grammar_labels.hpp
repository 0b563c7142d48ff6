#pragma once

#include <algorithm>
#include <vector>

#include "parser/grammar_lookahead.hpp"

/// Labels of nodes and types of relationships, and expressions over them. What a plain list of
/// names can say becomes one. For grammar.cpp only.
namespace entente::parser::grammar {

struct LabelExpressionId {};
struct LabelConjunctionId {};
struct LabelPrimaryId {};
struct TypeExpressionId {};

using LabelKind = ast::LabelExpression::Kind;

constexpr x3::rule<LabelExpressionId, ast::LabelExpression> label_expression = "label expression";
constexpr x3::rule<LabelConjunctionId, ast::LabelExpression> label_conjunction = "label expression";
constexpr x3::rule<LabelPrimaryId, ast::LabelExpression> label_primary = "label";
constexpr x3::rule<TypeExpressionId, ast::LabelExpression> type_expression = "type expression";

constexpr Expectation kLabel{"a label after ':'", Wanted::symbol};
constexpr Expectation kType{"a relationship type", Wanted::symbol, code::relationship_pattern};
constexpr Expectation kOperandOfLabels{"a name, '%', '!' or '(' of the label expression",
                                       Wanted::symbol};

constexpr auto push_label_operand = push<&ast::LabelExpression::operands>;
template <LabelKind Value>
constexpr auto label_kind_is = put<&ast::LabelExpression::kind, Value>;

/// An operator with one operand is that operand.
constexpr auto collapse = [](auto& context) {
  ast::LabelExpression& read = x3::_val(context);
  if (read.operands.size() > 1) return;
  ast::LabelExpression only = std::move(read.operands.front());
  read = std::move(only);
};
constexpr auto become_labels = [](auto& context) {
  x3::_val(context) = std::move(x3::_attr(context));
};

constexpr auto label_primary_def = spanned(
    any_name[set<&ast::LabelExpression::name>] |
    kind(TokenKind::percent)[label_kind_is<LabelKind::any>] |
    (kind(TokenKind::exclamation)[label_kind_is<LabelKind::negation>] >>
     nested(expect(kOperandOfLabels, label_primary)[push_label_operand])) |
    (kind(TokenKind::open_paren) >>
     nested(expect(kOperandOfLabels, label_expression)[become_labels]) >>
     expect("'|', '&' or a closing ')' of the label expression", kind(TokenKind::close_paren))));

constexpr auto label_conjunction_def = spanned(
    x3::eps[label_kind_is<LabelKind::conjunction>] >> label_primary[push_label_operand] >>
    *(kind(TokenKind::ampersand) >> expect(kOperandOfLabels, label_primary)[push_label_operand]) >>
    x3::eps[collapse]);

constexpr auto label_expression_def = spanned(
    x3::eps[label_kind_is<LabelKind::disjunction>] >> label_conjunction[push_label_operand] >>
    *(ahead(is_label_pipe) >> kind(TokenKind::pipe) >>
      expect(kOperandOfLabels, label_conjunction)[push_label_operand]) >>
    x3::eps[collapse]);

// Between types a colon may follow the bar.
constexpr auto type_expression_def = spanned(
    x3::eps[label_kind_is<LabelKind::disjunction>] >> label_conjunction[push_label_operand] >>
    *(kind(TokenKind::pipe) >> -kind(TokenKind::colon) >>
      expect(kType, label_conjunction)[push_label_operand]) >>
    x3::eps[collapse]);

/// Whether nothing but names is joined, by nothing but `joint`.
inline bool is_plain(const ast::LabelExpression& read, LabelKind joint) {
  if (read.kind == LabelKind::name) return true;
  return read.kind == joint && std::ranges::all_of(read.operands, [joint](const auto& operand) {
           return is_plain(operand, joint);
         });
}

/// REQUIRES: is_plain(read, …)
inline void take_names(ast::LabelExpression& read, std::vector<ast::Name>& names) {
  if (read.kind == LabelKind::name) names.push_back(std::move(read.name));
  for (ast::LabelExpression& operand : read.operands) take_names(operand, names);
}

/// `:A&B` and `:A:B` are lists of labels; anything else is an expression, which no further `:` may
/// follow or precede.
constexpr auto add_labels = [](auto& context) {
  auto& whole = x3::_val(context);
  ast::LabelExpression& read = x3::_attr(context);
  const bool plain = is_plain(read, LabelKind::conjunction);
  if (whole.label_expression || (!plain && !whole.labels.empty())) {
    throw Failure{syntax_error(code::unexpected_syntax, read.span,
                               "expected plain labels around ':', got a label expression; "
                               "write '&' to ask for both")};
  }
  if (plain) {
    take_names(read, whole.labels);
  } else {
    whole.label_expression = std::move(read);
  }
};

constexpr auto set_types = [](auto& context) {
  auto& whole = x3::_val(context);
  ast::LabelExpression& read = x3::_attr(context);
  if (is_plain(read, LabelKind::disjunction)) {
    take_names(read, whole.types);
  } else {
    whole.type_expression = std::move(read);
  }
};

BOOST_SPIRIT_DEFINE(label_expression, label_conjunction, label_primary, type_expression)

}  // namespace entente::parser::grammar
