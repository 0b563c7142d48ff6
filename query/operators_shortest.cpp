// Shortest paths between two bound nodes: breadth first from the left one, level by level, until
// the right one is met.
#include <algorithm>
#include <unordered_map>

#include "query/adjacency.hpp"
#include "query/evaluate.hpp"
#include "query/operators.hpp"

namespace entente::query {
namespace {

using core::List;
using core::NodeId;
using core::RelationshipId;
using core::Value;

/// How a node was first reached: its level, and every last step of that level.
struct Reached {
  std::int64_t level = 0;
  std::vector<std::pair<RelationshipId, NodeId>> steps;
};

class ShortestPathsOperator : public Operator {
 public:
  ShortestPathsOperator(const ShortestPaths& op, OperatorPtr input, Runtime& runtime)
      : op_(op),
        input_(std::move(input)),
        runtime_(runtime),
        walk_(runtime.graph, op.edge, false) {}
  void open() override {
    input_->open();
    pending_.clear();
  }
  bool next() override {
    while (runtime_.tick()) {
      if (give()) return true;
      if (!input_->next()) return false;
      search();
    }
    return false;
  }

 private:
  /// A path under way from the right end back to the left one.
  struct Partial {
    NodeId node;
    std::vector<RelationshipId> relationships;
  };

  void search() {
    const auto* from = runtime_.row[op_.edge.from].get_if<NodeId>();
    const auto* to = runtime_.row[op_.edge.to].get_if<NodeId>();
    if (from == nullptr || to == nullptr) return;
    start_ = *from;
    if (*from == *to) {
      if (op_.edge.length->least == 0) pending_.push_back({*to, {}});
      return;
    }
    reached_.clear();
    reached_[*from] = {};
    if (flood(*from, *to)) pending_.push_back({*to, {}});
  }

  bool flood(NodeId from, NodeId to) {
    std::vector<NodeId> frontier{from};
    const auto most = op_.edge.length->most;
    for (std::int64_t level = 1; !frontier.empty() && (!most || level <= *most); ++level) {
      std::vector<NodeId> further;
      for (const NodeId node : frontier) {
        if (!step_from(node, level, further)) return false;
      }
      if (reached_.contains(to)) return true;
      frontier = std::move(further);
    }
    return false;
  }
  bool step_from(NodeId node, std::int64_t level, std::vector<NodeId>& further) {
    walk_.start(node);
    while (const graph::Incidence* found = walk_.next()) {
      if (!runtime_.tick()) return false;
      if (!takes(found->relationship)) continue;
      const auto [at, is_new] = reached_.try_emplace(found->neighbour, Reached{level, {}});
      if (is_new) further.push_back(found->neighbour);
      const bool keep = is_new || (op_.all && at->second.level == level);
      if (keep) at->second.steps.emplace_back(found->relationship, node);
    }
    return runtime_.fits(reached_.size() * (sizeof(Reached) + 64));
  }
  bool takes(RelationshipId relationship) {
    if (!op_.edge.each) return true;
    runtime_.row[op_.edge.element] = relationship;
    return holds(runtime_, op_.edge.each);
  }

  /// The next path back through the steps, depth first.
  bool give() {
    while (!pending_.empty() && runtime_.tick()) {
      Partial partial = std::move(pending_.back());
      pending_.pop_back();
      if (partial.node == start_) {
        runtime_.row[op_.edge.relationship] =
            List(partial.relationships.rbegin(), partial.relationships.rend());
        return true;
      }
      const auto& steps = reached_.at(partial.node).steps;
      for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        pending_.push_back({step->second, partial.relationships});
        pending_.back().relationships.push_back(step->first);
      }
    }
    return false;
  }

  const ShortestPaths& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  Adjacency walk_;
  NodeId start_{};
  std::unordered_map<NodeId, Reached> reached_;
  std::vector<Partial> pending_;
};

}  // namespace

OperatorPtr make_operator(const ShortestPaths& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<ShortestPathsOperator>(op, std::move(input), runtime);
}

}  // namespace entente::query
