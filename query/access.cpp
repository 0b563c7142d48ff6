// Reads from predicates how a node can be found without looking at all nodes.
#include "query/access.hpp"

#include <algorithm>
#include <cmath>

#include "query/functions.hpp"

namespace entente::query {
namespace {

using Op = ast::BinaryOperator;
using Kind = ast::LabelExpression::Kind;

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
  Access best = {};
  double label_count = 0;
  std::vector<std::string> all_of = {};  // labels that every candidate has

  bool is_key(const ExpressionPtr& e) const { return is_known_before(e, node, unbound); }
  void offer(Access::Kind kind, const ExpressionPtr& key, double estimate) {
    if (kind >= best.kind || !is_key(key)) return;
    best.kind = kind;
    best.key = key;
    best.estimate = estimate;
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
    } else {
      consider_join(side, key);
    }
  }
  /// One value for all rows is looked for as fast by looking at each node once.
  void consider_join(const ExpressionPtr& side, const ExpressionPtr& key) {
    const auto* property = as<PropertyOf>(side);
    if (property == nullptr || !is_node(property->object, node) || slots_of(key).empty()) return;
    if (best.kind <= Access::Kind::by_property || !is_key(key)) return;
    best.kind = Access::Kind::by_property;
    best.key = key;
    best.property = property->key;
  }
  void consider_in(const ExpressionPtr& item, const ExpressionPtr& list) {
    if (is_property(item, node, "name")) offer(Access::Kind::by_name, list, 4);
    if (is_property(list, node, "aliases")) offer(Access::Kind::by_name, item, 1.5);
  }
  void consider_labels(const LabelTest& test) {
    if (!is_node(test.object, node)) return;
    for (const Label& label : test.labels) {
      all_of.push_back(label.name);
      offer_labels({label});
    }
    if (!test.formula) return;
    if (test.formula->kind != Kind::conjunction) return consider_any(*test.formula);
    for (const LabelFormula& operand : test.formula->operands) consider_any(operand);
  }
  void consider_any(const LabelFormula& formula) {
    if (auto labels = disjunction_of_names(formula)) offer_labels(std::move(*labels));
  }
  void offer_labels(std::vector<Label> labels) {
    double count = 0;
    for (const Label& label : labels) {
      if (label.id) count += static_cast<double>(graph.nodes_with_label(*label.id).size());
    }
    if (!best.labels.empty() && count >= label_count) return;
    label_count = count;
    best.labels = std::move(labels);
  }
  /// Settles what labels and a property give together.
  Access chosen() && {
    if (best.kind == Access::Kind::all && !best.labels.empty()) best.kind = Access::Kind::by_label;
    const double nodes = best.labels.empty() ? graph.node_count() : label_count;
    // Half-way, by size, between a key and a property that all nodes share.
    if (best.kind == Access::Kind::by_property) best.estimate = std::sqrt(nodes);
    if (best.kind == Access::Kind::by_label) best.estimate = nodes;
    return std::move(best);
  }
};

}  // namespace

std::optional<std::vector<Label>> disjunction_of_names(const LabelFormula& formula) {
  if (formula.kind != Kind::disjunction) return std::nullopt;
  std::vector<Label> labels;
  for (const LabelFormula& operand : formula.operands) {
    if (operand.kind != Kind::name) return std::nullopt;
    labels.push_back(operand.label);
  }
  return labels;
}

Access best_access(Slot node, const std::vector<ExpressionPtr>& predicates,
                   const std::vector<Slot>& unbound, const graph::PropertyGraph& graph) {
  Finder finder{node, unbound, graph};
  finder.best.estimate = graph.node_count();
  for (const ExpressionPtr& predicate : predicates) finder.consider(predicate);
  const std::vector<std::string> all_of = finder.all_of;
  Access best = std::move(finder).chosen();
  if (best.kind == Access::Kind::by_value) return best;
  auto use = best_index({node, false, all_of}, predicates, unbound, graph);
  if (!use || use->estimate > best.estimate) return best;
  Access by_index;
  by_index.kind = Access::Kind::by_index;
  by_index.index = std::move(use->seek);
  by_index.estimate = use->estimate;
  return by_index;
}

}  // namespace entente::query
