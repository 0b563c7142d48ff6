// The syntax tree in a form that shows its structure and nothing of how it was written.
#include "parser/dump.hpp"

#include <fmt/format.h>

#include <cmath>

#include "parser/operators.hpp"

namespace entente::parser {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string dump_pointer(const ast::ExpressionPtr& expression) {
  return expression ? dump(*expression) : "_";
}

std::string dump_name(const ast::Name& name) {
  const bool plain = name.text.find_first_of(" ()\"`_") == std::string::npos && !name.text.empty();
  return plain ? name.text : quoted(name.text);
}

std::string dump_names(const std::vector<ast::Name>& names) {
  std::string result;
  for (const ast::Name& name : names) result += " " + dump_name(name);
  return result;
}

std::string dump_labels(const ast::LabelExpression& labels) {
  constexpr std::string_view kHeads[] = {"", "(any", "(!", "(&", "(|"};
  if (labels.kind == ast::LabelExpression::Kind::name) return dump_name(labels.name);
  std::string result(kHeads[static_cast<std::size_t>(labels.kind)]);
  for (const ast::LabelExpression& operand : labels.operands) result += " " + dump_labels(operand);
  return result + ")";
}

std::string dump_names(const std::vector<ast::Name>& names,
                       const std::optional<ast::LabelExpression>& expression) {
  return expression ? " " + dump_labels(*expression) : dump_names(names);
}

std::string dump_where(const ast::ExpressionPtr& where) {
  return where ? fmt::format(" (where {})", dump(*where)) : "";
}

std::string dump_optional(const std::optional<ast::Name>& name) {
  return name ? dump_name(*name) : "_";
}

std::string dump_map(const ast::MapLiteral& map) {
  std::string result = "(map";
  for (const auto& [key, value] : map.entries) {
    result += fmt::format(" ({} {})", dump_name(key), dump_pointer(value));
  }
  return result + ")";
}

std::string dump_parameter(const ast::Parameter& parameter) { return "$" + quoted(parameter.name); }

std::string dump_properties(const ast::PatternProperties& properties) {
  if (const auto* map = std::get_if<ast::MapLiteral>(&properties)) return " " + dump_map(*map);
  if (const auto* parameter = std::get_if<ast::Parameter>(&properties)) {
    return " " + dump_parameter(*parameter);
  }
  return "";
}

std::string dump_node(const ast::NodePattern& node) {
  return fmt::format("(node {}{}{}{})", dump_optional(node.variable),
                     dump_names(node.labels, node.label_expression),
                     dump_properties(node.properties), dump_where(node.where));
}

std::string dump_bound(const std::optional<std::int64_t>& bound) {
  return bound ? fmt::to_string(*bound) : "_";
}

std::string dump_relationship(const ast::RelationshipPattern& relationship) {
  constexpr std::string_view kDirections[] = {"left", "right", "both"};
  std::string result =
      fmt::format("({} {}{}", kDirections[static_cast<std::size_t>(relationship.direction)],
                  dump_optional(relationship.variable),
                  dump_names(relationship.types, relationship.type_expression));
  if (relationship.length) {
    result += fmt::format(" (length {} {})", dump_bound(relationship.length->least),
                          dump_bound(relationship.length->most));
  }
  return result + dump_properties(relationship.properties) + dump_where(relationship.where) + ")";
}

std::string dump_path(const ast::PathPattern& path) {
  constexpr std::string_view kKinds[] = {"path", "shortest", "all-shortest"};
  std::string result = fmt::format("({} {}", kKinds[static_cast<std::size_t>(path.kind)],
                                   dump_optional(path.variable));
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) result += " " + dump_relationship(path.relationships[i - 1]);
    result += " " + dump_node(path.nodes[i]);
  }
  return result + ")";
}

