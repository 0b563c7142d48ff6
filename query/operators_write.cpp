// Operators that change the graph. Each takes all rows of its input before it writes for the first.
#include <fmt/format.h>

#include "query/changes.hpp"
#include "query/evaluate.hpp"
#include "query/operators.hpp"

namespace entente::query {
namespace {

using core::Value;
using Row = std::vector<Value>;

/// The whole rows of an input, put back one by one.
class GatheredRows {
 public:
  explicit GatheredRows(Runtime& runtime) : runtime_(runtime) {}
  void clear() {
    rows_.clear();
    at_ = 0;
  }
  void take(Operator& input) {
    while (input.next() && runtime_.tick()) keep_row();
  }
  void keep_row() {
    std::size_t bytes = sizeof(Row);
    for (const Value& value : runtime_.row) bytes += estimate_bytes(value);
    if (runtime_.charge(bytes)) rows_.push_back(runtime_.row);
  }
  /// The next row into the runtime's. False: there is none, or the runtime stopped.
  bool next() {
    if (at_ >= rows_.size() || !runtime_.tick()) return false;
    runtime_.row = std::move(rows_[at_++]);
    return true;
  }

 private:
  Runtime& runtime_;
  std::vector<Row> rows_;
  std::size_t at_ = 0;
};

/// Writes for each row by `Writer::write(changes)`, once all are there, and then gives them.
template <class Writer>
class WriteOperator : public Operator {
 public:
  WriteOperator(Writer writer, OperatorPtr input, Runtime& runtime)
      : writer_(std::move(writer)),
        input_(std::move(input)),
        runtime_(runtime),
        before_(runtime),
        after_(runtime) {}
  void open() override {
    input_->open();
    before_.clear();
    after_.clear();
    written_ = false;
  }
  bool next() override {
    if (!std::exchange(written_, true)) write();
    return after_.next();
  }

 private:
  void write() {
    before_.take(*input_);
    Changes changes(runtime_);
    while (before_.next()) writer_.write(runtime_, changes, after_);
  }

  Writer writer_;
  OperatorPtr input_;
  Runtime& runtime_;
  GatheredRows before_;
  GatheredRows after_;
  bool written_ = false;
};

struct Creator {
  const CreateEntities& op;
  void write(Runtime&, Changes& changes, GatheredRows& after) const {
    if (changes.create(op.creation)) after.keep_row();
  }
};

struct Merger {
  const MergePattern& op;
  OperatorPtr inner;

  void write(Runtime& runtime, Changes& changes, GatheredRows& after) const {
    if (!changes.check_merge(op.merged)) return;
    GatheredRows found(runtime);
    inner->open();
    found.take(*inner);
    bool any = false;
    while (found.next()) {
      any = true;
      changes.apply(op.on_match);
      after.keep_row();
    }
    if (any || runtime.stopped() || !changes.create(op.merged)) return;
    changes.apply(op.on_create);
    after.keep_row();
  }
};

struct Changer {
  const ChangeEntities& op;
  void write(Runtime&, Changes& changes, GatheredRows& after) const {
    changes.apply(op.changes);
    after.keep_row();
  }
};

struct Deleter {
  const DeleteEntities& op;
  void write(Runtime& runtime, Changes& changes, GatheredRows& after) const {
    for (const ExpressionPtr& target : op.targets) {
      changes.remove(evaluate(runtime, *target), op.detach, target->span);
    }
    after.keep_row();
  }
};

class ApplyOperator : public Operator {
 public:
  ApplyOperator(const Apply& op, OperatorPtr input, Runtime& runtime)
      : op_(op),
        input_(std::move(input)),
        inner_(build(op.inner, runtime)),
        runtime_(runtime),
        rows_(runtime),
        is_barrier_(writes(op.inner)) {}
  void open() override {
    input_->open();
    rows_.clear();
    gathered_ = inside_ = false;
  }
  bool next() override {
    if (is_barrier_ && !std::exchange(gathered_, true)) rows_.take(*input_);
    while (runtime_.tick()) {
      if (inside_ && inner_->next()) return true;
      if (!next_input()) return false;
      inner_->open();
      if (op_.has_columns) {
        inside_ = true;
        continue;
      }
      const Row row = runtime_.row;
      while (inner_->next()) continue;
      runtime_.row = row;
      return !runtime_.stopped();
    }
    return false;
  }

 private:
  bool next_input() { return is_barrier_ ? rows_.next() : input_->next(); }

  const Apply& op_;
  OperatorPtr input_;
  OperatorPtr inner_;
  Runtime& runtime_;
  GatheredRows rows_;
  bool is_barrier_;
  bool gathered_ = false;
  bool inside_ = false;
};

struct ForEachWriter {
  const ForEachElement& op;
  OperatorPtr inner;

  void write(Runtime& runtime, Changes&, GatheredRows& after) const {
    const Value list = evaluate(runtime, *op.elements);
    if (!list.is_list() && !list.is_null()) {
      runtime.fail(op.elements->span, "InvalidArgumentType",
                   fmt::format("FOREACH takes a list; got {}", describe(type_of(list))));
      return;
    }
    const Row row = runtime.row;
    for (std::size_t i = 0; list.is_list() && i < list.list().size() && runtime.tick(); ++i) {
      runtime.row = row;
      runtime.row[op.slot] = list.list()[i];
      inner->open();
      while (inner->next()) continue;
    }
    runtime.row = row;
    after.keep_row();
  }
};

template <class Writer>
OperatorPtr make_writer(Writer writer, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<WriteOperator<Writer>>(std::move(writer), std::move(input), runtime);
}

}  // namespace

OperatorPtr make_operator(const CreateEntities& op, OperatorPtr input, Runtime& runtime) {
  return make_writer(Creator{op}, std::move(input), runtime);
}
OperatorPtr make_operator(const MergePattern& op, OperatorPtr input, Runtime& runtime) {
  return make_writer(Merger{op, build(op.inner, runtime)}, std::move(input), runtime);
}
OperatorPtr make_operator(const ChangeEntities& op, OperatorPtr input, Runtime& runtime) {
  return make_writer(Changer{op}, std::move(input), runtime);
}
OperatorPtr make_operator(const DeleteEntities& op, OperatorPtr input, Runtime& runtime) {
  return make_writer(Deleter{op}, std::move(input), runtime);
}
OperatorPtr make_operator(const Apply& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<ApplyOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const ForEachElement& op, OperatorPtr input, Runtime& runtime) {
  return make_writer(ForEachWriter{op, build(op.inner, runtime)}, std::move(input), runtime);
}

}  // namespace entente::query
