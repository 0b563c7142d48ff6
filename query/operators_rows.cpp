// Operators that pass rows on: filter, projection, unwinding, skip and limit, optional, union.
#include <fmt/format.h>

#include "query/evaluate.hpp"
#include "query/operators.hpp"

namespace entente::query {
namespace {

using core::Value;

class SingleRowOperator : public Operator {
 public:
  explicit SingleRowOperator(Runtime& runtime) : runtime_(runtime) {}
  void open() override { given_ = false; }
  bool next() override { return runtime_.tick() && !std::exchange(given_, true); }

 private:
  Runtime& runtime_;
  bool given_ = false;
};

class FilterOperator : public Operator {
 public:
  FilterOperator(const Filter& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override { input_->open(); }
  bool next() override {
    while (input_->next() && runtime_.tick()) {
      if (holds(runtime_, op_.predicate)) return !runtime_.stopped();
    }
    return false;
  }

 private:
  const Filter& op_;
  OperatorPtr input_;
  Runtime& runtime_;
};

class ProjectOperator : public Operator {
 public:
  ProjectOperator(const Project& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override { input_->open(); }
  bool next() override {
    if (!input_->next() || !runtime_.tick()) return false;
    for (const Assignment& item : op_.items) {
      runtime_.row[item.slot] = evaluate(runtime_, *item.expression);
    }
    return !runtime_.stopped();
  }

 private:
  const Project& op_;
  OperatorPtr input_;
  Runtime& runtime_;
};

class UnwindOperator : public Operator {
 public:
  UnwindOperator(const Unwind& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override {
    input_->open();
    list_ = {};
    at_ = 0;
  }
  bool next() override {
    while (at_ >= items().size()) {
      if (!input_->next() || !runtime_.tick()) return false;
      list_ = evaluate(runtime_, *op_.list);
      if (!list_.is_list() && !list_.is_null()) list_ = core::List{list_};
      at_ = 0;
    }
    if (!runtime_.tick()) return false;
    runtime_.row[op_.slot] = items()[at_++];
    return true;
  }

 private:
  const core::List& items() const {
    static const core::List kNone;
    return list_.is_list() ? list_.list() : kNone;
  }

  const Unwind& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  Value list_;
  std::size_t at_ = 0;
};

class SkipOperator : public Operator {
 public:
  SkipOperator(const Skip& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override {
    input_->open();
    left_ = row_count(runtime_, op_.count, "SKIP");
  }
  bool next() override {
    for (; left_ > 0; --left_) {
      if (!input_->next()) return false;
    }
    return input_->next();
  }

 private:
  const Skip& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  std::int64_t left_ = 0;
};

class LimitOperator : public Operator {
 public:
  LimitOperator(const Limit& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override {
    input_->open();
    left_ = row_count(runtime_, op_.count, "LIMIT");
    untouched_ = true;
  }
  /// What writes below is asked for a row even if none is wanted: it then writes for all of them.
  bool next() override {
    const bool first = std::exchange(untouched_, false);
    if (left_ > 0) return left_-- > 0 && input_->next();
    if (first && runtime_.writes()) (void)input_->next();
    return false;
  }

 private:
  const Limit& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  std::int64_t left_ = 0;
  bool untouched_ = true;  // the input was never asked
};

class OptionalOperator : public Operator {
 public:
  OptionalOperator(const Optional& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), inner_(build(op.inner, runtime)), runtime_(runtime) {}
  void open() override {
    input_->open();
    inside_ = false;
  }
  bool next() override {
    while (!inside_ || !inner_->next()) {
      if (std::exchange(inside_, false) && !found_) return give_nulls();
      if (!input_->next() || !runtime_.tick()) return false;
      inner_->open();
      inside_ = true;
      found_ = false;
    }
    return found_ = true;
  }

 private:
  bool give_nulls() {
    for (const Slot slot : op_.introduced) runtime_.row[slot] = Value();
    return !runtime_.stopped();
  }

  const Optional& op_;
  OperatorPtr input_;
  OperatorPtr inner_;
  Runtime& runtime_;
  bool inside_ = false;  // inner_ stands within the rows of one input row
  bool found_ = false;   // and has given some
};

class UnionOperator : public Operator {
 public:
  UnionOperator(const Union& op, Runtime& runtime) : op_(op), runtime_(runtime) {
    for (const UnionPart& part : op.parts) parts_.push_back(build(part.plan, runtime));
  }
  void open() override {
    for (const OperatorPtr& part : parts_) part->open();
    at_ = 0;
  }
  bool next() override {
    while (at_ < parts_.size() && !parts_[at_]->next()) ++at_;
    if (at_ == parts_.size() || runtime_.stopped()) return false;
    const UnionPart& part = op_.parts[at_];
    for (std::size_t i = 0; i < op_.columns.size(); ++i) {
      runtime_.row[op_.columns[i]] = runtime_.row[part.columns[i]];
    }
    return true;
  }

 private:
  const Union& op_;
  Runtime& runtime_;
  std::vector<OperatorPtr> parts_;
  std::size_t at_ = 0;
};

}  // namespace

std::int64_t row_count(Runtime& runtime, const ExpressionPtr& expression, std::string_view clause) {
  const Value value = evaluate(runtime, *expression);
  const auto* count = value.get_if<std::int64_t>();
  if (count == nullptr) {
    runtime.fail(expression->span, "InvalidArgumentType",
                 fmt::format("{} expects an integer; got {}", clause, describe(type_of(value))));
    return 0;
  }
  if (*count < 0) {
    runtime.fail(expression->span, "NegativeIntegerArgument",
                 fmt::format("{} expects a number that is not negative; got {}", clause, *count));
    return 0;
  }
  return *count;
}

OperatorPtr make_single_row(Runtime& runtime) {
  return std::make_unique<SingleRowOperator>(runtime);
}
OperatorPtr make_operator(const Filter& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<FilterOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const Project& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<ProjectOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const Unwind& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<UnwindOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const Skip& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<SkipOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const Limit& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<LimitOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const Optional& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<OptionalOperator>(op, std::move(input), runtime);
}
OperatorPtr make_union(const Union& op, Runtime& runtime) {
  return std::make_unique<UnionOperator>(op, runtime);
}

}  // namespace entente::query
