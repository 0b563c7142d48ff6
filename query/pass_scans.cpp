// The pass that replaces scans of all nodes, by what the filters right above them ask for.
#include <algorithm>

#include "query/access.hpp"
#include "query/optimizer.hpp"

namespace entente::query {
namespace {

PlanPtr scan_by(const Access& access, const AllNodesScan& scan) {
  switch (access.kind) {
    case Access::Kind::by_value:
      return make_plan(NodeSeek{scan.input, scan.node, access.key});
    case Access::Kind::by_name:
      return make_plan(NameSeek{scan.input, scan.node, access.key});
    case Access::Kind::by_label:
      return make_plan(LabelScan{scan.input, scan.node, access.labels});
    case Access::Kind::by_index: {
      IndexSeek seek = *access.index;
      seek.input = scan.input;
      return make_plan(std::move(seek));
    }
    case Access::Kind::by_property:
      return make_plan(
          PropertySeek{scan.input, scan.node, access.labels, access.property, access.key});
    case Access::Kind::all:
      break;
  }
  return nullptr;
}

/// Whether the scan gives nothing but nodes that pass this test.
bool is_implied(const ExpressionPtr& predicate, const Access& access, Slot node) {
  const auto* test = as<LabelTest>(predicate);
  const auto* ref = test != nullptr ? as<SlotRef>(test->object) : nullptr;
  if (ref == nullptr || ref->slot != node) return false;
  std::optional<std::vector<Label>> any = test->labels;
  if (test->formula) {
    if (!test->labels.empty()) return false;
    any = disjunction_of_names(*test->formula);
  } else if (test->labels.size() != 1) {
    return false;  // all of them are asked for
  }
  if (!any) return false;
  if (access.kind == Access::Kind::by_index) {
    return any->size() == 1 && any->front().name == access.index->index.label;
  }
  return (access.kind == Access::Kind::by_label || access.kind == Access::Kind::by_property) &&
         std::ranges::equal(*any, access.labels, {}, &Label::name, &Label::name);
}

/// Rebuilds a chain from its end. Filters right above a scan of all nodes choose what replaces it.
PlanPtr with_best_scans(const PlanPtr& plan, const graph::PropertyGraph& graph) {
  const std::vector<PlanPtr> chain = chain_of(plan);
  PlanPtr result = chain.back();
  for (std::size_t i = chain.size() - 1; i-- > 0;) {
    result = with_input(chain[i], result);
    const auto* scan = as<AllNodesScan>(result);
    if (scan == nullptr) continue;
    std::size_t above = i;
    std::vector<ExpressionPtr> predicates;
    while (above > 0 && as<Filter>(chain[above - 1]) != nullptr) {
      predicates.push_back(as<Filter>(chain[--above])->predicate);
    }
    const Access access = best_access(scan->node, predicates, {}, graph);
    const Slot node = scan->node;
    if (PlanPtr better = scan_by(access, *scan)) result = better;
    for (const ExpressionPtr& predicate : predicates) {
      if (!is_implied(predicate, access, node)) result = make_plan(Filter{result, predicate});
    }
    i = above;
  }
  return result;
}

}  // namespace

PlanPtr choose_scans(const PlanPtr& plan, const graph::PropertyGraph& graph) {
  return rewrite_chains(plan, [&](const PlanPtr& chain) { return with_best_scans(chain, graph); });
}

}  // namespace entente::query
