#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/expression.hpp"

/// The logical plan: a tree of operators, each turning the rows of its input into rows. Plans never
/// change once made and share their parts; execution state lives in the operators built from them.
namespace entente::query {

/// One row, as it is: the start of every plan.
struct SingleRow {};

struct AllNodesScan {
  PlanPtr input;
  Slot node{};
};
/// Nodes that have any of the labels, ascending.
struct LabelScan {
  PlanPtr input;
  Slot node{};
  std::vector<Label> labels;
};
/// At least those nodes whose property may equal `value`, which depends on the row: a hash join of
/// the input with the nodes, which are put in a table once for all rows. A filter decides.
struct PropertySeek {
  PlanPtr input;
  Slot node{};
  std::vector<Label> labels;  ///< only nodes that have any of them; empty: all nodes
  Key property;
  ExpressionPtr value;
};
/// Nodes that have one of these names or aliases, letter case put aside; `names` is a string or a
/// list of strings, and may depend on the row. Anything else gives all nodes: a filter decides.
struct NameSeek {
  PlanPtr input;
  Slot node{};
  ExpressionPtr names;
};
/// The node that `value` is, or whose id it is; none if it is neither.
struct NodeSeek {
  PlanPtr input;
  Slot node{};
  ExpressionPtr value;
};

/// What an index of the graph gives: among others all that the bounds ask for, so that the filters
/// behind it still decide. A null bound gives nothing.
struct IndexSeek {
  /// What the bounds are: a value for each key of the index; a list of values of its only key; its
  /// least and its most, of which one may be missing; what text begins with.
  enum class Kind : std::uint8_t { equal, any_of, range, prefix };
  PlanPtr input;
  Slot slot{};  ///< of a node or a relationship
  graph::IndexDefinition index;
  Kind kind{};
  std::vector<ExpressionPtr> bounds;
};

/// How many relationships a pattern of variable length takes.
struct Length {
  std::int64_t least = 1;
  std::optional<std::int64_t> most;
};

/// One relationship pattern, as written from left to right.
struct Edge {
  Slot from{};
  Slot relationship{};  ///< a relationship, or a list of them where there is a length
  Slot to{};
  std::vector<RelationshipType> types = {};  ///< any of them; empty: any type
  ast::Direction direction = ast::Direction::both;
  std::optional<Length> length = {};
  /// Where there is a length: a slot for each relationship in turn, and what must hold of it.
  Slot element{};
  ExpressionPtr each = nullptr;  ///< may be null
};

/// From a bound node over its relationships. `reversed`: from `to` towards `from`. `into`: the
/// other end is bound too. The edge may have a length.
struct Expand {
  PlanPtr input;
  Edge edge;
  bool reversed = false;
  bool into = false;
};
/// The ends of a bound relationship.
struct Endpoints {
  PlanPtr input;
  Edge edge;
  bool from_bound = false;
  bool to_bound = false;
};
/// Shortest paths between two bound nodes: one, or all of that length.
struct ShortestPaths {
  PlanPtr input;
  Edge edge;
  bool all = false;
};

struct Filter {
  PlanPtr input;
  ExpressionPtr predicate;
};

struct Assignment {
  Slot slot{};
  ExpressionPtr expression;
};
struct Project {
  PlanPtr input;
  std::vector<Assignment> items;
};

struct AggregateFunction;
struct Aggregation {
  Slot slot{};
  const AggregateFunction* function = nullptr;
  ExpressionPtr argument = nullptr;  ///< null: count(*)
  ExpressionPtr extra = nullptr;     ///< the percentile; else null
  bool distinct = false;
};
/// A row for each group of equivalent keys, in order of first appearance; without keys, one row.
struct Aggregate {
  PlanPtr input;
  std::vector<Assignment> keys;
  std::vector<Aggregation> aggregations;
};
struct Distinct {
  PlanPtr input;
  std::vector<Slot> slots;
};
struct SortKey {
  ExpressionPtr expression;
  bool descending = false;
};
/// Stable. `limit`, if there: only the first so many rows.
struct Sort {
  PlanPtr input;
  std::vector<SortKey> keys;
  ExpressionPtr limit;  ///< may be null
};
struct Skip {
  PlanPtr input;
  ExpressionPtr count;
};
struct Limit {
  PlanPtr input;
  ExpressionPtr count;
};
struct Unwind {
  PlanPtr input;
  ExpressionPtr list;
  Slot slot{};
};
/// Rows of `inner` for each row of the input; where there are none, one with nulls in `introduced`.
struct Optional {
  PlanPtr input;
  PlanPtr inner;
  std::vector<Slot> introduced;
};
/// A node that a pattern adds: labels, and a map of its properties.
struct NodeToCreate {
  Slot slot{};
  std::vector<std::string> labels;
  ExpressionPtr properties;  ///< may be null
};
struct RelationshipToCreate {
  Slot slot{};
  Slot from{};
  Slot to{};
  std::string type;
  ExpressionPtr properties;  ///< may be null
};
/// What a pattern of CREATE or MERGE adds for one row: nodes, then relationships, then the paths
/// that were named.
struct Creation {
  std::vector<NodeToCreate> nodes;
  std::vector<RelationshipToCreate> relationships;
  std::vector<Assignment> paths;
};
/// One item of SET or REMOVE.
struct Change {
  enum class Kind : std::uint8_t { property, replace, merge, add_labels, remove_labels };
  Kind kind{};
  ExpressionPtr object;
  std::string key;                  ///< of a property
  std::vector<std::string> labels;  ///< of labels
  ExpressionPtr value;              ///< null: the property is removed
};
// Operators that write take all rows of their input before they write for the first: a clause
// never sees what it writes itself, and the clauses behind it see all of it.
struct CreateEntities {
  PlanPtr input;
  Creation creation;
};
/// For each row in turn the rows of `inner`; where there are none, one for which `merged` was
/// added. Later rows find what earlier ones added.
struct MergePattern {
  PlanPtr input;
  PlanPtr inner;
  Creation merged;
  std::vector<Change> on_create;
  std::vector<Change> on_match;
  std::vector<Slot> introduced;
};
struct ChangeEntities {
  PlanPtr input;
  std::vector<Change> changes;
};
struct DeleteEntities {
  PlanPtr input;
  std::vector<ExpressionPtr> targets;
  bool detach = false;
};
struct Procedure;
/// A column of a procedure, and where it goes.
struct YieldedColumn {
  std::size_t column = 0;
  Slot slot{};
};
/// The procedure's rows for each row of the input; that row itself where it has no columns.
struct CallProcedure {
  PlanPtr input;
  const Procedure* procedure = nullptr;
  std::vector<ExpressionPtr> arguments;
  std::vector<YieldedColumn> results;
};
/// The rows of `inner` for each row of the input; without columns, that row once `inner` is done.
struct Apply {
  PlanPtr input;
  PlanPtr inner;
  bool has_columns = true;
  std::vector<Slot> introduced;
};
/// Runs `inner` to its end for each element.
struct ForEachElement {
  PlanPtr input;
  ExpressionPtr elements;
  Slot slot{};
  PlanPtr inner;
};
/// The lines of a file of values: lists, or maps by the words of its first line.
struct ReadCsv {
  PlanPtr input;
  ExpressionPtr file;
  ExpressionPtr separator;  ///< may be null: a comma
  Slot slot{};
  bool with_headers = false;
};
struct UnionPart {
  PlanPtr plan;
  std::vector<Slot> columns;  ///< read from here, in the order of `Union::columns`
};
/// The rows of one part after another.
struct Union {
  std::vector<UnionPart> parts;
  std::vector<Slot> columns;
};

struct Plan {
  using Node =
      std::variant<SingleRow, AllNodesScan, LabelScan, PropertySeek, NameSeek, NodeSeek, IndexSeek,
                   Expand, Endpoints, ShortestPaths, Filter, Project, Aggregate, Distinct, Sort,
                   Skip, Limit, Unwind, Optional, CreateEntities, MergePattern, ChangeEntities,
                   DeleteEntities, CallProcedure, Apply, ForEachElement, ReadCsv, Union>;
  Node node;
};

template <class Node>
[[nodiscard]] PlanPtr make_plan(Node node) {
  return std::make_shared<const Plan>(Plan{Plan::Node(std::move(node))});
}

/// The alternative T of a plan, or null.
template <class T>
[[nodiscard]] const T* as(const PlanPtr& plan) {
  return plan ? std::get_if<T>(&plan->node) : nullptr;
}

/// The plan that this operator draws from; null for SingleRow and Union.
[[nodiscard]] PlanPtr input_of(const PlanPtr& plan);
/// The same operator over another input. REQUIRES: it has one.
[[nodiscard]] PlanPtr with_input(const PlanPtr& plan, PlanPtr input);
/// The slots that the operator itself fills, ascending.
[[nodiscard]] std::vector<Slot> introduced_by(const PlanPtr& plan);
/// The slots of the edge: its ends and its relationship.
[[nodiscard]] std::vector<Slot> slots_of(const Edge& edge);
/// All slots that occur in the plan, ascending.
[[nodiscard]] std::vector<Slot> slots_of(const PlanPtr& plan);
/// Whether any operator of the plan changes the graph.
[[nodiscard]] bool writes(const PlanPtr& plan);
/// The expressions of the operator itself.
[[nodiscard]] std::vector<ExpressionPtr> expressions_of(const PlanPtr& plan);

/// A stretch of a plan without branches: the operators from the top down to one without input.
[[nodiscard]] std::vector<PlanPtr> chain_of(const PlanPtr& plan);

/// The plan with each chain rebuilt by `rewrite`: those inside expressions, of OPTIONAL MATCH and
/// of UNION first, the plan's own last.
[[nodiscard]] PlanPtr rewrite_chains(const PlanPtr& plan,
                                     const std::function<PlanPtr(const PlanPtr&)>& rewrite);

/// The plan rebuilt from its leaves up: `rewrite` sees each operator after its input was rewritten;
/// plans inside expressions, of OPTIONAL MATCH and of UNION are rewritten too.
[[nodiscard]] PlanPtr rewrite_up(const PlanPtr& plan,
                                 const std::function<PlanPtr(const PlanPtr&)>& rewrite);

/// An operator as it is shown, indented by its depth.
struct PlanLine {
  std::string text;
  PlanPtr plan;
};
[[nodiscard]] std::vector<PlanLine> lines_of(const PlanPtr& plan, const SlotNames& names);
/// A line an operator, the last step first, inputs indented below.
[[nodiscard]] std::string print(const PlanPtr& plan, const SlotNames& names = {});

}  // namespace entente::query
