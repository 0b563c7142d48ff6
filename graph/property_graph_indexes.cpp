// Keeps the indexes of a property graph in step with its nodes and relationships.
#include <algorithm>

#include "graph/property_graph.hpp"

namespace entente::graph {
namespace {

using core::index_of;

/// The values of an index's keys; nothing where one is missing.
template <class Id>
std::optional<std::vector<Value>> values_of(const PropertyGraph& graph, Id id,
                                            const IndexDefinition& definition) {
  std::vector<Value> values;
  for (const std::string& key : definition.keys) {
    const Value& value = graph.property(id, key);
    if (value.is_null()) return std::nullopt;
    values.push_back(value);
  }
  return values;
}

bool has_key(const IndexDefinition& definition, std::string_view key) {
  return std::ranges::find(definition.keys, key) != definition.keys.end();
}

bool takes(const PropertyGraph& graph, const IndexDefinition& definition, NodeId node) {
  const auto label = graph.find_label(definition.label);
  return !definition.of_relationships && label && graph.has_label(node, *label);
}
bool takes(const PropertyGraph& graph, const IndexDefinition& definition, RelationshipId id) {
  return definition.of_relationships && graph.name(graph.type(id)) == definition.label;
}

/// Calls `change(index, values)` on each index that has, or is to have, the node or relationship,
/// and is about the key and the label where these are given.
template <class Id, class Change>
void change_indexes(const PropertyGraph& graph, std::vector<PropertyIndex>& indexes, Id id,
                    std::optional<KeyId> key, std::optional<LabelId> label, Change change) {
  for (PropertyIndex& index : indexes) {
    const IndexDefinition& definition = index.definition();
    if (key && !has_key(definition, graph.name(*key))) continue;
    if (label && definition.label != graph.name(*label)) continue;
    if (!takes(graph, definition, id)) continue;
    if (const auto values = values_of(graph, id, definition)) change(index, *values);
  }
}

constexpr auto kInsert = [](auto id) {
  return [id](PropertyIndex& index, const std::vector<Value>& values) {
    index.insert(values, index_of(id));
  };
};
constexpr auto kErase = [](auto id) {
  return [id](PropertyIndex& index, const std::vector<Value>& values) {
    index.erase(values, index_of(id));
  };
};

template <class Id>
void fill(PropertyIndex& index, const PropertyGraph& graph, std::uint32_t count) {
  for (std::uint32_t i = 0; i < count; ++i) {
    const Id id{i};
    if (!graph.exists(id) || !takes(graph, index.definition(), id)) continue;
    if (const auto values = values_of(graph, id, index.definition())) index.insert(*values, i);
  }
}

}  // namespace

void PropertyGraph::create_index(const IndexDefinition& definition) {
  PropertyIndex index(definition);
  if (definition.of_relationships) {
    fill<RelationshipId>(index, *this, relationship_count());
  } else {
    fill<NodeId>(index, *this, node_count());
  }
  indexes_.push_back(std::move(index));
}

void PropertyGraph::drop_index(std::string_view name) {
  std::erase_if(indexes_,
                [&](const PropertyIndex& index) { return index.definition().name == name; });
}

const PropertyIndex* PropertyGraph::find_index(std::string_view name) const {
  const auto at = std::ranges::find_if(
      indexes_, [&](const PropertyIndex& index) { return index.definition().name == name; });
  return at == indexes_.end() ? nullptr : &*at;
}

void PropertyGraph::enter(NodeId node, std::optional<KeyId> key, std::optional<LabelId> label) {
  change_indexes(*this, indexes_, node, key, label, kInsert(node));
}
void PropertyGraph::leave(NodeId node, std::optional<KeyId> key, std::optional<LabelId> label) {
  change_indexes(*this, indexes_, node, key, label, kErase(node));
}
void PropertyGraph::enter(RelationshipId relationship, std::optional<KeyId> key) {
  change_indexes(*this, indexes_, relationship, key, {}, kInsert(relationship));
}
void PropertyGraph::leave(RelationshipId relationship, std::optional<KeyId> key) {
  change_indexes(*this, indexes_, relationship, key, {}, kErase(relationship));
}

}  // namespace entente::graph
