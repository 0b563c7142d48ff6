// The list of passes.
#include "query/optimizer.hpp"

#include <array>

namespace entente::query {

std::span<const Pass> passes() {
  static constexpr std::array kPasses = {
      Pass{"split_conjunctions", split_conjunctions},
      Pass{"push_filters_down", push_filters_down},
      Pass{"order_patterns", order_patterns},
      Pass{"choose_scans", choose_scans},
      Pass{"limit_sorts", limit_sorts},
  };
  return kPasses;
}

PlanPtr optimize(PlanPtr plan, const graph::PropertyGraph& graph) {
  for (const Pass& pass : passes()) plan = pass.run(plan, graph);
  return plan;
}

}  // namespace entente::query
