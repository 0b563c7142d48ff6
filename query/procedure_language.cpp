// Procedures that tell what functions and procedures there are.
#include <fmt/format.h>

#include <algorithm>

#include "query/aggregates.hpp"
#include "query/functions.hpp"
#include "query/procedure.hpp"

namespace entente::query {
namespace {

using core::Value;
using graph::PropertyGraph;

/// "name(a string[, an integer])": what a function takes.
std::string signature(const Function& function) {
  std::string text;
  const std::size_t needed = function.parameters.size() - function.optional;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    if (i >= needed) text += "[";
    text += (i > 0 ? ", " : "") + describe(function.parameters[i]);
  }
  if (function.variadic) text += ", …";
  return fmt::format("{}({}{})", function.name, text, std::string(function.optional, ']'));
}

std::string signature(const Procedure& procedure) {
  const auto names = [](const std::vector<ProcedureField>& fields) {
    std::string text;
    for (const ProcedureField& field : fields) text += (text.empty() ? "" : ", ") + field.name;
    return text;
  };
  return fmt::format("{}({}) YIELD {}", procedure.name, names(procedure.parameters),
                     names(procedure.columns));
}

void sort_by_name(Procedure::Rows& rows) {
  std::ranges::sort(rows, {},
                    [](const auto& row) { return row.front().template as<std::string>(); });
}

Procedure::Rows functions(const PropertyGraph&, std::span<const Value>) {
  Procedure::Rows rows;
  for (const std::string& name : function_names()) {
    rows.push_back({Value(name), Value(signature(*find_function(name))), Value(false)});
  }
  for (const std::string& name : aggregate_names()) {
    const AggregateFunction& aggregate = *find_aggregate(name);
    rows.push_back({Value(name),
                    Value(fmt::format("{}({}{})", name, describe(aggregate.argument),
                                      aggregate.percentile ? ", a number" : "")),
                    Value(true)});
  }
  sort_by_name(rows);
  return rows;
}

Procedure::Rows procedures(const PropertyGraph&, std::span<const Value>) {
  Procedure::Rows rows;
  for (const auto& [name, procedure] : builtin_procedures()) {
    rows.push_back({Value(name), Value(signature(procedure))});
  }
  sort_by_name(rows);
  return rows;
}

}  // namespace

void add_language_procedures(Procedures& all) {
  const ProcedureField name{"name", types::kString};
  const ProcedureField takes{"signature", types::kString};
  const ProcedureField aggregating{"aggregating", types::kBoolean};
  all.emplace("dbms.functions",
              Procedure{"dbms.functions", {}, {name, takes, aggregating}, functions});
  all.emplace("dbms.procedures", Procedure{"dbms.procedures", {}, {name, takes}, procedures});
}

}  // namespace entente::query
