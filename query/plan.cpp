// Walks over logical plans: inputs, slots, expressions, rebuilding.
#include "query/plan.hpp"

#include <algorithm>

namespace entente::query {
namespace {

template <class T>
concept HasInput = requires(T node) { node.input; };

void sort_unique(std::vector<Slot>& slots) {
  std::ranges::sort(slots);
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
}

template <class Items>
std::vector<Slot> slots_in(const Items& items) {
  std::vector<Slot> slots;
  for (const auto& item : items) slots.push_back(item.slot);
  return slots;
}

std::vector<Slot> slots_of_creation(const Creation& creation) {
  std::vector<Slot> slots = slots_in(creation.nodes);
  for (const std::vector<Slot>& more :
       {slots_in(creation.relationships), slots_in(creation.paths)}) {
    slots.insert(slots.end(), more.begin(), more.end());
  }
  return slots;
}

struct Introduces {
  using Slots = std::vector<Slot>;
  Slots operator()(const AllNodesScan& op) const { return {op.node}; }
  Slots operator()(const LabelScan& op) const { return {op.node}; }
  Slots operator()(const PropertySeek& op) const { return {op.node}; }
  Slots operator()(const NameSeek& op) const { return {op.node}; }
  Slots operator()(const NodeSeek& op) const { return {op.node}; }
  Slots operator()(const IndexSeek& op) const { return {op.slot}; }
  Slots operator()(const Expand& op) const {
    Slots slots{op.edge.relationship};
    if (!op.into) slots.push_back(op.reversed ? op.edge.from : op.edge.to);
    if (op.edge.length) slots.push_back(op.edge.element);
    return slots;
  }
  Slots operator()(const Endpoints& op) const {
    Slots slots;
    if (!op.from_bound) slots.push_back(op.edge.from);
    if (!op.to_bound) slots.push_back(op.edge.to);
    return slots;
  }
  Slots operator()(const ShortestPaths& op) const {
    return {op.edge.relationship, op.edge.element};
  }
  Slots operator()(const Project& op) const { return slots_in(op.items); }
  Slots operator()(const Aggregate& op) const {
    Slots slots = slots_in(op.keys);
    const Slots more = slots_in(op.aggregations);
    slots.insert(slots.end(), more.begin(), more.end());
    return slots;
  }
  Slots operator()(const Unwind& op) const { return {op.slot}; }
  Slots operator()(const Optional& op) const { return op.introduced; }
  Slots operator()(const Union& op) const { return op.columns; }
  Slots operator()(const CreateEntities& op) const { return slots_of_creation(op.creation); }
  Slots operator()(const MergePattern& op) const {
    Slots slots = slots_of_creation(op.merged);
    slots.insert(slots.end(), op.introduced.begin(), op.introduced.end());
    return slots;
  }
  Slots operator()(const CallProcedure& op) const { return slots_in(op.results); }
  Slots operator()(const Apply& op) const { return op.introduced; }
  Slots operator()(const ForEachElement& op) const { return {op.slot}; }
  Slots operator()(const ReadCsv& op) const { return {op.slot}; }
  Slots operator()(const ChangeEntities&) const { return {}; }
  Slots operator()(const DeleteEntities&) const { return {}; }
  Slots operator()(const SingleRow&) const { return {}; }
  Slots operator()(const Filter&) const { return {}; }
  Slots operator()(const Distinct&) const { return {}; }
  Slots operator()(const Sort&) const { return {}; }
  Slots operator()(const Skip&) const { return {}; }
  Slots operator()(const Limit&) const { return {}; }
};

/// Calls `f` on each expression of the operator, which may be const or not.
template <class F>
struct EachExpression {
  explicit EachExpression(F function) : f(std::move(function)) {}
  void operator()(auto&) const {}
  void operator()(auto& op) const
    requires requires { op.names; }
  {
    f(op.names);
  }
  void operator()(auto& op) const
    requires requires { op.value; }
  {
    f(op.value);
  }
  void operator()(auto& op) const
    requires requires { op.predicate; }
  {
    f(op.predicate);
  }
  void operator()(auto& op) const
    requires requires { op.count; }
  {
    f(op.count);
  }
  void operator()(auto& op) const
    requires requires { op.list; }
  {
    f(op.list);
  }
  void operator()(auto& op) const
    requires requires { op.edge; }
  {
    f(op.edge.each);
  }
  void operator()(auto& op) const
    requires requires { op.items; }
  {
    for (auto& item : op.items) f(item.expression);
  }
  void operator()(auto& op) const
    requires requires { op.aggregations; }
  {
    for (auto& key : op.keys) f(key.expression);
    for (auto& a : op.aggregations) f(a.argument), f(a.extra);
  }
  void operator()(auto& op) const
    requires requires { op.limit; }
  {
    for (auto& key : op.keys) f(key.expression);
    f(op.limit);
  }
  void operator()(auto& op) const
    requires requires { op.creation; }
  {
    of_creation(op.creation);
  }
  void operator()(auto& op) const
    requires requires { op.merged; }
  {
    of_creation(op.merged);
    of_changes(op.on_create);
    of_changes(op.on_match);
  }
  void operator()(auto& op) const
    requires requires { op.changes; }
  {
    of_changes(op.changes);
  }
  void operator()(auto& op) const
    requires requires { op.targets; }
  {
    for (auto& target : op.targets) f(target);
  }
  void operator()(auto& op) const
    requires requires { op.arguments; }
  {
    for (auto& argument : op.arguments) f(argument);
  }
  void operator()(auto& op) const
    requires requires { op.bounds; }
  {
    for (auto& bound : op.bounds) f(bound);
  }
  void operator()(auto& op) const
    requires requires { op.elements; }
  {
    f(op.elements);
  }
  void operator()(auto& op) const
    requires requires { op.file; }
  {
    f(op.file), f(op.separator);
  }

