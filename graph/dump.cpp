// The printed form of graphs.
#include "graph/dump.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace entente::graph {
namespace {

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (result += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string list(const core::List& items) {
  std::string result = "[";
  for (const Value& item : items) {
    if (result.size() > 1) result += ", ";
    result += to_string(item);
  }
  return result + "]";
}

std::string properties(const PropertyGraph& graph, std::span<const Property> properties) {
  std::vector<std::pair<std::string_view, const Value*>> sorted;
  for (const Property& property : properties) {
    sorted.emplace_back(graph.name(property.key), &property.value);
  }
  std::ranges::sort(sorted, {}, [](const auto& entry) { return entry.first; });
  std::string result;
  for (const auto& [key, value] : sorted) {
    result += fmt::format("{}{}: {}", result.empty() ? " {" : ", ", key, to_string(*value));
  }
  return result.empty() ? result : result + "}";
}

std::string node(const PropertyGraph& graph, NodeId id) {
  std::vector<std::string_view> names;
  for (const LabelId label : graph.labels(id)) names.push_back(graph.name(label));
  std::ranges::sort(names);
  std::string labels;
  for (const std::string_view name : names) (labels += ':') += name;
  return fmt::format("({}{}{})\n", index_of(id), labels, properties(graph, graph.properties(id)));
}

std::string relationship(const PropertyGraph& graph, RelationshipId id) {
  const char* arrow = graph.is_symmetric(graph.type(id)) ? "--" : "->";
  return fmt::format("({})-[:{}{}]{}({})\n", index_of(graph.source(id)), graph.name(graph.type(id)),
                     properties(graph, graph.properties(id)), arrow, index_of(graph.target(id)));
}

}  // namespace

std::string to_string(const Value& value) {
  if (const auto* b = value.get_if<bool>()) return *b ? "true" : "false";
  if (const auto* i = value.get_if<std::int64_t>()) return fmt::format("{}", *i);
  if (const auto* d = value.get_if<double>()) return core::to_string(*d);
  if (const auto* s = value.get_if<std::string>()) return in_quotes(*s);
  if (auto time = core::temporal_text(value)) return *std::move(time);
  return value.is_list() ? list(value.list()) : "null";
}

std::string to_string(const PropertyGraph& graph) {
  std::string result;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) result += node(graph, NodeId{i});
  for (std::uint32_t i = 0; i < graph.relationship_count(); ++i) {
    result += relationship(graph, RelationshipId{i});
  }
  return result;
}

}  // namespace entente::graph
