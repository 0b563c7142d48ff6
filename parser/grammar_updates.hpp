#pragma once

#include "parser/grammar_expressions.hpp"

/// Clauses that write, and those that call: CREATE, MERGE, SET, REMOVE, DELETE, FOREACH, CALL, LOAD
/// CSV. For grammar.cpp only.
namespace entente::parser::grammar {

struct TargetId {};
struct CreateId {};
struct SetItemId {};
struct RemoveItemId {};
struct MergeId {};
struct SetId {};
struct RemoveId {};
struct DeleteId {};
struct ProcedureNameId {};
struct YieldItemId {};
struct CallId {};
struct CallSubqueryId {};
struct ForeachBodyId {};
struct ForeachId {};
struct LoadCsvId {};

constexpr x3::rule<TargetId, ast::ExpressionPtr> target = "target";
constexpr x3::rule<CreateId, ast::Create> create = "CREATE";
constexpr x3::rule<SetItemId, ast::SetItem> set_item = "change";
constexpr x3::rule<RemoveItemId, ast::SetItem> remove_item = "change";
constexpr x3::rule<MergeId, ast::Merge> merge = "MERGE";
constexpr x3::rule<SetId, ast::Set> set_clause = "SET";
constexpr x3::rule<RemoveId, ast::Remove> remove = "REMOVE";
constexpr x3::rule<DeleteId, ast::Delete> delete_ = "DELETE";
constexpr x3::rule<ProcedureNameId, ast::Name> procedure_name = "procedure name";
constexpr x3::rule<YieldItemId, ast::YieldItem> yield_item = "column";
constexpr x3::rule<CallId, ast::Call> call = "CALL";
constexpr x3::rule<CallSubqueryId, ast::CallSubquery> call_subquery = "CALL";
constexpr x3::rule<ForeachBodyId, std::unique_ptr<ast::SingleQuery>> foreach_body = "FOREACH";
constexpr x3::rule<ForeachId, ast::Foreach> foreach_ = "FOREACH";
constexpr x3::rule<LoadCsvId, ast::LoadCsv> load_csv = "LOAD CSV";

constexpr Expectation kTarget{"what to change, as n.name, n or n:Label"};
constexpr Expectation kChange{"'=' or '+=' and a value, or a label as in n:Label"};
constexpr std::string_view kValue = "a value after '='";
constexpr std::string_view kPattern = "a pattern such as (n:Label)";

inline void check_labels(const std::optional<ast::LabelExpression>& read, std::string_view words) {
  if (!read) return;
  throw Failure{syntax_error(code::unexpected_syntax, read->span,
                             "expected " + std::string(words) +
                                 ", got a label expression, "
                                 "which only asks for what is there")};
}
inline void check_where(const ast::ExpressionPtr& where) {
  if (!where) return;
  throw Failure{syntax_error(code::unexpected_syntax, where->span,
                             "expected a pattern without WHERE, as CREATE and MERGE make it, got a "
                             "condition; MATCH takes it")};
}

// A pattern to be made says all that it makes, and no condition.
constexpr auto check_creatable = [](auto& context) {
  const ast::PathPattern& path = x3::_attr(context);
  for (const ast::NodePattern& node : path.nodes) {
    check_labels(node.label_expression, "plain labels, as in :A:B");
    check_where(node.where);
  }
  for (const ast::RelationshipPattern& r : path.relationships) {
    check_labels(r.type_expression, "one plain relationship type, as in -[:TYPE]->");
    check_where(r.where);
  }
};

template <auto Action>
constexpr auto creatable = [](auto& context) {
  check_creatable(context);
  Action(context);
};

constexpr auto target_def = nested(postfixed[become]);

constexpr auto create_def =
    spanned(word(Keyword::create_) >>
            list_of("a pattern after ','",
                    expect(kPattern, path_pattern)[creatable<push<&ast::Create::patterns>>]));

template <ast::SetItem::Kind Value>
constexpr auto change_is = put<&ast::SetItem::kind, Value>;

constexpr auto check_mark = [](auto& context) {
  const ast::ExpressionPtr& read = x3::_val(context).target;
  if (const auto* marked = std::get_if<ast::HasLabels>(&read->node)) {
    return check_labels(marked->label_expression, "plain labels, as in n:A:B");
  }
  const Position at = x3::_where(context).begin();
  throw Failure{unexpected(state_of(context).sequence.text, *at, kChange)};
};

constexpr auto set_item_def = expect(kTarget, target)[set<&ast::SetItem::target>] >>
                              ((kind(TokenKind::equal)[change_is<ast::SetItem::Kind::assign>] >>
                                expect(kValue, expression)[set<&ast::SetItem::value>]) |
                               (kind(TokenKind::plus)[change_is<ast::SetItem::Kind::merge>] >>
                                expect("'=' after '+'", kind(TokenKind::equal)) >>
                                expect(kValue, expression)[set<&ast::SetItem::value>]) |
                               x3::eps[check_mark]);

constexpr auto check_removable = [](auto& context) {
  const auto* marked = std::get_if<ast::HasLabels>(&x3::_val(context).target->node);
  if (marked) check_labels(marked->label_expression, "plain labels, as in n:A:B");
};
constexpr auto remove_item_def =
    expect(kTarget, target)[set<&ast::SetItem::target>] >> x3::eps[check_removable];

constexpr std::string_view kNextChange = "a change after ','";

constexpr auto set_clause_def =
    spanned(word(Keyword::set_) >> list_of(kNextChange, set_item[push<&ast::Set::items>]));

constexpr auto remove_def =
    spanned(word(Keyword::remove_) >> list_of(kNextChange, remove_item[push<&ast::Remove::items>]));

template <auto Member>
constexpr auto changes = expect("SET after ON CREATE or ON MATCH", word(Keyword::set_)) >>
                         list_of(kNextChange, set_item[push<Member>]);

constexpr auto merge_def = spanned(
    word(Keyword::merge_) >> expect(kPattern, path_pattern)[creatable<set<&ast::Merge::pattern>>] >>
    *(word(Keyword::on_) >> ((word(Keyword::create_) >> changes<&ast::Merge::on_create>) |
                             (expect("CREATE or MATCH after ON", word(Keyword::match_)) >>
                              changes<&ast::Merge::on_match>))));

constexpr auto delete__def = spanned(
    -word(Keyword::detach_)[put<&ast::Delete::detach, true>] >>
    expect("DELETE after DETACH", word(Keyword::delete_)) >>
    list_of("a further node or relationship after ','",
            expect("a node or relationship to delete", expression)[push<&ast::Delete::targets>]));

constexpr auto procedure_name_def =
    spanned(any_name[append_name] >>
            *(kind(TokenKind::dot) >> expect("a name after '.'", any_name)[append_name]));

constexpr auto yield_item_def = any_name[set<&ast::YieldItem::column>] >>
                                -(word(Keyword::as_) >>
                                  expect(kVariable, variable_name)[set<&ast::YieldItem::alias>]);

constexpr auto yielded_columns =
    (word(Keyword::yield_)[put<&ast::Call::has_yield, true>] >>
     (kind(TokenKind::star)[put<&ast::Call::yields_all, true>] |
      list_of("a column after ','",
              expect("a column of the procedure", yield_item)[push<&ast::Call::items>])) >>
     -(word(Keyword::where_) >> expect(where_words, expression)[set<&ast::Call::where>]));

constexpr auto call_def = spanned(
    word(Keyword::call_) >>
    expect("a procedure's name or a query in braces", procedure_name)[set<&ast::Call::procedure>] >>
    -(kind(TokenKind::open_paren)[put<&ast::Call::has_arguments, true>] >>
      -list_of("an argument after ','", expression[push<&ast::Call::arguments>]) >>
      expect("',' or a closing ')' of the procedure's arguments", kind(TokenKind::close_paren))) >>
    -yielded_columns);

constexpr auto call_subquery_def =
    spanned(word(Keyword::call_) >>
            -(kind(TokenKind::open_paren)[put<&ast::CallSubquery::has_scope, true>] >>
              -(kind(TokenKind::star)[put<&ast::CallSubquery::takes_all, true>] |
                list_of("a variable after ','", variable_name[push<&ast::CallSubquery::taken>])) >>
              expect("variables that the subquery takes over and a closing ')'",
                     kind(TokenKind::close_paren))) >>
            expect("a query in braces", braces)[set<&ast::CallSubquery::query>]);

template <class Clause>
void add_clause(std::unique_ptr<ast::SingleQuery>& body, Clause clause) {
  if (!body) body = std::make_unique<ast::SingleQuery>();
  body->clauses.emplace_back(std::move(clause));
}
constexpr auto add_to_body = [](auto& context) {
  add_clause(x3::_val(context), std::move(x3::_attr(context)));
};

constexpr auto begins_delete = [](Position at, const State&) {
  return at->keyword == Keyword::delete_ || at->keyword == Keyword::detach_;
};

constexpr auto foreach_clause =
    create[add_to_body] | merge[add_to_body] | set_clause[add_to_body] | remove[add_to_body] |
    (ahead(begins_delete) >> delete_[add_to_body]) | foreach_[add_to_body];

constexpr auto foreach_body_def = expect("a clause that writes, such as SET, CREATE or DELETE",
                                         foreach_clause) >>
                                  *(foreach_clause);

constexpr auto foreach__def =
    spanned(word(Keyword::foreach_) >> expect("'(' after FOREACH", kind(TokenKind::open_paren)) >>
            expect(kVariable, variable_name)[set<&ast::Foreach::variable>] >>
            expect("IN and a list after the variable", word(Keyword::in_)) >>
            expect("a list after IN", expression)[set<&ast::Foreach::list>] >>
            expect("'|' and clauses that write", kind(TokenKind::pipe)) >>
            nested(foreach_body[set<&ast::Foreach::body>]) >>
            expect("a further clause or a closing ')' of FOREACH", kind(TokenKind::close_paren)));

constexpr auto load_csv_def =
    spanned(word(Keyword::load_) >> expect("CSV after LOAD", word(Keyword::csv_)) >>
            -(word(Keyword::with_) >>
              expect("HEADERS after WITH",
                     word(Keyword::headers_))[put<&ast::LoadCsv::with_headers, true>]) >>
            expect("FROM and a file", word(Keyword::from_)) >>
            expect("a file after FROM", expression)[set<&ast::LoadCsv::file>] >>
            expect("AS and a name for the lines", word(Keyword::as_)) >>
            expect(kVariable, variable_name)[set<&ast::LoadCsv::variable>] >>
            -(word(Keyword::fieldterminator) >> expect("a separator after FIELDTERMINATOR",
                                                       expression)[set<&ast::LoadCsv::separator>]));

BOOST_SPIRIT_DEFINE(target, create, set_item, remove_item, merge, set_clause, remove, delete_,
                    procedure_name, yield_item, call, call_subquery, foreach_body, foreach_,
                    load_csv)

}  // namespace entente::parser::grammar
