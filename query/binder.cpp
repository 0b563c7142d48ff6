// A query clause by clause, and the parts of a UNION.
#include "query/binder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "query/bind_session.hpp"
#include "query/bind_updates.hpp"

namespace entente::query {
namespace {

using core::SourceSpan;

/// One part: its plan so far and the names that are visible.
class PartBinder {
 public:
  /// `kept`: variables that stay visible behind each WITH.
  explicit PartBinder(BindSession& session, Scope scope = {}, Scope kept = {})
      : session_(session), scope_(std::move(scope)), kept_(std::move(kept)) {}

  void run(const ast::SingleQuery& query) {
    standalone_ = query.clauses.size() == 1;
    bind_clauses(query);
    returns_ = std::holds_alternative<ast::Return>(query.clauses.back()) ||
               (standalone_ && std::holds_alternative<ast::Call>(query.clauses.back()));
    if (!returns_) scope_.variables.clear();
  }
  /// Every clause; what stands last does not matter.
  void bind_clauses(const ast::SingleQuery& query) {
    for (const ast::Clause& clause : query.clauses) {
      // CREATE after CREATE is done in one, so that scripts of any length make a small plan.
      const bool joins = std::holds_alternative<ast::Create>(clause) && as<CreateEntities>(plan_);
      if (!joins) std::visit([this](const auto& c) { session_.count_part(c.span); }, clause);
      if (session_.failure()) return;
      std::visit([this](const auto& c) { bind(c); }, clause);
    }
  }
  [[nodiscard]] const PlanPtr& plan() const { return plan_; }
  [[nodiscard]] const Scope& scope() const { return scope_; }
  [[nodiscard]] bool returns() const { return returns_; }

 private:
  void bind(const ast::Match& match) {
    std::vector<const ast::PathPattern*> patterns;
    for (const ast::PathPattern& pattern : match.patterns) patterns.push_back(&pattern);
    PlanPtr input = match.optional ? make_plan(SingleRow{}) : plan_;
    BoundPattern bound = bind_patterns(session_, scope_, patterns, &match.where, input);
    plan_ = match.optional ? make_plan(Optional{plan_, bound.plan, bound.introduced}) : bound.plan;
  }
  void bind(const ast::Unwind& unwind) {
    ExpressionPtr list = ExpressionBinder(session_, scope_).bind(*unwind.list);
    const StaticType type = list->type == StaticType::list ? list->element : StaticType::any;
    const Slot slot = declare(unwind.variable, type, StaticType::any);
    plan_ = make_plan(Unwind{plan_, std::move(list), slot});
  }
  void bind(const ast::With& with) {
    project(
        bind_projection(session_, scope_, with.projection, with.span, true, &with.where, plan_));
    for (const Variable& variable : kept_.variables) {
      if (scope_.find(variable.name) == nullptr) scope_.variables.push_back(variable);
    }
  }
  void bind(const ast::Return& result) {
    project(
        bind_projection(session_, scope_, result.projection, result.span, false, nullptr, plan_));
  }
  void bind(const ast::Create& create) { plan_ = bind_create(session_, scope_, create, plan_); }
  void bind(const ast::Merge& merge) { plan_ = bind_merge(session_, scope_, merge, plan_); }
  void bind(const ast::Set& set) {
    plan_ = bind_changes(session_, scope_, set.items, false, plan_);
  }
  void bind(const ast::Remove& remove) {
    plan_ = bind_changes(session_, scope_, remove.items, true, plan_);
  }
  void bind(const ast::Delete& deletion) { plan_ = bind_delete(session_, scope_, deletion, plan_); }
  void bind(const ast::Call& call) {
    plan_ = bind_call(session_, scope_, call, standalone_, plan_);
  }
  void bind(const ast::CallSubquery& call) {
    const Scope taken = taken_by(call);
    BoundSubquery inner = bind_subquery(session_, scope_, *call.query, SubqueryUse::clause,
                                        call.span, call.has_scope ? &taken : nullptr);
    Apply op{plan_, std::move(inner.plan), inner.returns, {}};
    for (const Variable& column : inner.columns.variables) {
      if (scope_.find(column.name) != nullptr) {
        session_.fail(
            call.span, "VariableAlreadyBound",
            fmt::format("the subquery returns `{}`, which is bound already", column.name));
      }
      scope_.variables.push_back(column);
      op.introduced.push_back(column.slot);
    }
    if (!session_.failure()) plan_ = make_plan(std::move(op));
  }
  Scope taken_by(const ast::CallSubquery& call) {
    if (call.takes_all) return scope_;
    Scope taken;
    for (const ast::Name& name : call.taken) {
      const Variable* variable = scope_.find(name.text);
      if (variable == nullptr) {
        session_.fail_undefined(scope_, name.text, name.span);
        return {};
      }
      taken.put(*variable);
    }
    return taken;
  }
  void bind(const ast::Foreach& loop) {
    ExpressionPtr list = ExpressionBinder(session_, scope_).bind(*loop.list);
    const Slot slot = session_.new_slot(loop.variable.text);
    Scope inner = scope_;
    const StaticType type = list->type == StaticType::list ? list->element : StaticType::any;
    inner.put({loop.variable.text, slot, type, StaticType::any});
    PartBinder body(session_, std::move(inner));
    body.bind_clauses(*loop.body);
    plan_ = make_plan(ForEachElement{plan_, std::move(list), slot, body.plan()});
  }
  void bind(const ast::LoadCsv& load) {
    ExpressionBinder binder(session_, scope_);
    ExpressionPtr file = binder.bind(*load.file);
    ExpressionPtr separator = load.separator ? binder.bind(*load.separator) : nullptr;
    const Slot slot = declare(load.variable, load.with_headers ? StaticType::map : StaticType::list,
                              load.with_headers ? StaticType::any : StaticType::string);
    plan_ =
        make_plan(ReadCsv{plan_, std::move(file), std::move(separator), slot, load.with_headers});
  }
  Slot declare(const ast::Name& name, StaticType type, StaticType element) {
    if (scope_.find(name.text) != nullptr) {
      session_.fail(name.span, "VariableAlreadyBound",
                    fmt::format("`{}` is bound already", name.text));
    }
    const Slot slot = session_.new_slot(name.text);
    scope_.variables.push_back({name.text, slot, type, element});
    return slot;
  }
  void project(BoundProjection projection) {
    plan_ = std::move(projection.plan);
    scope_ = std::move(projection.scope);
  }

