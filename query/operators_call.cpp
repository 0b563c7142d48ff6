// Operators that take rows from elsewhere: procedures, and files of values.
#include <fmt/format.h>

#include "query/csv.hpp"
#include "query/evaluate.hpp"
#include "query/operators.hpp"
#include "query/procedure.hpp"

namespace entente::query {
namespace {

using core::Value;

class CallOperator : public Operator {
 public:
  CallOperator(const CallProcedure& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override {
    input_->open();
    rows_.clear();
    at_ = 0;
  }
  bool next() override {
    while (at_ >= rows_.size()) {
      if (!input_->next() || !runtime_.tick() || !call()) return false;
      if (op_.procedure->columns.empty()) return true;
    }
    if (!runtime_.tick()) return false;
    for (const YieldedColumn& result : op_.results) {
      runtime_.row[result.slot] = rows_[at_].at(result.column);
    }
    ++at_;
    return true;
  }

 private:
  bool call() {
    std::vector<Value> arguments;
    for (std::size_t i = 0; i < op_.arguments.size(); ++i) {
      arguments.push_back(evaluate(runtime_, *op_.arguments[i]));
      const ProcedureField& parameter = op_.procedure->parameters[i];
      if (may_be(type_of(arguments.back()), parameter.types)) continue;
      runtime_.fail(op_.arguments[i]->span, "InvalidArgumentType",
                    fmt::format("`{}` of {}() is {}; got {}", parameter.name, op_.procedure->name,
                                describe(parameter.types), describe(type_of(arguments.back()))));
    }
    if (runtime_.stopped()) return false;
    rows_ = op_.procedure->call(runtime_.graph, arguments);
    at_ = 0;
    return true;
  }

  const CallProcedure& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  Procedure::Rows rows_;
  std::size_t at_ = 0;
};

class ReadCsvOperator : public Operator {
 public:
  ReadCsvOperator(const ReadCsv& op, OperatorPtr input, Runtime& runtime)
      : op_(op), input_(std::move(input)), runtime_(runtime) {}
  void open() override {
    input_->open();
    reader_.reset();
  }
  bool next() override {
    while (runtime_.tick()) {
      if (reader_) {
        if (auto line = reader_->next()) return give(std::move(*line));
        reader_.reset();
      }
      if (!input_->next() || !start()) return false;
    }
    return false;
  }

 private:
  bool give(core::List fields) {
    if (!op_.with_headers) {
      runtime_.row[op_.slot] = std::move(fields);
      return true;
    }
    core::Map map;
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      const auto* name = headers_[i].get_if<std::string>();
      if (name != nullptr) map[*name] = i < fields.size() ? std::move(fields[i]) : Value();
    }
    runtime_.row[op_.slot] = std::move(map);
    return true;
  }
  bool start() {
    const Value file = evaluate(runtime_, *op_.file);
    const Value separator = op_.separator ? evaluate(runtime_, *op_.separator) : Value(",");
    const auto* path = file.get_if<std::string>();
    const auto* mark = separator.get_if<std::string>();
    if (runtime_.stopped()) return false;
    if (path == nullptr || mark == nullptr || mark->size() != 1) {
      runtime_.fail(op_.file->span, "InvalidArgumentType",
                    "LOAD CSV takes the path of a file and a separator of one character");
      return false;
    }
    if (!runtime_.may_read_files) {
      runtime_.fail(op_.file->span, "ExternalResourceFailed", "files cannot be read here");
      return false;
    }
    auto reader = CsvReader::open(*path, mark->front());
    if (!reader) {
      runtime_.fail(op_.file->span, "ExternalResourceFailed", reader.error().message);
      return false;
    }
    reader_ = std::make_unique<CsvReader>(std::move(*reader));
    headers_ = op_.with_headers ? reader_->next().value_or(core::List{}) : core::List{};
    return true;
  }

  const ReadCsv& op_;
  OperatorPtr input_;
  Runtime& runtime_;
  std::unique_ptr<CsvReader> reader_;
  core::List headers_;
};

}  // namespace

OperatorPtr make_operator(const CallProcedure& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<CallOperator>(op, std::move(input), runtime);
}
OperatorPtr make_operator(const ReadCsv& op, OperatorPtr input, Runtime& runtime) {
  return std::make_unique<ReadCsvOperator>(op, std::move(input), runtime);
}

}  // namespace entente::query
