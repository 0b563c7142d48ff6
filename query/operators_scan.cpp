// Operators that bind a node: by walking nodes, by name, by value, and as end of a relationship.
#include <algorithm>
#include <cassert>
#include <optional>
#include <span>

#include "core/names.hpp"
#include "query/evaluate.hpp"
#include "query/operators.hpp"

namespace entente::query {
namespace {

using core::NodeId;
using core::Value;

/// For each row of the input, the candidates that `Source` finds for it.
template <class Source>
class ScanOperator : public Operator {
 public:
  ScanOperator(Source source, Slot slot, OperatorPtr input, Runtime& runtime)
      : source_(std::move(source)), slot_(slot), input_(std::move(input)), runtime_(runtime) {}
  void open() override {
    input_->open();
    size_ = at_ = 0;
  }
  bool next() override {
    while (at_ >= size_) {
      if (!input_->next() || !runtime_.tick()) return false;
      size_ = source_.find(runtime_);
      at_ = 0;
    }
    return runtime_.tick() && give();
  }

 private:
  /// The next candidate; one that was removed makes room for those behind it.
  bool give() {
    const auto found = source_.at(at_++);
    if (runtime_.writes() && !runtime_.graph.exists(found)) return next();
    runtime_.row[slot_] = found;
    return true;
  }

  Source source_;
  Slot slot_;
  OperatorPtr input_;
  Runtime& runtime_;
  std::uint32_t size_ = 0;
  std::uint32_t at_ = 0;
};

struct EveryNode {
  std::uint32_t find(Runtime& runtime) { return runtime.graph.node_count(); }
  NodeId at(std::uint32_t i) { return NodeId{i}; }
};

struct NodesWithLabel {
  Label label;
  std::span<const NodeId> nodes = {};

  std::uint32_t find(Runtime& runtime) {
    const auto id = runtime.writes() ? runtime.graph.find_label(label.name) : label.id;
    nodes = id ? runtime.graph.nodes_with_label(*id) : std::span<const NodeId>{};
    return static_cast<std::uint32_t>(nodes.size());
  }
  NodeId at(std::uint32_t i) { return nodes[i]; }
};

struct NodesByName {
  ExpressionPtr names;
  bool everything = false;
  std::vector<NodeId> nodes = {};

  std::uint32_t find(Runtime& runtime) {
    const Value value = evaluate(runtime, *names);
    nodes.clear();
    everything = false;
    if (value.is_list()) {
      for (const Value& item : value.list()) add(runtime, item);
    } else {
      add(runtime, value);
    }
    if (everything) return runtime.graph.node_count();
    std::ranges::sort(nodes);
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return static_cast<std::uint32_t>(nodes.size());
  }
  NodeId at(std::uint32_t i) { return everything ? NodeId{i} : nodes[i]; }

  /// What the index cannot answer (names of punctuation alone, values that are no text) needs all.
  void add(Runtime& runtime, const Value& name) {
    if (name.is_null()) return;
    const auto* text = name.get_if<std::string>();
    everything |= runtime.writes() || text == nullptr || core::fold_name(*text).empty();
    if (everything) return;
    const auto found = runtime.names.find(*text);
    nodes.insert(nodes.end(), found.begin(), found.end());
  }
};

struct NodeByValue {
  ExpressionPtr value;
  NodeId node = {};

  std::uint32_t find(Runtime& runtime) {
    const Value found = evaluate(runtime, *value);
    if (const auto* id = found.get_if<NodeId>()) {
      node = *id;
      return 1;
    }
    const auto* number = found.get_if<std::int64_t>();
    if (number == nullptr || *number < 0 || *number >= runtime.graph.node_count()) return 0;
    node = NodeId{static_cast<std::uint32_t>(*number)};
    return 1;
  }
  NodeId at(std::uint32_t) { return node; }
};

/// What an index has for the bounds, as it is when they are asked.
template <class Id>
struct FromIndex {
  const IndexSeek& op;
  graph::PropertyIndex::Ids ids = {};

  std::uint32_t find(Runtime& runtime) {
    const graph::PropertyIndex* index = runtime.graph.find_index(op.index.name);
    assert(index != nullptr);  // no query drops an index
    ids = search(*index, runtime);
    return static_cast<std::uint32_t>(ids.size());
  }
  Id at(std::uint32_t i) { return Id{ids[i]}; }

 private:
  graph::PropertyIndex::Ids search(const graph::PropertyIndex& index, Runtime& runtime) {
    std::vector<std::optional<Value>> bounds;
    for (const ExpressionPtr& bound : op.bounds) {
      bounds.push_back(bound ? std::optional(evaluate(runtime, *bound)) : std::nullopt);
    }
    switch (op.kind) {
      case IndexSeek::Kind::equal: {
        std::vector<Value> values;
        for (std::optional<Value>& bound : bounds) values.push_back(*std::move(bound));
        return index.equal_to(values);
      }
      case IndexSeek::Kind::any_of:
        return any_of(index, *bounds[0]);
      case IndexSeek::Kind::range:
        return index.between(bounds[0], bounds[1]);
      case IndexSeek::Kind::prefix:
        break;
    }
    const auto* prefix = bounds[0]->get_if<std::string>();
    return prefix != nullptr ? index.beginning_with(*prefix) : graph::PropertyIndex::Ids{};
  }
  static graph::PropertyIndex::Ids any_of(const graph::PropertyIndex& index, const Value& list) {
    graph::PropertyIndex::Ids all;
    if (!list.is_list()) return all;
    for (const Value& item : list.list()) {
      const auto found = index.equal_to({&item, 1});
      all.insert(all.end(), found.begin(), found.end());
    }
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }
};

template <class Source>
OperatorPtr scan(Source source, Slot slot, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<ScanOperator<Source>>(std::move(source), slot, std::move(input), runtime);
}

}  // namespace

OperatorPtr make_operator(const AllNodesScan& op, OperatorPtr input, Runtime& runtime) {
  return scan(EveryNode{}, op.node, std::move(input), runtime);
}
OperatorPtr make_operator(const LabelScan& op, OperatorPtr input, Runtime& runtime) {
  return scan(NodesWithLabel{op.label}, op.node, std::move(input), runtime);
}
OperatorPtr make_operator(const NameSeek& op, OperatorPtr input, Runtime& runtime) {
  return scan(NodesByName{op.names}, op.node, std::move(input), runtime);
}
OperatorPtr make_operator(const IndexSeek& op, OperatorPtr input, Runtime& runtime) {
  if (op.index.of_relationships) {
    return scan(FromIndex<core::RelationshipId>{op}, op.slot, std::move(input), runtime);
  }
  return scan(FromIndex<NodeId>{op}, op.slot, std::move(input), runtime);
}
OperatorPtr make_operator(const NodeSeek& op, OperatorPtr input, Runtime& runtime) {
  return scan(NodeByValue{op.value}, op.node, std::move(input), runtime);
}

}  // namespace entente::query
