// Steps of a scenario, one after another: what each asks for, and what differed.
#include "scenario_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include "notation.hpp"
#include "table_procedure.hpp"
#include "world.hpp"

namespace entente::tck {
namespace {

namespace fs = std::filesystem;

/// Thrown within this file: the scenario failed, and why.
struct Difference {
  std::string what;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path);
  if (!in) throw Difference{fmt::format("cannot read '{}'", path.string())};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Which of the standard's classes of errors a code belongs to; codes whose class hangs on the
/// place have several.
bool is_of_class(const core::Error& error, const std::string& wanted) {
  using Kind = core::ErrorKind;
  static const std::map<std::string, std::vector<std::string>> kRuntime = {
      {"ArgumentError", {"NumberOutOfRange", "InvalidArgumentType", "InvalidArgumentValue"}},
      {"ArithmeticError", {"DivisionByZero", "NumberOutOfRange"}},
      {"ConstraintVerificationFailed", {"DeleteConnectedNode"}},
      {"EntityNotFound", {"DeletedEntityAccess"}},
      {"SemanticError", {"MergeReadOwnWrites"}},
      {"SyntaxError", {"NegativeIntegerArgument", "InvalidArgumentType"}},
      {"TypeError",
       {"InvalidArgumentValue", "InvalidArgumentType", "InvalidPropertyType",
        "MapElementAccessByNonString"}},
  };
  if (error.kind == Kind::runtime) {
    const auto at = kRuntime.find(wanted);
    return at != kRuntime.end() && std::ranges::find(at->second, error.code) != at->second.end();
  }
  if (wanted == "ProcedureError") return error.code == "ProcedureNotFound";
  if (wanted == "ParameterMissing") return error.code == "MissingParameter";
  if (wanted == "TypeError") return error.code == "InvalidArgumentType";
  return wanted == "SyntaxError";
}

std::string phase_of(const core::Error& error) {
  switch (error.kind) {
    case core::ErrorKind::syntax:
    case core::ErrorKind::semantic:
      return "compile time";
    default:
      return "runtime";
  }
}

using Rows = std::vector<std::vector<std::string>>;

std::string shown(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) text += fmt::format("\n      | {} |", fmt::join(row, " | "));
  return text.empty() ? " no rows" : text;
}

class Run {
 public:
  Run(const Scenario& scenario, const fs::path& graphs) : scenario_(scenario), graphs_(graphs) {}

  void run() {
    for (const Step& step : scenario_.steps) take(step);
    if (answer_ && answer_->has_error() && !error_expected_) fail_with(answer_->error());
  }

 private:
  [[noreturn]] static void fail_with(const core::Error& error) {
    throw Difference{
        fmt::format("failed ({}, {}): {}", phase_of(error), error.code, core::to_string(error))};
  }

  void take(const Step& step) {
    static const std::regex kError(
        "an? (\\w+) should be raised at (compile time|runtime|any time): ?(\\S+)");
    static const std::regex kGraph("the (\\S+) graph");
    std::smatch match;
    if (step.text == "an empty graph" || step.text == "any graph") {
      world_ = {};
    } else if (std::regex_match(step.text, match, kGraph)) {
      prepare(read_file(graphs_ / match[1].str() / (match[1].str() + ".cypher")));
    } else if (step.text == "having executed:") {
      prepare(step.doc);
    } else if (step.text == "parameters are:") {
      for (const auto& row : step.table) world_.parameters[row.at(0)] = value_of(row.at(1));
    } else if (step.text.starts_with("there exists a procedure ")) {
      add_procedure(step);
    } else if (step.text == "executing query:" || step.text == "executing control query:") {
      if (answer_ && answer_->has_error() && !error_expected_) fail_with(answer_->error());
      answer_ = world_.run(step.doc);
      error_expected_ = false;
    } else if (step.text == "no side effects") {
      check_side_effects({});
    } else if (step.text == "the side effects should be:") {
      check_side_effects(step.table);
    } else if (step.text == "the result should be empty") {
      check_empty();
    } else if (step.text.starts_with("the result should be")) {
      check_result(step);
    } else if (std::regex_match(step.text, match, kError)) {
      check_error(match[1], match[2], match[3]);
    } else {
      throw Difference{fmt::format("the step '{}' is not known", step.text)};
    }
  }

