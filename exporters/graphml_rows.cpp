// Chooses the nodes and edges of an export and merges parallel relationships. How they are written
// is graphml.cpp's.
#include "exporters/graphml_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace entente::exporters {
namespace {

using core::NodeId;
using core::RelationshipId;
using core::Value;
using graph::PropertyGraph;

/// Labels that say what part a node plays in the graph (docs/graph-model.md).
constexpr std::string_view kEntity = "Entity";
constexpr std::string_view kFact = "Fact";
constexpr std::string_view kEvent = "Event";
constexpr std::string_view kDocument = "Document";
constexpr std::string_view kAmount = "Amount";

std::vector<std::string> labels_of(const PropertyGraph& graph, NodeId node) {
  std::vector<std::string> labels;
  for (const auto label : graph.labels(node)) labels.emplace_back(graph.name(label));
  std::ranges::sort(labels);
  return labels;
}

bool has(const std::vector<std::string>& labels, std::string_view label) {
  return std::ranges::find(labels, label) != labels.end();
}

/// Entities, named events among them; not the facts, figures and documents behind them.
bool is_shown(const std::vector<std::string>& labels) {
  if (has(labels, kEntity)) return true;
  return !has(labels, kFact) && !has(labels, kDocument) && !has(labels, kAmount);
}

/// The type of an entity or of a fact. A named event is an entity of type Event, whatever fact it
/// is one with.
std::string kind_of(const std::vector<std::string>& labels) {
  if (has(labels, kEntity) && has(labels, kEvent)) return std::string(kEvent);
  for (const std::string& label : labels) {
    if (label != kEntity && label != kFact && label != kEvent) return label;
  }
  return labels.empty() ? std::string() : labels.back();
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, "; "));
}

/// `wanted`, or with a number where another has it already.
std::string unique_id(std::set<std::string>& used, const std::string& wanted) {
  std::string id = wanted;
  for (int number = 2; !used.insert(id).second; ++number) id = fmt::format("{}.{}", wanted, number);
  return id;
}

std::string lasting_id(const PropertyGraph& graph, NodeId node) {
  const Value& id = graph.property(node, "id");
  if (id.is_null()) return fmt::format("n_{}", index_of(node));
  return "n_" + name_token(cell_text(id));
}

std::string label_of(const PropertyGraph& graph, NodeId node, const std::string& kind) {
  for (const std::string_view key : {"name", "title", "text"}) {
    const std::string text = cell_text(graph.property(node, key));
    if (!text.empty()) return text;
  }
  const std::string id = cell_text(graph.property(node, "id"));
  return kind.empty() || kind == kDocument ? id : kind;
}

Row row_of(const PropertyGraph& graph, std::span<const graph::Property> properties) {
  Row row;
  for (const auto& [key, value] : properties) row.emplace(graph.name(key), value);
  return row;
}

/// The property values of parallel relationships, gathered by column in order of appearance.
class Merger {
 public:
  void add(const Row& row) {
    for (const auto& [name, value] : row) {
      std::vector<Value>& values = gathered_[name];
      for (const Value& part : value.is_list() ? value.list() : core::List{value}) {
        const bool known =
            std::ranges::any_of(values, [&](const Value& v) { return core::same(v, part); });
        if (!known || is_sum(name)) values.push_back(part);
      }
    }
  }

  /// Counts and mentions are added up, of first and last the extremes stay, other values that
  /// differ are listed.
  [[nodiscard]] Row row() const {
    Row merged;
    for (const auto& [name, values] : gathered_) {
      if (values.empty()) continue;
      const bool one = values.size() == 1;
      merged.emplace(name, one               ? values.front()
                           : is_sum(name)    ? total(values)
                           : name == "first" ? *std::ranges::min_element(values, {}, cell_text)
                           : name == "last"  ? *std::ranges::max_element(values, {}, cell_text)
                                             : Value(core::List(values)));
    }
    return merged;
  }

 private:
  static bool is_sum(std::string_view name) { return name == "count" || name == "mentions"; }

