// Whole statements on small graphs: patterns, scopes, aggregation, order.
#include <algorithm>

#include "query/small_graph.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::query_test;

namespace {

using Rows = std::vector<std::string>;

struct StatementCase {
  const char* statement;
  Rows rows;
};

/// Statements without ORDER BY give their rows in any order.
void check_rows(const graph::PropertyGraph& graph, std::initializer_list<StatementCase> cases) {
  for (const StatementCase& c : cases) {
    INFO(c.statement);
    Rows rows = rows_of(graph, c.statement);
    Rows expected = c.rows;
    if (std::string(c.statement).find("ORDER BY") == std::string::npos) {
      std::sort(rows.begin(), rows.end());
      std::sort(expected.begin(), expected.end());
    }
    CHECK(rows == expected);
  }
}

}  // namespace

TEST_CASE("patterns match labels, types, directions and properties") {
  check_rows(graph_of(R"(
          a:A:X n=1
          b:B n=2
          c:B n=3
          a -R-> b w=1
          a -R-> c w=2
          c -S-> a
        )"),
             {{"MATCH (x) RETURN x", {"(a)", "(b)", "(c)"}},
              {"MATCH (x:B) RETURN x.n", {"2", "3"}},
              {"MATCH (x:A:X) RETURN x", {"(a)"}},
              {"MATCH (x:A:B) RETURN x", {}},
              {"MATCH (x)-[:R]->(y) RETURN x, y", {"(a) | (b)", "(a) | (c)"}},
              {"MATCH (x)<-[:R]-(y) RETURN x, y", {"(b) | (a)", "(c) | (a)"}},
              {"MATCH (x:A)-[r]-(y) RETURN type(r), y", {"'R' | (b)", "'R' | (c)", "'S' | (c)"}},
              {"MATCH (x)-[:R|S]->(y:A) RETURN x, y", {"(c) | (a)"}},
              {"MATCH (x)-[r:R {w: 2}]->(y) RETURN y", {"(c)"}},
              {"MATCH (x {n: 2}) RETURN x", {"(b)"}},
              {"MATCH (x) WHERE x:B AND x.n > 2 RETURN x", {"(c)"}},
              {"MATCH (x), (y) WHERE x.n + 1 = y.n RETURN x, y", {"(a) | (b)", "(b) | (c)"}},
              {"MATCH (x)-->(y)-->(z) RETURN x, y, z",
               {"(a) | (c) | (a)", "(c) | (a) | (b)", "(c) | (a) | (c)"}},
              {"MATCH (x)-->(x) RETURN x", {}},
              {"MATCH p = (x:A)-->(y) RETURN p, length(p)", {"(a)[R](b) | 1", "(a)[R](c) | 1"}}});
}

TEST_CASE("a relationship is met once within a pattern, and again by the next MATCH") {
  const auto graph = graph_of("a\nb\na -R-> b");
  check_rows(graph,
             {{"MATCH (x)-[r]-(y)-[s]-(z) RETURN x", {}},
              {"MATCH (x)-[r]-(y), (y)-[s]-(z) RETURN x", {}},
              {"MATCH (x)-[r]->(y) MATCH (y)-[s]-(z) RETURN z", {"(a)"}},
              {"MATCH (x)-[r]->(y) MATCH (p)-[r]-(q) RETURN p, q", {"(a) | (b)", "(b) | (a)"}},
              {"MATCH (x)-[*]-(y) RETURN x, y", {"(a) | (b)", "(b) | (a)"}}});
}

TEST_CASE("a self-loop is matched once in either direction") {
  check_rows(graph_of("symmetric S\na\na -R-> a\nb\nb -S-> b"),
             {{"MATCH (x)-[:R]-(y) RETURN x, y", {"(a) | (a)"}},
              {"MATCH (x)<-[:R]-(y) RETURN x, y", {"(a) | (a)"}},
              {"MATCH (x)-[:S]->(y) RETURN x, y", {"(b) | (b)"}},
              {"MATCH (x)-[r:S]->(x) RETURN x", {"(b)"}},
              {"MATCH ()-[r:S]->() MATCH (x)-[r]->(y) RETURN x, y", {"(b) | (b)"}}});
}

