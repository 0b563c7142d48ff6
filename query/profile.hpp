#pragma once

#include <chrono>
#include <cstddef>
#include <map>

#include "query/binder.hpp"
#include "query/operators.hpp"
#include "query/plan.hpp"
#include "query/query.hpp"

namespace entente::query {

/// What one operator did, with what it drew from the operators below it.
struct Measure {
  std::size_t rows = 0;   ///< that it gave
  std::size_t steps = 0;  ///< of work, as Runtime::tick counts them
  std::chrono::steady_clock::duration time{};
};

/// Measures of the operators of one run. A plan inside an expression counts for the operator that
/// evaluates the expression.
class Profile {
 public:
  [[nodiscard]] Measure& of(const PlanPtr& plan) { return measures_[plan.get()]; }
  /// What the operator did itself: without its inputs and inner plans. All zero if it never ran.
  [[nodiscard]] Measure own(const PlanPtr& plan) const;

 private:
  [[nodiscard]] Measure whole(const PlanPtr& plan) const;

  std::map<const Plan*, Measure> measures_;
};

/// `op`, with all that it does added to `measure`, which must outlive it.
[[nodiscard]] OperatorPtr measured(OperatorPtr op, Measure& measure, Runtime& runtime);

/// The first line of a plan: the columns of its answer.
[[nodiscard]] std::string result_line(const BoundQuery& query);

/// The answer of PROFILE: the plan, an operator a row, with rows, steps and milliseconds of its
/// own; notices and side effects are those of `answer`.
[[nodiscard]] Table profile_table(const BoundQuery& query, const Profile& profile, Table answer);

}  // namespace entente::query