/// One overload a kind of expression.
struct ExpressionDump {
  std::string operator()(const ast::NullLiteral&) const { return "null"; }
  std::string operator()(const ast::BooleanLiteral& literal) const {
    return literal.value ? "true" : "false";
  }
  std::string operator()(const ast::IntegerLiteral& literal) const {
    return fmt::to_string(literal.value);
  }
  std::string operator()(const ast::FloatLiteral& literal) const {
    return fmt::format("(float {})", literal.value);
  }
  std::string operator()(const ast::StringLiteral& literal) const { return quoted(literal.value); }
  std::string operator()(const ast::ListLiteral& list) const { return all("list", list.items); }
  std::string operator()(const ast::MapExpression& map) const { return dump_map(map.map); }
  std::string operator()(const ast::Parameter& parameter) const {
    return dump_parameter(parameter);
  }
  std::string operator()(const ast::Variable& variable) const {
    return dump_name({variable.name, {}});
  }
  std::string operator()(const ast::PropertyAccess& access) const {
    return fmt::format("(. {} {})", dump_pointer(access.object), dump_name(access.key));
  }
  std::string operator()(const ast::Subscript& subscript) const {
    return fmt::format("(at {} {})", dump_pointer(subscript.object), dump_pointer(subscript.index));
  }
  std::string operator()(const ast::Slice& slice) const {
    return fmt::format("(slice {} {} {})", dump_pointer(slice.object), dump_pointer(slice.from),
                       dump_pointer(slice.to));
  }
  std::string operator()(const ast::HasLabels& test) const {
    return fmt::format("(labels {}{})", dump_pointer(test.object),
                       dump_names(test.labels, test.label_expression));
  }
  std::string operator()(const ast::Unary& unary) const {
    return fmt::format("({} {})",
                       unary.op == ast::UnaryOperator::negate ? "negate"
                       : unary.op == ast::UnaryOperator::plus ? "plus"
                                                              : spelling(unary.op),
                       dump_pointer(unary.operand));
  }
  std::string operator()(const ast::Binary& binary) const {
    return fmt::format("({} {} {})", spelling(binary.op), dump_pointer(binary.left),
                       dump_pointer(binary.right));
  }
  std::string operator()(const ast::ComparisonChain& chain) const {
    std::string result = "(chain " + dump_pointer(chain.first);
    for (const auto& [op, operand] : chain.rest) {
      result += fmt::format(" {} {}", spelling(op), dump_pointer(operand));
    }
    return result + ")";
  }
  std::string operator()(const ast::FunctionCall& call) const {
    return all(fmt::format("call {}{}", dump_name(call.name), call.distinct ? " distinct" : ""),
               call.arguments);
  }
  std::string operator()(const ast::CountAll&) const { return "(count-all)"; }
  std::string operator()(const ast::Case& choice) const {
    std::string result = "(case " + dump_pointer(choice.subject);
    for (const auto& [when, then] : choice.branches) {
      result += fmt::format(" ({} {})", dump_pointer(when), dump_pointer(then));
    }
    return fmt::format("{} {})", result, dump_pointer(choice.otherwise));
  }
  std::string operator()(const ast::ListComprehension& comprehension) const {
    return fmt::format("(collect {} {} {} {})", dump_name(comprehension.variable),
                       dump_pointer(comprehension.list), dump_pointer(comprehension.predicate),
                       dump_pointer(comprehension.projection));
  }
  std::string operator()(const ast::QuantifiedPredicate& quantified) const {
    constexpr std::string_view kNames[] = {"all", "any", "none", "single"};
    return fmt::format("({} {} {} {})", kNames[static_cast<std::size_t>(quantified.quantifier)],
                       dump_name(quantified.variable), dump_pointer(quantified.list),
                       dump_pointer(quantified.predicate));
  }
  std::string operator()(const ast::Reduce& reduce) const {
    return fmt::format("(reduce {} {} {} {} {})", dump_name(reduce.accumulator),
                       dump_pointer(reduce.initial), dump_name(reduce.variable),
                       dump_pointer(reduce.list), dump_pointer(reduce.body));
  }
  std::string operator()(const ast::PatternPredicate& predicate) const {
    return fmt::format("(exists {})", dump_path(*predicate.pattern));
  }
  std::string operator()(const ast::PatternComprehension& comprehension) const {
    return fmt::format("(collect {} {} {})", dump_path(*comprehension.pattern),
                       dump_pointer(comprehension.predicate),
                       dump_pointer(comprehension.projection));
  }

  std::string operator()(const ast::MapProjection& map) const {
    constexpr std::string_view kKinds[] = {"property", "all", "entry", "variable"};
    std::string result = "(project " + dump_name(map.variable);
    for (const ast::MapProjection::Item& item : map.items) {
      result += fmt::format(" ({} {} {})", kKinds[static_cast<std::size_t>(item.kind)],
                            dump_name(item.key), dump_pointer(item.value));
    }
    return result + ")";
  }
  std::string operator()(const ast::Subquery& subquery) const {
    constexpr std::string_view kKinds[] = {"exists", "count", "collect"};
    return fmt::format("({} {{\n{}}})", kKinds[static_cast<std::size_t>(subquery.kind)],
                       dump(*subquery.query));
  }

 private:
  static std::string all(std::string_view head, const std::vector<ast::ExpressionPtr>& items) {
    std::string result = fmt::format("({}", head);
    for (const ast::ExpressionPtr& item : items) result += " " + dump_pointer(item);
    return result + ")";
  }
};

std::string dump_projection(const ast::Projection& projection) {
  std::string result;
  if (projection.distinct) result += " distinct";
  if (projection.all) result += " *";
  for (const ast::ProjectionItem& item : projection.items) {
    result +=
        item.alias
            ? fmt::format(" (as {} {})", dump_name(*item.alias), dump_pointer(item.expression))
            : fmt::format(" (column {} {})", quoted(item.text), dump_pointer(item.expression));
  }
  for (const ast::SortItem& item : projection.order_by) {
    result += fmt::format(" ({} {})", item.descending ? "descending" : "ascending",
                          dump_pointer(item.expression));
  }
  if (projection.skip) result += fmt::format(" (skip {})", dump_pointer(projection.skip));
  if (projection.limit) result += fmt::format(" (limit {})", dump_pointer(projection.limit));
  return result;
}

