// Nodes, relationships and paths; nodes by name.
#include <fmt/format.h>

#include <algorithm>

#include "query/functions.hpp"
#include "query/naming.hpp"

namespace entente::query {
namespace {

using core::List;
using core::Map;
using core::NodeId;
using core::RelationshipId;
using core::Value;

template <class Id>
Map stored_properties(const graph::PropertyGraph& graph, Id id) {
  Map map;
  for (const graph::Property& property : graph.properties(id)) {
    map.emplace(std::string(graph.name(property.key)), property.value);
  }
  return map;
}

Map as_map(Invocation& call, const Value& value) {
  const graph::PropertyGraph& graph = call.runtime.graph;
  if (const auto* node = value.get_if<NodeId>()) return stored_properties(graph, *node);
  if (const auto* r = value.get_if<RelationshipId>()) return stored_properties(graph, *r);
  return value.map();
}

/// Whether what is asked for was not deleted by the query itself; a failure if it was.
bool is_there(Invocation& call, const Value& value) {
  const graph::PropertyGraph& graph = call.runtime.graph;
  if (!call.runtime.writes()) return true;
  const auto* node = value.get_if<NodeId>();
  const auto* r = value.get_if<RelationshipId>();
  if ((node == nullptr || graph.exists(*node)) && (r == nullptr || graph.exists(*r))) return true;
  call.fail("DeletedEntityAccess", "it was deleted by this query, and holds nothing any more");
  return false;
}

Value properties(Invocation& call, Arguments args) {
  return is_there(call, args[0]) ? as_map(call, args[0]) : Value();
}

Value keys(Invocation& call, Arguments args) {
  if (!is_there(call, args[0])) return {};
  List names;
  for (const auto& [key, value] : as_map(call, args[0])) names.emplace_back(key);
  return names;
}

Value id(Invocation&, Arguments args) {
  if (const auto* node = args[0].get_if<NodeId>()) return std::int64_t{index_of(*node)};
  return std::int64_t{index_of(args[0].as<RelationshipId>())};
}

/// The same as text, for those whose programs expect one.
Value element_id(Invocation& call, Arguments args) {
  return std::to_string(id(call, args).as<std::int64_t>());
}

Value labels(Invocation& call, Arguments args) {
  if (!is_there(call, args[0])) return {};
  List names;
  for (const graph::LabelId label : call.runtime.graph.labels(args[0].as<NodeId>())) {
    names.emplace_back(call.runtime.graph.name(label));
  }
  return names;
}

Value type(Invocation& call, Arguments args) {
  const graph::PropertyGraph& graph = call.runtime.graph;
  return graph.name(graph.type(args[0].as<RelationshipId>()));
}

Value start_node(Invocation& call, Arguments args) {
  return call.runtime.graph.source(args[0].as<RelationshipId>());
}
Value end_node(Invocation& call, Arguments args) {
  return call.runtime.graph.target(args[0].as<RelationshipId>());
}

Value nodes(Invocation&, Arguments args) {
  const auto& ids = args[0].path().nodes;
  return List(ids.begin(), ids.end());
}
Value relationships(Invocation&, Arguments args) {
  const auto& ids = args[0].path().relationships;
  return List(ids.begin(), ids.end());
}
Value length(Invocation&, Arguments args) {
  return static_cast<std::int64_t>(args[0].path().relationships.size());
}

std::int64_t mentions(const graph::PropertyGraph& graph, NodeId node) {
  const auto* count = graph.property(node, "mentions").get_if<std::int64_t>();
  return count == nullptr ? 0 : *count;
}

void tell_of_others(Invocation& call, const std::string& name, NodeId chosen,
                    std::span<const NodeId> all) {
  constexpr std::size_t kShown = 5;
  std::string others;
  std::size_t count = 0;
  for (const NodeId node : all) {
    if (node == chosen || ++count > kShown) continue;
    others += (others.empty() ? "" : ", ") + describe_node(call.runtime.graph, node);
  }
  if (count > kShown) others += fmt::format(" and {} more", count - kShown);
  call.runtime.notice(fmt::format("entity('{}') is {}; {} also found by that name: {}", name,
                                  describe_node(call.runtime.graph, chosen),
                                  count == 1 ? "one node is" : "other nodes are", others),
                      call.span);
}

/// Of several nodes of that name the one most mentioned, the first among equals.
Value entity(Invocation& call, Arguments args) {
  const std::string& name = args[0].as<std::string>();
  const std::span<const NodeId> found = call.runtime.names.find(name);
  if (found.empty()) {
    call.runtime.notice(fmt::format("no node has the name or alias '{}'", name), call.span);
    return {};
  }
  const NodeId chosen = *std::ranges::max_element(
      found, {}, [&](NodeId node) { return mentions(call.runtime.graph, node); });
  if (found.size() > 1) tell_of_others(call, name, chosen, found);
  return chosen;
}

}  // namespace

std::span<const Function> graph_functions() {
  using enum StaticType;
  using namespace types;
  static const std::vector<Function> functions = {
      {"elementId", {kEntity}, element_id, string},
      {"endNode", {kRelationship}, end_node, node},
      {.name = "entity",
       .parameters = {kString},
       .call = entity,
       .result = node,
       .asks_names = true},
      {"id", {kEntity}, id, integer},
      {"keys", {kEntity | kMap}, keys, list, string},
      {"labels", {kNode}, labels, list, string},
      {"length", {kPath}, length, integer},
      {"nodes", {kPath}, nodes, list, node},
      {"properties", {kEntity | kMap}, properties, map},
      {"relationships", {kPath}, relationships, list, relationship},
      {"startNode", {kRelationship}, start_node, node},
      {"type", {kRelationship}, type, string},
  };
  return functions;
}

}  // namespace entente::query
