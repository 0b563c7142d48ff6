// What CREATE, SET, REMOVE and DELETE do to the graph for one row.
#include "query/changes.hpp"

#include <fmt/format.h>

#include "query/evaluate.hpp"

namespace entente::query {
namespace {

using core::Map;
using core::NodeId;
using core::RelationshipId;
using core::SourceSpan;
using core::Value;

template <class Id>
Map properties_of(const graph::PropertyGraph& graph, Id id) {
  Map map;
  for (const graph::Property& property : graph.properties(id)) {
    map.emplace(std::string(graph.name(property.key)), property.value);
  }
  return map;
}

/// The map that a value stands for; none if it stands for none.
std::optional<Map> as_map(const graph::PropertyGraph& graph, const Value& value) {
  if (value.is_map()) return value.map();
  if (const auto* node = value.get_if<NodeId>()) return properties_of(graph, *node);
  if (const auto* r = value.get_if<RelationshipId>()) return properties_of(graph, *r);
  return std::nullopt;
}

std::optional<Map> evaluated_map(Runtime& runtime, const ExpressionPtr& expression) {
  if (!expression) return Map{};
  const Value value = evaluate(runtime, *expression);
  auto map = as_map(runtime.graph, value);
  if (!map && !runtime.stopped()) {
    runtime.fail(expression->span, "InvalidArgumentType",
                 fmt::format("properties come from a map; got {}", describe(type_of(value))));
  }
  return map;
}

}  // namespace

template <class Id>
void Changes::set(Id id, const std::string& key, Value value, SourceSpan span) {
  const graph::KeyId number = graph_.key(key);
  if (value.is_null()) {
    if (graph_.property(id, number).is_null()) return;
  } else if (!core::is_storable(value)) {
    runtime_.fail(
        span, "InvalidPropertyType",
        fmt::format("a property holds a boolean, a number, a string, a date or time, or a "
                    "list of these; `{}` was given {}",
                    key, describe(type_of(value))));
    return;
  }
  graph_.set_property(id, number, std::move(value));
  ++runtime_.side_effects.properties_set;
}

template <class Id>
void Changes::set_all(Id id, const Map& map, bool replace, SourceSpan span) {
  if (replace) {
    for (const auto& [key, value] : properties_of(graph_, id)) {
      if (!map.contains(key)) set(id, key, Value(), span);
    }
  }
  for (const auto& [key, value] : map) set(id, key, value, span);
}

bool Changes::create(const Creation& creation) {
  for (const NodeToCreate& node : creation.nodes) {
    const auto properties = evaluated_map(runtime_, node.properties);
    if (!properties) return false;
    std::vector<graph::LabelId> labels;
    for (const std::string& label : node.labels) labels.push_back(graph_.label(label));
    const NodeId id = graph_.add_node(labels);
    ++runtime_.side_effects.nodes_created;
    runtime_.side_effects.labels_added += static_cast<std::int64_t>(graph_.labels(id).size());
    set_all(id, *properties, false, node.properties ? node.properties->span : SourceSpan{});
    runtime_.row[node.slot] = id;
  }
  for (const RelationshipToCreate& r : creation.relationships) {
    const auto* from = runtime_.row[r.from].get_if<NodeId>();
    const auto* to = runtime_.row[r.to].get_if<NodeId>();
    if (from == nullptr || to == nullptr || !graph_.exists(*from) || !graph_.exists(*to)) {
      runtime_.fail(
          {}, from != nullptr && to != nullptr ? "DeletedEntityAccess" : "InvalidArgumentType",
          fmt::format("a relationship :{} needs a node at either end", r.type));
      return false;
    }
    const auto properties = evaluated_map(runtime_, r.properties);
    if (!properties) return false;
    const RelationshipId id = graph_.add_relationship(*from, *to, r.type);
    ++runtime_.side_effects.relationships_created;
    set_all(id, *properties, false, r.properties ? r.properties->span : SourceSpan{});
    runtime_.row[r.slot] = id;
  }
  for (const Assignment& path : creation.paths) {
    runtime_.row[path.slot] = evaluate(runtime_, *path.expression);
  }
  return !runtime_.stopped();
}

bool Changes::check_merge(const Creation& creation) {
  const auto check = [&](const ExpressionPtr& properties) {
    const auto map = evaluated_map(runtime_, properties);
    if (!map) return;
    for (const auto& [key, value] : *map) {
      if (!value.is_null()) continue;
      runtime_.fail(properties->span, "MergeReadOwnWrites",
                    fmt::format("MERGE cannot search for a null property; `{}` is null", key));
    }
  };
  for (const NodeToCreate& node : creation.nodes) check(node.properties);
  for (const RelationshipToCreate& r : creation.relationships) check(r.properties);
  return !runtime_.stopped();
}

void Changes::apply(const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    if (!runtime_.stopped()) apply(change);
  }
}

