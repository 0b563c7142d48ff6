// Statements that write, on the graph at hand and again on the graph made anew.
#include "cli/written_statements.hpp"

#include <fmt/format.h>

#include "graph/name_index.hpp"
#include "query/expression.hpp"

namespace entente::cli {
namespace {

using core::NodeId;
using core::RelationshipId;
using core::Value;
using graph::PropertyGraph;

constexpr std::string_view kSource = "source";
constexpr std::string_view kUser = "user";

template <class Id>
void mark_new(PropertyGraph& graph, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t i = first; i < end; ++i) {
    if (!graph.exists(Id{i}) || !graph.property(Id{i}, kSource).is_null()) continue;
    graph.set_property(Id{i}, kSource, Value(kUser));
  }
}

/// Values with the numbers that a compacted graph gave to its parts.
class Renumbered {
 public:
  explicit Renumbered(const graph::Renumbering& numbers) : numbers_(numbers) {}

  Value operator()(const Value& value) const {
    if (const auto* node = value.get_if<NodeId>()) return as_value(number(*node));
    if (const auto* r = value.get_if<RelationshipId>()) return as_value(number(*r));
    if (value.is_path()) return path(value.path());
    if (value.is_list()) {
      core::List list;
      for (const Value& item : value.list()) list.push_back((*this)(item));
      return list;
    }
    if (!value.is_map()) return value;
    core::Map map;
    for (const auto& [key, item] : value.map()) map.emplace(key, (*this)(item));
    return map;
  }

 private:
  template <class Id>
  static Value as_value(const std::optional<Id>& id) {
    return id ? Value(*id) : Value();
  }
  std::optional<NodeId> number(NodeId id) const { return numbers_.nodes[index_of(id)]; }
  std::optional<RelationshipId> number(RelationshipId id) const {
    return numbers_.relationships[index_of(id)];
  }
  Value path(const core::Path& path) const {
    core::Path result;
    for (const NodeId id : path.nodes) {
      if (!number(id)) return {};
      result.nodes.push_back(*number(id));
    }
    for (const RelationshipId id : path.relationships) {
      if (!number(id)) return {};
      result.relationships.push_back(*number(id));
    }
    return result;
  }

  const graph::Renumbering& numbers_;
};

std::string literal(const Value& value) {
  std::string text;
  if (value.is_list()) {
    for (const Value& item : value.list()) text += (text.empty() ? "" : ", ") + literal(item);
    return "[" + text + "]";
  }
  if (!value.is_map()) return query::print(value);
  for (const auto& [key, item] : value.map()) {
    text += text.empty() ? "`" : ", `";
    for (const char c : key) text += c == '`' ? std::string("``") : std::string(1, c);
    text += "`: " + literal(item);
  }
  return "{" + text + "}";
}

core::Result<query::Parameters> parameters_of(const std::string& text) {
  const PropertyGraph empty;
  const graph::NameIndex names(empty);
  const auto table = query::run("RETURN " + text + " AS value", {.graph = empty, .names = names});
  if (!table) return table.error();
  query::Parameters parameters;
  for (const auto& [name, value] : table->rows.at(0).at(0).map()) parameters.emplace(name, value);
  return parameters;
}

core::Result<void> apply(const graph::Edit& edit, PropertyGraph& graph) {
  auto parameters = parameters_of(edit.second);
  if (!parameters) return parameters.error();
  const graph::NameIndex names(graph);
  query::Context context{.graph = graph, .names = names, .parameters = std::move(*parameters)};
  context.may_read_files = true;
  const auto table = run_writing(edit.first, context, graph);
  if (!table) return table.error();
  return {};
}

}  // namespace

core::Result<query::Table> run_writing(std::string_view statement, query::Context context,
                                       PropertyGraph& graph) {
  const std::uint32_t nodes = graph.node_count();
  const std::uint32_t relationships = graph.relationship_count();
  context.changeable = &graph;
  auto table = query::run(statement, context);
  if (!table || !table->side_effects.any()) return table;
  mark_new<NodeId>(graph, nodes, graph.node_count());
  mark_new<RelationshipId>(graph, relationships, graph.relationship_count());
  const graph::Renumbering numbers = graph.compact();
  const Renumbered renumbered(numbers);
  for (auto& row : table->rows) {
    for (Value& value : row) value = renumbered(value);
  }
  return table;
}

graph::Edit as_edit(std::string_view statement, const query::Parameters& parameters) {
  core::Map map;
  for (const auto& [name, value] : parameters) map.emplace(name, value);
  return {graph::Edit::Kind::statement, std::string(statement), literal(Value(std::move(map)))};
}

std::vector<std::string> apply_statements(const std::vector<graph::Edit>& edits,
                                          PropertyGraph& graph) {
  std::vector<std::string> failures;
  for (const graph::Edit& edit : edits) {
    if (edit.kind != graph::Edit::Kind::statement) continue;
    if (const auto done = apply(edit, graph); !done) {
      failures.push_back(
          fmt::format("the statement '{}' of an earlier query could not be done "
                      "again: {}",
                      edit.first, done.error().message));
    }
  }
  return failures;
}

}  // namespace entente::cli
