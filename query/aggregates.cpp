// The aggregates' arithmetic. Grouping and DISTINCT are the operator's.
#include "query/aggregates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "query/arithmetic.hpp"
#include "query/comparison.hpp"
#include "query/text.hpp"

namespace entente::query {
namespace {

using core::Value;

class Count : public Accumulator {
 public:
  void add(Invocation&, const Value&, const Value&) override { ++count_; }
  Value result(Invocation&) override { return count_; }

 private:
  std::int64_t count_ = 0;
};

class Sum : public Accumulator {
 public:
  void add(Invocation& call, const Value& value, const Value&) override {
    if (sum_.is_null()) {
      sum_ = value;
      return;
    }
    Computed sum = calculate(ast::BinaryOperator::add, sum_, value);
    if (sum.failed()) call.fail(std::move(sum.code), std::move(sum.message));
    sum_ = std::move(sum.value);
  }
  Value result(Invocation&) override { return sum_.is_null() ? Value(0) : sum_; }

 private:
  Value sum_;  ///< null before the first value: of numbers or of durations
};

/// The mean of numbers, which stays exact where their sum would not; of durations, by their sum.
class Average : public Accumulator {
 public:
  void add(Invocation& call, const Value& value, const Value& extra) override {
    const bool is_duration = value.is<core::Duration>();
    if (++count_ == 1) of_durations_ = is_duration;
    if (of_durations_ != is_duration) {
      call.fail("InvalidArgumentType", "avg() takes numbers or durations, not both");
    } else if (of_durations_) {
      sum_.add(call, value, extra);
    } else {
      mean_ += (value.number() - mean_) / static_cast<double>(count_);
    }
  }
  Value result(Invocation& call) override {
    if (count_ == 0) return {};
    if (!of_durations_) return mean_;
    Computed mean = calculate(ast::BinaryOperator::divide, sum_.result(call), count_);
    if (mean.failed()) return call.fail(std::move(mean.code), std::move(mean.message));
    return std::move(mean.value);
  }

 private:
  std::int64_t count_ = 0;
  bool of_durations_ = false;
  double mean_ = 0;
  Sum sum_;
};

/// The first (or last) in the order of ORDER BY.
template <bool largest>
class Extreme : public Accumulator {
 public:
  void add(Invocation&, const Value& value, const Value&) override {
    const bool better =
        best_.is_null() || (largest ? order(value, best_) > 0 : order(value, best_) < 0);
    if (better) best_ = value;
  }
  Value result(Invocation&) override { return best_; }

 private:
  Value best_;
};

class CollectValues : public Accumulator {
 public:
  void add(Invocation& call, const Value& value, const Value&) override {
    if (call.runtime.charge(estimate_bytes(value))) values_.push_back(value);
  }
  Value result(Invocation&) override { return std::move(values_); }

 private:
  core::List values_;
};

/// Welford's method (1962).
template <bool population>
class Deviation : public Accumulator {
 public:
  void add(Invocation&, const Value& value, const Value&) override {
    const double x = value.number();
    const double before = x - mean_;
    mean_ += before / static_cast<double>(++count_);
    squares_ += before * (x - mean_);
  }
  Value result(Invocation&) override {
    const std::int64_t divisor = population ? count_ : count_ - 1;
    return divisor <= 0 ? 0.0 : std::sqrt(squares_ / static_cast<double>(divisor));
  }

 private:
  std::int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

/// The percentile of the first row holds for the group.
template <bool interpolate>
class Percentile : public Accumulator {
 public:
  void add(Invocation& call, const Value& value, const Value& extra) override {
    if (values_.empty()) read_share(call, extra);
    if (call.runtime.charge(sizeof(Value))) values_.push_back(value);
  }
  Value result(Invocation&) override {
    if (values_.empty()) return {};
    std::ranges::sort(values_, [](const Value& a, const Value& b) { return order(a, b) < 0; });
    const double last = static_cast<double>(values_.size() - 1);
    return interpolate ? between(share_ * last) : nearest();
  }

 private:
  void read_share(Invocation& call, const Value& extra) {
    if (extra.is_number()) share_ = extra.number();
    const bool valid = extra.is_number() && share_ >= 0 && share_ <= 1;
    if (valid) return;
    share_ = 0;
    call.fail("NumberOutOfRange", "a percentile is a number from 0.0 to 1.0");
  }
  Value between(double position) const {
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, values_.size() - 1);
    const double low = values_[below].number();
    return low + (values_[above].number() - low) * (position - std::floor(position));
  }
  Value nearest() const {
    const double rank = std::ceil(share_ * static_cast<double>(values_.size()));
    return values_[rank < 1 ? 0 : static_cast<std::size_t>(rank) - 1];
  }

  core::List values_;
  double share_ = 0;
};

template <class T>
std::unique_ptr<Accumulator> make() {
  return std::make_unique<T>();
}

std::span<const AggregateFunction> table() {
  using enum StaticType;
  using namespace types;
  static const std::vector<AggregateFunction> functions = {
      {"avg", kNumber | kDuration, false, any, make<Average>},
      {"collect", kAny, false, list, make<CollectValues>},
      {"count", kAny, false, integer, make<Count>},
      {"max", kAny, false, any, make<Extreme<true>>},
      {"min", kAny, false, any, make<Extreme<false>>},
      {"percentileCont", kNumber, true, floating, make<Percentile<true>>},
      {"percentileDisc", kNumber, true, any, make<Percentile<false>>},
      {"stDev", kNumber, false, floating, make<Deviation<false>>},
      {"stDevP", kNumber, false, floating, make<Deviation<true>>},
      {"sum", kNumber | kDuration, false, any, make<Sum>},
  };
  return functions;
}

}  // namespace

const AggregateFunction* find_aggregate(std::string_view name) {
  const auto functions = table();
  const auto at = std::ranges::find(functions, lower(name),
                                    [](const AggregateFunction& f) { return lower(f.name); });
  return at == functions.end() ? nullptr : &*at;
}

std::vector<std::string> aggregate_names() {
  std::vector<std::string> names;
  for (const AggregateFunction& function : table()) names.emplace_back(function.name);
  return names;
}

}  // namespace entente::query
