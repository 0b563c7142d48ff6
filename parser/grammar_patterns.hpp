#pragma once

#include "parser/grammar_labels.hpp"
#include "parser/literals.hpp"

/// Node, relationship and path patterns. For grammar.cpp only.
namespace entente::parser::grammar {

struct ExpressionId {};
struct BracesId {};
struct PatternInBracesId {};
struct MapEntryId {};
struct MapLiteralId {};
struct ParameterId {};
struct NodePatternId {};
struct PathLengthId {};
struct RelationshipPatternId {};
struct PathBodyId {};
struct PathPatternId {};

// The one recursive entrance from patterns into expressions.
constexpr x3::rule<ExpressionId, ast::ExpressionPtr> expression = "expression";

// A query in braces, and a bare pattern in braces that stands for its MATCH.
constexpr x3::rule<BracesId, std::unique_ptr<ast::Query>> braces = "subquery";
constexpr x3::rule<PatternInBracesId, std::unique_ptr<ast::Query>> pattern_in_braces = "subquery";

constexpr x3::rule<MapEntryId, std::pair<ast::Name, ast::ExpressionPtr>> map_entry = "map entry";
constexpr x3::rule<MapLiteralId, ast::MapLiteral> map_literal = "map";
constexpr x3::rule<ParameterId, ast::Parameter> parameter = "parameter";
constexpr x3::rule<NodePatternId, ast::NodePattern> node_pattern = "node pattern";
constexpr x3::rule<PathLengthId, ast::PathLength> path_length = "path length";
constexpr x3::rule<RelationshipPatternId, ast::RelationshipPattern> relationship_pattern =
    "relationship pattern";
constexpr x3::rule<PathBodyId, ast::PathPattern> path_body = "path";
constexpr x3::rule<PathPatternId, ast::PathPattern> path_pattern = "path pattern";

constexpr Expectation kNode{"a node such as (n:Label) at the end of the relationship"};
constexpr Expectation kDetailEnd{"a closing ']' of the relationship pattern", Wanted::symbol,
                                 code::relationship_pattern};
constexpr Expectation kArrow{"'-' or '->' to end the relationship pattern", Wanted::symbol,
                             code::relationship_pattern};
constexpr Expectation kArrowStart{"'-' after '<'", Wanted::symbol, code::relationship_pattern};

constexpr auto set_first = [](auto& context) {
  x3::_val(context).first = std::move(x3::_attr(context));
};
constexpr auto set_second = [](auto& context) {
  x3::_val(context).second = std::move(x3::_attr(context));
};

constexpr auto set_parameter_name = [](auto& context) {
  x3::_val(context).name = name_text(state_of(context).sequence.text, x3::_attr(context));
};

constexpr auto bound_of = [](auto& context) {
  return whole_number(state_of(context).sequence.text, x3::_attr(context));
};
constexpr auto set_least = [](auto& context) { x3::_val(context).least = bound_of(context); };
constexpr auto set_most = [](auto& context) { x3::_val(context).most = bound_of(context); };
constexpr auto exactly = [](auto& context) { x3::_val(context).most = x3::_val(context).least; };

constexpr auto point_right = [](auto& context) {
  auto& direction = x3::_val(context).direction;
  direction = direction == ast::Direction::left ? ast::Direction::both : ast::Direction::right;
};

// Nodes and relationships of a part become those of the whole.
constexpr auto take_path = [](auto& context) {
  x3::_val(context).nodes = std::move(x3::_attr(context).nodes);
  x3::_val(context).relationships = std::move(x3::_attr(context).relationships);
};

constexpr auto map_entry_def = any_name[set_first] >>
                               expect("':' after the key of the map", kind(TokenKind::colon)) >>
                               expect("a value in the map", expression)[set_second];

constexpr auto map_literal_def = kind(TokenKind::open_brace) >>
                                 -list_of("a key of the map after ','",
                                          map_entry[push<&ast::MapLiteral::entries>]) >>
                                 expect("a closing '}' of the map", kind(TokenKind::close_brace));

constexpr auto parameter_def = kind(TokenKind::parameter)[set_parameter_name];

template <class Pattern>
constexpr auto properties_of =
    map_literal[set<&Pattern::properties>] | parameter[set<&Pattern::properties>];

template <class Pattern>
constexpr auto where_in = word(Keyword::where_) >>
                          expect("a condition after WHERE", expression)[set<&Pattern::where>];

constexpr auto node_pattern_def =
    spanned(kind(TokenKind::open_paren) >> -variable_name[set<&ast::NodePattern::variable>] >>
            *(kind(TokenKind::colon) >> expect(kLabel, label_expression)[add_labels]) >>
            -properties_of<ast::NodePattern> >> -where_in<ast::NodePattern> >>
            expect("a closing ')' of the node pattern", kind(TokenKind::close_paren)));

constexpr auto path_length_def =
    kind(TokenKind::star) >>
    -((kind(TokenKind::number)[set_least] >>
       ((kind(TokenKind::dot_dot) >> -kind(TokenKind::number)[set_most]) | x3::eps[exactly])) |
      (kind(TokenKind::dot_dot) >> -kind(TokenKind::number)[set_most]));

constexpr auto relationship_types = kind(TokenKind::colon) >>
                                    expect(kType, type_expression)[set_types];

constexpr auto relationship_detail = kind(TokenKind::open_bracket) >>
                                     -variable_name[set<&ast::RelationshipPattern::variable>] >>
                                     -relationship_types >>
                                     -path_length[set<&ast::RelationshipPattern::length>] >>
                                     -properties_of<ast::RelationshipPattern> >>
                                     -where_in<ast::RelationshipPattern> >>
                                     expect(kDetailEnd, kind(TokenKind::close_bracket));

constexpr auto relationship_pattern_def = spanned(
    ahead(is_relationship) >>
    -kind(TokenKind::less)[put<&ast::RelationshipPattern::direction, ast::Direction::left>] >>
    expect(kArrowStart, kind(TokenKind::minus)) >> -relationship_detail >>
    expect(kArrow, kind(TokenKind::minus)) >> -kind(TokenKind::greater)[point_right]);

constexpr auto path_body_def =
    (ahead(is_wrapped) >>
     nested(kind(TokenKind::open_paren) >> path_body[take_path] >>
            expect("a closing ')' of the pattern", kind(TokenKind::close_paren)))) |
    (node_pattern[push<&ast::PathPattern::nodes>] >>
     *(relationship_pattern[push<&ast::PathPattern::relationships>] >>
       expect(kNode, node_pattern)[push<&ast::PathPattern::nodes>]));

constexpr auto shortest_path =
    ahead(is_shortest_path) >>
    (word(Keyword::shortest_path)[put<&ast::PathPattern::kind, ast::PathKind::shortest>] |
     word(
         Keyword::all_shortest_paths)[put<&ast::PathPattern::kind, ast::PathKind::all_shortest>]) >>
    kind(TokenKind::open_paren) >>
    expect("a pattern such as (a)-[*]-(b) in shortestPath", path_body)[take_path] >>
    expect("a closing ')' of shortestPath", kind(TokenKind::close_paren));

constexpr auto path_pattern_def =
    spanned(-(ahead(is_named_path) >> variable_name[set<&ast::PathPattern::variable>] >>
              kind(TokenKind::equal)) >>
            (shortest_path | path_body[take_path]));

BOOST_SPIRIT_DEFINE(map_entry, map_literal, parameter, node_pattern, path_length,
                    relationship_pattern, path_body, path_pattern)

}  // namespace entente::parser::grammar
