// Passes over filters and sorts: conjunctions apart, filters down, limits into sorts.
#include <algorithm>

#include "query/optimizer.hpp"

namespace entente::query {
namespace {

bool share(const std::vector<Slot>& a, const std::vector<Slot>& b) {
  return std::ranges::any_of(a, [&](Slot slot) { return std::ranges::binary_search(b, slot); });
}

PlanPtr split(const PlanPtr& plan) {
  const auto* filter = as<Filter>(plan);
  const auto* logical = filter != nullptr ? as<Logical>(filter->predicate) : nullptr;
  if (logical == nullptr || !logical->conjunction) return plan;
  PlanPtr result = filter->input;
  for (const ExpressionPtr& operand : logical->operands) {
    result = split(make_plan(Filter{result, operand}));
  }
  return result;
}

/// Operators that give each row of their input unchanged, or with more slots filled, and whose
/// choice of rows does not hang on which other rows there are.
bool lets_pass(const PlanPtr& plan) {
  return std::visit(
      [](const auto& op) {
        using T = std::decay_t<decltype(op)>;
        constexpr bool kNever = std::is_same_v<T, SingleRow> || std::is_same_v<T, Union> ||
                                std::is_same_v<T, Aggregate> || std::is_same_v<T, Distinct> ||
                                std::is_same_v<T, Skip> || std::is_same_v<T, Limit> ||
                                std::is_same_v<T, CreateEntities> ||
                                std::is_same_v<T, MergePattern> ||
                                std::is_same_v<T, ChangeEntities> ||
                                std::is_same_v<T, DeleteEntities> || std::is_same_v<T, Apply> ||
                                std::is_same_v<T, ForEachElement> || std::is_same_v<T, Filter>;
        if constexpr (std::is_same_v<T, Sort>) return op.limit == nullptr;
        return !kNever;
      },
      plan->node);
}

/// The filter over `plan`, sunk as deep as it may go; below filters it keeps its turn.
PlanPtr sink(const ExpressionPtr& predicate, const std::vector<Slot>& needs, const PlanPtr& plan) {
  std::vector<PlanPtr> above;
  PlanPtr at = plan;
  PlanPtr lowest = plan;
  std::size_t kept = 0;  // operators of `above` that stay above the filter
  while (at) {
    const bool is_filter = as<Filter>(at) != nullptr;
    if (!is_filter && (!lets_pass(at) || share(needs, introduced_by(at)))) break;
    above.push_back(at);
    at = input_of(at);
    if (!is_filter) {
      lowest = at;
      kept = above.size();
    }
  }
  // Filters that stand directly on the place were there first.
  std::size_t first = kept;
  while (first < above.size() && as<Filter>(above[first]) != nullptr) ++first;
  if (kept > 0 && first > kept) lowest = above[kept];
  PlanPtr result = make_plan(Filter{lowest, predicate});
  for (std::size_t i = kept; i-- > 0;) result = with_input(above[i], result);
  return result;
}

}  // namespace

PlanPtr split_conjunctions(const PlanPtr& plan, const graph::PropertyGraph&) {
  return rewrite_up(plan, split);
}

PlanPtr push_filters_down(const PlanPtr& plan, const graph::PropertyGraph&) {
  return rewrite_up(plan, [](const PlanPtr& at) {
    const auto* filter = as<Filter>(at);
    if (filter == nullptr || is_volatile(filter->predicate)) return at;
    return sink(filter->predicate, slots_of(filter->predicate), filter->input);
  });
}

PlanPtr limit_sorts(const PlanPtr& plan, const graph::PropertyGraph&) {
  return rewrite_up(plan, [](const PlanPtr& at) {
    const auto* limit = as<Limit>(at);
    const auto* sort = limit != nullptr ? as<Sort>(limit->input) : nullptr;
    if (sort == nullptr || sort->limit || is_volatile(limit->count)) return at;
    return make_plan(Sort{sort->input, sort->keys, limit->count});
  });
}

}  // namespace entente::query
