// Procedures that tell what names a graph uses.
#include "query/procedure.hpp"

#include <algorithm>
#include <set>

namespace entente::query {
namespace {

using graph::PropertyGraph;

Procedure::Rows as_rows(const std::set<std::string>& names) {
  Procedure::Rows rows;
  for (const std::string& name : names) rows.push_back({core::Value(name)});
  return rows;
}

Procedure::Rows labels(const PropertyGraph& graph, std::span<const core::Value>) {
  std::set<std::string> names;
  for (std::uint32_t i = 0; i < graph.label_count(); ++i) {
    const graph::LabelId label{i};
    const auto is_there = [&](core::NodeId node) { return graph.exists(node); };
    if (std::ranges::any_of(graph.nodes_with_label(label), is_there)) {
      names.emplace(graph.name(label));
    }
  }
  return as_rows(names);
}

Procedure::Rows relationship_types(const PropertyGraph& graph, std::span<const core::Value>) {
  std::set<std::string> names;
  for (std::uint32_t i = 0; i < graph.relationship_count(); ++i) {
    const core::RelationshipId id{i};
    if (graph.exists(id)) names.emplace(graph.name(graph.type(id)));
  }
  return as_rows(names);
}

template <class Id>
void add_keys(const PropertyGraph& graph, std::uint32_t count, std::set<std::string>& names) {
  for (std::uint32_t i = 0; i < count; ++i) {
    for (const graph::Property& p : graph.properties(Id{i})) names.emplace(graph.name(p.key));
  }
}
Procedure::Rows keys(const PropertyGraph& graph, std::span<const core::Value>) {
  std::set<std::string> names;
  add_keys<core::NodeId>(graph, graph.node_count(), names);
  add_keys<core::RelationshipId>(graph, graph.relationship_count(), names);
  return as_rows(names);
}

Procedures make_builtin() {
  Procedures all;
  const auto add = [&](std::string name, std::string column, auto call) {
    all.emplace(name, Procedure{name, {}, {{std::move(column), types::kString}}, call});
  };
  add("db.labels", "label", labels);
  add("db.relationshipTypes", "relationshipType", relationship_types);
  add("db.propertyKeys", "propertyKey", keys);
  add_index_procedures(all);
  add_schema_procedures(all);
  add_language_procedures(all);
  return all;
}

}  // namespace

const Procedures& builtin_procedures() {
  static const Procedures all = make_builtin();
  return all;
}

}  // namespace entente::query
