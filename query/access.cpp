// Reads from predicates how a node can be found without looking at all nodes.
#include "query/access.hpp"

#include <algorithm>

#include "query/functions.hpp"

namespace entente::query {
namespace {

using Op = ast::BinaryOperator;

bool is_node(const ExpressionPtr& e, Slot node) {
  const auto* ref = as<SlotRef>(e);
  return ref != nullptr && ref->slot == node;
}
bool is_id(const ExpressionPtr& e, Slot node) {
  const auto* call = as<Call>(e);
  return call != nullptr && call->function->name == "id" && is_node(call->arguments.front(), node);
}
bool is_property(const ExpressionPtr& e, Slot node, std::string_view key) {
  const auto* property = as<PropertyOf>(e);
  return property != nullptr && property->key.name == key && is_node(property->object, node);
}

bool is_integer(const ExpressionPtr& e) {
  const auto* parameter = as<ParameterValue>(e);
  return e->type == StaticType::integer ||
         (parameter != nullptr && parameter->value.is<std::int64_t>());
}

struct Finder {
  Slot node;
  const std::vector<Slot>& unbound;
  const graph::PropertyGraph& graph;
  Access best;
  std::vector<std::string> labels = {};

  bool is_key(const ExpressionPtr& e) const { return is_known_before(e, node, unbound); }
  void offer(Access::Kind kind, const ExpressionPtr& key, double estimate) {
    if (kind < best.kind && is_key(key)) best = {kind, key, {}, {}, estimate};
  }
  void consider(const ExpressionPtr& predicate) {
    if (const auto* test = as<LabelTest>(predicate)) return consider_labels(*test);
    const auto* operation = as<BinaryOperation>(predicate);
    if (operation == nullptr) return;
    if (operation->op == Op::equal) {
      consider_equal(operation->left, operation->right);
      consider_equal(operation->right, operation->left);
    } else if (operation->op == Op::in) {
      consider_in(operation->left, operation->right);
    }
  }
  void consider_equal(const ExpressionPtr& side, const ExpressionPtr& key) {
    // A key that may be a number would be taken for an id, and one that is a node for itself.
    if (is_node(side, node) && key->type == StaticType::node) {
      offer(Access::Kind::by_value, key, 1);
    } else if (is_id(side, node) && is_integer(key)) {
      offer(Access::Kind::by_value, key, 1);
    } else if (is_property(side, node, "name")) {
      offer(Access::Kind::by_name, key, 1.5);
    }
  }
  void consider_in(const ExpressionPtr& item, const ExpressionPtr& list) {
    if (is_property(item, node, "name")) offer(Access::Kind::by_name, list, 4);
    if (is_property(list, node, "aliases")) offer(Access::Kind::by_name, item, 1.5);
  }
  void consider_labels(const LabelTest& test) {
    if (!is_node(test.object, node)) return;
    for (const Label& label : test.labels) labels.push_back(label.name);
    if (best.kind < Access::Kind::by_label) return;
    for (const Label& label : test.labels) {
      const double count =
          label.id ? static_cast<double>(graph.nodes_with_label(*label.id).size()) : 0;
      if (best.kind == Access::Kind::all || count < best.estimate) {
        best = {Access::Kind::by_label, nullptr, label, {}, count};
      }
    }
  }
};

}  // namespace

Access best_access(Slot node, const std::vector<ExpressionPtr>& predicates,
                   const std::vector<Slot>& unbound, const graph::PropertyGraph& graph) {
  Finder finder{node, unbound, graph, {}};
  finder.best.estimate = graph.node_count();
  for (const ExpressionPtr& predicate : predicates) finder.consider(predicate);
  const Access& best = finder.best;
  if (best.kind == Access::Kind::by_value) return best;
  auto use = best_index({node, false, finder.labels}, predicates, unbound, graph);
  if (!use || use->estimate > best.estimate) return best;
  return {Access::Kind::by_index, nullptr, {}, std::move(use->seek), use->estimate};
}

}  // namespace entente::query
