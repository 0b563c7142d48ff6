#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/source_span.hpp"

/// The syntax tree of the query language (openCypher 9). Plain values: every node
/// owns its children; spans are bytes of the query's text. Names carry no quotes.
namespace entente::parser::ast {

using core::SourceSpan;

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;
struct SingleQuery;
struct Query;

/// A name as written in the query, without backquotes.
struct Name {
  std::string text;
  SourceSpan span;
};

// --- patterns ---------------------------------------------------------------------------------

struct MapLiteral {
  std::vector<std::pair<Name, ExpressionPtr>> entries;
};

struct Parameter {
  std::string name;
};

/// `{name: 'x'}` or `$map` behind a node or relationship; monostate: none.
using PatternProperties = std::variant<std::monostate, MapLiteral, Parameter>;

/// A condition on labels or on a relationship's type: `A|B`, `(A|B)&!C`, `%`.
struct LabelExpression {
  enum class Kind : std::uint8_t { name, any, negation, conjunction, disjunction };
  Kind kind = Kind::name;
  Name name;                              ///< of a name
  std::vector<LabelExpression> operands;  ///< one of a negation, two and more of the others
  SourceSpan span;
};

struct NodePattern {
  std::optional<Name> variable;
  std::vector<Name> labels;                         ///< all of them are asked for
  std::optional<LabelExpression> label_expression;  ///< what `labels` cannot say; these are empty
  PatternProperties properties;
  ExpressionPtr where;  ///< may be null
  SourceSpan span;
};

enum class Direction : std::uint8_t { left, right, both };

/// `*`, `*2`, `*1..3`, `*..3`, `*2..`; an absent bound is as written: none.
struct PathLength {
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
};

struct RelationshipPattern {
  std::optional<Name> variable;
  std::vector<Name> types;                         ///< any of them; empty: any type
  std::optional<LabelExpression> type_expression;  ///< what `types` cannot say; these are empty
  Direction direction = Direction::both;
  std::optional<PathLength> length;  ///< none: exactly one relationship, not a list
  PatternProperties properties;
  ExpressionPtr where;  ///< may be null; of each relationship where there is a length
  SourceSpan span;
};

enum class PathKind : std::uint8_t { all, shortest, all_shortest };

/// `p = (a)-[r]->(b)-->(c)`: nodes are one more than relationships.
struct PathPattern {
  std::optional<Name> variable;
  PathKind kind = PathKind::all;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  SourceSpan span;
};

// --- expressions ------------------------------------------------------------------------------

struct NullLiteral {};
struct BooleanLiteral {
  bool value = false;
};
struct IntegerLiteral {
  std::int64_t value = 0;
};
struct FloatLiteral {
  double value = 0;
};
struct StringLiteral {
  std::string value;  ///< escapes resolved
};
struct ListLiteral {
  std::vector<ExpressionPtr> items;
};
struct Variable {
  std::string name;
};

/// `object.key`
struct PropertyAccess {
  ExpressionPtr object;
  Name key;
};
/// `object[index]`
struct Subscript {
  ExpressionPtr object;
  ExpressionPtr index;
};
/// `object[from..to]`, either side may be absent
struct Slice {
  ExpressionPtr object;
  ExpressionPtr from;
  ExpressionPtr to;
};
/// `expression:Label:Label` or `expression:A|!B` as a predicate
struct HasLabels {
  ExpressionPtr object;
  std::vector<Name> labels;
  std::optional<LabelExpression> label_expression;  ///< what `labels` cannot say; these are empty
};

enum class UnaryOperator : std::uint8_t { negate, plus, logical_not, is_null, is_not_null };
struct Unary {
  UnaryOperator op{};
  ExpressionPtr operand;
};

enum class BinaryOperator : std::uint8_t {
  logical_or,
  logical_xor,
  logical_and,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  power,
  in,
  starts_with,
  ends_with,
  contains,
  matches
};
struct Binary {
  BinaryOperator op{};
  ExpressionPtr left;
  ExpressionPtr right;
};
/// `a < b <= c`: all neighbours compare so. At least two operators; a single one is a Binary.
struct ComparisonChain {
  ExpressionPtr first;
  std::vector<std::pair<BinaryOperator, ExpressionPtr>> rest;
};

/// `name(a, b)`, `count(DISTINCT x)`; `name` may be qualified: "date.truncate".
struct FunctionCall {
  Name name;
  bool distinct = false;
  std::vector<ExpressionPtr> arguments;
};
/// `count(*)`
struct CountAll {};

/// `CASE x WHEN 1 THEN … ELSE … END`; without subject the conditions are predicates.
struct Case {
  ExpressionPtr subject;  ///< may be null
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
  ExpressionPtr otherwise;  ///< may be null
};
/// `[x IN list WHERE predicate | projection]`
struct ListComprehension {
  Name variable;
  ExpressionPtr list;
  ExpressionPtr predicate;   ///< may be null
  ExpressionPtr projection;  ///< may be null
};
enum class Quantifier : std::uint8_t { all, any, none, single };
/// `all(x IN list WHERE predicate)`
struct QuantifiedPredicate {
  Quantifier quantifier{};
  Name variable;
  ExpressionPtr list;
  ExpressionPtr predicate;  ///< may be null
};
/// `reduce(total = 0, x IN list | total + x)`
struct Reduce {
  Name accumulator;
  ExpressionPtr initial;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr body;
};
/// A pattern as a predicate, `(a)-->(b)`: whether there is a match. `exists((a)-->(b))` is the
/// same, without a function call around it.
struct PatternPredicate {
  std::unique_ptr<PathPattern> pattern;
};
/// `[p = (a)-->(b) WHERE predicate | projection]`
struct PatternComprehension {
  std::unique_ptr<PathPattern> pattern;
  ExpressionPtr predicate;  ///< may be null
  ExpressionPtr projection;
};
/// `{a: 1}` as an expression
struct MapExpression {
  MapLiteral map;
};
/// `n {.name, .*, age: 2, m}`
struct MapProjection {
  enum class Kind : std::uint8_t { property, all, entry, variable };
  struct Item {
    Kind kind{};
    Name key;             ///< empty for `.*`
    ExpressionPtr value;  ///< of an entry; else null
  };
  Name variable;
  std::vector<Item> items;
};
enum class SubqueryKind : std::uint8_t { exists, count, collect };
/// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`. A bare pattern in the braces stands for MATCH.
struct Subquery {
  SubqueryKind kind{};
  std::unique_ptr<Query> query;
};

struct Expression {
  using Node =
      std::variant<NullLiteral, BooleanLiteral, IntegerLiteral, FloatLiteral, StringLiteral,
                   ListLiteral, MapExpression, Parameter, Variable, PropertyAccess, Subscript,
                   Slice, HasLabels, Unary, Binary, ComparisonChain, FunctionCall, CountAll, Case,
                   ListComprehension, QuantifiedPredicate, Reduce, PatternPredicate,
                   PatternComprehension, MapProjection, Subquery>;
  Node node;
  SourceSpan span;
};

// --- clauses ----------------------------------------------------------------------------------

struct Match {
  bool optional = false;
  std::vector<PathPattern> patterns;
  ExpressionPtr where;  ///< may be null
  SourceSpan span;
};

struct Unwind {
  ExpressionPtr list;
  Name variable;
  SourceSpan span;
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::optional<Name> alias;
  std::string text;  ///< as written: the column's name where there is no alias
};

struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};

