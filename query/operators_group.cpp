// Operators that gather rows before they give any, or remember those given: aggregation, DISTINCT,
// sorting.
#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include "query/aggregates.hpp"
#include "query/comparison.hpp"
#include "query/evaluate.hpp"
#include "query/operators.hpp"

namespace entente::query {
namespace {

using core::Value;
using Values = std::vector<Value>;

struct HashValues {
  std::size_t operator()(const Values& values) const {
    std::size_t seed = values.size();
    for (const Value& value : values) seed = seed * 1000003 + core::hash(value);
    return seed;
  }
};
struct SameValues {
  bool operator()(const Values& a, const Values& b) const {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), core::same);
  }
};
using ValuesSet = std::unordered_set<Values, HashValues, SameValues>;

/// A map node of the containers above, beside the values themselves.
constexpr std::size_t kNodeBytes = 64;

bool charge(Runtime& runtime, const Values& values) {
  std::size_t bytes = kNodeBytes;
  for (const Value& value : values) bytes += estimate_bytes(value);
  return runtime.charge(bytes);
}

class DistinctOperator : public Operator {
 public:
  DistinctOperator(const Distinct& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override {
    input_->open();
    seen_.clear();
  }
  bool next() override {
    while (input_->next() && runtime_.tick()) {
      Values values;
      for (const Slot slot : op_.slots) values.push_back(runtime_.row[slot]);
      const auto [at, is_new] = seen_.insert(std::move(values));
      if (is_new) return charge(runtime_, *at);
    }
    return false;
  }

 private:
  const Distinct& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  ValuesSet seen_;
};

/// One aggregate of one group.
struct Running {
  std::unique_ptr<Accumulator> accumulator;
  ValuesSet seen;  // with DISTINCT
};
struct Group {
  Values keys;
  std::vector<Running> running;
};

class AggregateOperator : public Operator {
 public:
  AggregateOperator(const Aggregate& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override {
    input_->open();
    groups_.clear();
    index_.clear();
    gathered_ = false;
    at_ = 0;
  }
  bool next() override {
    if (!std::exchange(gathered_, true)) gather();
    if (at_ >= groups_.size() || !runtime_.tick()) return false;
    give(groups_[at_++]);
    return !runtime_.stopped();
  }

 private:
  void gather() {
    if (op_.keys.empty()) groups_.push_back(new_group({}));
    while (input_->next() && runtime_.tick()) {
      Group& group = op_.keys.empty() ? groups_.front() : group_of_row();
      for (std::size_t i = 0; i < op_.aggregations.size(); ++i) {
        add(op_.aggregations[i], group.running[i]);
      }
    }
  }
  Group& group_of_row() {
    Values keys;
    for (const Assignment& key : op_.keys) keys.push_back(evaluate(runtime_, *key.expression));
    const auto [at, is_new] = index_.try_emplace(keys, groups_.size());
    if (is_new) {
      charge(runtime_, keys);
      charge(runtime_, keys);
      groups_.push_back(new_group(std::move(keys)));
    }
    return groups_[at->second];
  }
  Group new_group(Values keys) {
    Group group{std::move(keys), {}};
    for (const Aggregation& a : op_.aggregations) group.running.push_back({a.function->make(), {}});
    runtime_.charge(sizeof(Group) + group.running.size() * (sizeof(Running) + kNodeBytes));
    return group;
  }
  void add(const Aggregation& aggregation, Running& running) {
    Invocation call{runtime_,
                    aggregation.argument ? aggregation.argument->span : core::SourceSpan{}};
    const Value value = aggregation.argument ? evaluate(runtime_, *aggregation.argument) : true;
    if (value.is_null()) return;
    if (!may_be(type_of(value), aggregation.function->argument)) {
      fail_argument(call, aggregation.function->name, aggregation.function->argument, value);
      return;
    }
    if (aggregation.distinct) {
      const auto [at, is_new] = running.seen.insert({value});
      if (!is_new || !charge(runtime_, *at)) return;
    }
    const Value extra = aggregation.extra ? evaluate(runtime_, *aggregation.extra) : Value();
    running.accumulator->add(call, value, extra);
  }
  void give(Group& group) {
    for (std::size_t i = 0; i < op_.keys.size(); ++i) {
      runtime_.row[op_.keys[i].slot] = std::move(group.keys[i]);
    }
    for (std::size_t i = 0; i < op_.aggregations.size(); ++i) {
      Invocation call{runtime_, {}};
      runtime_.row[op_.aggregations[i].slot] = group.running[i].accumulator->result(call);
    }
  }

  const Aggregate& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  std::vector<Group> groups_;  // in order of first appearance
  std::unordered_map<Values, std::size_t, HashValues, SameValues> index_;
  bool gathered_ = false;
  std::size_t at_ = 0;
};

/// A row aside: its sort keys, its place in the input, and the whole row to put back.
struct Kept {
  Values keys;
  std::size_t number = 0;
  Values row;
};

class SortOperator : public Operator {
 public:
  SortOperator(const Sort& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override {
    input_->open();
    rows_.clear();
    gathered_ = false;
    at_ = 0;
  }
  bool next() override {
    if (!std::exchange(gathered_, true)) gather();
    if (at_ >= rows_.size() || !runtime_.tick()) return false;
    runtime_.row = std::move(rows_[at_++].row);
    return true;
  }

 private:
  void gather() {
    constexpr auto kAll = std::numeric_limits<std::int64_t>::max();
    const std::int64_t limit = op_.limit ? row_count(runtime_, op_.limit, "LIMIT") : kAll;
    std::size_t number = 0;
    while ((limit > 0 || runtime_.writes()) && input_->next() && runtime_.tick()) {
      Kept kept{{}, number++, {}};
      for (const SortKey& key : op_.keys) kept.keys.push_back(evaluate(runtime_, *key.expression));
      if (op_.limit) {
        keep_among_best(std::move(kept), limit);
      } else {
        kept.row = runtime_.row;
        if (charge(runtime_, kept.row) && charge(runtime_, kept.keys)) {
          rows_.push_back(std::move(kept));
        }
      }
    }
    sort_rows();
  }
  /// A heap whose top is the worst of the best so far.
  void keep_among_best(Kept kept, std::int64_t limit) {
    const auto worse = [this](const Kept& a, const Kept& b) { return before(a, b); };
    if (limit == 0) return;
    const bool full = static_cast<std::int64_t>(rows_.size()) >= limit;
    if (full && !before(kept, rows_.front())) return;
    kept.row = runtime_.row;
    if (full) {
      std::ranges::pop_heap(rows_, worse);
      rows_.back() = std::move(kept);
    } else if (charge(runtime_, kept.row) && charge(runtime_, kept.keys)) {
      rows_.push_back(std::move(kept));
    }
    std::ranges::push_heap(rows_, worse);
  }

  /// Runs are sorted, then merged pair by pair, so that a limit is met within one merge.
  void sort_rows() {
    constexpr std::size_t kRun = 512;
    const auto by_keys = [this](const Kept& a, const Kept& b) { return before(a, b); };
    const std::size_t size = rows_.size();
    for (std::size_t begin = 0; begin < size && !runtime_.stopped(); begin += kRun) {
      std::ranges::sort(range(begin, begin + kRun), by_keys);
      if (!tick_many(kRun)) return;
    }
    for (std::size_t width = kRun; width < size; width *= 2) {
      for (std::size_t begin = 0; begin + width < size; begin += 2 * width) {
        if (!merge(begin, begin + width, std::min(begin + 2 * width, size))) return;
      }
    }
  }
  std::span<Kept> range(std::size_t begin, std::size_t end) {
    return std::span(rows_).subspan(begin, std::min(end, rows_.size()) - begin);
  }
  bool tick_many(std::size_t steps) {
    for (std::size_t i = 0; i < steps; ++i) {
      if (!runtime_.tick()) return false;
    }
    return true;
  }
  bool merge(std::size_t begin, std::size_t middle, std::size_t end) {
    std::vector<Kept> merged;
    merged.reserve(end - begin);
    std::size_t left = begin;
    std::size_t right = middle;
    while (left < middle || right < end) {
      if (!runtime_.tick()) return false;
      const bool take_right = left == middle || (right < end && before(rows_[right], rows_[left]));
      merged.push_back(std::move(rows_[take_right ? right++ : left++]));
    }
    std::ranges::move(merged, rows_.begin() + static_cast<std::ptrdiff_t>(begin));
    return true;
  }

  bool before(const Kept& a, const Kept& b) const {
    for (std::size_t i = 0; i < op_.keys.size(); ++i) {
      const auto ordering = order(a.keys[i], b.keys[i]);
      if (ordering != 0) return op_.keys[i].descending ? ordering > 0 : ordering < 0;
    }
    return a.number < b.number;
  }

  const Sort& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  std::vector<Kept> rows_;
  bool gathered_ = false;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_operator(const Distinct& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<DistinctOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const Aggregate& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<AggregateOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const Sort& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<SortOperator>(op, std::move(input), runtime);
}

}  // namespace entente::query
