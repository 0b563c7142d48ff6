#pragma once

#include "core/result.hpp"
#include "query/binder.hpp"
#include "query/query.hpp"

namespace entente::query {

class Profile;

/// Runs a bound query, optimized or not, to the end. Errors are of kind runtime, limit or
/// interrupted. The notices are the query's and those of the run; where there are no rows, with
/// hints about names. `profile`: what its operators are measured in; null: they are not.
[[nodiscard]] core::Result<Table> run_plan(const BoundQuery& query, const Context& context,
                                           Profile* profile = nullptr);

}  // namespace entente::query
