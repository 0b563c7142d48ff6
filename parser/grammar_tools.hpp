#pragma once

#include <algorithm>
#include <boost/spirit/home/x3.hpp>
#include <memory>
#include <utility>

#include "parser/ast.hpp"
#include "parser/failure.hpp"
#include "parser/grammar.hpp"
#include "parser/operators.hpp"

/// What the grammar is written with: Spirit parsers over tokens instead of characters, and the
/// semantic actions that put what was read where it belongs. For grammar.cpp only.
namespace entente::parser::grammar {

namespace x3 = boost::spirit::x3;

using Position = const Token*;

/// What the parsers of one run share.
struct State {
  const TokenSequence& sequence;
  Reading& reading;
  std::size_t depth = 0;      ///< of nested expressions around the current token
  std::uint32_t tallest = 0;  ///< height of the highest tree within the current operand, so far
  /// The bracket of the comprehension whose list or condition is being read; null: none. A `|`
  /// right inside it ends these and joins no labels.
  Position comprehension = nullptr;
};
struct StateTag;

template <class Context>
State& state_of(const Context& context) {
  return x3::get<StateTag>(context);
}

// --- parsers of one token ---------------------------------------------------------------------

/// A token for which Derived::accepts(token) holds. Its attribute is Derived::value(…).
template <class Derived, class Attribute>
struct OneToken : x3::parser<Derived> {
  using attribute_type = Attribute;
  static constexpr bool has_attribute = true;

  template <class Context, class RuleContext, class Target>
  bool parse(Position& first, const Position& last, const Context& context, RuleContext&,
             Target& target) const {
    State& state = state_of(context);
    ++state.reading.steps;
    if (first == last || !this->derived().accepts(*first)) return false;
    if constexpr (!std::is_same_v<std::remove_const_t<Target>, x3::unused_type>) {
      target = this->derived().value(state.sequence.text, *first);
    }
    ++first;
    return true;
  }
};

struct KindParser : OneToken<KindParser, Token> {
  constexpr explicit KindParser(TokenKind k) : kind(k) {}
  [[nodiscard]] bool accepts(const Token& token) const { return token.kind == kind; }
  static Token value(std::string_view, const Token& token) { return token; }
  TokenKind kind;
};

struct KeywordParser : OneToken<KeywordParser, Token> {
  constexpr explicit KeywordParser(Keyword k) : keyword(k) {}
  [[nodiscard]] bool accepts(const Token& token) const { return token.keyword == keyword; }
  static Token value(std::string_view, const Token& token) { return token; }
  Keyword keyword;
};

inline bool is_name(const Token& token) {
  return token.kind == TokenKind::quoted_name ? token.end - token.begin > 2
                                              : token.kind == TokenKind::name;
}

inline bool is_variable(const Token& token) {
  return is_name(token) && !is_reserved(token.keyword);
}

/// A label, relationship type or property key: any word, keywords too; or, for variables, a word
/// that is not reserved.
struct NameParser : OneToken<NameParser, ast::Name> {
  constexpr explicit NameParser(bool any) : any_word(any) {}
  [[nodiscard]] bool accepts(const Token& token) const {
    return any_word ? is_name(token) : is_variable(token);
  }
  static ast::Name value(std::string_view text, const Token& token) {
    return {name_text(text, token), token.span()};
  }
  bool any_word;
};

constexpr KindParser kind(TokenKind k) { return KindParser(k); }
constexpr KeywordParser word(Keyword k) { return KeywordParser(k); }
constexpr NameParser any_name{true};
constexpr NameParser variable_name{false};

// --- look-ahead, expectations, depth ----------------------------------------------------------

/// Takes no token; holds where `predicate(position, state)` does.
template <class Predicate>
struct Ahead : x3::parser<Ahead<Predicate>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  constexpr explicit Ahead(Predicate p) : predicate(p) {}

  template <class Context, class RuleContext, class Target>
  bool parse(Position& first, const Position&, const Context& context, RuleContext&,
             Target&) const {
    return predicate(first, state_of(context));
  }
  Predicate predicate;
};

template <class Predicate>
constexpr auto ahead(Predicate predicate) {
  return Ahead<Predicate>(predicate);
}

/// Where `subject` does not stand no other reading is possible: the query is refused.
template <class Subject>
struct Expect : x3::unary_parser<Subject, Expect<Subject>> {
  using Base = x3::unary_parser<Subject, Expect<Subject>>;
  static constexpr bool is_pass_through_unary = true;
  constexpr Expect(const Subject& subject, Expectation e) : Base(subject), expectation(e) {}

  template <class Context, class RuleContext, class Target>
  bool parse(Position& first, const Position& last, const Context& context,
             RuleContext& rule_context, Target& target) const {
    if (this->subject.parse(first, last, context, rule_context, target)) return true;
    throw Failure{unexpected(state_of(context).sequence.text, *first, expectation)};
  }
  Expectation expectation;
};