void Changes::apply(const Change& change) {
  const Value object = evaluate(runtime_, *change.object);
  if (const auto* node = object.get_if<NodeId>()) {
    apply_to(*node, change);
  } else if (const auto* relationship = object.get_if<RelationshipId>()) {
    apply_to(*relationship, change);
  } else if (!object.is_null()) {
    runtime_.fail(
        change.object->span, "InvalidArgumentType",
        fmt::format("a node or a relationship can be changed; got {}", describe(type_of(object))));
  }
}

template <class Id>
void Changes::apply_to(Id id, const Change& change) {
  const SourceSpan span = change.object->span;
  if (!graph_.exists(id)) {
    runtime_.fail(span, "DeletedEntityAccess", "it was deleted, and cannot be changed any more");
    return;
  }
  switch (change.kind) {
    case Change::Kind::property: {
      Value value = change.value ? evaluate(runtime_, *change.value) : Value();
      if (!runtime_.stopped()) set(id, change.key, std::move(value), span);
      return;
    }
    case Change::Kind::replace:
    case Change::Kind::merge:
      if (const auto map = evaluated_map(runtime_, change.value)) {
        set_all(id, *map, change.kind == Change::Kind::replace, span);
      }
      return;
    case Change::Kind::add_labels:
    case Change::Kind::remove_labels:
      break;
  }
  if constexpr (std::is_same_v<Id, NodeId>) {
    mark(id, change);
  } else {
    runtime_.fail(span, "InvalidArgumentType", "labels are a node's; got a relationship");
  }
}

void Changes::mark(NodeId node, const Change& change) {
  for (const std::string& name : change.labels) {
    const graph::LabelId label = graph_.label(name);
    const bool has = graph_.has_label(node, label);
    if (change.kind == Change::Kind::add_labels && !has) {
      graph_.add_label(node, label);
      ++runtime_.side_effects.labels_added;
    } else if (change.kind == Change::Kind::remove_labels && has) {
      graph_.remove_label(node, label);
      ++runtime_.side_effects.labels_removed;
    }
  }
}

void Changes::remove(const Value& value, bool detach, SourceSpan span) {
  if (const auto* node = value.get_if<NodeId>()) {
    remove(*node, detach, span);
  } else if (const auto* relationship = value.get_if<RelationshipId>()) {
    remove(*relationship);
  } else if (value.is_path()) {
    for (const RelationshipId id : value.path().relationships) remove(id);
    for (const NodeId id : value.path().nodes) remove(id, detach, span);
  } else if (!value.is_null() && !runtime_.stopped()) {
    runtime_.fail(span, "InvalidArgumentType",
                  fmt::format("DELETE takes a node, a relationship or a path; got {}",
                              describe(type_of(value))));
  }
}

void Changes::remove(RelationshipId relationship) {
  if (!graph_.exists(relationship)) return;
  graph_.remove_relationship(relationship);
  ++runtime_.side_effects.relationships_deleted;
}

void Changes::remove(NodeId node, bool detach, SourceSpan span) {
  if (!graph_.exists(node)) return;
  if (detach) {
    std::vector<RelationshipId> all;
    for (const graph::Incidence& one : graph_.outgoing(node)) all.push_back(one.relationship);
    for (const graph::Incidence& one : graph_.incoming(node)) all.push_back(one.relationship);
    for (const RelationshipId id : all) remove(id);
  }
  graph_.remove_node(node);
  ++runtime_.side_effects.nodes_deleted;
  runtime_.removed_nodes.emplace_back(node, span);
}

void check_removed_nodes(Runtime& runtime) {
  for (const auto& [node, span] : runtime.removed_nodes) {
    const std::size_t left =
        runtime.graph.outgoing(node).size() + runtime.graph.incoming(node).size();
    if (left == 0) continue;
    runtime.fail(span, "DeleteConnectedNode",
                 "a node that has relationships cannot be deleted: delete them too, or use DETACH "
                 "DELETE");
    return;
  }
}

}  // namespace entente::query