TEST_CASE("a symmetric type is matched from either end by a directed pattern") {
  check_rows(
      graph_of("symmetric MET\na\nb\nc\na -MET-> b\nb -KNOWS-> c"),
      {{"MATCH (x)-[:MET]->(y) RETURN x, y", {"(a) | (b)", "(b) | (a)"}},
       {"MATCH (x)<-[:MET]-(y) RETURN x, y", {"(a) | (b)", "(b) | (a)"}},
       {"MATCH (x)-[:MET]-(y) RETURN x, y", {"(a) | (b)", "(b) | (a)"}},
       {"MATCH (x)-[:KNOWS]->(y) RETURN x, y", {"(b) | (c)"}},
       {"MATCH (x {name: 'b'})-[*1..2]->(y) RETURN y", {"(a)", "(c)"}},
       {"MATCH p = shortestPath((x {name: 'b'})-[*]->(y {name: 'a'})) RETURN p", {"(b)[MET](a)"}},
       {"MATCH ()-[r:MET]->() MATCH (x)-[r]->(y) RETURN DISTINCT x, y",
        {"(a) | (b)", "(b) | (a)"}}});
}

TEST_CASE("variable length gives lists of relationships along trails") {
  check_rows(
      graph_of("a\nb\nc\nd\na -R-> b w=1\nb -R-> c w=2\nc -R-> d w=3\nd -R-> b w=4"),
      {{"MATCH (x {name: 'a'})-[r:R*2]->(y) RETURN y, size(r)", {"(c) | 2"}},
       {"MATCH (x {name: 'a'})-[r*]->(y) RETURN y, [q IN r | q.w]",
        {"(b) | [1]", "(c) | [1, 2]", "(d) | [1, 2, 3]", "(b) | [1, 2, 3, 4]"}},
       {"MATCH (x {name: 'a'})-[*0..1]->(y) RETURN y", {"(a)", "(b)"}},
       {"MATCH (x)-[r*2..2]->(y {name: 'd'}) RETURN x, [q IN r | q.w]", {"(b) | [2, 3]"}},
       {"MATCH (x {name: 'a'})-[* {w: 1}]->(y) RETURN y", {"(b)"}},
       {"MATCH p = (x {name: 'b'})-[*2]->(y) RETURN p", {"(b)[R](c)[R](d)"}},
       {"MATCH p = (x)-[*3]->(y {name: 'd'}) RETURN nodes(p)",
        {"[(a), (b), (c), (d)]", "[(d), (b), (c), (d)]"}},
       {"MATCH (x {name: 'a'})-[rs*2]->(y) MATCH (p)-[rs*]->(q) RETURN p, q", {"(a) | (c)"}}});
}

TEST_CASE("shortest paths") {
  const auto graph =
      graph_of("a\nb\nc\nd\ne\na -R-> b\nb -R-> d\na -R-> c\nc -R-> d\nd -R-> e\na -S-> e");
  check_rows(
      graph,
      {{"MATCH p = shortestPath((a {name: 'a'})-[:R*]->(d {name: 'd'})) RETURN length(p)", {"2"}},
       {"MATCH p = allShortestPaths((a {name: 'a'})-[:R*]->(d {name: 'd'})) RETURN p",
        {"(a)[R](b)[R](d)", "(a)[R](c)[R](d)"}},
       {"MATCH p = shortestPath((a {name: 'a'})-[*]->(e {name: 'e'})) RETURN p", {"(a)[S](e)"}},
       {"MATCH p = shortestPath((e {name: 'e'})-[*]->(a {name: 'a'})) RETURN p", {}},
       {"MATCH p = shortestPath((e {name: 'e'})-[:R*..2]-(a {name: 'a'})) RETURN p", {}},
       {"MATCH p = shortestPath((e {name: 'e'})-[:R*]-(a {name: 'a'})) RETURN length(p)", {"3"}},
       {"MATCH p = shortestPath((a {name: 'a'})-[*0..]-(a)) RETURN length(p)", {"0"}}});
}

TEST_CASE("optional match keeps the row with nulls") {
  check_rows(graph_of("a:A n=1\nb:B n=2\na -R-> b"),
             {{"MATCH (x) OPTIONAL MATCH (x)-[r]->(y) RETURN x, r, y",
               {"(a) | [R] | (b)", "(b) | null | null"}},
              {"OPTIONAL MATCH (x:Nothing) RETURN x", {"null"}},
              {"OPTIONAL MATCH (x:Nothing) MATCH (x)-->(y) RETURN x", {}},
              {"OPTIONAL MATCH (x:Nothing) WITH x MATCH (x) RETURN x", {}},
              {"MATCH (x:A) OPTIONAL MATCH (x)-->(y) WHERE y.n > 5 RETURN x, y", {"(a) | null"}},
              {"MATCH (x:B) OPTIONAL MATCH p = (x)-->(y) RETURN p, y.n", {"null | null"}}});
}

