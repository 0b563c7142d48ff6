#pragma once

#include "parser/grammar_patterns.hpp"

/// Expressions. An expression is a flat chain of operands and operators; operators.cpp makes the
/// tree, so that one level of nesting in the text is one level of rules here. For grammar.cpp only.
namespace entente::parser::grammar {

/// An operand before its signs are applied: `NOT NOT - + x`.
struct SignedOperand {
  std::vector<core::SourceSpan> nots;
  std::vector<Token> signs;
  ast::ExpressionPtr expression;
};

/// `[from]` or `[from..to]` behind an operand.
struct SubscriptRange {
  ast::ExpressionPtr from;
  ast::ExpressionPtr to;
  bool is_slice = false;
};

/// `:Label:Label` or `:A|!B` behind an operand.
struct LabelTest {
  std::vector<ast::Name> labels;
  std::optional<ast::LabelExpression> label_expression;
};

struct OperatorId {};
struct NullTestId {};
struct OperandId {};
struct ChainId {};
struct PostfixedId {};
struct AtomId {};
struct SubscriptId {};
struct LabelTestId {};
struct LiteralId {};
struct ParenthesizedId {};
struct ListLiteralId {};
struct ListComprehensionId {};
struct PatternComprehensionId {};
struct QuantifiedId {};
struct ReduceId {};
struct BranchId {};
struct CaseId {};
struct ExistsId {};
struct PatternPredicateId {};
struct SubqueryId {};
struct MapItemId {};
struct MapProjectionId {};
struct FunctionNameId {};
struct FunctionCallId {};

using Branch = std::pair<ast::ExpressionPtr, ast::ExpressionPtr>;

constexpr x3::rule<OperatorId, Operator> binary_operator = "operator";
constexpr x3::rule<NullTestId, Operator> null_test = "IS NULL";
constexpr x3::rule<OperandId, SignedOperand> operand = "operand";
constexpr x3::rule<ChainId, OperatorChain> chain = "expression";
constexpr x3::rule<PostfixedId, ast::ExpressionPtr> postfixed = "operand";
constexpr x3::rule<AtomId, ast::ExpressionPtr> atom = "operand";
constexpr x3::rule<SubscriptId, SubscriptRange> subscript = "subscript";
constexpr x3::rule<LabelTestId, LabelTest> label_test = "labels";
constexpr x3::rule<LiteralId, ast::ExpressionPtr> literal = "literal";
constexpr x3::rule<ParenthesizedId, ast::ExpressionPtr> parenthesized = "parentheses";
constexpr x3::rule<ListLiteralId, ast::ListLiteral> list_literal = "list";
constexpr x3::rule<ListComprehensionId, ast::ListComprehension> list_comprehension =
    "list comprehension";
constexpr x3::rule<PatternComprehensionId, ast::PatternComprehension> pattern_comprehension =
    "pattern comprehension";
constexpr x3::rule<QuantifiedId, ast::QuantifiedPredicate> quantified = "quantified predicate";
constexpr x3::rule<ReduceId, ast::Reduce> reduce = "reduce";
constexpr x3::rule<BranchId, Branch> branch = "branch of CASE";
constexpr x3::rule<CaseId, ast::Case> case_ = "CASE";
constexpr x3::rule<ExistsId, ast::PatternPredicate> exists = "exists";
constexpr x3::rule<PatternPredicateId, ast::PatternPredicate> pattern_predicate =
    "pattern predicate";
constexpr x3::rule<SubqueryId, ast::Subquery> subquery = "subquery";
constexpr x3::rule<MapItemId, ast::MapProjection::Item> map_item = "map item";
constexpr x3::rule<MapProjectionId, ast::MapProjection> map_projection = "map projection";
constexpr x3::rule<FunctionNameId, ast::Name> function_name = "function name";
constexpr x3::rule<FunctionCallId, ast::FunctionCall> function_call = "function call";

constexpr Expectation kVariable{"a name for the variable", Wanted::name};

constexpr Expectation kOperand{"an expression after the operator"};

// --- operators --------------------------------------------------------------------------------

template <auto Value>
constexpr auto is_operator = [](auto& context) { x3::_val(context).op = Value; };

constexpr auto binary_operator_def =
    spanned(kind(TokenKind::equal)[is_operator<ast::BinaryOperator::equal>] |
            word(Keyword::and_)[is_operator<ast::BinaryOperator::logical_and>] |
            word(Keyword::or_)[is_operator<ast::BinaryOperator::logical_or>] |
            kind(TokenKind::plus)[is_operator<ast::BinaryOperator::add>] |
            kind(TokenKind::minus)[is_operator<ast::BinaryOperator::subtract>] |
            kind(TokenKind::star)[is_operator<ast::BinaryOperator::multiply>] |
            kind(TokenKind::slash)[is_operator<ast::BinaryOperator::divide>] |
            kind(TokenKind::percent)[is_operator<ast::BinaryOperator::modulo>] |
            kind(TokenKind::caret)[is_operator<ast::BinaryOperator::power>] |
            kind(TokenKind::not_equal)[is_operator<ast::BinaryOperator::not_equal>] |
            kind(TokenKind::less)[is_operator<ast::BinaryOperator::less>] |
            kind(TokenKind::less_equal)[is_operator<ast::BinaryOperator::less_equal>] |
            kind(TokenKind::greater)[is_operator<ast::BinaryOperator::greater>] |
            kind(TokenKind::greater_equal)[is_operator<ast::BinaryOperator::greater_equal>] |
            kind(TokenKind::matches)[is_operator<ast::BinaryOperator::matches>] |
            word(Keyword::in_)[is_operator<ast::BinaryOperator::in>] |
            word(Keyword::contains_)[is_operator<ast::BinaryOperator::contains>] |
            word(Keyword::xor_)[is_operator<ast::BinaryOperator::logical_xor>] |
            (word(Keyword::starts_)[is_operator<ast::BinaryOperator::starts_with>] >>
             expect("WITH after STARTS", word(Keyword::with_))) |
            (word(Keyword::ends_)[is_operator<ast::BinaryOperator::ends_with>] >>
             expect("WITH after ENDS", word(Keyword::with_))));

constexpr auto null_test_def =
    spanned(word(Keyword::is_)[is_operator<ast::UnaryOperator::is_null>] >>
            -word(Keyword::not_)[is_operator<ast::UnaryOperator::is_not_null>] >>
            expect("NULL or NOT NULL after IS", word(Keyword::null_)));

// --- chains -----------------------------------------------------------------------------------

constexpr auto begin_operand = [](auto& context) { state_of(context).tallest = 0; };

constexpr auto push_not = [](auto& context) {
  x3::_val(context).nots.push_back(x3::_attr(context).span());
};

constexpr auto push_operand = [](auto& context) {
  SignedOperand& read = x3::_attr(context);
  const std::size_t prefixes = read.nots.size() + read.signs.size();
  check_depth(prefixes, read.expression->span);
  Tree tree{std::move(read.expression), state_of(context).tallest + 1};
  for (auto sign = read.signs.rbegin(); sign != read.signs.rend(); ++sign) {
    const auto op =
        sign->kind == TokenKind::minus ? ast::UnaryOperator::negate : ast::UnaryOperator::plus;
    const core::SourceSpan span{sign->begin, tree.expression->span.end};
    tree.expression = box(ast::Unary{op, std::move(tree.expression)});
    tree.expression->span = span;
    ++tree.height;
  }
  check_height(tree.height, tree.expression->span);
  x3::_val(context).operands.push_back({std::move(tree), std::move(read.nots)});
};

constexpr auto push_operator = [](auto& context) {
  x3::_val(context).operators.push_back(x3::_attr(context));
};

constexpr auto fold_chain = [](auto& context) {
  State& state = state_of(context);
  Tree tree = fold(std::move(x3::_attr(context)));
  state.tallest = tree.height;
  x3::_val(context) = std::move(tree.expression);
};

constexpr auto operand_def = x3::eps[begin_operand] >> *word(Keyword::not_)[push_not] >>
                             *(!ahead(is_negative_number) >>
                               (kind(TokenKind::minus)[push<&SignedOperand::signs>] |
                                kind(TokenKind::plus)[push<&SignedOperand::signs>])) >>
                             postfixed[set<&SignedOperand::expression>];

constexpr auto chain_def = operand[push_operand] >> *((binary_operator[push_operator] >>
                                                       expect(kOperand, operand)[push_operand]) |
                                                      null_test[push_operator]);

constexpr auto expression_def = nested(chain[fold_chain]);

// --- operands ---------------------------------------------------------------------------------

// `what` of the expression read so far takes its place, up to the current token.
template <class Node, class Context>
void wrap(Context& context, Node node, std::size_t begin) {
  State& state = state_of(context);
  const Position here = x3::_where(context).begin();
  const core::SourceSpan span{begin, (here - 1)->end};
  check_height(++state.tallest, span);
  x3::_val(context) = box(std::move(node));
  x3::_val(context)->span = span;
}

constexpr auto access_property = [](auto& context) {
  auto& object = x3::_val(context);
  const std::size_t begin = object->span.begin;
  wrap(context, ast::PropertyAccess{std::move(object), std::move(x3::_attr(context))}, begin);
};

constexpr auto access_element = [](auto& context) {
  auto& object = x3::_val(context);
  SubscriptRange& range = x3::_attr(context);
  const std::size_t begin = object->span.begin;
  if (range.is_slice) {
    wrap(context, ast::Slice{std::move(object), std::move(range.from), std::move(range.to)}, begin);
  } else {
    wrap(context, ast::Subscript{std::move(object), std::move(range.from)}, begin);
  }
};

constexpr auto test_labels = [](auto& context) {
  auto& object = x3::_val(context);
  const std::size_t begin = object->span.begin;
  LabelTest& test = x3::_attr(context);
  wrap(context,
       ast::HasLabels{std::move(object), std::move(test.labels), std::move(test.label_expression)},
       begin);
};

constexpr auto subscript_def = kind(TokenKind::open_bracket) >>
                               ((kind(TokenKind::dot_dot)[put<&SubscriptRange::is_slice, true>] >>
                                 -expression[set<&SubscriptRange::to>]) |
                                (expect("an index such as [0] or [1..3]",
                                        expression)[set<&SubscriptRange::from>] >>
                                 -(kind(TokenKind::dot_dot)[put<&SubscriptRange::is_slice, true>] >>
                                   -expression[set<&SubscriptRange::to>]))) >>
                               expect("a closing ']' of the index", kind(TokenKind::close_bracket));

constexpr auto label_test_def =
    +(kind(TokenKind::colon) >> expect(kLabel, label_expression)[add_labels]);

constexpr auto postfixed_def = atom[become] >>
                               *((kind(TokenKind::dot) >> expect("a property's name after '.'",
                                                                 any_name)[access_property]) |
                                 subscript[access_element]) >>
                               -label_test[test_labels];

// --- atoms ------------------------------------------------------------------------------------

template <bool Negative>
constexpr auto become_number = [](auto& context) {
  x3::_val(context) =
      box(number_value(state_of(context).sequence.text, x3::_attr(context), Negative));
};

constexpr auto become_string = [](auto& context) {
  x3::_val(context) =
      box(ast::StringLiteral{string_value(state_of(context).sequence.text, x3::_attr(context))});
};

constexpr auto become_variable = [](auto& context) {
  x3::_val(context) = box(ast::Variable{std::move(x3::_attr(context).text)});
};

template <class Node>
constexpr auto become_node = [](auto& context) { x3::_val(context) = box(Node{}); };

template <bool Value>
constexpr auto become_boolean =
    [](auto& context) { x3::_val(context) = box(ast::BooleanLiteral{Value}); };

constexpr auto become_map = [](auto& context) {
  x3::_val(context) = box(ast::MapExpression{std::move(x3::_attr(context))});
};

constexpr auto set_pattern = [](auto& context) {
  x3::_val(context).pattern = std::make_unique<ast::PathPattern>(std::move(x3::_attr(context)));
};

constexpr auto note_wrapped = [](auto& context) {
  state_of(context).reading.wrapped_patterns.push_back(x3::_val(context).pattern->span.begin);
};

constexpr auto append_name = [](auto& context) {
  std::string& name = x3::_val(context).text;
  if (!name.empty()) name += '.';
  name += x3::_attr(context).text;
};

constexpr auto where_words = std::string_view{"a condition after WHERE"};

template <class Node>
constexpr auto where_of = word(Keyword::where_) >>
                          expect(where_words, expression)[set<&Node::predicate>];

// Refuses what other dialects allow here, with the way this one has for it.
constexpr auto refuse(std::string_view words) { return expect(words, !x3::eps); }

constexpr auto literal_def =
    kind(TokenKind::number)[become_number<false>] | kind(TokenKind::string)[become_string] |
    (ahead(is_negative_number) >> kind(TokenKind::minus) >>
     kind(TokenKind::number)[become_number<true>]) |
    word(Keyword::true_)[become_boolean<true>] | word(Keyword::false_)[become_boolean<false>] |
    word(Keyword::null_)[become_node<ast::NullLiteral>];

constexpr auto parenthesized_def = kind(TokenKind::open_paren) >>
                                   expect("an expression after '('", expression)[become] >>
                                   expect("an operator or a closing ')'",
                                          kind(TokenKind::close_paren));

constexpr auto list_literal_def = kind(TokenKind::open_bracket) >>
                                  -list_of("an element of the list after ','",
                                           expression[push<&ast::ListLiteral::items>]) >>
                                  expect("',' or a closing ']' of the list",
                                         kind(TokenKind::close_bracket));

constexpr auto list_comprehension_def =
    ahead(is_list_comprehension) >> kind(TokenKind::open_bracket) >>
    before_pipe(variable_name[set<&ast::ListComprehension::variable>] >> word(Keyword::in_) >>
                expect("a list after IN", expression)[set<&ast::ListComprehension::list>] >>
                -where_of<ast::ListComprehension>) >>
    -(kind(TokenKind::pipe) >>
      expect("an expression after '|'", expression)[set<&ast::ListComprehension::projection>]) >>
    expect("a closing ']' of the list comprehension", kind(TokenKind::close_bracket));

constexpr auto pattern_comprehension_def =
    ahead(is_pattern_comprehension) >> kind(TokenKind::open_bracket) >>
    before_pipe(path_pattern[set_pattern] >> -where_of<ast::PatternComprehension>) >>
    expect("'|' and what to collect for each match", kind(TokenKind::pipe)) >>
    expect("an expression after '|'", expression)[set<&ast::PatternComprehension::projection>] >>
    expect("a closing ']' of the pattern comprehension", kind(TokenKind::close_bracket));

template <ast::Quantifier Value>
constexpr auto quantifier_is = put<&ast::QuantifiedPredicate::quantifier, Value>;

constexpr auto quantified_def =
    ahead(is_quantified) >> (word(Keyword::all_)[quantifier_is<ast::Quantifier::all>] |
                             word(Keyword::any_)[quantifier_is<ast::Quantifier::any>] |
                             word(Keyword::none_)[quantifier_is<ast::Quantifier::none>] |
                             word(Keyword::single_)[quantifier_is<ast::Quantifier::single>]) >>
    kind(TokenKind::open_paren) >>
    expect(kVariable, variable_name)[set<&ast::QuantifiedPredicate::variable>] >>
    expect("IN and a list after the variable", word(Keyword::in_)) >>
    expect("a list after IN", expression)[set<&ast::QuantifiedPredicate::list>] >>
    -where_of<ast::QuantifiedPredicate> >>
    expect("WHERE or a closing ')' of the predicate", kind(TokenKind::close_paren));

constexpr auto reduce_def = ahead(is_reduce) >> word(Keyword::reduce_) >>
                            kind(TokenKind::open_paren) >>
                            expect(kVariable, variable_name)[set<&ast::Reduce::accumulator>] >>
                            expect("'=' and the first value of reduce", kind(TokenKind::equal)) >>
                            expect("the first value of reduce",
                                   expression)[set<&ast::Reduce::initial>] >>
                            expect("',' and the list of reduce", kind(TokenKind::comma)) >>
                            expect(kVariable, variable_name)[set<&ast::Reduce::variable>] >>
                            expect("IN and a list after the variable", word(Keyword::in_)) >>
                            expect("a list after IN", expression)[set<&ast::Reduce::list>] >>
                            expect("'|' and the next value of reduce", kind(TokenKind::pipe)) >>
                            expect("an expression after '|'",
                                   expression)[set<&ast::Reduce::body>] >>
                            expect("a closing ')' of reduce", kind(TokenKind::close_paren));

constexpr auto branch_def = word(Keyword::when_) >>
                            expect("a condition or value after WHEN", expression)[set_first] >>
                            expect("THEN", word(Keyword::then_)) >>
                            expect("a result after THEN", expression)[set_second];

constexpr auto case__def = word(Keyword::case_) >> -expression[set<&ast::Case::subject>] >>
                           expect("WHEN", branch)[push<&ast::Case::branches>] >>
                           *branch[push<&ast::Case::branches>] >>
                           -(word(Keyword::else_) >>
                             expect("a result after ELSE",
                                    expression)[set<&ast::Case::otherwise>]) >>
                           expect("WHEN, ELSE or the END of CASE", word(Keyword::end_));

constexpr auto exists_def = ahead(is_exists_pattern) >> word(Keyword::exists_) >>
                            kind(TokenKind::open_paren) >>
                            path_pattern[set_pattern] >> x3::eps[note_wrapped] >>
                            expect("a closing ')' of exists", kind(TokenKind::close_paren));

constexpr auto pattern_predicate_def = ahead(is_pattern) >> path_pattern[set_pattern];

constexpr auto function_name_def = spanned(ahead(is_call) >> variable_name[append_name] >>
                                           *(kind(TokenKind::dot) >> any_name[append_name]));

constexpr auto function_call_def =
    function_name[set<&ast::FunctionCall::name>] >> kind(TokenKind::open_paren) >>
    -word(Keyword::distinct_)[put<&ast::FunctionCall::distinct, true>] >>
    -list_of("an argument after ','", expression[push<&ast::FunctionCall::arguments>]) >>
    expect("',' or a closing ')' of the function's arguments", kind(TokenKind::close_paren));

constexpr auto count_all = ahead(is_count_all) >> word(Keyword::count_) >>
                           kind(TokenKind::open_paren) >> kind(TokenKind::star) >>
                           expect("a closing ')' of count(*)", kind(TokenKind::close_paren));

constexpr auto other_dialects =
    ahead(is_shortest_path) >>
    refuse("shortestPath in a MATCH clause only, as in MATCH p = shortestPath((a)-[*]-(b))");

template <ast::SubqueryKind Value>
constexpr auto subquery_is = put<&ast::Subquery::kind, Value>;

constexpr auto subquery_def = ahead(is_subquery) >>
                              (word(Keyword::exists_)[subquery_is<ast::SubqueryKind::exists>] |
                               word(Keyword::count_)[subquery_is<ast::SubqueryKind::count>] |
                               word(Keyword::collect_)[subquery_is<ast::SubqueryKind::collect>]) >>
                              ((ahead(is_pattern_in_braces) >>
                                pattern_in_braces[set<&ast::Subquery::query>]) |
                               braces[set<&ast::Subquery::query>]);

template <ast::MapProjection::Kind Value>
constexpr auto item_is = put<&ast::MapProjection::Item::kind, Value>;

constexpr auto map_item_def =
    (kind(TokenKind::dot) >>
     (kind(TokenKind::star)[item_is<ast::MapProjection::Kind::all>] |
      expect("a property's name or * after '.'", any_name)[set<&ast::MapProjection::Item::key>] >>
          x3::eps[item_is<ast::MapProjection::Kind::property>])) |
    (any_name[set<&ast::MapProjection::Item::key>] >>
     ((kind(TokenKind::colon)[item_is<ast::MapProjection::Kind::entry>] >>
       expect("a value in the map", expression)[set<&ast::MapProjection::Item::value>]) |
      x3::eps[item_is<ast::MapProjection::Kind::variable>]));

constexpr auto map_projection_def = ahead(is_map_projection) >>
                                    variable_name[set<&ast::MapProjection::variable>] >>
                                    kind(TokenKind::open_brace) >>
                                    -list_of("a key, .key or .* after ','",
                                             map_item[push<&ast::MapProjection::items>]) >>
                                    expect("a closing '}' of the map projection",
                                           kind(TokenKind::close_brace));

// The span of a part in parentheses includes them.
constexpr auto atom_def =
    spanned(literal[become] | pattern_predicate[become] | parenthesized[become] |
            list_comprehension[become] | pattern_comprehension[become] | list_literal[become] |
            map_literal[become_map] | parameter[become] | case_[become] |
            count_all[become_node<ast::CountAll>] | subquery[become] | exists[become] |
            quantified[become] | reduce[become] | other_dialects | function_call[become] |
            map_projection[become] | variable_name[become_variable]);

BOOST_SPIRIT_DEFINE(binary_operator, null_test, operand, chain, expression, postfixed, atom,
                    subscript, label_test, literal, parenthesized, list_literal, list_comprehension,
                    pattern_comprehension, quantified, reduce, branch, case_, exists,
                    pattern_predicate, subquery, map_item, map_projection, function_name,
                    function_call)

}  // namespace entente::parser::grammar
