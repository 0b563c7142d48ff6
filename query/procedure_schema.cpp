// Procedures that tell of a graph's indexes, and which properties its nodes and relationships have.
#include <algorithm>
#include <map>
#include <set>

#include "query/procedure.hpp"

namespace entente::query {
namespace {

using core::Value;
using graph::PropertyGraph;

core::List as_list(const auto& names) {
  core::List list;
  for (const auto& name : names) list.emplace_back(std::string(name));
  return list;
}

Procedure::Rows indexes(const PropertyGraph& graph, std::span<const Value>) {
  Procedure::Rows rows;
  for (const graph::PropertyIndex& index : graph.indexes()) {
    const graph::IndexDefinition& definition = index.definition();
    rows.push_back({Value(definition.name), Value("RANGE"),
                    Value(definition.of_relationships ? "RELATIONSHIP" : "NODE"),
                    as_list(std::vector{definition.label}), as_list(definition.keys),
                    static_cast<std::int64_t>(index.size())});
  }
  std::ranges::sort(rows, {},
                    [](const auto& row) { return row.front().template as<std::string>(); });
  return rows;
}

/// Things that have the same labels, or the same type.
struct Kind {
  std::size_t count = 0;
  std::map<std::string, std::size_t> owners;           ///< by key: how many have it
  std::map<std::string, std::set<std::string>> types;  ///< by key: of its values
};

template <class Id>
void add_to(Kind& kind, const PropertyGraph& graph, Id id) {
  ++kind.count;
  for (const graph::Property& property : graph.properties(id)) {
    const std::string key(graph.name(property.key));
    ++kind.owners[key];
    kind.types[key].emplace(describe(type_of(property.value)));
  }
}

/// `head` and, for each property, its key, its types and whether each thing has it; without
/// properties one row with nulls.
void add_rows(const std::vector<Value>& head, const Kind& kind, Procedure::Rows& rows) {
  const auto add = [&](Value key, Value types, bool mandatory) {
    rows.push_back(head);
    for (Value& value : std::vector{std::move(key), std::move(types), Value(mandatory)}) {
      rows.back().push_back(std::move(value));
    }
  };
  if (kind.owners.empty()) add({}, {}, false);
  for (const auto& [key, owners] : kind.owners) {
    add(Value(key), as_list(kind.types.at(key)), owners == kind.count);
  }
}

Procedure::Rows node_properties(const PropertyGraph& graph, std::span<const Value>) {
  std::map<std::set<std::string>, Kind> kinds;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const core::NodeId node{i};
    if (!graph.exists(node)) continue;
    std::set<std::string> labels;
    for (const graph::LabelId label : graph.labels(node)) labels.emplace(graph.name(label));
    add_to(kinds[labels], graph, node);
  }
  Procedure::Rows rows;
  for (const auto& [labels, kind] : kinds) {
    std::string type;
    for (const std::string& label : labels) type += ":`" + label + "`";
    add_rows({Value(type), as_list(labels)}, kind, rows);
  }
  return rows;
}

Procedure::Rows relationship_properties(const PropertyGraph& graph, std::span<const Value>) {
  std::map<std::string, Kind> kinds;
  for (std::uint32_t i = 0; i < graph.relationship_count(); ++i) {
    const core::RelationshipId id{i};
    if (graph.exists(id)) add_to(kinds[std::string(graph.name(graph.type(id)))], graph, id);
  }
  Procedure::Rows rows;
  for (const auto& [type, kind] : kinds) add_rows({Value(":`" + type + "`")}, kind, rows);
  return rows;
}

}  // namespace

void add_index_procedures(Procedures& all) {
  const std::vector<ProcedureField> columns = {
      {"name", types::kString},        {"type", types::kString},     {"entityType", types::kString},
      {"labelsOrTypes", types::kList}, {"properties", types::kList}, {"entries", types::kInteger}};
  all.emplace("db.indexes", Procedure{"db.indexes", {}, columns, indexes});
}

void add_schema_procedures(Procedures& all) {
  std::vector<ProcedureField> columns = {{"nodeType", types::kString},
                                         {"nodeLabels", types::kList},
                                         {"propertyName", types::kString},
                                         {"propertyTypes", types::kList},
                                         {"mandatory", types::kBoolean}};
  const auto add = [&](std::string name, auto call) {
    all.emplace(name, Procedure{name, {}, columns, call});
  };
  add("db.schema.nodeTypeProperties", node_properties);
  columns.erase(columns.begin() + 1);
  columns.front().name = "relType";
  add("db.schema.relTypeProperties", relationship_properties);
}

}  // namespace entente::query
