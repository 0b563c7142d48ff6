#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "query/plan.hpp"
#include "query/runtime.hpp"

namespace entente::query {

/// One step of a plan at work: a pull iterator over the runtime's row.
///
/// open() starts it, again and again if need be, from what the row holds then. Each next() that
/// returns true has filled the operator's own slots; those of its input stand unchanged below.
/// False: no more rows, or the runtime stopped.
class Operator {
 public:
  virtual ~Operator() = default;
  virtual void open() = 0;
  [[nodiscard]] virtual bool next() = 0;
};

using OperatorPtr = std::unique_ptr<Operator>;

/// The operators of a plan. Plan and runtime must outlive them.
[[nodiscard]] OperatorPtr build(const PlanPtr& plan, Runtime& runtime);

/// The value of a SKIP or LIMIT; 0 and a failure where it is no count.
[[nodiscard]] std::int64_t row_count(Runtime& runtime, const ExpressionPtr& expression,
                                     std::string_view clause);

// One maker for each operator of the plan, by file.
[[nodiscard]] OperatorPtr make_single_row(Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const AllNodesScan& op, OperatorPtr input,
                                        Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const LabelScan& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const PropertySeek& op, OperatorPtr input,
                                        Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const NameSeek& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const NodeSeek& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const IndexSeek& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Expand& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_expand_variable(const Expand& op, OperatorPtr input,
                                               Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Endpoints& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const ShortestPaths& op, OperatorPtr input,
                                        Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Filter& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Project& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Aggregate& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Distinct& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Sort& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Skip& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Limit& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Unwind& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Optional& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const CreateEntities& op, OperatorPtr input,
                                        Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const MergePattern& op, OperatorPtr input,
                                        Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const ChangeEntities& op, OperatorPtr input,
                                        Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const DeleteEntities& op, OperatorPtr input,
                                        Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const CallProcedure& op, OperatorPtr input,
                                        Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const Apply& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const ForEachElement& op, OperatorPtr input,
                                        Runtime& runtime);
[[nodiscard]] OperatorPtr make_operator(const ReadCsv& op, OperatorPtr input, Runtime& runtime);
[[nodiscard]] OperatorPtr make_union(const Union& op, Runtime& runtime);

}  // namespace entente::query
