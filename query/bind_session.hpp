#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/binder.hpp"

namespace entente::query {

/// A name of the query and the slot that it stands for.
struct Variable {
  std::string name;
  Slot slot{};
  StaticType type = StaticType::any;
  StaticType element = StaticType::any;
};

/// The names that are visible at one place, in order of appearance.
struct Scope {
  std::vector<Variable> variables;

  [[nodiscard]] const Variable* find(std::string_view name) const;
  [[nodiscard]] bool has_slot(Slot slot) const;
  /// Adds the variable; one of the same name makes room for it.
  void put(Variable variable);
};

/// What binding one query shares: slots, notices, and the first error. An error is sticky: who
/// meets one reports it and goes on with null.
class BindSession {
 public:
  explicit BindSession(const Context& context) : context(context) {}

  const Context& context;
  std::vector<TextConstant> texts;

  Slot new_slot(std::string name);
  void rename(Slot slot, const std::string& name) { slot_names_[slot] = name; }
  [[nodiscard]] const SlotNames& slot_names() const { return slot_names_; }

  void fail(core::SourceSpan span, std::string code, std::string message);
  void fail(core::Error error);
  [[nodiscard]] const std::optional<core::Error>& failure() const { return failure_; }
  void fail_undefined(const Scope& scope, std::string_view name, core::SourceSpan span);

  void notice(std::string message, core::SourceSpan span);
  [[nodiscard]] std::vector<Notice> take_notices() { return std::move(notices_); }

  /// Counts a clause or a part of a pattern. Plans grow with them, and walks over plans with plans.
  void count_part(core::SourceSpan span);

  // Names of the graph; what it does not have is a notice.
  [[nodiscard]] Label label(const ast::Name& name);
  [[nodiscard]] RelationshipType type(const ast::Name& name);
  /// `warn`: the key surely is a property of the graph.
  [[nodiscard]] Key key(const ast::Name& name, bool warn);

  // Names that the query writes: the graph has them from now on, if it may be changed.
  void intern_label(const std::string& name) {
    if (context.changeable != nullptr) (void)context.changeable->label(name);
  }
  void intern_type(const std::string& name) {
    if (context.changeable != nullptr) (void)context.changeable->type(name);
  }
  void intern_key(const std::string& name) {
    if (context.changeable != nullptr) (void)context.changeable->key(name);
  }

  /// Notes the texts in an operand of `=` or IN.
  void note_texts(const ast::Expression& operand);

 private:
  SlotNames slot_names_;
  std::size_t parts_ = 0;
  std::optional<core::Error> failure_;
  std::vector<Notice> notices_;
  std::set<std::string> notices_given_;
};

/// The aggregates found in a projection; equal ones are computed once.
struct Aggregates {
  std::vector<Aggregation> found;
  std::vector<std::string> texts;  ///< of those found, as printed
};

/// What an expression is bound to after an error.
[[nodiscard]] ExpressionPtr null_constant(core::SourceSpan span);

/// Expressions in one scope.
class ExpressionBinder {
 public:
  /// `aggregates`: where aggregates go; null: there must be none.
  ExpressionBinder(BindSession& session, Scope scope, Aggregates* aggregates = nullptr)
      : session_(session), scope_(std::move(scope)), aggregates_(aggregates) {}

  /// Never null; after an error a null constant.
  [[nodiscard]] ExpressionPtr bind(const ast::Expression& expression);
  /// The same, and it must be a predicate. A null pointer gives one.
  [[nodiscard]] ExpressionPtr bind_predicate(const ast::ExpressionPtr& expression);
  /// `{key: value}` of a pattern as a predicate on `object`; null where there is none.
  [[nodiscard]] ExpressionPtr bind_properties(const ast::PatternProperties& properties,
                                              const ExpressionPtr& object, core::SourceSpan span);

 private:
  struct Dispatch;
  struct Local;
  ExpressionPtr bind_optional(const ast::ExpressionPtr& expression);
  std::vector<ExpressionPtr> bind_all(const std::vector<ast::ExpressionPtr>& expressions);
  void require(const ExpressionPtr& expression, TypeSet expected, std::string_view what);

  ExpressionPtr bind_logical(const ast::Binary& binary, core::SourceSpan span);
  ExpressionPtr bind_binary(const ast::Binary& binary, core::SourceSpan span);
  ExpressionPtr bind_unary(const ast::Unary& unary, core::SourceSpan span);
  ExpressionPtr bind_call(const ast::FunctionCall& call, core::SourceSpan span);
  ExpressionPtr bind_function(const Function& function, const ast::FunctionCall& call,
                              core::SourceSpan span);
  ExpressionPtr bind_aggregate(const AggregateFunction& function, const ast::FunctionCall& call,
                               core::SourceSpan span);
  ExpressionPtr add_aggregation(Aggregation aggregation, core::SourceSpan span);
  bool may_aggregate(core::SourceSpan span);

  BindSession& session_;
  Scope scope_;
  Aggregates* aggregates_;
  bool inside_aggregate_ = false;
  std::size_t locals_ = 0;  // variables of comprehensions around the place
  std::size_t depth_ = 0;
};

/// Whether `object` has all of `labels` and fits the expression. Unknown names are notices.
[[nodiscard]] ExpressionPtr bind_label_test(BindSession& session, const ExpressionPtr& object,
                                            const std::vector<ast::Name>& labels,
                                            const std::optional<ast::LabelExpression>& expression,
                                            core::SourceSpan span);

/// Patterns of one MATCH, or of a pattern expression.
struct PatternOptions {
  bool may_introduce = true;  ///< false: all variables must be known already
};
struct BoundPattern {
  PlanPtr plan;
  std::vector<Slot> introduced;  ///< slots of the variables that it adds to the scope
};
/// The plan that finds the patterns for each row of `input`; new variables are added to `scope`.
[[nodiscard]] BoundPattern bind_patterns(BindSession& session, Scope& scope,
                                         const std::vector<const ast::PathPattern*>& patterns,
                                         const ast::ExpressionPtr* where, PlanPtr input,
                                         PatternOptions options = {});

/// A query in braces: its plan, started from a row of the query around it.
struct BoundSubquery {
  PlanPtr plan;
  Scope columns;         ///< what it returns
  bool returns = false;  ///< it ends with RETURN
};
enum class SubqueryUse {
  condition,  ///< in an expression: it only reads, and may lack RETURN
  clause,     ///< CALL { … }
};
/// Inside a condition all names of `outer` are visible; inside CALL only those that a leading WITH
/// takes over. `taken`: those that are visible in all of the query, also behind a WITH.
[[nodiscard]] BoundSubquery bind_subquery(BindSession& session, const Scope& outer,
                                          const ast::Query& query, SubqueryUse use,
                                          core::SourceSpan span, const Scope* taken = nullptr);

/// What a projection makes of its input.
struct BoundProjection {
  PlanPtr plan;
  Scope scope;  ///< the columns, in order
};
/// WITH (`names_required`: expressions need an alias) or RETURN. `where` may be null.
[[nodiscard]] BoundProjection bind_projection(BindSession& session, const Scope& scope,
                                              const ast::Projection& projection,
                                              core::SourceSpan span, bool names_required,
                                              const ast::ExpressionPtr* where, PlanPtr input);

}  // namespace entente::query
