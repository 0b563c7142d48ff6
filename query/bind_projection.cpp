// WITH and RETURN: columns, grouping, and which names ORDER BY and WHERE may see.
#include <fmt/format.h>

#include <algorithm>

#include "query/aggregates.hpp"
#include "query/bind_session.hpp"

namespace entente::query {
namespace {

using core::SourceSpan;

struct Column {
  std::string name;
  ExpressionPtr expression;
  Slot slot{};
  bool aggregated = false;
  SourceSpan span;
};

/// Replaces sub-expressions that were computed already by the slot that holds them.
struct Known {
  std::string text;
  Slot slot{};
};
ExpressionPtr substitute(const ExpressionPtr& expression, const std::vector<Known>& known) {
  const std::string text = print(expression);
  const auto at = std::ranges::find(known, text, &Known::text);
  if (at != known.end()) {
    return make_expression(SlotRef{at->slot}, expression->span, expression->type,
                           expression->element);
  }
  return map_children(
      expression, [&](const ExpressionPtr& child) { return substitute(child, known); },
      [](const PlanPtr& plan) { return plan; });
}

bool is_access(const ExpressionPtr& expression) {
  if (const auto* property = as<PropertyOf>(expression)) return is_access(property->object);
  return as<SlotRef>(expression) != nullptr;
}

class ProjectionBinder {
 public:
  ProjectionBinder(BindSession& session, const Scope& scope, const ast::Projection& projection,
                   SourceSpan span, bool names_required, PlanPtr input)
      : session_(session),
        before_(scope),
        projection_(projection),
        span_(span),
        names_required_(names_required),
        plan_(std::move(input)) {}

  BoundProjection run(const ast::ExpressionPtr* where) {
    bind_columns();
    check_names();
    if (session_.failure()) return {plan_, {}};
    grouped_ ? place_grouped() : place_plain();
    std::vector<SortKey> keys = bind_order();
    if (unnamed_) {
      session_.fail(*unnamed_, "NoExpressionAlias",
                    "an expression in WITH needs a name: add AS and one");
    }
    ExpressionPtr condition = where != nullptr && *where ? bind_after(**where, true) : nullptr;
    if (session_.failure()) return {plan_, {}};
    emit_columns();
    emit_order(std::move(keys));
    emit_window();
    if (condition) plan_ = make_plan(Filter{plan_, condition});
    return {plan_, column_scope()};
  }

