// Storage of the property graph: adjacency and properties with each node and relationship.
#include "graph/property_graph.hpp"

#include <algorithm>
#include <cassert>

namespace entente::graph {
namespace {

using core::index_of;

const Value kNull;

template <class Id>
std::uint32_t number(Id id) {
  return static_cast<std::uint32_t>(id);
}

template <class Id>
std::optional<Id> found(std::optional<std::uint32_t> number) {
  if (!number) return std::nullopt;
  return Id{*number};
}

template <class T>
void insert_sorted(std::vector<T>& items, T item) {
  const auto at = std::lower_bound(items.begin(), items.end(), item);
  if (at == items.end() || *at != item) items.insert(at, item);
}

auto position(auto& properties, KeyId key) {
  return std::lower_bound(properties.begin(), properties.end(), key,
                          [](const Property& p, KeyId k) { return p.key < k; });
}

const Value& get(const std::vector<Property>& properties, KeyId key) {
  const auto at = position(properties, key);
  return at != properties.end() && at->key == key ? at->value : kNull;
}

}  // namespace

LabelId PropertyGraph::label(std::string_view name) {
  const LabelId id{labels_.intern(name)};
  label_members_.resize(labels_.size());
  return id;
}

TypeId PropertyGraph::type(std::string_view name) {
  const TypeId id{types_.intern(name)};
  symmetric_.resize(types_.size());
  type_uses_.resize(types_.size());
  return id;
}

KeyId PropertyGraph::key(std::string_view name) {
  const KeyId id{keys_.intern(name)};
  key_uses_.resize(keys_.size());
  return id;
}

std::optional<LabelId> PropertyGraph::find_label(std::string_view name) const {
  return found<LabelId>(labels_.find(name));
}
std::optional<TypeId> PropertyGraph::find_type(std::string_view name) const {
  return found<TypeId>(types_.find(name));
}
std::optional<KeyId> PropertyGraph::find_key(std::string_view name) const {
  return found<KeyId>(keys_.find(name));
}

std::string_view PropertyGraph::name(LabelId id) const { return labels_.at(number(id)); }
std::string_view PropertyGraph::name(TypeId id) const { return types_.at(number(id)); }
std::string_view PropertyGraph::name(KeyId id) const { return keys_.at(number(id)); }

void PropertyGraph::set_symmetric(TypeId type, bool symmetric) {
  symmetric_[number(type)] = symmetric;
}
bool PropertyGraph::is_symmetric(TypeId type) const { return symmetric_[number(type)]; }

NodeId PropertyGraph::add_node(std::initializer_list<std::string_view> labels) {
  std::vector<LabelId> ids;
  for (const std::string_view name : labels) ids.push_back(label(name));
  return add_node(ids);
}

NodeId PropertyGraph::add_node(std::span<const LabelId> labels) {
  const NodeId id{node_count()};
  nodes_.emplace_back();
  for (const LabelId label : labels) add_label(id, label);
  return id;
}

void PropertyGraph::add_label(NodeId node, LabelId label) {
  insert_sorted(nodes_[index_of(node)].labels, label);
  insert_sorted(label_members_[number(label)], node);
  enter(node, {}, label);
}

RelationshipId PropertyGraph::add_relationship(NodeId source, NodeId target, TypeId type) {
  assert(index_of(source) < node_count() && index_of(target) < node_count());
  const RelationshipId id{relationship_count()};
  relationships_.push_back({source, target, type, {}, false});
  ++type_uses_[number(type)];
  nodes_[index_of(source)].outgoing.push_back({id, type, target});
  nodes_[index_of(target)].incoming.push_back({id, type, source});
  return id;
}

RelationshipId PropertyGraph::add_relationship(NodeId source, NodeId target,
                                               std::string_view type_name) {
  return add_relationship(source, target, type(type_name));
}

void PropertyGraph::set(std::vector<Property>& properties, KeyId key, Value value) {
  assert(value.is_null() || core::is_storable(value));
  const auto at = position(properties, key);
  const bool present = at != properties.end() && at->key == key;
  if (value.is_null()) {
    if (!present) return;
    properties.erase(at);
    --key_uses_[number(key)];
  } else if (present) {
    at->value = std::move(value);
  } else {
    properties.insert(at, Property{key, std::move(value)});
    ++key_uses_[number(key)];
  }
}

void PropertyGraph::clear(std::vector<Property>& properties) {
  for (const Property& property : properties) --key_uses_[number(property.key)];
  properties.clear();
}

void PropertyGraph::set_property(NodeId node, KeyId key, Value value) {
  leave(node, key);
  set(nodes_[index_of(node)].properties, key, std::move(value));
  enter(node, key);
}
void PropertyGraph::set_property(NodeId node, std::string_view key_name, Value value) {
  set_property(node, key(key_name), std::move(value));
}
void PropertyGraph::set_property(RelationshipId relationship, KeyId key, Value value) {
  leave(relationship, key);
  set(relationships_[index_of(relationship)].properties, key, std::move(value));
  enter(relationship, key);
}
void PropertyGraph::set_property(RelationshipId relationship, std::string_view key_name,
                                 Value value) {
  set_property(relationship, key(key_name), std::move(value));
}

void PropertyGraph::remove_label(NodeId node, LabelId label) {
  leave(node, {}, label);
  std::erase(nodes_[index_of(node)].labels, label);
  std::erase(label_members_[number(label)], node);
}

void PropertyGraph::remove_relationship(RelationshipId id) {
  Relationship& relationship = relationships_[index_of(id)];
  if (std::exchange(relationship.removed, true)) return;
  has_gaps_ = true;
  --type_uses_[number(relationship.type)];
  leave(id);
  clear(relationship.properties);
  const auto is_it = [id](const Incidence& incidence) { return incidence.relationship == id; };
  std::erase_if(nodes_[index_of(relationship.source)].outgoing, is_it);
  std::erase_if(nodes_[index_of(relationship.target)].incoming, is_it);
}

void PropertyGraph::remove_node(NodeId id) {
  Node& node = nodes_[index_of(id)];
  if (std::exchange(node.removed, true)) return;
  has_gaps_ = true;
  leave(id);
  // It stays among the labels' members until compact(), so that removing many takes linear time.
  node.labels.clear();
  clear(node.properties);
}

bool PropertyGraph::is_compact() const {
  const auto unused = [](std::uint32_t uses) { return uses == 0; };
  return !has_gaps_ && std::ranges::none_of(type_uses_, unused) &&
         std::ranges::none_of(key_uses_, unused) &&
         std::ranges::none_of(label_members_, &std::vector<NodeId>::empty);
}

Renumbering PropertyGraph::compact() {
  Renumbering numbers;
  numbers.nodes.resize(nodes_.size());
  numbers.relationships.resize(relationships_.size());
  if (is_compact()) {
    for (std::uint32_t i = 0; i < node_count(); ++i) numbers.nodes[i] = NodeId{i};
    for (std::uint32_t i = 0; i < relationship_count(); ++i) {
      numbers.relationships[i] = RelationshipId{i};
    }
    return numbers;
  }
  PropertyGraph fresh;
  for (std::uint32_t i = 0; i < node_count(); ++i) {
    if (nodes_[i].removed) continue;
    std::vector<LabelId> labels;
    for (const LabelId label : nodes_[i].labels) labels.push_back(fresh.label(name(label)));
    const NodeId id = fresh.add_node(labels);
    numbers.nodes[i] = id;
    for (Property& p : nodes_[i].properties) {
      fresh.set_property(id, name(p.key), std::move(p.value));
    }
  }
  for (std::uint32_t i = 0; i < relationship_count(); ++i) {
    Relationship& old = relationships_[i];
    if (old.removed) continue;
    const TypeId type = fresh.type(name(old.type));
    fresh.set_symmetric(type, is_symmetric(old.type));
    const RelationshipId id = fresh.add_relationship(*numbers.nodes[index_of(old.source)],
                                                     *numbers.nodes[index_of(old.target)], type);
    numbers.relationships[i] = id;
    for (Property& p : old.properties) fresh.set_property(id, name(p.key), std::move(p.value));
  }
  for (const PropertyIndex& index : indexes_) fresh.create_index(index.definition());
  *this = std::move(fresh);
  return numbers;
}

bool PropertyGraph::exists(NodeId node) const { return !nodes_[index_of(node)].removed; }
bool PropertyGraph::exists(RelationshipId id) const {
  return !relationships_[index_of(id)].removed;
}

std::span<const LabelId> PropertyGraph::labels(NodeId node) const {
  return nodes_[index_of(node)].labels;
}
bool PropertyGraph::has_label(NodeId node, LabelId label) const {
  return std::ranges::binary_search(nodes_[index_of(node)].labels, label);
}
std::span<const NodeId> PropertyGraph::nodes_with_label(LabelId label) const {
  if (number(label) >= label_members_.size()) return {};  // named in a query, on no node yet
  return label_members_[number(label)];
}

NodeId PropertyGraph::source(RelationshipId id) const {
  return relationships_[index_of(id)].source;
}
NodeId PropertyGraph::target(RelationshipId id) const {
  return relationships_[index_of(id)].target;
}
TypeId PropertyGraph::type(RelationshipId id) const { return relationships_[index_of(id)].type; }

std::span<const Incidence> PropertyGraph::outgoing(NodeId node) const {
  return nodes_[index_of(node)].outgoing;
}
std::span<const Incidence> PropertyGraph::incoming(NodeId node) const {
  return nodes_[index_of(node)].incoming;
}

const Value& PropertyGraph::property(NodeId node, KeyId key) const {
  return get(nodes_[index_of(node)].properties, key);
}
const Value& PropertyGraph::property(NodeId node, std::string_view key) const {
  const auto id = find_key(key);
  return id ? property(node, *id) : kNull;
}
const Value& PropertyGraph::property(RelationshipId relationship, KeyId key) const {
  return get(relationships_[index_of(relationship)].properties, key);
}
const Value& PropertyGraph::property(RelationshipId relationship, std::string_view key) const {
  const auto id = find_key(key);
  return id ? property(relationship, *id) : kNull;
}

std::span<const Property> PropertyGraph::properties(NodeId node) const {
  return nodes_[index_of(node)].properties;
}
std::span<const Property> PropertyGraph::properties(RelationshipId relationship) const {
  return relationships_[index_of(relationship)].properties;
}

}  // namespace entente::graph