TEST_CASE("aggregates group by the other columns") {
  const auto graph = graph_of("a:X n=1\nb:X n=2\nc:Y n=3\nd:Y");
  check_rows(
      graph,
      {{"MATCH (x) RETURN count(*), count(x.n)", {"4 | 3"}},
       {"MATCH (x) RETURN labels(x) AS l, count(*), sum(x.n)", {"['X'] | 2 | 3", "['Y'] | 2 | 3"}},
       {"MATCH (x) RETURN avg(x.n), min(x.n), max(x.n), collect(x.n)", {"2.0 | 1 | 3 | [1, 2, 3]"}},
       {"MATCH (x:None) RETURN count(*), sum(x.n), avg(x.n), min(x.n), collect(x)",
        {"0 | 0 | null | null | []"}},
       {"MATCH (x:None) RETURN x.n, count(*)", {}},
       {"UNWIND [1, 1, 2, null] AS x RETURN count(DISTINCT x), sum(DISTINCT x)", {"2 | 3"}},
       {"UNWIND [1, 2, 3, 4] AS x RETURN stDevP(x) = sqrt(1.25), percentileDisc(x, 0.5), "
        "percentileCont(x, 0.5)",
        {"true | 2 | 2.5"}},
       {"UNWIND [1, 3] AS x RETURN stDev(x) = sqrt(2)", {"true"}},
       {"UNWIND [1, 'a', null, [1, 2], 0.2] AS x RETURN min(x), max(x)", {"[1, 2] | 1"}},
       {"UNWIND [[1, 2], [1, 3]] AS p WITH p[0] AS k, p[1] AS v RETURN k, k + sum(v)", {"1 | 6"}},
       {"MATCH (x) WITH x.n % 2 AS odd, count(*) AS c WHERE odd IS NOT NULL RETURN odd, c "
        "ORDER BY c DESC",
        {"1 | 2", "0 | 1"}},
       {"UNWIND [null, null, 1] AS x RETURN x, count(*)", {"null | 2", "1 | 1"}}});
}

TEST_CASE("with hides, renames and filters") {
  const graph::PropertyGraph graph;
  check_rows(graph,
             {{"WITH 1 AS x, 2 AS y WITH x AS y RETURN y", {"1"}},
              {"UNWIND [3, 1, 2] AS x WITH x ORDER BY x LIMIT 2 RETURN collect(x)", {"[1, 2]"}},
              {"UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN x", {"2", "3"}},
              {"UNWIND [1, 2, 3] AS x WITH x * 2 AS y WHERE x > 1 RETURN y", {"4", "6"}},
              {"UNWIND [1, 2, 2] AS x WITH DISTINCT x RETURN x", {"1", "2"}},
              {"UNWIND [] AS x RETURN x", {}},
              {"UNWIND null AS x RETURN x", {}},
              {"WITH [1, 2] AS l UNWIND l AS x UNWIND l AS y RETURN x, y",
               {"1 | 1", "1 | 2", "2 | 1", "2 | 2"}},
              {"WITH 1 AS a, 2 AS b RETURN *", {"1 | 2"}}});
}

TEST_CASE("order by sees columns and what stood before them") {
  const auto graph = graph_of("a n=3 g=1\nb n=1 g=1\nc n=2 g=2");
  check_rows(graph,
             {{"MATCH (x) RETURN x.name ORDER BY x.n", {"'b'", "'c'", "'a'"}},
              {"MATCH (x) RETURN x.n AS m ORDER BY m DESC", {"3", "2", "1"}},
              {"MATCH (x) RETURN x.n AS m ORDER BY -m", {"3", "2", "1"}},
              {"MATCH (x) RETURN DISTINCT x.g ORDER BY x.g DESC", {"2", "1"}},
              {"MATCH (x) RETURN x.g, count(*) ORDER BY count(*) DESC, x.g", {"1 | 2", "2 | 1"}},
              {"MATCH (x) RETURN x.name ORDER BY x.g DESC, x.n ASC", {"'c'", "'b'", "'a'"}},
              {"MATCH (x) RETURN x.name ORDER BY x.n SKIP 1 LIMIT 1", {"'c'"}},
              {"MATCH (x) RETURN x.name ORDER BY x.n SKIP 5", {}},
              {"MATCH (x) RETURN x.name ORDER BY x.n LIMIT 0", {}}});
}

TEST_CASE("a sort of many rows is right and stable") {
  const graph::PropertyGraph graph;
  CHECK(rows_of(graph,
                "UNWIND range(0, 4999) AS x WITH x, (x * 7919) % 5000 AS k ORDER BY k "
                "WITH collect(k) AS ks RETURN ks = range(0, 4999)") == Rows{"true"});
  CHECK(rows_of(graph,
                "UNWIND range(0, 2999) AS x WITH x ORDER BY x % 3 WITH collect(x) AS xs "
                "RETURN xs[0..3], xs[1000..1002], xs[2999]") == Rows{"[0, 3, 6] | [1, 4] | 2999"});
}