 private:
  // --- columns -------------------------------------------------------------------------------
  void bind_columns() {
    if (projection_.all) bind_all_variables();
    for (const ast::ProjectionItem& item : projection_.items) bind_column(item);
    grouped_ = !aggregates_.found.empty();
  }
  void bind_all_variables() {
    if (before_.variables.empty() && !names_required_) {
      session_.fail(span_, "NoVariablesInScope", "RETURN * needs a variable, and there is none");
    }
    std::vector<Variable> variables = before_.variables;
    std::ranges::sort(variables, {}, &Variable::name);
    for (const Variable& v : variables) {
      columns_.push_back(
          {v.name, make_expression(SlotRef{v.slot}, span_, v.type, v.element), 0, false, span_});
    }
  }
  void bind_column(const ast::ProjectionItem& item) {
    ExpressionBinder binder(session_, before_, &aggregates_);
    ExpressionPtr expression = binder.bind(*item.expression);
    const auto* variable = std::get_if<ast::Variable>(&item.expression->node);
    if (!item.alias && variable == nullptr && names_required_ && !unnamed_) {
      unnamed_ = item.expression->span;
    }
    const std::string name = item.alias            ? item.alias->text
                             : variable != nullptr ? variable->name
                                                   : item.text;
    const bool aggregated = mentions_aggregate(expression);
    columns_.push_back({name, std::move(expression), 0, aggregated, item.expression->span});
  }
  bool mentions_aggregate(const ExpressionPtr& expression) const {
    const std::vector<Slot> slots = slots_of(expression);
    return std::ranges::any_of(aggregates_.found, [&](const Aggregation& a) {
      return std::ranges::binary_search(slots, a.slot);
    });
  }
  void check_names() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (columns_[i].name != columns_[j].name) continue;
        session_.fail(columns_[i].span, "ColumnNameConflict",
                      fmt::format("two columns are named `{}`", columns_[i].name));
      }
    }
  }

  /// The slot of a column: a variable keeps its own.
  Slot place(const Column& column) {
    if (const auto* ref = as<SlotRef>(column.expression)) return ref->slot;
    return session_.new_slot(column.name);
  }
  void place_plain() {
    for (Column& column : columns_) {
      column.slot = place(column);
      if (as<SlotRef>(column.expression) == nullptr) {
        assignments_.push_back({column.slot, column.expression});
      }
      computed_.push_back({print(column.expression), column.slot});
    }
  }
  void place_grouped() {
    std::vector<Known> simple;
    for (Column& column : columns_) {
      if (column.aggregated) continue;
      column.slot = place(column);
      keys_.push_back({column.slot, column.expression});
      computed_.push_back({print(column.expression), column.slot});
      if (is_access(column.expression)) simple.push_back(computed_.back());
    }
    for (Column& column : columns_) {
      if (column.aggregated) place_aggregated(column, simple);
    }
  }
  void place_aggregated(Column& column, const std::vector<Known>& simple) {
    computed_.push_back({print(column.expression), 0});
    column.expression = substitute(column.expression, simple);
    if (const auto stray = stray_variable(column.expression)) {
      session_.fail(column.span, "AmbiguousAggregationExpression",
                    fmt::format("`{}` stands beside an aggregate and is no column of its own: "
                                "return it too, or aggregate it",
                                *stray));
    }
    column.slot = place(column);
    computed_.back().slot = column.slot;
    if (as<SlotRef>(column.expression) != nullptr) {
      session_.rename(column.slot, column.name);
    } else {
      assignments_.push_back({column.slot, column.expression});
    }
  }
  /// A variable of the input in an expression on the output, where only columns are left.
  std::optional<std::string> stray_variable(const ExpressionPtr& expression) const {
    for (const Slot slot : slots_of(expression)) {
      const bool is_column = std::ranges::any_of(
          columns_, [&](const Column& c) { return !c.aggregated && c.slot == slot; });
      if (before_.has_slot(slot) && !is_column) return slot_name(slot, session_.slot_names());
    }
    return std::nullopt;
  }

  // --- behind the columns: ORDER BY and WHERE ------------------------------------------------
  bool hides_input() const { return grouped_ || projection_.distinct; }

  Scope scope_behind() const {
    Scope scope = before_;
    for (const Column& c : columns_) {
      scope.put({c.name, c.slot, c.expression->type, c.expression->element});
    }
    return scope;
  }
  Scope column_scope() const {
    Scope scope;
    for (const Column& c : columns_) {
      scope.variables.push_back({c.name, c.slot, c.expression->type, c.expression->element});
    }
    return scope;
  }

  /// An expression that sees the columns first, then what stood before them.
  ExpressionPtr bind_after(const ast::Expression& expression, bool condition) {
    const std::size_t known = aggregates_.found.size();
    const bool may_aggregate = grouped_ && !condition;
    // Aggregates are written over the input, so their names are those of before.
    ExpressionBinder over_input(session_, scope_behind(), may_aggregate ? &aggregates_ : nullptr);
    ExpressionPtr bound = over_input.bind(expression);
    if (condition && !may_be(bound->type, types::kBoolean)) {
      session_.fail(expression.span, "InvalidArgumentType",
                    fmt::format("a condition is a boolean; got {}", describe(bound->type)));
    }
    if (!hides_input() || session_.failure()) return bound;
    check_new_aggregates(known, expression.span);
    if (!condition) check_beside_aggregate(bound, expression.span);
    bound = substitute(bound, computed_);
    check_only_columns(bound, expression.span);
    return bound;
  }
  void check_new_aggregates(std::size_t known, SourceSpan span) {
    for (std::size_t i = known; i < aggregates_.found.size(); ++i) {
      const ExpressionPtr& argument = aggregates_.found[i].argument;
      if (argument && !slots_of(argument).empty()) {
        session_.fail(span, "UndefinedVariable",
                      "ORDER BY sees the columns only: this aggregate is none of them");
      }
    }
  }
  /// Beside an aggregate a sort key may hold columns that are names or properties of names: of a
  /// larger column it could not be told whether it is computed before or after grouping.
  void check_beside_aggregate(const ExpressionPtr& key, SourceSpan span) {
    if (!mentions_aggregate(key)) return;
    std::vector<Known> simple;
    for (const Column& column : columns_) {
      const auto at = std::ranges::find(computed_, column.slot, &Known::slot);
      if (at == computed_.end()) continue;
      if (column.aggregated || is_access(column.expression)) simple.push_back(*at);
    }
    const bool strays = stray_variable(substitute(key, simple)).has_value();
    if (!strays || stray_variable(substitute(key, computed_))) return;
    session_.fail(span, "AmbiguousAggregationExpression",
                  "beside an aggregate ORDER BY takes names and properties only: give the "
                  "expression a name and sort by it");
  }
  void check_only_columns(const ExpressionPtr& expression, SourceSpan span) {
    for (const Slot slot : slots_of(expression)) {
      const bool is_column =
          std::ranges::any_of(columns_, [&](const Column& c) { return c.slot == slot; });
      if (is_column || !before_.has_slot(slot)) continue;
      session_.fail(span, "UndefinedVariable",
                    fmt::format("`{}` is not defined here: behind DISTINCT and aggregates only "
                                "the columns are",
                                slot_name(slot, session_.slot_names())));
    }
  }
  std::vector<SortKey> bind_order() {
    std::vector<SortKey> keys;
    for (const ast::SortItem& item : projection_.order_by) {
      if (!session_.failure())
        keys.push_back({bind_after(*item.expression, false), item.descending});
    }
    return keys;
  }

  // --- plan ----------------------------------------------------------------------------------
  void emit_columns() {
    if (grouped_) plan_ = make_plan(Aggregate{plan_, keys_, aggregates_.found});
    if (!assignments_.empty()) plan_ = make_plan(Project{plan_, assignments_});
    if (!projection_.distinct) return;
    std::vector<Slot> slots;
    for (const Column& column : columns_) slots.push_back(column.slot);
    plan_ = make_plan(Distinct{plan_, std::move(slots)});
  }
  void emit_order(std::vector<SortKey> keys) {
    if (!keys.empty()) plan_ = make_plan(Sort{plan_, std::move(keys), nullptr});
  }
  void emit_window() {
    if (projection_.skip) plan_ = make_plan(Skip{plan_, bind_count(*projection_.skip, "SKIP")});
    if (projection_.limit) plan_ = make_plan(Limit{plan_, bind_count(*projection_.limit, "LIMIT")});
  }
  ExpressionPtr bind_count(const ast::Expression& expression, std::string_view clause) {
    ExpressionPtr count = ExpressionBinder(session_, before_).bind(expression);
    const std::vector<Slot> slots = slots_of(count);
    if (std::ranges::any_of(slots, [&](Slot slot) { return before_.has_slot(slot); })) {
      session_.fail(expression.span, "NonConstantExpression",
                    fmt::format("{} cannot hang on a variable", clause));
    } else if (!may_be(count->type, types::kInteger)) {
      session_.fail(expression.span, "InvalidArgumentType",
                    fmt::format("{} expects an integer; got {}", clause, describe(count->type)));
    } else if (is_negative(count)) {
      session_.fail(expression.span, "NegativeIntegerArgument",
                    fmt::format("{} expects a number that is not negative", clause));
    }
    return count;
  }
  static bool is_negative(const ExpressionPtr& count) {
    const auto* constant = as<Constant>(count);
    const auto* number = constant != nullptr ? constant->value.get_if<std::int64_t>() : nullptr;
    if (number != nullptr) return *number < 0;
    const auto* unary = as<UnaryOperation>(count);
    if (unary == nullptr || unary->op != ast::UnaryOperator::negate) return false;
    const auto* operand = as<Constant>(unary->operand);
    const auto* size = operand != nullptr ? operand->value.get_if<std::int64_t>() : nullptr;
    return size != nullptr && *size > 0;
  }

  BindSession& session_;
  const Scope& before_;
  const ast::Projection& projection_;
  SourceSpan span_;
  bool names_required_;
  PlanPtr plan_;
  std::vector<Column> columns_;
  std::optional<SourceSpan> unnamed_;  // the first expression of WITH without a name
  Aggregates aggregates_;
  bool grouped_ = false;
  std::vector<Assignment> keys_;
  std::vector<Assignment> assignments_;
  std::vector<Known> computed_;  // whole columns, as they were written over the input
};

}  // namespace

BoundProjection bind_projection(BindSession& session, const Scope& scope,
                                const ast::Projection& projection, core::SourceSpan span,
                                bool names_required, const ast::ExpressionPtr* where,
                                PlanPtr input) {
  return ProjectionBinder(session, scope, projection, span, names_required, std::move(input))
      .run(where);
}

}  // namespace entente::query
