// How messages speak of nodes and of names that the graph does not have.
#include "query/naming.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/names.hpp"

namespace entente::query {
namespace {

template <class Id>
std::vector<std::string> names_of(const graph::PropertyGraph& graph, std::uint32_t count) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < count; ++i) names.emplace_back(graph.name(Id{i}));
  return names;
}

}  // namespace

std::string describe_node(const graph::PropertyGraph& graph, graph::NodeId node) {
  const auto* name = graph.property(node, "name").get_if<std::string>();
  const std::string text =
      name != nullptr ? "'" + *name + "'" : fmt::format("node {}", index_of(node));
  const auto labels = graph.labels(node);
  if (labels.empty()) return text;
  const auto rarest = std::ranges::min_element(
      labels, {}, [&](graph::LabelId label) { return graph.nodes_with_label(label).size(); });
  return fmt::format("{} ({})", text, graph.name(*rarest));
}

std::string unknown_name(std::string_view kind, std::string_view name,
                         const std::vector<std::string>& known) {
  const auto near = core::nearest_name(name, known);
  return fmt::format("no {} `{}`{}", kind, name, near ? "; did you mean `" + *near + "`?" : "");
}

std::vector<std::string> label_names(const graph::PropertyGraph& graph) {
  return names_of<graph::LabelId>(graph, graph.label_count());
}
std::vector<std::string> type_names(const graph::PropertyGraph& graph) {
  return names_of<graph::TypeId>(graph, graph.type_count());
}
std::vector<std::string> key_names(const graph::PropertyGraph& graph) {
  return names_of<graph::KeyId>(graph, graph.key_count());
}

}  // namespace entente::query