 private:
  void of_creation(auto& creation) const {
    for (auto& node : creation.nodes) f(node.properties);
    for (auto& relationship : creation.relationships) f(relationship.properties);
    for (auto& path : creation.paths) f(path.expression);
  }
  void of_changes(auto& changes) const {
    for (auto& change : changes) f(change.object), f(change.value);
  }

  F f;
};
template <class F>
EachExpression(F) -> EachExpression<F>;

void gather_slots(const PlanPtr& plan, std::vector<Slot>& slots) {
  const auto add = [&](const std::vector<Slot>& more) {
    slots.insert(slots.end(), more.begin(), more.end());
  };
  for (PlanPtr at = plan; at; at = input_of(at)) {
    add(introduced_by(at));
    for (const ExpressionPtr& expression : expressions_of(at)) add(slots_of(expression));
    std::visit(
        [&](const auto& op) {
          if constexpr (requires { op.edge; }) add(slots_of(op.edge));
          if constexpr (requires { op.slots; }) add(op.slots);
          if constexpr (requires { op.inner; }) gather_slots(op.inner, slots);
          if constexpr (requires { op.parts; }) {
            for (const UnionPart& part : op.parts) gather_slots(part.plan, slots);
          }
        },
        at->node);
  }
}

using Rewrite = std::function<PlanPtr(const PlanPtr&)>;

ExpressionPtr rewrite_plans_inside(const ExpressionPtr& expression, const Rewrite& rewrite) {
  if (!expression) return expression;
  return map_children(
      expression, [&](const ExpressionPtr& child) { return rewrite_plans_inside(child, rewrite); },
      rewrite);
}

/// The operator over `input`, with the plans beside its chain rewritten.
PlanPtr rewrite_beside(const PlanPtr& plan, const PlanPtr& input, const Rewrite& rewrite) {
  Plan copy = *plan;
  std::visit(
      [&](auto& op) {
        if constexpr (HasInput<decltype(op)>) op.input = input;
        if constexpr (requires { op.inner; }) op.inner = rewrite(op.inner);
        if constexpr (requires { op.parts; }) {
          for (UnionPart& part : op.parts) part.plan = rewrite(part.plan);
        }
      },
      copy.node);
  std::visit(EachExpression{[&](ExpressionPtr& expression) {
               expression = rewrite_plans_inside(expression, rewrite);
             }},
             copy.node);
  return std::make_shared<const Plan>(std::move(copy));
}

}  // namespace

PlanPtr input_of(const PlanPtr& plan) {
  return std::visit(
      [](const auto& op) -> PlanPtr {
        if constexpr (HasInput<decltype(op)>) return op.input;
        return nullptr;
      },
      plan->node);
}

PlanPtr with_input(const PlanPtr& plan, PlanPtr input) {
  Plan copy = *plan;
  std::visit(
      [&](auto& op) {
        if constexpr (HasInput<decltype(op)>) op.input = std::move(input);
      },
      copy.node);
  return std::make_shared<const Plan>(std::move(copy));
}

std::vector<Slot> introduced_by(const PlanPtr& plan) {
  std::vector<Slot> slots = std::visit(Introduces{}, plan->node);
  sort_unique(slots);
  return slots;
}

std::vector<Slot> slots_of(const Edge& edge) { return {edge.from, edge.relationship, edge.to}; }

std::vector<Slot> slots_of(const PlanPtr& plan) {
  std::vector<Slot> slots;
  gather_slots(plan, slots);
  sort_unique(slots);
  return slots;
}

bool writes(const PlanPtr& plan) {
  return std::visit(
      [](const auto& op) {
        using T = std::decay_t<decltype(op)>;
        if constexpr (std::is_same_v<T, CreateEntities> || std::is_same_v<T, MergePattern> ||
                      std::is_same_v<T, ChangeEntities> || std::is_same_v<T, DeleteEntities>) {
          return true;
        } else {
          bool found = false;
          if constexpr (requires { op.inner; }) found = found || writes(op.inner);
          if constexpr (requires { op.parts; }) {
            for (const UnionPart& part : op.parts) found = found || writes(part.plan);
          }
          if constexpr (HasInput<T>) found = found || writes(op.input);
          return found;
        }
      },
      plan->node);
}

std::vector<ExpressionPtr> expressions_of(const PlanPtr& plan) {
  std::vector<ExpressionPtr> found;
  std::visit(EachExpression{[&](const ExpressionPtr& expression) {
               if (expression) found.push_back(expression);
             }},
             plan->node);
  return found;
}

std::vector<PlanPtr> chain_of(const PlanPtr& plan) {
  std::vector<PlanPtr> chain;
  for (PlanPtr at = plan; at; at = input_of(at)) chain.push_back(at);
  return chain;
}

PlanPtr rewrite_chains(const PlanPtr& plan, const Rewrite& rewrite) {
  const std::vector<PlanPtr> chain = chain_of(plan);
  const Rewrite beside = [&](const PlanPtr& inner) { return rewrite_chains(inner, rewrite); };
  PlanPtr result;
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    result = rewrite_beside(*at, result, beside);
  }
  return rewrite(result);
}

PlanPtr rewrite_up(const PlanPtr& plan, const Rewrite& rewrite) {
  return rewrite_chains(plan, [&](const PlanPtr& root) {
    const std::vector<PlanPtr> chain = chain_of(root);
    PlanPtr result;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
      result = rewrite(result ? with_input(*at, result) : *at);
    }
    return result;
  });
}

}  // namespace entente::query
