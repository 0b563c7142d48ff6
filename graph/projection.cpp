// Dense projections: which nodes and relationships take part, and their rows.
#include "graph/projection.hpp"

#include <algorithm>
#include <tuple>

namespace entente::graph {
namespace {

using core::index_of;

// By type number: whether it takes part.
std::vector<bool> chosen_types(const PropertyGraph& graph, const std::vector<std::string>& names) {
  std::vector<bool> chosen(graph.type_count(), names.empty());
  for (const std::string& name : names) {
    if (const auto type = graph.find_type(name)) chosen[static_cast<std::uint32_t>(*type)] = true;
  }
  return chosen;
}

}  // namespace

Projection::Projection(const PropertyGraph& graph, const ProjectionOptions& options) {
  choose_nodes(graph, options);
  auto arcs = choose_arcs(graph, options);
  const auto order = [](const Arc& a) {
    return std::tuple(a.source, a.edge.target, a.edge.weight);
  };
  if (options.merge_parallel) {
    std::ranges::sort(arcs, {}, order);
    const auto repeated = std::ranges::unique(
        arcs, {}, [](const Arc& a) { return std::pair(a.source, a.edge.target); });
    arcs.erase(repeated.begin(), repeated.end());
  }
  set_rows(arcs);
}

void Projection::choose_nodes(const PropertyGraph& graph, const ProjectionOptions& options) {
  if (options.labels.empty()) {
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) nodes_.push_back(NodeId{i});
  }
  for (const std::string& name : options.labels) {
    const auto label = graph.find_label(name);
    if (!label) continue;
    const auto members = graph.nodes_with_label(*label);
    nodes_.insert(nodes_.end(), members.begin(), members.end());
  }
  std::ranges::sort(nodes_);
  const auto repeated = std::ranges::unique(nodes_);
  nodes_.erase(repeated.begin(), repeated.end());
}

std::vector<Projection::Arc> Projection::choose_arcs(const PropertyGraph& graph,
                                                     const ProjectionOptions& options) const {
  const auto chosen = chosen_types(graph, options.types);
  const auto weight = graph.find_key(options.weight);
  std::vector<Arc> arcs;
  for (std::uint32_t i = 0; i < graph.relationship_count(); ++i) {
    const RelationshipId id{i};
    const TypeId type = graph.type(id);
    const auto source = number_of(graph.source(id));
    const auto target = number_of(graph.target(id));
    if (!chosen[static_cast<std::uint32_t>(type)] || !source || !target) continue;
    const Value* stated = weight ? &graph.property(id, *weight) : nullptr;
    const bool weighed = stated != nullptr && stated->is_number();
    const double value = options.weight.empty() ? 1 : options.otherwise;
    const double weighs = weighed ? stated->number() : value;
    arcs.push_back({*source, {*target, weighs}});
    const bool both_ways = !options.directed || graph.is_symmetric(type);
    if (both_ways && *source != *target) arcs.push_back({*target, {*source, weighs}});
  }
  return arcs;
}

// Counting sort by source; edges of one node keep the order of the arcs.
void Projection::set_rows(const std::vector<Arc>& arcs) {
  first_edge_.assign(nodes_.size() + 1, 0);
  for (const Arc& arc : arcs) ++first_edge_[arc.source + 1];
  for (std::size_t i = 1; i < first_edge_.size(); ++i) first_edge_[i] += first_edge_[i - 1];
  edges_.resize(arcs.size());
  std::vector<std::uint32_t> next(first_edge_.begin(), first_edge_.end() - 1);
  for (const Arc& arc : arcs) edges_[next[arc.source]++] = arc.edge;
}

std::optional<std::uint32_t> Projection::number_of(NodeId node) const {
  const auto found = std::ranges::lower_bound(nodes_, node);
  if (found == nodes_.end() || *found != node) return std::nullopt;
  return static_cast<std::uint32_t>(found - nodes_.begin());
}

std::span<const Projection::Edge> Projection::edges_from(std::uint32_t node) const {
  return std::span(edges_).subspan(first_edge_[node], first_edge_[node + 1] - first_edge_[node]);
}

}  // namespace entente::graph
