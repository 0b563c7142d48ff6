#pragma once

#include "core/result.hpp"
#include "query/binder.hpp"
#include "query/query.hpp"

namespace entente::query {

/// Runs a bound query, optimized or not, to the end. Errors are of kind runtime, limit or
/// interrupted. The notices are the query's and those of the run; where there are no rows, with
/// hints about names.
[[nodiscard]] core::Result<Table> run_plan(const BoundQuery& query, const Context& context);

}  // namespace entente::query
