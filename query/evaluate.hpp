#pragma once

#include "core/value.hpp"
#include "query/comparison.hpp"
#include "query/expression.hpp"
#include "query/runtime.hpp"

namespace entente::query {

/// The value of an expression on the runtime's current row. A failure goes to the runtime and gives
/// null. Variables of comprehensions are written into their own slots of the row.
[[nodiscard]] core::Value evaluate(Runtime& runtime, const Expression& expression);

/// The value of a predicate; a value that is neither boolean nor null is a failure.
[[nodiscard]] Truth evaluate_truth(Runtime& runtime, const Expression& predicate);

/// Whether a predicate is true; an absent one is.
[[nodiscard]] inline bool holds(Runtime& runtime, const ExpressionPtr& predicate) {
  return !predicate || evaluate_truth(runtime, *predicate) == true;
}

}  // namespace entente::query
