#pragma once

#include "parser/composition.hpp"
#include "parser/grammar_commands.hpp"
#include "parser/grammar_updates.hpp"

/// Clauses that read, queries of clauses, parts joined by UNION. For grammar.cpp only.
namespace entente::parser::grammar {

struct MatchId {};
struct UnwindId {};
struct WithId {};
struct ReturnId {};
struct ProjectionId {};
struct ProjectionItemId {};
struct SortItemId {};
struct SingleQueryId {};
struct QueryBodyId {};
struct BareMatchId {};
struct QueryId {};

constexpr x3::rule<MatchId, ast::Match> match = "MATCH";
constexpr x3::rule<UnwindId, ast::Unwind> unwind = "UNWIND";
constexpr x3::rule<WithId, ast::With> with = "WITH";
constexpr x3::rule<ReturnId, ast::Return> return_ = "RETURN";
constexpr x3::rule<ProjectionId, ast::Projection> projection = "projection";
constexpr x3::rule<ProjectionItemId, ast::ProjectionItem> projection_item = "column";
constexpr x3::rule<SortItemId, ast::SortItem> sort_item = "sort key";
constexpr x3::rule<SingleQueryId, ast::SingleQuery> single_query = "query";
constexpr x3::rule<BareMatchId, ast::Match> bare_match = "pattern";
constexpr x3::rule<QueryBodyId, ast::Query> query_body = "query";
constexpr x3::rule<QueryId, ast::Query> query = "query";

constexpr Expectation kFirstClause{"a clause such as MATCH, CREATE, UNWIND, WITH or RETURN",
                                   Wanted::clause};
constexpr Expectation kNextClause{"the clause to be continued, or a further clause up to RETURN",
                                  Wanted::clause};
constexpr Expectation kEnding{
    "an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
    "query",
    Wanted::ending};
constexpr Expectation kAlias{"a name after AS", Wanted::name};

constexpr auto push_clause = [](auto& context) {
  x3::_val(context).clauses.emplace_back(std::move(x3::_attr(context)));
};

// The column is named as its expression is written.
constexpr auto set_column = [](auto& context) {
  auto& item = x3::_val(context);
  item.expression = std::move(x3::_attr(context));
  const core::SourceSpan span = item.expression->span;
  item.text = state_of(context).sequence.text.substr(span.begin, span.end - span.begin);
};

constexpr auto where_after_words = std::string_view{"a condition after WHERE"};

template <class Clause>
constexpr auto where_clause = word(Keyword::where_) >>
                              expect(where_after_words, expression)[set<&Clause::where>];

constexpr auto match_def =
    spanned(-word(Keyword::optional_)[put<&ast::Match::optional, true>] >>
            expect("MATCH after OPTIONAL", word(Keyword::match_)) >>
            list_of("a pattern after ','", expect("a pattern such as (n:Label)",
                                                  path_pattern)[push<&ast::Match::patterns>]) >>
            -where_clause<ast::Match>);

constexpr auto unwind_def = spanned(
    word(Keyword::unwind_) >> expect("a list after UNWIND", expression)[set<&ast::Unwind::list>] >>
    expect("AS and a name for the elements", word(Keyword::as_)) >>
    expect(kAlias, variable_name)[set<&ast::Unwind::variable>]);

constexpr auto projection_item_def = expression[set_column] >>
                                     -(word(Keyword::as_) >>
                                       expect(kAlias,
                                              variable_name)[set<&ast::ProjectionItem::alias>]);

constexpr auto sort_item_def = expression[set<&ast::SortItem::expression>] >>
                               -(word(Keyword::desc_)[put<&ast::SortItem::descending, true>] |
                                 word(Keyword::descending)[put<&ast::SortItem::descending, true>] |
                                 word(Keyword::asc_) | word(Keyword::ascending));

constexpr auto column = projection_item[push<&ast::Projection::items>];

constexpr auto projection_def =
    -word(Keyword::distinct_)[put<&ast::Projection::distinct, true>] >>
    ((kind(TokenKind::star)[put<&ast::Projection::all, true>] >>
      *(kind(TokenKind::comma) >> expect("an expression after ','", column))) |
     list_of("an expression after ','", expect("an expression or *", column))) >>
    -(word(Keyword::order_) >> expect("BY after ORDER", word(Keyword::by_)) >>
      list_of("an expression after ','",
              expect("an expression to order by", sort_item)[push<&ast::Projection::order_by>])) >>
    -(word(Keyword::skip_) >>
      expect("a number of rows after SKIP", expression)[set<&ast::Projection::skip>]) >>
    -(word(Keyword::limit_) >>
      expect("a number of rows after LIMIT", expression)[set<&ast::Projection::limit>]);

constexpr auto with_def = spanned(word(Keyword::with_) >> projection[set<&ast::With::projection>] >>
                                  -where_clause<ast::With>);

constexpr auto return__def =
    spanned(word(Keyword::return_) >> projection[set<&ast::Return::projection>]);

constexpr auto begins_match = [](Position at, const State&) {
  return at->keyword == Keyword::match_ || at->keyword == Keyword::optional_;
};

constexpr auto begins_call_subquery = [](Position at, const State&) {
  return at->keyword == Keyword::call_ &&
         (is(at + 1, TokenKind::open_brace) || is(at + 1, TokenKind::open_paren));
};

constexpr auto inner_clause = (ahead(begins_match) >> match[push_clause]) | unwind[push_clause] |
                              with[push_clause] | create[push_clause] | merge[push_clause] |
                              set_clause[push_clause] | remove[push_clause] |
                              (ahead(begins_delete) >> delete_[push_clause]) |
                              (ahead(begins_call_subquery) >> call_subquery[push_clause]) |
                              call[push_clause] | foreach_[push_clause] | load_csv[push_clause];

// A part may end without RETURN where its last clause writes or calls, and before a brace: what
// stands there instead of a clause is the error.
constexpr auto check_end = [](auto& context) {
  const std::vector<ast::Clause>& clauses = x3::_val(context).clauses;
  const Position at = x3::_where(context).begin();
  const bool ends = at->kind == TokenKind::end || at->kind == TokenKind::semicolon ||
                    at->keyword == Keyword::union_;
  const bool closes = at->kind == TokenKind::close_brace;
  if (!clauses.empty() && (closes || (ends && may_end(clauses.back())))) return;
  const Expectation& expected = clauses.empty() ? kFirstClause : kNextClause;
  throw Failure{unexpected(state_of(context).sequence.text, *at, expected)};
};

constexpr auto check_order = [](auto& context) { check_composition(x3::_val(context)); };

constexpr auto single_query_def =
    -show[push_clause] >> *inner_clause >>
    (return_[push_clause] | x3::eps[check_end]) >> x3::eps[check_order];

constexpr auto push_joint = [](auto& context) { x3::_val(context).all.push_back(false); };
constexpr auto join_all = [](auto& context) { x3::_val(context).all.back() = true; };

// Which rows of a mixed chain would be doubles nobody could tell: the standard refuses it.
constexpr auto check_joint = [](auto& context) {
  const std::vector<bool>& all = x3::_val(context).all;
  if (all.front() == all.back()) return;
  const Position joint = x3::_where(context).begin() - 1;
  throw Failure{syntax_error(code::clause_composition, joint->span(),
                             "expected either UNION or UNION ALL throughout one query, got both")};
};

constexpr auto query_body_def = single_query[push<&ast::Query::parts>] >>
                                *(word(Keyword::union_)[push_joint] >>
                                  -word(Keyword::all_)[join_all] >> x3::eps[check_joint] >>
                                  single_query[push<&ast::Query::parts>]);

constexpr auto take_body = [](auto& context) {
  x3::_val(context).parts = std::move(x3::_attr(context).parts);
  x3::_val(context).all = std::move(x3::_attr(context).all);
};

constexpr auto take_command = [](auto& context) {
  x3::_val(context).command = std::move(x3::_attr(context));
};

constexpr auto box_body = [](auto& context) {
  x3::_val(context) = std::make_unique<ast::Query>(std::move(x3::_attr(context)));
};

constexpr auto box_match = [](auto& context) {
  auto body = std::make_unique<ast::Query>();
  body->parts.emplace_back().clauses.emplace_back(std::move(x3::_attr(context)));
  x3::_val(context) = std::move(body);
};

constexpr auto braces_def = kind(TokenKind::open_brace) >> nested(query_body[box_body]) >>
                            expect("a further clause or a closing '}' of the subquery",
                                   kind(TokenKind::close_brace));

constexpr auto bare_match_def =
    spanned(list_of("a pattern after ','", expect("a pattern such as (n:Label)",
                                                  path_pattern)[push<&ast::Match::patterns>]) >>
            -where_clause<ast::Match>);

constexpr auto pattern_in_braces_def = kind(TokenKind::open_brace) >>
                                       nested(bare_match[box_match]) >>
                                       expect("WHERE or a closing '}' of the subquery",
                                              kind(TokenKind::close_brace));

constexpr auto query_def = -(word(Keyword::explain_)[put<&ast::Query::explain, true>] |
                             word(Keyword::profile_)[put<&ast::Query::profile, true>]) >>
                           (command[take_command] | query_body[take_body]) >>
                           -kind(TokenKind::semicolon) >> expect(kEnding, kind(TokenKind::end));

BOOST_SPIRIT_DEFINE(match, unwind, with, return_, projection, projection_item, sort_item,
                    single_query, query_body, braces, bare_match, pattern_in_braces, query)

}  // namespace entente::parser::grammar