TEST_CASE("union joins parts with or without duplicates") {
  const graph::PropertyGraph graph;
  check_rows(graph,
             {{"RETURN 1 AS x UNION RETURN 1 AS x", {"1"}},
              {"RETURN 1 AS x UNION ALL RETURN 1 AS x", {"1", "1"}},
              {"RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a", {"1 | 2", "4 | 3"}},
              {"UNWIND [2, 1] AS x RETURN x UNION UNWIND [1, 3] AS x RETURN x", {"2", "1", "3"}}});
}

TEST_CASE("patterns in expressions") {
  const auto graph = graph_of("a:A\nb:B\nc:B\na -R-> b\na -S-> c\nb -R-> c");
  check_rows(graph, {{"MATCH (x) WHERE (x)-[:R]->() RETURN x", {"(a)", "(b)"}},
                     {"MATCH (x) WHERE NOT (x)-->() RETURN x", {"(c)"}},
                     {"MATCH (x) WHERE exists((x)-[:S]->()) RETURN x", {"(a)"}},
                     {"MATCH (x:A), (y:B) WHERE (x)-[:S]->(y) RETURN y", {"(c)"}},
                     {"MATCH (x:A) RETURN [(x)-->(y) | y.name]", {"['b', 'c']"}},
                     {"MATCH (x:A) RETURN [p = (x)-[*2]->(y) WHERE y:B | length(p)]", {"[2]"}},
                     {"MATCH (x:A) RETURN [y IN [1, 2] WHERE (x)-[:R]->() | y]", {"[1, 2]"}},
                     {"MATCH (x) RETURN x.name, size([(x)-->(y) | y]) ORDER BY x.name",
                      {"'a' | 2", "'b' | 1", "'c' | 0"}}});
}

TEST_CASE("functions on nodes, relationships and paths") {
  const auto graph = graph_of("a:A:B n=1\nb\na -R-> b w=2");
  check_rows(
      graph,
      {{"MATCH (x:A) RETURN labels(x), keys(x), properties(x), id(x)",
        {"['A', 'B'] | ['n', 'name'] | {n: 1, name: 'a'} | 0"}},
       {"MATCH ()-[r]->() RETURN type(r), startNode(r), endNode(r), r.w", {"'R' | (a) | (b) | 2"}},
       {"MATCH p = ()-->() RETURN nodes(p), relationships(p)", {"[(a), (b)] | [[R]]"}},
       {"MATCH (x) WHERE id(x) = 1 RETURN x", {"(b)"}},
       {"MATCH (x) WHERE exists(x.n) RETURN x", {"(a)"}},
       {"MATCH (x) RETURN x.n IS NULL, x['name']", {"false | 'a'", "true | 'b'"}}});
}

TEST_CASE("parameters are values") {
  const auto graph = graph_of("a n=1\nb n=2");
  const query::Parameters parameters = {{"n", core::Value(2)},
                                        {"names", core::Value(core::List{"a", "b"})}};
  CHECK(rows_of(graph, "MATCH (x {n: $n}) RETURN x", parameters) == Rows{"(b)"});
  CHECK(rows_of(graph, "MATCH (x) WHERE x.name IN $names RETURN count(x)", parameters) ==
        Rows{"2"});
  CHECK(rows_of(graph, "UNWIND $names AS x RETURN x LIMIT $n", parameters) == Rows{"'a'", "'b'"});
}

TEST_CASE("entities are found by any of their names") {
  const auto graph = small_graph();
  check_rows(graph,
             {{"RETURN entity('putin').name", {"'Vladimir Putin'"}},
              {"MATCH (p) WHERE p = entity('President Xi') RETURN p.name", {"'Xi Jinping'"}},
              {"RETURN entity('Nobody')", {"null"}},
              {"MATCH (p {name: 'Vladimir Putin'}) RETURN p.id", {"'e1'"}},
              {"MATCH (p) WHERE 'Putin' IN p.aliases RETURN p.id", {"'e1'"}},
              {"MATCH (p:Person) WHERE p.name IN ['Shinzo Abe', 'Xi Jinping'] RETURN p.id",
               {"'e2'", "'e3'"}},
              {"MATCH (f:Fact) WHERE f.earliest >= date('2018-01-01') RETURN f.id", {"'f1'"}},
              {"MATCH (a:Person)-[m:MET_WITH]->(b:Person) RETURN a.id, b.id",
               {"'e1' | 'e2'", "'e2' | 'e1'", "'e3' | 'e1'", "'e1' | 'e3'"}}});
}
