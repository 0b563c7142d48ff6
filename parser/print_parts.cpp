// What queries, expressions and commands share as text: names, labels, maps, patterns.
#include "parser/print_parts.hpp"

#include <fmt/format.h>

#include "parser/parse.hpp"
#include "parser/token.hpp"

namespace entente::parser {
namespace {

std::string backquoted(std::string_view name) {
  std::string result = "`";
  for (const char c : name) {
    result += c;
    if (c == '`') result += c;
  }
  return result + '`';
}

std::string print_names(const std::vector<ast::Name>& labels) {
  std::string result;
  for (const ast::Name& label : labels) result += ":" + print_name(label);
  return result;
}

std::string print_operand(const ast::LabelExpression& operand);

std::string print_label_expression(const ast::LabelExpression& labels) {
  using Kind = ast::LabelExpression::Kind;
  if (labels.kind == Kind::name) return print_name(labels.name);
  if (labels.kind == Kind::any) return "%";
  if (labels.kind == Kind::negation) return "!" + print_operand(labels.operands.front());
  std::string result;
  for (const ast::LabelExpression& operand : labels.operands) {
    if (!result.empty()) result += labels.kind == Kind::conjunction ? "&" : "|";
    result += print_operand(operand);
  }
  return result;
}

// In parentheses wherever there are two and more: also as a whole, since in the condition of a
// comprehension a bar would end it.
std::string print_operand(const ast::LabelExpression& operand) {
  const std::string text = print_label_expression(operand);
  return operand.operands.size() > 1 ? "(" + text + ")" : text;
}

std::string print_properties(const ast::PatternProperties& properties) {
  if (const auto* map = std::get_if<ast::MapLiteral>(&properties)) return " " + print_map(*map);
  if (const auto* parameter = std::get_if<ast::Parameter>(&properties)) {
    return " " + print_parameter(*parameter);
  }
  return "";
}

std::string print_node(const ast::NodePattern& node) {
  return fmt::format("({}{}{}{})", node.variable ? print_name(*node.variable) : "",
                     print_labels(node.labels, node.label_expression),
                     print_properties(node.properties), optional_part(" WHERE ", node.where));
}

std::string print_length(const std::optional<ast::PathLength>& length) {
  if (!length) return "";
  std::string result = "*";
  if (length->least) result += fmt::to_string(*length->least);
  if (length->least == length->most) return result;
  result += "..";
  if (length->most) result += fmt::to_string(*length->most);
  return result;
}

std::string print_relationship(const ast::RelationshipPattern& relationship) {
  std::string detail = relationship.variable ? print_name(*relationship.variable) : "";
  for (std::size_t i = 0; i < relationship.types.size(); ++i) {
    detail += (i == 0 ? ":" : "|") + print_name(relationship.types[i]);
  }
  if (relationship.type_expression) detail += ":" + print_operand(*relationship.type_expression);
  detail += print_length(relationship.length) + print_properties(relationship.properties) +
            optional_part(" WHERE ", relationship.where);
  if (!detail.empty()) detail = "[" + detail + "]";
  switch (relationship.direction) {
    case ast::Direction::left:
      return "<-" + detail + "-";
    case ast::Direction::right:
      return "-" + detail + "->";
    case ast::Direction::both:
      break;
  }
  return "-" + detail + "-";
}

}  // namespace

std::string print_name(std::string_view name) {
  return is_plain_name(name) ? std::string(name) : backquoted(name);
}
std::string print_name(const ast::Name& name) { return print_name(name.text); }

std::string print_parameter(const ast::Parameter& parameter) {
  const Token token = Lexer("$" + parameter.name).next();
  const bool plain = token.kind == TokenKind::parameter && token.end == parameter.name.size() + 1 &&
                     parameter.name.front() != '`';
  return "$" + (plain ? parameter.name : backquoted(parameter.name));
}

std::string optional_part(std::string_view head, const ast::ExpressionPtr& expression) {
  return expression ? fmt::format("{}{}", head, print(*expression)) : "";
}

std::string print_labels(const std::vector<ast::Name>& labels,
                         const std::optional<ast::LabelExpression>& expression) {
  return expression ? ":" + print_operand(*expression) : print_names(labels);
}

std::string print_map(const ast::MapLiteral& map) {
  std::string result = "{";
  for (const auto& [key, value] : map.entries) {
    if (result.size() > 1) result += ", ";
    result += fmt::format("{}: {}", print_name(key), print(*value));
  }
  return result + "}";
}

std::string print_path(const ast::PathPattern& path) {
  std::string body;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) body += print_relationship(path.relationships[i - 1]);
    body += print_node(path.nodes[i]);
  }
  if (path.kind == ast::PathKind::shortest) body = "shortestPath(" + body + ")";
  if (path.kind == ast::PathKind::all_shortest) body = "allShortestPaths(" + body + ")";
  return path.variable ? fmt::format("{} = {}", print_name(*path.variable), body) : body;
}

}  // namespace entente::parser