  static Value total(const std::vector<Value>& values) {
    std::int64_t sum = 0;
    for (const Value& value : values) {
      if (const auto* count = value.get_if<std::int64_t>()) sum += *count;
    }
    return sum;
  }

  std::map<std::string, std::vector<Value>, std::less<>> gathered_;
};

/// How many mentions a relationship stands for; at least 1, since Gephi drops edges of weight 0.
double weight_of(const Row& row) {
  for (const std::string_view key : {"mentions", "count"}) {
    const auto found = row.find(key);
    if (found != row.end() && found->second.is_number()) {
      return std::max(1.0, found->second.number());
    }
  }
  return 1;
}

class Selection {
 public:
  Selection(const PropertyGraph& graph, const GraphmlOptions& options)
      : graph_(graph), options_(options) {
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) add_node(NodeId{i});
    for (std::uint32_t i = 0; i < graph.relationship_count(); ++i) group(RelationshipId{i});
    for (const auto& [ends, relationships] : groups_) add_edges(ends, relationships);
  }

  GraphRows take() && { return std::move(rows_); }

 private:
  using Ends = std::tuple<std::size_t, std::size_t, std::string>;

  void add_node(NodeId node) {
    const auto labels = labels_of(graph_, node);
    row_of_node_.push_back(std::nullopt);
    if (!options_.full && !is_shown(labels)) return;
    NodeRow row;
    row.kind = kind_of(labels);
    row.id = unique_id(node_ids_, lasting_id(graph_, node));
    row.label = label_of(graph_, node, row.kind);
    row.labels = joined(labels);
    row.properties = exporters::row_of(graph_, graph_.properties(node));
    row_of_node_.back() = rows_.nodes.size();
    rows_.nodes.push_back(std::move(row));
  }

  void group(RelationshipId relationship) {
    auto source = row_of_node_[index_of(graph_.source(relationship))];
    auto target = row_of_node_[index_of(graph_.target(relationship))];
    if (!source || !target) return;
    const auto type = graph_.type(relationship);
    if (graph_.is_symmetric(type) && !options_.multi && *target < *source) {
      std::swap(source, target);
    }
    groups_[{*source, *target, std::string(graph_.name(type))}].push_back(relationship);
  }

  void add_edges(const Ends& ends, const std::vector<RelationshipId>& relationships) {
    if (!options_.multi) return add_edge(ends, relationships);
    for (const RelationshipId& one : relationships) add_edge(ends, {&one, 1});
  }

  void add_edge(const Ends& ends, std::span<const RelationshipId> relationships) {
    const auto& [source, target, type] = ends;
    EdgeRow row;
    Merger merger;
    for (const RelationshipId relationship : relationships) {
      const Row one = exporters::row_of(graph_, graph_.properties(relationship));
      row.weight += weight_of(one);
      if (relationships.size() > 1) merger.add(one);
    }
    row.properties = relationships.size() == 1
                         ? exporters::row_of(graph_, graph_.properties(relationships.front()))
                         : merger.row();
    row.source = source;
    row.target = target;
    row.type = type;
    row.symmetric = graph_.is_symmetric(graph_.type(relationships.front()));
    row.id = unique_id(edge_ids_, edge_id(row));
    ++rows_.nodes[source].degree;
    ++rows_.nodes[target].degree;
    rows_.edges.push_back(std::move(row));
  }

  [[nodiscard]] std::string edge_id(const EdgeRow& row) const {
    return fmt::format("e_{}-{}-{}", rows_.nodes[row.source].id.substr(2), name_token(row.type),
                       rows_.nodes[row.target].id.substr(2));
  }

  const PropertyGraph& graph_;
  const GraphmlOptions& options_;
  GraphRows rows_;
  std::vector<std::optional<std::size_t>> row_of_node_;  // by NodeId; none: not exported
  std::map<Ends, std::vector<RelationshipId>> groups_;
  std::set<std::string> node_ids_, edge_ids_;
};

}  // namespace

GraphRows select_rows(const PropertyGraph& graph, const GraphmlOptions& options) {
  return Selection(graph, options).take();
}

}  // namespace entente::exporters
