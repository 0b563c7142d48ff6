// What is wrong with a statement: openCypher's name of the error, its place, and when it is found.
#include "query/small_graph.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::query_test;

namespace {

struct ErrorCase {
  const char* statement;
  const char* error;
};

void check_error_names(std::initializer_list<ErrorCase> cases) {
  const auto graph = graph_of("a n=1\nb\na -R-> b");
  for (const ErrorCase& c : cases) {
    INFO(c.statement);
    CHECK(error_of(graph, c.statement) == c.error);
  }
}

}  // namespace

TEST_CASE("names must be known, and known once") {
  check_error_names(
      {{"RETURN x", "UndefinedVariable 1:8 semantic"},
       {"MATCH (a)\nWHERE b.n = 1 RETURN a", "UndefinedVariable 2:7 semantic"},
       {"MATCH (a) WITH a.n AS n RETURN a", "UndefinedVariable 1:32 semantic"},
       {"RETURN [x IN [1] | x], x", "UndefinedVariable 1:24 semantic"},
       {"MATCH (a) WHERE (a)-->(b) RETURN a", "UndefinedVariable 1:23 semantic"},
       {"MATCH p = (a) MATCH p = (b) RETURN p", "VariableAlreadyBound 1:21 semantic"},
       {"WITH 1 AS x UNWIND [2] AS x RETURN x", "VariableAlreadyBound 1:27 semantic"},
       {"MATCH (a)-[a]->(b) RETURN a", "VariableTypeConflict 1:12 semantic"},
       {"WITH 1 AS a MATCH (a) RETURN a", "VariableTypeConflict 1:20 semantic"},
       {"MATCH (a)-[r]->()-[r]->() RETURN a", "RelationshipUniquenessViolation 1:20 semantic"},
       {"RETURN 1 AS a, 2 AS a", "ColumnNameConflict 1:16 semantic"},
       {"WITH 1 RETURN 1", "NoExpressionAlias 1:6 semantic"},
       {"MATCH () RETURN *", "NoVariablesInScope 1:10 semantic"},
       {"RETURN foo(1)", "UnknownFunction 1:8 semantic"},
       {"RETURN $p", "MissingParameter 1:8 semantic"}});
}

TEST_CASE("aggregates stand where rows are grouped") {
  check_error_names(
      {{"MATCH (a) WHERE count(a) > 1 RETURN a", "InvalidAggregation 1:17 semantic"},
       {"MATCH (a) RETURN [x IN [1] | count(x)]", "InvalidAggregation 1:30 semantic"},
       {"MATCH (a) RETURN count(count(*))", "NestedAggregation 1:24 semantic"},
       {"RETURN count(rand())", "NonConstantExpression 1:8 semantic"},
       {"MATCH (a) RETURN a.n + count(*)", "AmbiguousAggregationExpression 1:18 semantic"},
       {"MATCH (a) RETURN a.n + 1, a.n + 1 + count(*)",
        "AmbiguousAggregationExpression 1:27 semantic"},
       {"MATCH (a) RETURN a.n ORDER BY max(a.n)", "InvalidAggregation 1:31 semantic"},
       {"MATCH (a) RETURN DISTINCT a.n ORDER BY a.name", "UndefinedVariable 1:40 semantic"},
       {"MATCH (a) RETURN a.n, count(*) ORDER BY a.name", "UndefinedVariable 1:41 semantic"}});
}

TEST_CASE("types are checked before the query runs where they are known") {
  check_error_names({{"RETURN NOT 1", "InvalidArgumentType 1:12 semantic"},
                     {"RETURN true AND 'x'", "InvalidArgumentType 1:17 semantic"},
                     {"RETURN 1 IN 2", "InvalidArgumentType 1:13 semantic"},
                     {"RETURN size(1)", "InvalidArgumentType 1:13 semantic"},
                     {"MATCH (a) RETURN type(a)", "InvalidArgumentType 1:23 semantic"},
                     {"MATCH p = (a) RETURN size(p)", "InvalidArgumentType 1:27 semantic"},
                     {"MATCH (a) WHERE a RETURN a", "InvalidArgumentType 1:17 semantic"},
                     {"RETURN 'a' * 2", "InvalidArgumentType 1:8 semantic"},
                     {"WITH 1 AS x RETURN x.y", "InvalidArgumentType 1:20 semantic"},
                     {"RETURN size()", "InvalidNumberOfArguments 1:8 semantic"},
                     {"RETURN left('a')", "InvalidNumberOfArguments 1:8 semantic"},
                     {"MATCH (a) RETURN a LIMIT -1", "NegativeIntegerArgument 1:26 semantic"},
                     {"MATCH (a) RETURN a SKIP 1.5", "InvalidArgumentType 1:25 semantic"},
                     {"MATCH (a) RETURN a LIMIT a.n", "NonConstantExpression 1:26 semantic"}});
}

TEST_CASE("clauses fit together") {
  check_error_names({{"RETURN 1 AS a UNION RETURN 1 AS b", "DifferentColumnsInUnion 1:21 semantic"},
                     {"RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a",
                      "InvalidClauseComposition 1:41 syntax"}});
}

TEST_CASE("values go wrong while the query runs") {
  check_error_names(
      {{"UNWIND [1, 'x'] AS x RETURN -x", "InvalidArgumentType 1:29 runtime"},
       {"RETURN 9223372036854775807 + 1", "NumberOutOfRange 1:8 runtime"},
       {"UNWIND [0] AS x RETURN 1 / x", "DivisionByZero 1:24 runtime"},
       {"UNWIND [1, []] AS x RETURN toInteger(x)", "InvalidArgumentValue 1:28 runtime"},
       {"RETURN date('soon')", "InvalidArgumentValue 1:8 runtime"},
       {"RETURN date({year: 2018, month: 2, day: 30})", "InvalidArgumentValue 1:8 runtime"},
       {"RETURN date('2018').yaer", "InvalidArgumentValue 1:8 runtime"},
       {"RETURN 'a' =~ '('", "InvalidArgumentValue 1:8 runtime"},
       {"RETURN range(1, 2, 0)", "NumberOutOfRange 1:8 runtime"},
       {"RETURN left('a', -1)", "NegativeIntegerArgument 1:8 runtime"},
       {"UNWIND [1] AS x RETURN percentileCont(x, 1.5)", "NumberOutOfRange 1:39 runtime"},
       {"UNWIND [{a: 1}] AS m RETURN m[1]", "MapElementAccessByNonString 1:29 runtime"}});
}
