#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/source_span.hpp"
#include "core/value.hpp"
#include "graph/property_graph.hpp"
#include "parser/ast.hpp"
#include "query/static_type.hpp"

/// Expressions after binding: variables are slots, names of the graph are numbers, functions are
/// found, aggregates are taken out. Trees never change once made and share their parts.
namespace entente::query {

namespace ast = parser::ast;

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;
struct Plan;
using PlanPtr = std::shared_ptr<const Plan>;
struct Function;

/// A place in a query's row. Every variable of a query has one of its own, and so has every
/// intermediate result: no two variables ever share a slot, whatever their names.
using Slot = std::uint32_t;
/// Names of slots, by slot, for printing.
using SlotNames = std::vector<std::string>;

/// A name of the graph with its number, if the graph has it.
template <class Id>
struct Resolved {
  std::string name;
  std::optional<Id> id;
};
using Label = Resolved<graph::LabelId>;
using RelationshipType = Resolved<graph::TypeId>;
using Key = Resolved<graph::KeyId>;

struct Constant {
  core::Value value;
};
struct ParameterValue {
  std::string name;
  core::Value value;
};
struct SlotRef {
  Slot slot{};
};
struct PropertyOf {
  ExpressionPtr object;
  Key key;
};
struct ElementAt {
  ExpressionPtr object;
  ExpressionPtr index;
};
struct SliceOf {
  ExpressionPtr object;
  ExpressionPtr from;  ///< may be null
  ExpressionPtr to;    ///< may be null
};
/// A condition on the labels of a node, or on the type of a relationship.
struct LabelFormula {
  ast::LabelExpression::Kind kind{};
  Label label;                         ///< of a name
  std::vector<LabelFormula> operands;  ///< one of a negation, two and more of the others
};
/// All of `labels`, which scans can use, and what else is asked.
struct LabelTest {
  ExpressionPtr object;
  std::vector<Label> labels;
  std::optional<LabelFormula> formula = {};
};
struct UnaryOperation {
  ast::UnaryOperator op{};
  ExpressionPtr operand;
};
/// Every binary operator but `and` and `or`.
struct BinaryOperation {
  ast::BinaryOperator op{};
  ExpressionPtr left;
  ExpressionPtr right;
};
/// Conjunction or disjunction of two and more.
struct Logical {
  bool conjunction = true;
  std::vector<ExpressionPtr> operands;
};
/// Neighbours among the operands compare by the operators between them.
struct Chain {
  std::vector<ExpressionPtr> operands;
  std::vector<ast::BinaryOperator> operators;
};
struct ListOf {
  std::vector<ExpressionPtr> items;
};
struct MapOf {
  std::vector<std::string> keys;
  std::vector<ExpressionPtr> values;
};
/// `object` with some of its properties and more entries; an empty key takes all properties of its
/// value. Null where the object is.
struct Projected {
  ExpressionPtr object;
  std::vector<std::string> keys;
  std::vector<ExpressionPtr> values;
};
struct Call {
  const Function* function = nullptr;
  std::vector<ExpressionPtr> arguments;
};
struct CaseOf {
  ExpressionPtr subject;  ///< may be null
  std::vector<ExpressionPtr> conditions;
  std::vector<ExpressionPtr> results;
  ExpressionPtr otherwise;  ///< may be null
};
struct Comprehension {
  Slot variable{};
  ExpressionPtr list;
  ExpressionPtr predicate;   ///< may be null
  ExpressionPtr projection;  ///< may be null
};
struct Quantified {
  ast::Quantifier quantifier{};
  Slot variable{};
  ExpressionPtr list;
  ExpressionPtr predicate;  ///< may be null
};
struct Fold {
  Slot accumulator{};
  ExpressionPtr initial;
  Slot variable{};
  ExpressionPtr list;
  ExpressionPtr body;
};
/// Whether `plan`, started from the current row, has a row.
struct Exists {
  PlanPtr plan;
};
/// `projection` of every row of `plan`, started from the current row.
struct Collect {
  PlanPtr plan;
  ExpressionPtr projection;
};
/// A path from the first node over relationships and lists of relationships. Only the first node
/// is needed: each relationship says where it leads.
struct PathOf {
  Slot start{};
  std::vector<Slot> relationships;
};
/// The relationship, or list of them, in one slot has none in common with those of the others.
struct Disjoint {
  Slot one{};
  std::vector<Slot> others;
};

struct Expression {
  using Node =
      std::variant<Constant, ParameterValue, SlotRef, PropertyOf, ElementAt, SliceOf, LabelTest,
                   UnaryOperation, BinaryOperation, Logical, Chain, ListOf, MapOf, Projected, Call,
                   CaseOf, Comprehension, Quantified, Fold, Exists, Collect, PathOf, Disjoint>;
  Node node;
  core::SourceSpan span = {};
  StaticType type = StaticType::any;
  /// Of a list: what its elements are.
  StaticType element = StaticType::any;
};

template <class Node>
[[nodiscard]] ExpressionPtr make_expression(Node node, core::SourceSpan span = {},
                                            StaticType type = StaticType::any,
                                            StaticType element = StaticType::any) {
  return std::make_shared<const Expression>(
      Expression{Expression::Node(std::move(node)), span, type, element});
}

/// The alternative T of an expression, or null.
template <class T>
[[nodiscard]] const T* as(const ExpressionPtr& expression) {
  return expression ? std::get_if<T>(&expression->node) : nullptr;
}

/// Calls `visit` on each child that is there, in the order of evaluation; plans inside are not
/// entered.
void for_each_child(const Expression& expression,
                    const std::function<void(const ExpressionPtr&)>& visit);

/// The same expression with each child and each plan inside replaced by what the functions give.
[[nodiscard]] ExpressionPtr map_children(
    const ExpressionPtr& expression,
    const std::function<ExpressionPtr(const ExpressionPtr&)>& child,
    const std::function<PlanPtr(const PlanPtr&)>& plan);

/// All slots that occur in it, its own and those of plans inside it included; ascending.
[[nodiscard]] std::vector<Slot> slots_of(const ExpressionPtr& expression);

/// Whether it asks the graph by a plan of its own, as patterns in expressions do.
[[nodiscard]] bool holds_plan(const ExpressionPtr& expression);

/// Whether two evaluations on one row may differ.
[[nodiscard]] bool is_volatile(const ExpressionPtr& expression);

/// As text; without names slots print as `#3`, so that equal texts mean equal expressions.
[[nodiscard]] std::string print(const ExpressionPtr& expression, const SlotNames& names = {});

[[nodiscard]] std::string slot_name(Slot slot, const SlotNames& names);

/// A value as the language would write it, shortened when long.
[[nodiscard]] std::string print(const core::Value& value);

}  // namespace entente::query