/// What WITH and RETURN share.
struct Projection {
  bool distinct = false;
  bool all = false;  ///< `*`, before the items
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order_by;
  ExpressionPtr skip;   ///< may be null
  ExpressionPtr limit;  ///< may be null
};

struct With {
  Projection projection;
  ExpressionPtr where;  ///< may be null
  SourceSpan span;
};

struct Return {
  Projection projection;
  SourceSpan span;
};

struct Create {
  std::vector<PathPattern> patterns;
  SourceSpan span;
};

/// One change of SET (`n.key = value`, `n = map`, `n += map`, `n:Label`) or, without a value, of
/// REMOVE (`n.key`, `n:Label`).
struct SetItem {
  enum class Kind : std::uint8_t { assign, merge, mark };
  Kind kind = Kind::mark;
  ExpressionPtr target;  ///< a property access, the object itself, or for labels HasLabels
  ExpressionPtr value;   ///< null: mark
};
struct Set {
  std::vector<SetItem> items;
  SourceSpan span;
};
struct Remove {
  std::vector<SetItem> items;
  SourceSpan span;
};

struct Merge {
  PathPattern pattern;
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
  SourceSpan span;
};

struct Delete {
  bool detach = false;
  std::vector<ExpressionPtr> targets;
  SourceSpan span;
};

