// Walks over bound expressions: children, rebuilding, slots in use.
#include "query/expression.hpp"

#include <algorithm>

#include "query/functions.hpp"
#include "query/plan.hpp"

namespace entente::query {
namespace {

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

/// Calls `f` on each child pointer of a node, const or not, null ones included.
template <class F>
auto children_visitor(F f) {
  const auto each = [f](auto& items) {
    for (auto& item : items) f(item);
  };
  return Overloaded{[](const Constant&) {}, [](const ParameterValue&) {}, [](const SlotRef&) {},
                    [](const PathOf&) {}, [](const Disjoint&) {},
                    [](const Exists&) {}, [f](auto& node) requires requires {node.projection;
  node.plan;
}
{ f(node.projection); }
, [f](auto& node)
  requires requires { node.key; }
{
  f(node.object);
}
, [f](auto& node)
  requires requires { node.index; }
{
  f(node.object), f(node.index);
}
, [f](auto& node)
  requires requires { node.from; }
{
  f(node.object), f(node.from), f(node.to);
}
, [f](auto& node)
  requires requires { node.labels; }
{
  f(node.object);
}
, [f](auto& node)
  requires requires { node.operand; }
{
  f(node.operand);
}
, [f](auto& node)
  requires requires { node.left; }
{
  f(node.left), f(node.right);
}
, [each](auto& node)
  requires requires { node.operands; }
{
  each(node.operands);
}
, [each](auto& node)
  requires requires { node.items; }
{
  each(node.items);
}
, [ f, each ](auto& node)
  requires requires { node.values; }
{
  if constexpr (requires { node.object; }) f(node.object);
  each(node.values);
}
, [each](auto& node)
  requires requires { node.arguments; }
{
  each(node.arguments);
}
, [ f, each ](auto& node)
  requires requires { node.conditions; }
{
  f(node.subject), each(node.conditions), each(node.results), f(node.otherwise);
}
, [f](auto& node)
  requires requires {
    node.list;
    node.projection;
  }
{
  f(node.list), f(node.predicate), f(node.projection);
}
, [f](auto& node)
  requires requires { node.quantifier; }
{
  f(node.list), f(node.predicate);
}
, [f](auto& node)
  requires requires { node.body; }
{
  f(node.initial), f(node.list), f(node.body);
}
};  // namespace
}  // namespace entente::query

const PlanPtr* plan_in(const Expression& expression) {
  if (const auto* exists = std::get_if<Exists>(&expression.node)) return &exists->plan;
  if (const auto* collect = std::get_if<Collect>(&expression.node)) return &collect->plan;
  return nullptr;
}

void own_slots(const Expression& expression, std::vector<Slot>& slots) {
  const auto add = [&](std::initializer_list<Slot> more) { slots.insert(slots.end(), more); };
  std::visit(Overloaded{[&](const SlotRef& ref) { add({ref.slot}); },
                        [&](const Comprehension& c) { add({c.variable}); },
                        [&](const Quantified& q) { add({q.variable}); },
                        [&](const Fold& fold) {
                          add({fold.accumulator, fold.variable});
                        },
                        [&](const Disjoint& d) {
                          add({d.one});
                          slots.insert(slots.end(), d.others.begin(), d.others.end());
                        },
                        [&](const PathOf& path) {
                          add({path.start});
                          slots.insert(slots.end(), path.relationships.begin(),
                                       path.relationships.end());
                        },
                        [](const auto&) {}},
             expression.node);
}

void gather_slots(const Expression& expression, std::vector<Slot>& slots) {
  own_slots(expression, slots);
  if (const PlanPtr* plan = plan_in(expression)) {
    const std::vector<Slot> inner = slots_of(*plan);
    slots.insert(slots.end(), inner.begin(), inner.end());
  }
  for_each_child(expression, [&](const ExpressionPtr& child) { gather_slots(*child, slots); });
}

}  // namespace

void for_each_child(const Expression& expression,
                    const std::function<void(const ExpressionPtr&)>& visit) {
  std::visit(children_visitor([&visit](const ExpressionPtr& child) {
               if (child) visit(child);
             }),
             expression.node);
}

ExpressionPtr map_children(const ExpressionPtr& expression,
                           const std::function<ExpressionPtr(const ExpressionPtr&)>& child,
                           const std::function<PlanPtr(const PlanPtr&)>& plan) {
  Expression copy = *expression;
  std::visit(children_visitor([&child](ExpressionPtr& item) {
               if (item) item = child(item);
             }),
             copy.node);
  if (const PlanPtr* inner = plan_in(copy)) *const_cast<PlanPtr*>(inner) = plan(*inner);
  return std::make_shared<const Expression>(std::move(copy));
}

std::vector<Slot> slots_of(const ExpressionPtr& expression) {
  std::vector<Slot> slots;
  if (expression) gather_slots(*expression, slots);
  std::ranges::sort(slots);
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

bool holds_plan(const ExpressionPtr& expression) {
  if (!expression) return false;
  bool found = plan_in(*expression) != nullptr;
  for_each_child(*expression, [&](const ExpressionPtr& child) { found |= holds_plan(child); });
  return found;
}

bool is_volatile(const ExpressionPtr& expression) {
  if (!expression) return false;
  if (const auto* call = as<Call>(expression); call != nullptr && call->function->is_volatile) {
    return true;
  }
  bool found = false;
  for_each_child(*expression, [&](const ExpressionPtr& child) { found |= is_volatile(child); });
  return found;
}

}  // namespace entente::query