template <class Parser>
constexpr auto expect(Expectation expectation, const Parser& parser) {
  return Expect<Parser>(parser, expectation);
}
template <class Parser>
constexpr auto expect(std::string_view words, const Parser& parser) {
  return Expect<Parser>(parser, Expectation{words});
}

/// One level deeper while `subject` is read; refused below kDeepest. All recursion of the grammar
/// goes through it. To the operand around it, `subject` is one tree among those it consists of.
template <class Subject>
struct Nested : x3::unary_parser<Subject, Nested<Subject>> {
  using Base = x3::unary_parser<Subject, Nested<Subject>>;
  static constexpr bool is_pass_through_unary = true;
  constexpr explicit Nested(const Subject& subject) : Base(subject) {}

  template <class Context, class RuleContext, class Target>
  bool parse(Position& first, const Position& last, const Context& context,
             RuleContext& rule_context, Target& target) const {
    State& state = state_of(context);
    check_depth(++state.depth, first->span());
    const std::uint32_t outside = std::exchange(state.tallest, 0);
    const bool read = this->subject.parse(first, last, context, rule_context, target);
    state.tallest = std::max(state.tallest, outside);
    --state.depth;
    return read;
  }
};

template <class Parser>
constexpr auto nested(const Parser& parser) {
  return Nested<Parser>(parser);
}

/// Within `subject` a `|` right inside the comprehension's bracket, which is the last token, ends
/// what is read.
template <class Subject>
struct BeforePipe : x3::unary_parser<Subject, BeforePipe<Subject>> {
  using Base = x3::unary_parser<Subject, BeforePipe<Subject>>;
  static constexpr bool is_pass_through_unary = true;
  constexpr explicit BeforePipe(const Subject& subject) : Base(subject) {}

  template <class Context, class RuleContext, class Target>
  bool parse(Position& first, const Position& last, const Context& context,
             RuleContext& rule_context, Target& target) const {
    State& state = state_of(context);
    const Position outside = std::exchange(state.comprehension, first - 1);
    const bool read = this->subject.parse(first, last, context, rule_context, target);
    state.comprehension = outside;
    return read;
  }
};

template <class Parser>
constexpr auto before_pipe(const Parser& parser) {
  return BeforePipe<Parser>(parser);
}

/// `parser`, and more of it behind commas.
template <class Parser>
constexpr auto list_of(std::string_view words, const Parser& parser) {
  return parser >> *(kind(TokenKind::comma) >> expect(words, parser));
}

// --- semantic actions -------------------------------------------------------------------------

/// What was read becomes the member of what is being built.
template <auto Member>
constexpr auto set =
    [](auto& context) { x3::_val(context).*Member = std::move(x3::_attr(context)); };

/// … becomes the last element of a member.
template <auto Member>
constexpr auto push =
    [](auto& context) { (x3::_val(context).*Member).push_back(std::move(x3::_attr(context))); };

/// The member, a flag or an enumeration, takes a fixed value.
template <auto Member, auto Value>
constexpr auto put = [](auto& context) { x3::_val(context).*Member = Value; };

inline ast::ExpressionPtr box(ast::ExpressionPtr expression) { return expression; }

template <class Node>
ast::ExpressionPtr box(Node node) {
  return std::make_unique<ast::Expression>(ast::Expression{std::move(node), {}});
}

/// What was read is the expression.
constexpr auto become = [](auto& context) {
  x3::_val(context) = box(std::move(x3::_attr(context)));
};

// --- spans ------------------------------------------------------------------------------------

inline core::SourceSpan span_between(Position first, Position last) {
  return {first->begin, (last - 1)->end};
}

template <class Node>
void set_span(Node& node, core::SourceSpan span) {
  node.span = span;
}
inline void set_span(ast::ExpressionPtr& expression, core::SourceSpan span) {
  expression->span = span;
}

/// Around the whole of a rule: the rule's value spans the tokens read. (Spirit's own on_success
/// does not see the value of a rule with actions.)
template <class Subject>
struct Spanned : x3::unary_parser<Subject, Spanned<Subject>> {
  using Base = x3::unary_parser<Subject, Spanned<Subject>>;
  static constexpr bool is_pass_through_unary = true;
  constexpr explicit Spanned(const Subject& subject) : Base(subject) {}

  template <class Context, class RuleContext, class Target>
  bool parse(Position& first, const Position& last, const Context& context, RuleContext& rule_value,
             Target& target) const {
    const Position begin = first;
    if (!this->subject.parse(first, last, context, rule_value, target)) return false;
    set_span(rule_value, span_between(begin, first));
    return true;
  }
};

template <class Parser>
constexpr auto spanned(const Parser& parser) {
  return Spanned<Parser>(parser);
}

}  // namespace entente::parser::grammar
