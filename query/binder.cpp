// A query clause by clause, and the parts of a UNION.
#include "query/binder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/bind_session.hpp"

namespace entente::query {
namespace {

using core::SourceSpan;

/// One part: its plan so far and the names that are visible.
class PartBinder {
 public:
  explicit PartBinder(BindSession& session) : session_(session) {}

  void run(const ast::SingleQuery& query) {
    check_composition(query);
    for (const ast::Clause& clause : query.clauses) {
      std::visit([this](const auto& c) { session_.count_part(c.span); }, clause);
      if (session_.failure()) return;
      std::visit([this](const auto& c) { bind(c); }, clause);
    }
  }
  [[nodiscard]] const PlanPtr& plan() const { return plan_; }
  [[nodiscard]] const Scope& scope() const { return scope_; }

 private:
  void check_composition(const ast::SingleQuery& query) {
    for (const ast::Clause& clause : query.clauses) {
      const auto* result = std::get_if<ast::Return>(&clause);
      if (result != nullptr && &clause != &query.clauses.back()) {
        session_.fail(result->span, "InvalidClauseComposition", "RETURN must be the last clause");
      }
    }
    const bool ends =
        !query.clauses.empty() && std::holds_alternative<ast::Return>(query.clauses.back());
    if (ends) return;
    const SourceSpan span = query.clauses.empty() ? SourceSpan{}
                                                  : std::visit([](const auto& c) { return c.span; },
                                                               query.clauses.back());
    session_.fail(span, "InvalidClauseComposition", "a query must end with RETURN");
  }

  void bind(const ast::Match& match) {
    std::vector<const ast::PathPattern*> patterns;
    for (const ast::PathPattern& pattern : match.patterns) patterns.push_back(&pattern);
    PlanPtr input = match.optional ? make_plan(SingleRow{}) : plan_;
    BoundPattern bound = bind_patterns(session_, scope_, patterns, &match.where, input);
    plan_ = match.optional ? make_plan(Optional{plan_, bound.plan, bound.introduced}) : bound.plan;
  }
  void bind(const ast::Unwind& unwind) {
    ExpressionPtr list = ExpressionBinder(session_, scope_).bind(*unwind.list);
    if (scope_.find(unwind.variable.text) != nullptr) {
      session_.fail(unwind.variable.span, "VariableAlreadyBound",
                    fmt::format("`{}` is bound already", unwind.variable.text));
    }
    const Slot slot = session_.new_slot(unwind.variable.text);
    const StaticType type = list->type == StaticType::list ? list->element : StaticType::any;
    scope_.variables.push_back({unwind.variable.text, slot, type, StaticType::any});
    plan_ = make_plan(Unwind{plan_, std::move(list), slot});
  }
  void bind(const ast::With& with) {
    project(
        bind_projection(session_, scope_, with.projection, with.span, true, &with.where, plan_));
  }
  void bind(const ast::Return& result) {
    project(
        bind_projection(session_, scope_, result.projection, result.span, false, nullptr, plan_));
  }
  void project(BoundProjection projection) {
    plan_ = std::move(projection.plan);
    scope_ = std::move(projection.scope);
  }

  BindSession& session_;
  Scope scope_;
  PlanPtr plan_ = make_plan(SingleRow{});
};

SourceSpan return_span(const ast::SingleQuery& query) {
  const auto* result = std::get_if<ast::Return>(&query.clauses.back());
  return result != nullptr ? result->span : SourceSpan{};
}

/// Slots of the part's columns in the order of the first part's; fails if their names differ.
std::vector<Slot> match_columns(BindSession& session, const Scope& first, const Scope& part,
                                SourceSpan span) {
  std::vector<Slot> slots;
  for (const Variable& column : first.variables) {
    const Variable* found = part.find(column.name);
    if (found != nullptr) slots.push_back(found->slot);
  }
  const bool same =
      slots.size() == first.variables.size() && part.variables.size() == first.variables.size();
  if (!same) {
    session.fail(span, "DifferentColumnsInUnion",
                 "all parts of a UNION must have the same columns");
  }
  return slots;
}

PlanPtr unite(BindSession& session, const ast::Query& query, const std::vector<PartBinder>& parts,
              std::vector<Slot>& columns) {
  Union all;
  const Scope& first = parts.front().scope();
  for (const Variable& column : first.variables)
    all.columns.push_back(session.new_slot(column.name));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    all.parts.push_back({parts[i].plan(), match_columns(session, first, parts[i].scope(),
                                                        return_span(query.parts[i]))});
  }
  columns = all.columns;
  PlanPtr plan = make_plan(std::move(all));
  return query.all.front() ? plan : make_plan(Distinct{plan, columns});
}

}  // namespace

core::Result<BoundQuery> bind(const ast::Query& query, const Context& context) {
  BindSession session(context);
  std::vector<PartBinder> parts;
  for (const ast::SingleQuery& part : query.parts) {
    parts.emplace_back(session);
    parts.back().run(part);
  }
  if (std::ranges::adjacent_find(query.all, std::not_equal_to{}) != query.all.end()) {
    session.fail(return_span(query.parts.back()), "InvalidClauseComposition",
                 "UNION and UNION ALL cannot be mixed in one query");
  }
  BoundQuery bound;
  if (!session.failure()) {
    for (const Variable& column : parts.front().scope().variables) {
      bound.columns.push_back(column.name);
      bound.slots.push_back(column.slot);
    }
    bound.plan =
        parts.size() == 1 ? parts.front().plan() : unite(session, query, parts, bound.slots);
  }
  if (session.failure()) return *session.failure();
  bound.slot_names = session.slot_names();
  bound.notices = session.take_notices();
  bound.texts = std::move(session.texts);
  return bound;
}

}  // namespace entente::query