  void add_procedure(const Step& step) {
    Rows rows = step.table;
    if (!rows.empty()) rows.erase(rows.begin());
    std::vector<std::vector<core::Value>> values;
    for (const auto& row : rows) {
      auto& line = values.emplace_back();
      for (const std::string& cell : row) line.push_back(value_of(cell));
    }
    constexpr std::size_t kHead = std::string_view("there exists a procedure ").size();
    auto procedure = procedure_of(step.text.substr(kHead), std::move(values));
    if (!procedure) throw Difference{procedure.error().message};
    world_.procedures[procedure->name] = *procedure;
  }
  void prepare(const std::string& statement) {
    const auto done = world_.run(statement);
    if (!done) throw Difference{"setting up " + core::to_string(done.error())};
  }
  static core::Value value_of(const std::string& text) {
    auto value = World::value_of(text);
    if (!value) throw Difference{fmt::format("cannot read the value '{}'", text)};
    return *value;
  }
  const query::Table& table() const {
    if (!answer_) throw Difference{"no query was executed"};
    if (!*answer_) fail_with(answer_->error());
    return **answer_;
  }

  void check_side_effects(const Rows& wanted) const {
    SideEffects expected;
    for (const auto& row : wanted) {
      const long count = std::stol(row.at(1));
      if (count != 0) expected[row.at(0)] = count;
    }
    if (expected == world_.side_effects()) return;
    const auto text = [](const SideEffects& effects) {
      std::string line;
      for (const auto& [what, count] : effects) line += fmt::format(" {} {}", what, count);
      return line.empty() ? " none" : line;
    };
    throw Difference{
        fmt::format("expected side effects{}; got{}", text(expected), text(world_.side_effects()))};
  }

  Rows actual_rows(Comparison comparison) const {
    Rows rows;
    for (const auto& row : table().rows) {
      auto& forms = rows.emplace_back();
      for (const core::Value& value : row) {
        forms.push_back(actual_form(value, world_.graph(), comparison));
      }
    }
    return rows;
  }
  void check_empty() const {
    const Rows rows = actual_rows({});
    if (!rows.empty()) throw Difference{"expected no rows; got" + shown(rows)};
  }
  void check_result(const Step& step) const {
    const bool in_order = step.text.find("in order") != std::string::npos;
    const Comparison comparison{step.text.find("ignoring element order") != std::string::npos};
    if (step.table.empty()) throw Difference{"the scenario names no columns"};
    Rows expected{step.table.begin() + 1, step.table.end()};
    for (auto& row : expected) {
      for (std::string& cell : row) cell = form_of(cell, comparison);
    }
    Rows actual = actual_rows(comparison);
    if (table().columns != step.table.front()) {
      throw Difference{fmt::format("expected the columns {}; got {}",
                                   fmt::join(step.table.front(), ", "),
                                   fmt::join(table().columns, ", "))};
    }
    if (!in_order) std::ranges::sort(expected);
    if (!in_order) std::ranges::sort(actual);
    if (expected != actual) {
      throw Difference{fmt::format("expected{}\n    got{}", shown(expected), shown(actual))};
    }
  }
  static std::string form_of(const std::string& cell, Comparison comparison) {
    auto form = expected_form(cell, comparison);
    if (!form) throw Difference{form.error().message};
    return *form;
  }

  void check_error(const std::string& kind, const std::string& phase, const std::string& code) {
    error_expected_ = true;
    const std::string wanted = fmt::format("{} at {}: {}", kind, phase, code);
    if (!answer_) throw Difference{"no query was executed"};
    if (*answer_) throw Difference{fmt::format("expected {}; it gave an answer", wanted)};
    const core::Error& error = answer_->error();
    const bool right_phase = phase == "any time" || phase == phase_of(error);
    const bool right_code = code == "*" || code == error.code;
    if (right_phase && right_code && is_of_class(error, kind)) return;
    throw Difference{fmt::format("expected {}; got {} at {}: {}", wanted, error.code,
                                 phase_of(error), core::to_string(error))};
  }

  const Scenario& scenario_;
  const fs::path& graphs_;
  World world_;
  std::optional<core::Result<query::Table>> answer_;
  bool error_expected_ = false;
};

}  // namespace

std::optional<std::string> run_scenario(const Scenario& scenario, const fs::path& graphs) {
  try {
    Run(scenario, graphs).run();
  } catch (const Difference& difference) {
    return difference.what;
  }
  return std::nullopt;
}

}  // namespace entente::tck
