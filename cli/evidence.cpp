// From nodes and relationships to the sentences that state them.
#include "cli/evidence.hpp"

#include <set>

#include "cli/open_graph.hpp"

namespace entente::cli {
namespace {

using core::NodeId;
using core::RelationshipId;
using core::Value;
using graph::PropertyGraph;

std::string text_of(const Value& value) {
  const auto* text = value.get_if<std::string>();
  return text == nullptr ? std::string() : *text;
}

std::int64_t integer_of(const Value& value) {
  const auto* integer = value.get_if<std::int64_t>();
  return integer == nullptr ? 0 : *integer;
}

bool has_label(const PropertyGraph& graph, NodeId node, std::string_view name) {
  const auto label = graph.find_label(name);
  return label && graph.has_label(node, *label);
}

}  // namespace

/// Walks from values to evidence.
class EvidenceFinder::Collector {
 public:
  explicit Collector(const EvidenceFinder& finder)
      : finder_(finder), graph_(finder.graph_), stated_in_(graph_.find_type(kStatedIn)) {}

  void add(const Value& value) {
    if (const auto* node = value.get_if<NodeId>()) return add_node(*node);
    if (const auto* relationship = value.get_if<RelationshipId>()) {
      return add_relationship(*relationship);
    }
    if (value.is_list()) {
      for (const Value& item : value.list()) add(item);
    } else if (value.is_map()) {
      for (const auto& [key, item] : value.map()) add(item);
    } else if (value.is_path()) {
      add_path(value.path());
    }
  }

  std::vector<Evidence> take() && { return {found_.begin(), found_.end()}; }

 private:
  /// What holds a path together is its relationships.
  void add_path(const core::Path& path) {
    for (const RelationshipId relationship : path.relationships) add_relationship(relationship);
    if (path.relationships.empty() && !path.nodes.empty()) add_node(path.nodes.front());
  }

  void add_node(NodeId node) {
    if (!nodes_.insert(node).second) return;
    if (is_fact(node)) add_fact(node);
    for (const auto& incidence : graph_.incoming(node)) {
      if (incidence.type == stated_in_) {
        add_statement(incidence.relationship);
      } else if (is_fact(incidence.neighbour)) {
        add_fact(incidence.neighbour);
      }
    }
  }

  void add_fact(NodeId fact) {
    if (!facts_.insert(fact).second) return;
    for (const auto& incidence : graph_.outgoing(fact)) {
      if (incidence.type == stated_in_) add_statement(incidence.relationship);
    }
  }

  void add_relationship(RelationshipId relationship) {
    if (graph_.type(relationship) == stated_in_) return add_statement(relationship);
    const Value& facts = graph_.property(relationship, "facts");
    if (facts.is_list()) return add_facts(facts.list());
    if (is_fact(graph_.source(relationship))) add_fact(graph_.source(relationship));
  }

  void add_facts(const core::List& ids) {
    for (const Value& id : ids) {
      const auto fact = finder_.fact_by_id_.find(text_of(id));
      if (fact != finder_.fact_by_id_.end()) add_fact(fact->second);
    }
  }

  void add_statement(RelationshipId stated) {
    const NodeId fact = graph_.source(stated);
    found_.insert({text_of(graph_.property(graph_.target(stated), "id")),
                   integer_of(graph_.property(stated, "begin")),
                   integer_of(graph_.property(stated, "end")),
                   text_of(graph_.property(stated, "quote")), fact_type_of(graph_, fact),
                   text_of(graph_.property(fact, "id"))});
  }

  [[nodiscard]] bool is_fact(NodeId node) const { return has_label(graph_, node, kFactLabel); }

  const EvidenceFinder& finder_;
  const PropertyGraph& graph_;
  std::optional<graph::TypeId> stated_in_;
  std::set<NodeId> nodes_, facts_;
  std::set<Evidence> found_;
};

EvidenceFinder::EvidenceFinder(const PropertyGraph& graph) : graph_(graph) {
  const auto fact = graph.find_label(kFactLabel);
  if (!fact) return;
  for (const NodeId node : graph.nodes_with_label(*fact)) {
    const std::string id = text_of(graph.property(node, "id"));
    if (!id.empty()) fact_by_id_.emplace(id, node);
  }
}

std::vector<Evidence> EvidenceFinder::find(const std::vector<Value>& values) const {
  Collector collector(*this);
  for (const Value& value : values) collector.add(value);
  return std::move(collector).take();
}

}  // namespace entente::cli
