// CALL of a procedure: which one, with which arguments, and the columns it yields.
#include <fmt/format.h>

#include <algorithm>

#include "core/names.hpp"
#include "query/bind_updates.hpp"

namespace entente::query {
namespace {

const Procedure* find_procedure(const Context& context, const std::string& name) {
  for (const Procedures* all : {context.procedures, &builtin_procedures()}) {
    if (all == nullptr) continue;
    const auto at = all->find(name);
    if (at != all->end()) return &at->second;
  }
  return nullptr;
}

std::vector<std::string> procedure_names(const Context& context) {
  std::vector<std::string> names;
  for (const Procedures* all : {context.procedures, &builtin_procedures()}) {
    if (all == nullptr) continue;
    for (const auto& [name, procedure] : *all) names.push_back(name);
  }
  return names;
}

class CallBinder {
 public:
  CallBinder(BindSession& session, Scope& scope, const ast::Call& clause,
             const Procedure& procedure)
      : session_(session), scope_(scope), clause_(clause), procedure_(procedure) {}

  PlanPtr run(bool standalone, PlanPtr input) {
    CallProcedure op{std::move(input), &procedure_, {}, {}};
    op.arguments = clause_.has_arguments ? written_arguments() : implied_arguments(standalone);
    if (session_.failure()) return op.input;
    if (clause_.yields_all && !standalone) {
      session_.fail(clause_.span, "UnexpectedSyntax",
                    "YIELD * is for a CALL that is the whole query; name the columns here");
    }
    const bool all = clause_.yields_all || (standalone && !clause_.has_yield);
    op.results = all ? all_columns() : named_columns();
    PlanPtr plan = make_plan(std::move(op));
    if (!clause_.where) return plan;
    return make_plan(
        Filter{plan, ExpressionBinder(session_, scope_).bind_predicate(clause_.where)});
  }

 private:
  std::vector<ExpressionPtr> written_arguments() {
    const std::size_t expected = procedure_.parameters.size();
    if (clause_.arguments.size() != expected) {
      session_.fail(clause_.span, "InvalidNumberOfArguments",
                    fmt::format("{}() takes {} argument{}; got {}", procedure_.name, expected,
                                expected == 1 ? "" : "s", clause_.arguments.size()));
      return {};
    }
    std::vector<ExpressionPtr> arguments;
    for (std::size_t i = 0; i < expected; ++i) {
      const ast::Expression& argument = *clause_.arguments[i];
      arguments.push_back(ExpressionBinder(session_, scope_).bind(argument));
      const TypeSet types = procedure_.parameters[i].types;
      if (may_be(arguments.back()->type, types)) continue;
      session_.fail(
          argument.span, "InvalidArgumentType",
          fmt::format("`{}` of {}() is {}; got {}", procedure_.parameters[i].name, procedure_.name,
                      describe(types), describe(arguments.back()->type)));
    }
    return arguments;
  }
  /// Without parentheses the query's parameters of the same names are meant.
  std::vector<ExpressionPtr> implied_arguments(bool standalone) {
    std::vector<ExpressionPtr> arguments;
    if (!standalone && !procedure_.parameters.empty()) {
      session_.fail(
          clause_.span, "InvalidArgumentPassingMode",
          fmt::format("inside a query {}() takes its arguments in parentheses", procedure_.name));
    }
    for (const ProcedureField& parameter : procedure_.parameters) {
      const ast::Expression whole{ast::Parameter{parameter.name}, clause_.procedure.span};
      arguments.push_back(ExpressionBinder(session_, scope_).bind(whole));
    }
    return arguments;
  }

  std::string column_names() const {
    std::string names;
    for (const ProcedureField& column : procedure_.columns) {
      names += (names.empty() ? "" : ", ") + column.name;
    }
    return names.empty() ? "none" : names;
  }
  std::vector<YieldedColumn> all_columns() {
    std::vector<YieldedColumn> results;
    for (std::size_t i = 0; i < procedure_.columns.size(); ++i) {
      const std::string& name = procedure_.columns[i].name;
      results.push_back(yielded(i, {name, clause_.span}));
    }
    return results;
  }
  std::vector<YieldedColumn> named_columns() {
    std::vector<YieldedColumn> results;
    for (const ast::YieldItem& item : clause_.items) {
      const auto at =
          std::ranges::find(procedure_.columns, item.column.text, &ProcedureField::name);
      if (at == procedure_.columns.end()) {
        session_.fail(item.column.span, "UndefinedVariable",
                      fmt::format("{}() has no column `{}`; it has {}", procedure_.name,
                                  item.column.text, column_names()));
        return results;
      }
      const auto column = static_cast<std::size_t>(at - procedure_.columns.begin());
      results.push_back(yielded(column, item.alias.value_or(item.column)));
    }
    return results;
  }
  YieldedColumn yielded(std::size_t column, const ast::Name& name) {
    if (scope_.find(name.text) != nullptr) {
      session_.fail(name.span, "VariableAlreadyBound",
                    fmt::format("`{}` is bound already", name.text));
    }
    const Slot slot = session_.new_slot(name.text);
    scope_.variables.push_back({name.text, slot, StaticType::any, StaticType::any});
    return {column, slot};
  }

  BindSession& session_;
  Scope& scope_;
  const ast::Call& clause_;
  const Procedure& procedure_;
};

}  // namespace

PlanPtr bind_call(BindSession& session, Scope& scope, const ast::Call& clause, bool standalone,
                  PlanPtr input) {
  const Procedure* procedure = find_procedure(session.context, clause.procedure.text);
  if (procedure != nullptr) {
    return CallBinder(session, scope, clause, *procedure).run(standalone, std::move(input));
  }
  const auto near = core::nearest_name(clause.procedure.text, procedure_names(session.context));
  session.fail(clause.procedure.span, "ProcedureNotFound",
               fmt::format("there is no procedure {}(){}", clause.procedure.text,
                           near ? "; did you mean " + *near + "()?" : ""));
  return input;
}

}  // namespace entente::query
