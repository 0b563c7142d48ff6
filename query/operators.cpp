// From plan to operators: inputs first.
#include "query/operators.hpp"

#include "query/profile.hpp"

namespace entente::query {
namespace {

struct Builder {
  Runtime& runtime;

  OperatorPtr operator()(const SingleRow&) const { return make_single_row(runtime); }
  OperatorPtr operator()(const Union& op) const { return make_union(op, runtime); }
  OperatorPtr operator()(const Expand& op) const {
    OperatorPtr input = build(op.input, runtime);
    return op.edge.length ? make_expand_variable(op, std::move(input), runtime)
                          : make_operator(op, std::move(input), runtime);
  }
  OperatorPtr operator()(const auto& op) const {
    return make_operator(op, build(op.input, runtime), runtime);
  }
};

}  // namespace

OperatorPtr build(const PlanPtr& plan, Runtime& runtime) {
  OperatorPtr made = std::visit(Builder{runtime}, plan->node);
  if (runtime.profile == nullptr) return made;
  return measured(std::move(made), runtime.profile->of(plan), runtime);
}

}  // namespace entente::query