std::string dump_changes(const std::vector<ast::SetItem>& items) {
  constexpr std::string_view kKinds[] = {"assign", "merge", "mark"};
  std::string result;
  for (const ast::SetItem& item : items) {
    result += fmt::format(" ({} {} {})", kKinds[static_cast<std::size_t>(item.kind)],
                          dump_pointer(item.target), dump_pointer(item.value));
  }
  return result;
}

std::string dump_all(const std::vector<ast::ExpressionPtr>& expressions) {
  std::string result;
  for (const ast::ExpressionPtr& expression : expressions) result += " " + dump_pointer(expression);
  return result;
}

std::string dump_clauses(const ast::SingleQuery& query);

struct ClauseDump {
  std::string operator()(const ast::Match& match) const {
    std::string result = match.optional ? "(optional-match" : "(match";
    for (const ast::PathPattern& path : match.patterns) result += " " + dump_path(path);
    return result + dump_where(match.where) + ")";
  }
  std::string operator()(const ast::Unwind& unwind) const {
    return fmt::format("(unwind {} {})", dump_name(unwind.variable), dump_pointer(unwind.list));
  }
  std::string operator()(const ast::With& with) const {
    return "(with" + dump_projection(with.projection) + dump_where(with.where) + ")";
  }
  std::string operator()(const ast::Return& ret) const {
    return "(return" + dump_projection(ret.projection) + ")";
  }
  std::string operator()(const ast::Create& create) const {
    std::string result = "(create";
    for (const ast::PathPattern& path : create.patterns) result += " " + dump_path(path);
    return result + ")";
  }
  std::string operator()(const ast::Merge& merge) const {
    return fmt::format("(merge {} (on-create{}) (on-match{}))", dump_path(merge.pattern),
                       dump_changes(merge.on_create), dump_changes(merge.on_match));
  }
  std::string operator()(const ast::Set& set) const {
    return "(set" + dump_changes(set.items) + ")";
  }
  std::string operator()(const ast::Remove& remove) const {
    return "(remove" + dump_changes(remove.items) + ")";
  }
  std::string operator()(const ast::Delete& deletion) const {
    return (deletion.detach ? "(detach-delete" : "(delete") + dump_all(deletion.targets) + ")";
  }
  std::string operator()(const ast::Call& call) const {
    std::string result = "(call " + dump_name(call.procedure);
    if (call.has_arguments) result += " (arguments" + dump_all(call.arguments) + ")";
    if (call.yields_all) result += " *";
    for (const ast::YieldItem& item : call.items) {
      result += fmt::format(" (yield {} {})", dump_name(item.column), dump_optional(item.alias));
    }
    return result + dump_where(call.where) + ")";
  }
  std::string operator()(const ast::CallSubquery& call) const {
    std::string scope = call.takes_all ? " *" : "";
    for (const ast::Name& name : call.taken) scope += " " + dump_name(name);
    if (call.has_scope) scope = "(takes" + scope + ") ";
    return "(call " + scope + "{\n" + dump(*call.query) + "})";
  }
  std::string operator()(const ast::Foreach& loop) const {
    return fmt::format("(foreach {} {} {{\n{}}})", dump_name(loop.variable),
                       dump_pointer(loop.list), dump_clauses(*loop.body));
  }
  std::string operator()(const ast::LoadCsv& load) const {
    return fmt::format("(load-csv {} {} {} {})", load.with_headers ? "headers" : "plain",
                       dump_pointer(load.file), dump_name(load.variable),
                       dump_pointer(load.separator));
  }
};

struct CommandDump {
  static std::string keys(const std::vector<ast::Name>& names) {
    std::string result;
    for (const ast::Name& name : names) result += " " + dump_name(name);
    return result;
  }
  std::string operator()(const ast::CreateIndex& create) const {
    return fmt::format("(create-index {}{}{} {}{})", create.name ? dump_name(*create.name) : "_",
                       create.if_not_exists ? " if-not-exists" : "",
                       create.of_relationships ? " relationships" : "", dump_name(create.label),
                       keys(create.keys));
  }
  std::string operator()(const ast::DropIndex& drop) const {
    if (!drop.name)
      return fmt::format("(drop-index-on {}{})", dump_name(drop.label), keys(drop.keys));
    return fmt::format("(drop-index {}{})", dump_name(*drop.name),
                       drop.if_exists ? " if-exists" : "");
  }
};

std::string dump_clauses(const ast::SingleQuery& query) {
  std::string result;
  for (const ast::Clause& clause : query.clauses) {
    result += std::visit(ClauseDump{}, clause) + "\n";
  }
  return result;
}

}  // namespace

std::string dump(const ast::Expression& expression) {
  return std::visit(ExpressionDump{}, expression.node);
}

std::string dump(const ast::Query& query) {
  std::string result = query.explain ? "(explain)\n" : query.profile ? "(profile)\n" : "";
  if (query.command) return result + std::visit(CommandDump{}, *query.command) + "\n";
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    if (i > 0) result += query.all[i - 1] ? "(union-all)\n" : "(union)\n";
    result += dump_clauses(query.parts[i]);
  }
  return result;
}

}  // namespace entente::parser
