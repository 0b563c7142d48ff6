// Statements on the scenario's graph, and what they changed there: by comparing it with before.
#include "world.hpp"

#include <algorithm>

#include "notation.hpp"

namespace entente::tck {
namespace {

Inventory inventory_of(const graph::PropertyGraph& graph) {
  Inventory inventory;
  const auto add_properties = [&](char kind, auto id) {
    for (const graph::Property& property : graph.properties(id)) {
      inventory.properties.emplace(kind, core::index_of(id), graph.name(property.key),
                                   actual_form(property.value, graph, {}));
    }
  };
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const core::NodeId node{i};
    if (!graph.exists(node)) continue;
    inventory.nodes.insert(i);
    for (const graph::LabelId label : graph.labels(node)) {
      inventory.labels.emplace(graph.name(label));
    }
    add_properties('n', node);
  }
  for (std::uint32_t i = 0; i < graph.relationship_count(); ++i) {
    if (!graph.exists(core::RelationshipId{i})) continue;
    inventory.relationships.insert(i);
    add_properties('r', core::RelationshipId{i});
  }
  return inventory;
}

template <class Set>
long missing(const Set& from, const Set& in) {
  return std::ranges::count_if(from, [&](const auto& item) { return !in.contains(item); });
}

SideEffects compare(const Inventory& before, const Inventory& after) {
  SideEffects effects;
  const auto note = [&](const std::string& what, const auto& old, const auto& now) {
    if (const long added = missing(now, old)) effects["+" + what] = added;
    if (const long removed = missing(old, now)) effects["-" + what] = removed;
  };
  note("nodes", before.nodes, after.nodes);
  note("relationships", before.relationships, after.relationships);
  note("labels", before.labels, after.labels);
  note("properties", before.properties, after.properties);
  return effects;
}

}  // namespace

core::Result<query::Table> World::run(const std::string& statement) {
  (void)graph_.compact();
  const Inventory before = inventory_of(graph_);
  const graph::NameIndex names(graph_);
  auto table = query::run(statement, {.graph = graph_,
                                      .names = names,
                                      .parameters = parameters,
                                      .changeable = &graph_,
                                      .procedures = &procedures});
  side_effects_ = compare(before, inventory_of(graph_));
  return table;
}

core::Result<core::Value> World::value_of(const std::string& expression) {
  World nothing;
  const auto table = nothing.run("RETURN " + expression + " AS value");
  if (!table) return table.error();
  return table->rows.front().front();
}

}  // namespace entente::tck
