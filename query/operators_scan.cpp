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
    while (!find_next()) {
      if (runtime_.stopped() || !input_->next() || !runtime_.tick()) return false;
      size_ = source_.find(runtime_);
      at_ = 0;
    }
    return true;
  }

 private:
  /// The next candidate that was not removed.
  bool find_next() {
    while (at_ < size_) {
      if (!runtime_.tick()) return false;
      const auto found = source_.at(at_++);
      if (runtime_.writes() && !runtime_.graph.exists(found)) continue;
      runtime_.row[slot_] = found;
      return true;
    }
    return false;
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

class NodesWithLabel {
 public:
  explicit NodesWithLabel(std::vector<Label> labels) : labels_(std::move(labels)) {}

  std::uint32_t find(Runtime& runtime) {
    if (labels_.size() == 1) {
      nodes_ = members(runtime, labels_.front());
    } else if (runtime.writes() || !united_) {
      unite(runtime);
    }
    return static_cast<std::uint32_t>(nodes_.size());
  }
  NodeId at(std::uint32_t i) { return nodes_[i]; }

 private:
  static std::span<const NodeId> members(Runtime& runtime, const Label& label) {
    const auto id = runtime.writes() ? runtime.graph.find_label(label.name) : label.id;
    return id ? runtime.graph.nodes_with_label(*id) : std::span<const NodeId>{};
  }
  void unite(Runtime& runtime) {
    nodes_ = {};
    union_.clear();
    for (const Label& label : labels_) {
      const auto more = members(runtime, label);
      if (!runtime.tick(more.size())) return;
      union_.insert(union_.end(), more.begin(), more.end());
    }
    if (union_.size() > charged_) {
      if (!runtime.charge((union_.size() - charged_) * sizeof(NodeId))) return;
      charged_ = union_.size();
    }
    std::ranges::sort(union_);
    union_.erase(std::unique(union_.begin(), union_.end()), union_.end());
    nodes_ = union_;
    united_ = true;
  }

  std::vector<Label> labels_;
  std::span<const NodeId> nodes_ = {};
  std::vector<NodeId> union_ = {};  // of several labels
  std::size_t charged_ = 0;         // nodes of the union that memory was counted for
  bool united_ = false;
};

/// Candidates by the hash of a property. The first row looks at all nodes, as a table for it alone
/// would; from the second on there is a table, made anew when the query changed the graph.
template <class Source>
class NodesByProperty {
 public:
  NodesByProperty(Source source, Key key, ExpressionPtr value)
      : source_(std::move(source)), key_(std::move(key)), value_(std::move(value)) {}

  std::uint32_t find(Runtime& runtime) {
    if (runtime.writes() && runtime.side_effects != seen_) {
      seen_ = runtime.side_effects;
      state_ = State::fresh;
    }
    if (state_ == State::fresh) {
      state_ = State::looked_once;
      return source_.find(runtime);
    }
    if (state_ == State::looked_once) make_table(runtime);
    if (table_.empty() || runtime.stopped()) return 0;
    const Value value = evaluate(runtime, *value_);
    if (value.is_null() || runtime.stopped()) return 0;
    const auto found = std::ranges::equal_range(table_, core::hash(value), {}, &Entry::hash);
    found_ = {found.begin(), found.end()};
    return static_cast<std::uint32_t>(found_.size());
  }
  NodeId at(std::uint32_t i) { return state_ == State::has_table ? found_[i].node : source_.at(i); }

 private:
  struct Entry {
    std::size_t hash = 0;
    NodeId node{};
  };
  enum class State : std::uint8_t { fresh, looked_once, has_table };

  void make_table(Runtime& runtime) {
    const std::uint32_t size = source_.find(runtime);
    state_ = State::has_table;
    table_.clear();
    if (runtime.stopped() || !reserve(runtime, size)) return;
    const auto key = runtime.writes() ? runtime.graph.find_key(key_.name) : key_.id;
    for (std::uint32_t i = 0; key && i < size; ++i) {
      if (!runtime.tick()) return;
      const NodeId node = source_.at(i);
      if (runtime.writes() && !runtime.graph.exists(node)) continue;
      const Value& property = runtime.graph.property(node, *key);
      if (!property.is_null()) table_.push_back({core::hash(property), node});
    }
    std::ranges::sort(table_, [](const Entry& a, const Entry& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.node < b.node;
    });
  }
  bool reserve(Runtime& runtime, std::size_t size) {
    if (size <= charged_) return true;
    if (!runtime.charge((size - charged_) * sizeof(Entry))) return false;
    charged_ = size;
    table_.reserve(size);
    return true;
  }

  Source source_;
  Key key_;
  ExpressionPtr value_;
  State state_ = State::fresh;
  SideEffects seen_ = {};
  std::vector<Entry> table_ = {};  // by hash, then by node
  std::span<const Entry> found_ = {};
  std::size_t charged_ = 0;  // entries that memory was counted for
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
  return scan(NodesWithLabel(op.labels), op.node, std::move(input), runtime);
}
OperatorPtr make_operator(const PropertySeek& op, OperatorPtr input, Runtime& runtime) {
  if (op.labels.empty()) {
    return scan(NodesByProperty(EveryNode{}, op.property, op.value), op.node, std::move(input),
                runtime);
  }
  return scan(NodesByProperty(NodesWithLabel(op.labels), op.property, op.value), op.node,
              std::move(input), runtime);
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
