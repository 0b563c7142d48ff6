// Operators that follow relationships: one, several in a row, or back to the ends of a bound one.
#include <algorithm>

#include "query/adjacency.hpp"
#include "query/evaluate.hpp"
#include "query/operators.hpp"

namespace entente::query {
namespace {

using core::List;
using core::NodeId;
using core::RelationshipId;
using core::Value;

std::size_t degree(const graph::PropertyGraph& graph, NodeId node) {
  return graph.outgoing(node).size() + graph.incoming(node).size();
}

class ExpandOperator : public Operator {
 public:
  ExpandOperator(const Expand& op, OperatorPtr input, Runtime& runtime)
      : op_(op),
        input_(std::move(input)),
        runtime_(runtime),
        forward_(runtime.graph, op.edge, op.reversed),
        backward_(runtime.graph, op.edge, !op.reversed),
        near_(op.reversed ? op.edge.to : op.edge.from),
        far_(op.reversed ? op.edge.from : op.edge.to) {}
  void open() override {
    input_->open();
    walk_ = nullptr;
  }
  bool next() override {
    while (runtime_.tick()) {
      const graph::Incidence* found = walk_ != nullptr ? walk_->next() : nullptr;
      if (found == nullptr) {
        if (!input_->next()) return false;
        start();
      } else if (!op_.into) {
        return give(*found), true;
      } else if (found->neighbour == goal_) {
        runtime_.row[op_.edge.relationship] = found->relationship;
        return true;
      }
    }
    return false;
  }

 private:
  void give(const graph::Incidence& found) {
    runtime_.row[op_.edge.relationship] = found.relationship;
    runtime_.row[far_] = found.neighbour;
  }
  /// Between two bound nodes the walk starts at the one with fewer relationships.
  void start() {
    walk_ = nullptr;
    const auto* near = runtime_.row[near_].get_if<NodeId>();
    if (near == nullptr) return;
    if (!op_.into) return begin(forward_, *near);
    const auto* far = runtime_.row[far_].get_if<NodeId>();
    if (far == nullptr) return;
    const bool from_far = degree(runtime_.graph, *far) < degree(runtime_.graph, *near);
    goal_ = from_far ? *near : *far;
    begin(from_far ? backward_ : forward_, from_far ? *far : *near);
  }
  void begin(Adjacency& walk, NodeId node) {
    walk.start(node);
    walk_ = &walk;
  }

  const Expand& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  Adjacency forward_;
  Adjacency backward_;
  Slot near_;
  Slot far_;
  Adjacency* walk_ = nullptr;
  NodeId goal_{};
};

/// Depth first over trails (no relationship twice), each given before those that lengthen it.
class ExpandVariableOperator : public Operator {
 public:
  ExpandVariableOperator(const Expand& op, OperatorPtr input, Runtime& runtime)
      : op_(op),
        input_(std::move(input)),
        runtime_(runtime),
        near_(op.reversed ? op.edge.to : op.edge.from),
        far_(op.reversed ? op.edge.from : op.edge.to) {}
  void open() override {
    input_->open();
    clear();
  }
  bool next() override {
    while (runtime_.tick()) {
      if (walks_.empty()) {
        if (!input_->next()) return false;
        if (start() && give()) return true;
      } else if (advance() && give()) {
        return true;
      }
    }
    return false;
  }

 private:
  void clear() {
    for (const RelationshipId id : trail_) used_[index_of(id)] = false;
    used_.resize(runtime_.graph.relationship_count());
    trail_.clear();
    walks_.clear();
  }
  bool start() {
    clear();
    const auto* node = runtime_.row[near_].get_if<NodeId>();
    if (node == nullptr) return false;
    enter(*node);
    return true;
  }
  void enter(NodeId node) {
    end_ = node;
    walks_.emplace_back(runtime_.graph, op_.edge, op_.reversed);
    if (!op_.edge.length->most || depth() < *op_.edge.length->most) walks_.back().start(node);
  }
  std::int64_t depth() const { return static_cast<std::int64_t>(trail_.size()); }

  /// One relationship further, or one back. True: the trail grew.
  bool advance() {
    const graph::Incidence* found = walks_.back().next();
    if (found == nullptr) {
      walks_.pop_back();
      if (!trail_.empty()) {
        used_[index_of(trail_.back())] = false;
        trail_.pop_back();
      }
      return false;
    }
    if (used_[index_of(found->relationship)] || !takes(found->relationship)) return false;
    used_[index_of(found->relationship)] = true;
    trail_.push_back(found->relationship);
    enter(found->neighbour);
    return true;
  }
  bool takes(RelationshipId relationship) {
    if (!op_.edge.each) return true;
    runtime_.row[op_.edge.element] = relationship;
    return holds(runtime_, op_.edge.each);
  }

  /// Fills the row with the trail, if it is long enough and ends where it must.
  bool give() {
    if (depth() < op_.edge.length->least) return false;
    if (op_.into && !core::same(runtime_.row[far_], end_)) return false;
    if (!runtime_.fits(trail_.size() * (sizeof(Value) + sizeof(Adjacency)))) return false;
    List list(trail_.begin(), trail_.end());
    if (op_.reversed) std::ranges::reverse(list);
    runtime_.row[op_.edge.relationship] = std::move(list);
    if (!op_.into) runtime_.row[far_] = end_;
    return true;
  }

  const Expand& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  Slot near_;
  Slot far_;
  std::vector<bool> used_;  // by relationship: is on the trail
  std::vector<RelationshipId> trail_;
  std::vector<Adjacency> walks_;  // one more than relationships on the trail
  NodeId end_{};
};

class EndpointsOperator : public Operator {
 public:
  EndpointsOperator(const Endpoints& op, OperatorPtr input, Runtime& runtime)
      : op_(op),
        input_(std::move(input)),
        runtime_(runtime),
        walk_(runtime.graph, op.edge, false) {}
  void open() override {
    input_->open();
    ways_ = {};
  }
  bool next() override {
    while (runtime_.tick()) {
      if (ways_.empty()) {
        if (!input_->next()) return false;
        find_ways();
        continue;
      }
      const auto [from, to] = ways_.back();
      ways_.pop_back();
      if (bind(op_.edge.from, op_.from_bound, from) && bind(op_.edge.to, op_.to_bound, to)) {
        return true;
      }
    }
    return false;
  }

 private:
  void find_ways() {
    const auto* relationship = runtime_.row[op_.edge.relationship].get_if<RelationshipId>();
    if (relationship == nullptr) return;
    const graph::TypeId type = runtime_.graph.type(*relationship);
    if (!walk_.takes_type(type)) return;
    const NodeId source = runtime_.graph.source(*relationship);
    const NodeId target = runtime_.graph.target(*relationship);
    const bool forward = walk_.takes_outgoing(type);
    if (walk_.takes_incoming(type) && !(forward && source == target)) {
      ways_.emplace_back(target, source);
    }
    if (forward) ways_.emplace_back(source, target);
  }
  /// Also where both ends are one variable: the second then meets what the first has bound.
  bool bind(Slot slot, bool bound, NodeId node) {
    if (bound) return core::same(runtime_.row[slot], node);
    runtime_.row[slot] = node;
    return true;
  }

  const Endpoints& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  Adjacency walk_;
  std::vector<std::pair<NodeId, NodeId>> ways_;
};

}  // namespace

OperatorPtr make_operator(const Expand& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<ExpandOperator>(op, std::move(input), runtime);
}
OperatorPtr make_expand_variable(const Expand& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<ExpandVariableOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const Endpoints& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<EndpointsOperator>(op, std::move(input), runtime);
}

}  // namespace entente::query
