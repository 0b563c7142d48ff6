// Look-up of nodes by folded name: own names before aliases.
#include "graph/name_index.hpp"

#include "core/names.hpp"

namespace entente::graph {
namespace {

std::string folded(const Value& name) {
  const auto* text = name.get_if<std::string>();
  return text == nullptr ? std::string() : core::fold_name(*text);
}

std::unordered_map<std::string, std::vector<NodeId>> nodes_by_name(const PropertyGraph& graph) {
  std::unordered_map<std::string, std::vector<NodeId>> nodes;
  const auto name = graph.find_key("name");
  const auto aliases = graph.find_key("aliases");
  std::vector<std::string> own(graph.node_count());
  for (std::uint32_t i = 0; name && i < graph.node_count(); ++i) {
    own[i] = folded(graph.property(NodeId{i}, *name));
    if (!own[i].empty()) nodes[own[i]].push_back(NodeId{i});
  }
  for (std::uint32_t i = 0; aliases && i < graph.node_count(); ++i) {
    const Value& list = graph.property(NodeId{i}, *aliases);
    if (!list.is_list()) continue;
    for (const Value& item : list.list()) {
      const std::string alias = folded(item);
      if (alias.empty() || alias == own[i]) continue;
      auto& found = nodes[alias];
      if (found.empty() || found.back() != NodeId{i}) found.push_back(NodeId{i});
    }
  }
  return nodes;
}

}  // namespace

void NameIndex::prepare() const {
  std::call_once(made_, [this] { nodes_ = nodes_by_name(graph_); });
}

std::span<const NodeId> NameIndex::find(std::string_view name) const {
  prepare();
  const auto found = nodes_.find(core::fold_name(name));
  if (found == nodes_.end()) return {};
  return found->second;
}

}  // namespace entente::graph
