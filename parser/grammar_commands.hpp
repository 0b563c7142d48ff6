#pragma once

#include "parser/commands.hpp"
#include "parser/grammar_updates.hpp"

/// What is no clause: CREATE INDEX and DROP INDEX; and SHOW, which is another way to write CALL.
/// For grammar.cpp only.
namespace entente::parser::grammar {

struct ShowId {};
struct CreateIndexId {};
struct DropIndexId {};
struct CommandId {};

constexpr x3::rule<ShowId, ast::Call> show = "SHOW";
constexpr x3::rule<CreateIndexId, ast::CreateIndex> create_index = "CREATE INDEX";
constexpr x3::rule<DropIndexId, ast::DropIndex> drop_index = "DROP INDEX";
constexpr x3::rule<CommandId, ast::Command> command = "command";

constexpr std::string_view kPropertyList = "properties in parentheses, such as (n.name)";
constexpr Expectation kIndexName{"a name of the index, or ON", Wanted::name};

constexpr auto begins_create_index = [](Position at, const State&) {
  return at->keyword == Keyword::create_ && at[1].keyword == Keyword::index_;
};
/// Words that go on are no name.
constexpr auto is_index_name = [](Position at, const State&) {
  return is_variable(*at) && at->keyword != Keyword::for_ && at->keyword != Keyword::if_ &&
         at->keyword != Keyword::on_;
};
constexpr auto is_empty_node = [](Position at, const State&) {
  return is(at, TokenKind::open_paren) && is(at + 1, TokenKind::close_paren);
};

/// One key as `variable.key`, whose variable is the one that FOR has named.
constexpr auto check_variable = [](auto& context) {
  const ast::Name& named = x3::_val(context).variable;
  const ast::Name& got = x3::_attr(context);
  if (got.text == named.text) return;
  throw Failure{
      syntax_error("UndefinedVariable", got.span,
                   "expected `" + named.text + "`, the variable of FOR, got `" + got.text + "`")};
};

/// `:Label(key, …)`
template <class Command>
constexpr auto label_and_keys =
    expect("':' and a label", kind(TokenKind::colon)) >>
    expect("a label after ':'", any_name)[set<&Command::label>] >>
    expect("properties in parentheses, such as (name)", kind(TokenKind::open_paren)) >>
    list_of("a property after ','", expect("a property", any_name)[push<&Command::keys>]) >>
    expect("',' or a closing ')' of the properties", kind(TokenKind::close_paren));

constexpr auto put_variable = [](auto& context) { x3::_val(context).variable.text = "n"; };

constexpr auto variable_and_label = expect(kVariable,
                                           variable_name)[set<&ast::CreateIndex::variable>] >>
                                    expect("':' and a label or type", kind(TokenKind::colon)) >>
                                    expect("a label or type after ':'",
                                           any_name)[set<&ast::CreateIndex::label>];

constexpr auto indexed_node = variable_and_label >>
                              expect("a closing ')': an index is of one label",
                                     kind(TokenKind::close_paren));

constexpr std::string_view kIndexedRelationship = "a pattern such as ()-[r:TYPE]-()";
constexpr auto needed(TokenKind wanted) { return expect(kIndexedRelationship, kind(wanted)); }

constexpr auto indexed_relationship =
    kind(TokenKind::close_paren)[put<&ast::CreateIndex::of_relationships, true>] >>
    -kind(TokenKind::less) >> needed(TokenKind::minus) >>
    needed(TokenKind::open_bracket) >> variable_and_label >>
    expect("a closing ']': an index is of one type", kind(TokenKind::close_bracket)) >>
    needed(TokenKind::minus) >> -kind(TokenKind::greater) >> needed(TokenKind::open_paren) >>
    needed(TokenKind::close_paren);

constexpr auto index_key = expect("a property such as n.name", variable_name)[check_variable] >>
                           expect("'.' and a property", kind(TokenKind::dot)) >>
                           expect("a property after '.'", any_name)[push<&ast::CreateIndex::keys>];

constexpr auto index_pattern = expect("FOR and a pattern such as (n:Label)", word(Keyword::for_)) >>
                               expect("a pattern such as (n:Label) or ()-[r:TYPE]-()",
                                      kind(TokenKind::open_paren)) >>
                               (indexed_relationship | indexed_node) >>
                               expect("ON and properties such as (n.name)", word(Keyword::on_)) >>
                               expect(kPropertyList, kind(TokenKind::open_paren)) >>
                               list_of("a property after ','", index_key) >>
                               expect("',' or a closing ')' of the properties",
                                      kind(TokenKind::close_paren));

constexpr auto create_index_def = spanned(
    ahead(begins_create_index) >> word(Keyword::create_) >> word(Keyword::index_) >>
    -(ahead(is_index_name) >> variable_name[set<&ast::CreateIndex::name>]) >>
    -(word(Keyword::if_) >> expect("NOT EXISTS after IF", word(Keyword::not_)) >>
      expect("EXISTS after IF NOT",
             word(Keyword::exists_))[put<&ast::CreateIndex::if_not_exists, true>]) >>
    ((word(Keyword::on_)[put_variable] >> label_and_keys<ast::CreateIndex>) | index_pattern));

constexpr auto drop_index_def =
    spanned(word(Keyword::drop_) >> expect("INDEX after DROP", word(Keyword::index_)) >>
            ((word(Keyword::on_) >> label_and_keys<ast::DropIndex>) |
             (expect(kIndexName, variable_name)[set<&ast::DropIndex::name>] >>
              -(word(Keyword::if_) >>
                expect("EXISTS after IF",
                       word(Keyword::exists_))[put<&ast::DropIndex::if_exists, true>]))));

constexpr auto take_alternative = [](auto& context) {
  x3::_val(context) = std::move(x3::_attr(context));
};
constexpr auto command_def = create_index[take_alternative] | drop_index[take_alternative];

/// The words behind SHOW, which name a procedure.
struct ShownParser : x3::parser<ShownParser> {
  using attribute_type = ast::Name;
  static constexpr bool has_attribute = true;

  template <class Context, class RuleContext, class Target>
  bool parse(Position& first, const Position&, const Context& context, RuleContext&,
             Target& target) const {
    State& state = state_of(context);
    ++state.reading.steps;
    target = read_shown(state.sequence.text, first);
    return true;
  }
};

constexpr auto yields_all = [](auto& context) {
  x3::_val(context).has_yield = x3::_val(context).yields_all = true;
};

constexpr auto show_def =
    spanned(word(Keyword::show_) >> ShownParser{}[set<&ast::Call::procedure>] >>
            x3::eps[put<&ast::Call::has_arguments, true>] >>
            -((word(Keyword::where_)[yields_all] >>
               expect(where_words, expression)[set<&ast::Call::where>]) |
              yielded_columns));

BOOST_SPIRIT_DEFINE(show, create_index, drop_index, command)

}  // namespace entente::parser::grammar
