// Paths and lists of relationships as values, one relationship after the other.
#include "query/path_values.hpp"

#include <algorithm>

namespace entente::query {
namespace {

bool occurs(const core::Value& relationship, const core::Value& in) {
  if (!in.is_list()) return core::same(relationship, in);
  return std::ranges::any_of(in.list(),
                             [&](const core::Value& one) { return core::same(relationship, one); });
}

}  // namespace

bool add_step(const graph::PropertyGraph& graph, core::Path& path, const core::Value& value) {
  const auto* relationship = value.get_if<core::RelationshipId>();
  if (relationship == nullptr) return false;
  const core::NodeId source = graph.source(*relationship);
  const core::NodeId target = graph.target(*relationship);
  path.relationships.push_back(*relationship);
  path.nodes.push_back(path.nodes.back() == source ? target : source);
  return true;
}

bool share_one(const core::Value& a, const core::Value& b) {
  if (!a.is_list()) return occurs(a, b);
  return std::ranges::any_of(a.list(), [&](const core::Value& one) { return occurs(one, b); });
}

}  // namespace entente::query
