// Runs statements of scripts and shells, with their parameters; the query room does the rest.
#include "cli/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <limits>

#include "cli/interrupt.hpp"
#include "parser/parse.hpp"

namespace entente::cli {
namespace {

namespace ast = parser::ast;
using core::Error;
using core::ErrorKind;
using core::Value;

std::optional<Value> literal(const ast::Expression& expression);

std::optional<Value> literal_list(const ast::ListLiteral& list) {
  core::List items;
  for (const auto& item : list.items) {
    auto value = literal(*item);
    if (!value) return std::nullopt;
    items.push_back(std::move(*value));
  }
  return Value(std::move(items));
}

std::optional<Value> literal_map(const ast::MapLiteral& map) {
  core::Map entries;
  for (const auto& [key, item] : map.entries) {
    auto value = literal(*item);
    if (!value) return std::nullopt;
    entries.insert_or_assign(key.text, std::move(*value));
  }
  return Value(std::move(entries));
}

std::optional<Value> negated(const ast::Unary& unary) {
  if (unary.op != ast::UnaryOperator::negate) return std::nullopt;
  const auto value = literal(*unary.operand);
  if (!value || !value->is_number()) return std::nullopt;
  if (const auto* integer = value->get_if<std::int64_t>()) return Value(-*integer);
  return Value(-value->as<double>());
}

/// The value of an expression that is one as it stands; nothing where something is to be computed.
std::optional<Value> literal(const ast::Expression& expression) {
  if (std::holds_alternative<ast::NullLiteral>(expression.node)) return Value();
  if (const auto* b = std::get_if<ast::BooleanLiteral>(&expression.node)) return Value(b->value);
  if (const auto* i = std::get_if<ast::IntegerLiteral>(&expression.node)) return Value(i->value);
  if (const auto* d = std::get_if<ast::FloatLiteral>(&expression.node)) return Value(d->value);
  if (const auto* s = std::get_if<ast::StringLiteral>(&expression.node)) return Value(s->value);
  if (const auto* u = std::get_if<ast::Unary>(&expression.node)) return negated(*u);
  if (const auto* l = std::get_if<ast::ListLiteral>(&expression.node)) return literal_list(*l);
  if (const auto* m = std::get_if<ast::MapExpression>(&expression.node)) return literal_map(m->map);
  return std::nullopt;
}

bool is_call(const ast::Expression& expression) {
  return std::holds_alternative<ast::FunctionCall>(expression.node);
}

query::Limits limits_of(const RunSettings& settings) {
  query::Limits limits;
  limits.timeout = settings.timeout;
  if (settings.memory_bytes) limits.memory_bytes = *settings.memory_bytes;
  limits.interrupted = &interrupt_flag();
  return limits;
}

bool is_parameter_name(std::string_view name) {
  const auto plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
  return !name.empty() && std::ranges::all_of(name, plain);
}

}  // namespace

core::Result<query::Table> run_statement(std::string_view name, std::string_view script,
                                         core::SourceSpan span, OpenGraph& graph,
                                         const RunSettings& settings) {
  auto table = graph.run(script.substr(span.begin, span.end - span.begin), settings.parameters,
                         limits_of(settings));
  if (table) return table;
  Error error = table.error();
  if (error.kind == ErrorKind::interrupted) return Error{ErrorKind::interrupted, "interrupted"};
  if (error.span) {
    error.span->begin += span.begin;
    error.span->end += span.begin;
    return located(std::move(error), name, script);
  }
  if (error.source_name.empty()) error.source_name = name;  // else it is about a file
  return error;
}

void print_side_effects(const Console& console, const query::SideEffects& effects) {
  std::string text;
  const auto add = [&](std::int64_t count, std::string_view one, std::string_view more,
                       std::string_view done) {
    if (count == 0) return;
    text +=
        fmt::format("{}{} {} {}", text.empty() ? "" : ", ", count, count == 1 ? one : more, done);
  };
  add(effects.nodes_created, "node", "nodes", "created");
  add(effects.relationships_created, "relationship", "relationships", "created");
  add(effects.nodes_deleted, "node", "nodes", "deleted");
  add(effects.relationships_deleted, "relationship", "relationships", "deleted");
  add(effects.labels_added, "label", "labels", "added");
  add(effects.labels_removed, "label", "labels", "removed");
  add(effects.properties_set, "property", "properties", "set");
  add(effects.indexes_created, "index", "indexes", "created");
  add(effects.indexes_deleted, "index", "indexes", "dropped");
  if (!text.empty()) print_notice(console, text);
}

void print_notices(const Console& console, std::string_view statement,
                   const std::vector<query::Notice>& notices) {
  for (const query::Notice& notice : notices) {
    if (!notice.span) {
      print_notice(console, notice.message);
      continue;
    }
    const auto [line, column] = core::locate(statement, notice.span->begin);
    print_notice(console, fmt::format("{}:{}: {}", line, column, notice.message));
  }
}

RenderOptions render_options(const Console& console) {
  RenderOptions options;
  options.width = console.out_is_terminal ? console.width : 0;
  options.unicode = console.unicode;
  options.color = console.color;
  options.interrupted = &interrupt_flag();
  return options;
}

core::Result<Value> parse_parameter_value(std::string_view text, const OpenGraph& graph) {
  const auto expression = parser::parse_expression(text);
  if (!expression) return Value(text);
  if (auto value = literal(*expression)) return std::move(*value);
  if (!is_call(*expression)) return Value(text);
  const auto table = query::run(fmt::format("RETURN {} AS value", text),
                                query::Context{graph.graph(), graph.names()});
  if (!table) return Error{table.error().kind, table.error().message};
  return table->rows.at(0).at(0);
}

core::Result<std::pair<std::string, Value>> parse_parameter(std::string_view text,
                                                            const OpenGraph& graph) {
  const std::size_t equals = text.find('=');
  const std::string_view name = text.substr(0, equals);
  if (equals == std::string_view::npos || !is_parameter_name(name)) {
    return Error{ErrorKind::usage,
                 fmt::format("expected a parameter as name=value, got '{}'", text)};
  }
  auto value = parse_parameter_value(text.substr(equals + 1), graph);
  if (!value) {
    return Error{ErrorKind::usage, fmt::format("parameter '{}': {}", name, value.error().message)};
  }
  return std::pair(std::string(name), std::move(*value));
}

std::optional<std::size_t> parse_bytes(std::string_view text) {
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || number == 0) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const int shift = unit.empty() ? 0 : unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : -1;
  if (shift < 0 || number > (std::numeric_limits<std::size_t>::max() >> shift)) return std::nullopt;
  return number << shift;
}

}  // namespace entente::cli
