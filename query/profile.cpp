// Measures operators at work, and shows what was measured.
#include "query/profile.hpp"

#include <algorithm>
#include <cmath>

namespace entente::query {
namespace {

using Clock = std::chrono::steady_clock;
using core::Value;

class MeasuredOperator : public Operator {
 public:
  MeasuredOperator(OperatorPtr op, Measure& measure, Runtime& runtime)
      : op_(std::move(op)), measure_(measure), runtime_(runtime) {}
  void open() override {
    measure([&] { op_->open(); });
  }
  bool next() override {
    bool found = false;
    measure([&] { found = op_->next(); });
    if (found) ++measure_.rows;
    return found;
  }

 private:
  template <class Work>
  void measure(Work work) {
    const std::size_t steps = runtime_.steps();
    const Clock::time_point begin = Clock::now();
    work();
    measure_.time += Clock::now() - begin;
    measure_.steps += runtime_.steps() - steps;
  }

  OperatorPtr op_;
  Measure& measure_;
  Runtime& runtime_;
};

/// What the operator draws from: its input, an inner plan, the parts of a union.
std::vector<PlanPtr> sources_of(const PlanPtr& plan) {
  std::vector<PlanPtr> sources;
  if (const PlanPtr input = input_of(plan)) sources.push_back(input);
  std::visit(
      [&](const auto& op) {
        if constexpr (requires { op.inner; }) sources.push_back(op.inner);
        if constexpr (requires { op.parts; }) {
          for (const UnionPart& part : op.parts) sources.push_back(part.plan);
        }
      },
      plan->node);
  return sources;
}

Value integer(std::size_t count) { return static_cast<std::int64_t>(count); }
/// Milliseconds, to the microsecond.
Value milliseconds(Clock::duration time) {
  const std::chrono::duration<double, std::micro> exact = time;
  return std::round(exact.count()) / 1000;
}

}  // namespace

Measure Profile::whole(const PlanPtr& plan) const {
  const auto at = measures_.find(plan.get());
  return at == measures_.end() ? Measure{} : at->second;
}

Measure Profile::own(const PlanPtr& plan) const {
  Measure own = whole(plan);
  for (const PlanPtr& source : sources_of(plan)) {
    const Measure part = whole(source);
    own.steps -= std::min(own.steps, part.steps);
    own.time -= std::min(own.time, part.time);
  }
  return own;
}

std::string result_line(const BoundQuery& query) {
  std::string columns;
  for (const std::string& column : query.columns) columns += (columns.empty() ? "" : ", ") + column;
  return "Result " + columns;
}

OperatorPtr measured(OperatorPtr op, Measure& measure, Runtime& runtime) {
  return std::make_unique<MeasuredOperator>(std::move(op), measure, runtime);
}

Table profile_table(const BoundQuery& query, const Profile& profile, Table answer) {
  Table table{{"plan", "rows", "steps", "ms"}, {}, std::move(answer.notices), answer.side_effects};
  const std::vector<PlanLine> lines = lines_of(query.plan, query.slot_names);
  Measure sum;
  for (const PlanLine& line : lines) {
    const Measure own = profile.own(line.plan);
    sum.steps += own.steps;
    sum.time += own.time;
    table.rows.push_back(
        {Value("  " + line.text), integer(own.rows), integer(own.steps), milliseconds(own.time)});
  }
  table.rows.insert(table.rows.begin(), {Value(result_line(query)), integer(answer.rows.size()),
                                         integer(sum.steps), milliseconds(sum.time)});
  return table;
}

}  // namespace entente::query