  BindSession& session_;
  Scope scope_;
  Scope kept_;
  PlanPtr plan_ = make_plan(SingleRow{});
  bool standalone_ = false;  // its only clause is the whole part
  bool returns_ = false;
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

/// All parts, as one plan with the first part's columns.
struct BoundParts {
  PlanPtr plan;
  Scope columns;
  bool returns = false;
};

BoundParts bind_parts(BindSession& session, const ast::Query& query,
                      const std::function<Scope(const ast::SingleQuery&)>& start,
                      const Scope& kept = {}) {
  std::vector<PartBinder> parts;
  for (const ast::SingleQuery& part : query.parts) {
    parts.emplace_back(session, start(part), kept);
    parts.back().run(part);
  }
  if (session.failure()) return {};
  const PartBinder& first = parts.front();
  BoundParts bound{first.plan(), first.scope(), first.returns()};
  if (parts.size() == 1) return bound;
  std::vector<Slot> slots;
  bound.plan = unite(session, query, parts, slots);
  for (std::size_t i = 0; i < slots.size(); ++i) bound.columns.variables[i].slot = slots[i];
  return bound;
}

bool is_reading(const ast::Clause& clause) {
  return std::holds_alternative<ast::Match>(clause) ||
         std::holds_alternative<ast::Unwind>(clause) || std::holds_alternative<ast::With>(clause);
}

}  // namespace

BoundSubquery bind_subquery(BindSession& session, const Scope& outer, const ast::Query& query,
                            SubqueryUse use, SourceSpan span, const Scope* taken) {
  const auto start = [&](const ast::SingleQuery& part) {
    if (taken != nullptr) return *taken;
    const bool imports = std::holds_alternative<ast::With>(part.clauses.front());
    return use == SubqueryUse::condition || imports ? outer : Scope{};
  };
  BoundParts bound = bind_parts(session, query, start, taken != nullptr ? *taken : Scope{});
  if (session.failure()) return {};
  if (use == SubqueryUse::condition && writes(bound.plan)) {
    session.fail(span, "InvalidClauseComposition",
                 "a subquery inside an expression only reads; it cannot change the graph");
  }
  if (use == SubqueryUse::clause && !bound.returns &&
      is_reading(query.parts.front().clauses.back())) {
    session.fail(span, "InvalidClauseComposition",
                 "the query in CALL ends with RETURN or a clause that writes");
  }
  return {std::move(bound.plan), std::move(bound.columns), bound.returns};
}

core::Result<BoundQuery> bind(const ast::Query& query, const Context& context) {
  BindSession session(context);
  BoundParts parts = bind_parts(session, query, [](const ast::SingleQuery&) { return Scope{}; });
  if (std::ranges::adjacent_find(query.all, std::not_equal_to{}) != query.all.end()) {
    session.fail(return_span(query.parts.back()), "InvalidClauseComposition",
                 "UNION and UNION ALL cannot be mixed in one query");
  }
  if (session.failure()) return *session.failure();
  BoundQuery bound;
  for (const Variable& column : parts.columns.variables) {
    bound.columns.push_back(column.name);
    bound.slots.push_back(column.slot);
  }
  bound.plan = std::move(parts.plan);
  bound.slot_names = session.slot_names();
  bound.notices = session.take_notices();
  bound.texts = std::move(session.texts);
  return bound;
}

}  // namespace entente::query