/// `column AS alias` behind YIELD.
struct YieldItem {
  Name column;
  std::optional<Name> alias;
};
/// `CALL name(arguments) YIELD items WHERE condition`
struct Call {
  Name procedure;              ///< may be qualified: "db.labels"
  bool has_arguments = false;  ///< parentheses were written
  std::vector<ExpressionPtr> arguments;
  bool has_yield = false;
  bool yields_all = false;  ///< YIELD *
  std::vector<YieldItem> items;
  ExpressionPtr where;  ///< may be null
  SourceSpan span;
};
/// `CALL { query }`, `CALL (a, b) { query }`, `CALL (*) { query }`
struct CallSubquery {
  bool has_scope = false;   ///< parentheses were written
  bool takes_all = false;   ///< a star in them
  std::vector<Name> taken;  ///< variables that all of the query sees
  std::unique_ptr<Query> query;
  SourceSpan span;
};
/// `FOREACH (variable IN list | clauses that write)`
struct Foreach {
  Name variable;
  ExpressionPtr list;
  std::unique_ptr<SingleQuery> body;
  SourceSpan span;
};
/// `LOAD CSV WITH HEADERS FROM file AS variable FIELDTERMINATOR separator`
struct LoadCsv {
  bool with_headers = false;
  ExpressionPtr file;
  Name variable;
  ExpressionPtr separator;  ///< may be null
  SourceSpan span;
};

using Clause = std::variant<Match, Unwind, With, Return, Create, Merge, Set, Remove, Delete, Call,
                            CallSubquery, Foreach, LoadCsv>;

struct SingleQuery {
  std::vector<Clause> clauses;
};

/// `CREATE INDEX name IF NOT EXISTS FOR (variable:Label) ON (variable.key, …)`, or of
/// relationships, `FOR ()-[variable:TYPE]-()`. `ON :Label(key)` is read as such, too.
struct CreateIndex {
  std::optional<Name> name;
  bool if_not_exists = false;
  bool of_relationships = false;
  Name variable;
  Name label;  ///< or type
  std::vector<Name> keys;
  SourceSpan span;
};
/// `DROP INDEX name IF EXISTS`, or without a name `DROP INDEX ON :Label(key, …)`
struct DropIndex {
  std::optional<Name> name;
  bool if_exists = false;
  Name label;
  std::vector<Name> keys;
  SourceSpan span;
};
using Command = std::variant<CreateIndex, DropIndex>;

/// Parts joined by UNION; `all[i]` says whether part i+1 is joined by UNION ALL.
struct Query {
  bool explain = false;  ///< headed by EXPLAIN
  bool profile = false;  ///< headed by PROFILE
  std::vector<SingleQuery> parts;
  std::vector<bool> all;
  std::optional<Command> command;  ///< stands alone: there are no parts
};

}  // namespace entente::parser::ast
