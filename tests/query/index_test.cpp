// Indexes: that plans use them, that they follow every change, and what commands say.
#include <random>

#include "query/small_graph.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::query_test;

namespace {

core::Result<query::Table> change(graph::PropertyGraph& graph, const std::string& statement) {
  const graph::NameIndex names(graph);
  auto table = query::run(statement, {.graph = graph, .names = names, .changeable = &graph});
  (void)graph.compact();
  return table;
}

std::string refusal_of(graph::PropertyGraph& graph, const std::string& statement) {
  const auto table = change(graph, statement);
  return table ? "none" : to_string(table.error());
}

graph::PropertyGraph ports() {
  graph::PropertyGraph graph = graph_of(R"(
    a:Port code=1 kind='sea'
    b:Port code=2 kind='sea'
    c:Port code=3 kind='river'
    d:Town code=1
    a -LINE-> b days=1
    b -LINE-> c days=2
    c -LINE-> d days=3
  )");
  REQUIRE(change(graph, "CREATE INDEX codes FOR (p:Port) ON (p.code)"));
  REQUIRE(change(graph, "CREATE INDEX both FOR (p:Port) ON (p.kind, p.code)"));
  REQUIRE(change(graph, "CREATE INDEX days FOR ()-[l:LINE]-() ON (l.days)"));
  return graph;
}

}  // namespace

TEST_CASE("a plan looks into the index that leaves the fewest candidates, and shows it") {
  const auto graph = ports();
  const auto has = [&](const std::string& statement, const std::string& step) {
    INFO(plan_of(graph, statement));
    CHECK(plan_of(graph, statement).find(step) != std::string::npos);
  };
  has("MATCH (p:Port {code: 2}) RETURN p", "IndexSeek (p:Port) by codes: p.code = 2");
  has("MATCH (p:Port) WHERE p.code IN [1, 2] RETURN p", "by codes: p.code IN [1, 2]");
  has("MATCH (p:Port) WHERE p.code IN [1, 2, 3, 4] RETURN p", "LabelScan (p:Port)");
  has("MATCH (p:Port) WHERE 1 < p.code <= 2 RETURN p",
      "IndexSeek (p:Port) by codes: p.code >= 1 AND p.code <= 2");
  has("MATCH (p:Port) WHERE p.kind = 'sea' AND p.code > 1 RETURN p", "by codes: p.code >= 1");
  has("MATCH (a)-[l:LINE {days: 2}]->(b) RETURN a", "IndexSeek [l:LINE] by days: l.days = 2");
  has("MATCH (p {code: 2}) RETURN p", "AllNodesScan (p)");
  has("MATCH (p:Town {code: 1}) RETURN p", "LabelScan (p:Town)");
  has("MATCH (p:Port) WHERE p.code = rand() RETURN p", "LabelScan (p:Port)");
}

TEST_CASE("an index of several properties serves when all are asked for") {
  auto graph = ports();
  REQUIRE(change(graph, "DROP INDEX codes"));
  CHECK(plan_of(graph, "MATCH (p:Port {kind: 'sea', code: 2}) RETURN p").find("by both") !=
        std::string::npos);
  CHECK(plan_of(graph, "MATCH (p:Port {kind: 'sea'}) RETURN p").find("LabelScan") !=
        std::string::npos);
  CHECK(rows_of(graph, "MATCH (p:Port {kind: 'sea', code: 2}) RETURN p.name") ==
        std::vector<std::string>{"'b'"});
}

TEST_CASE("a graph answers alike with indexes and without, whatever was written") {
  std::mt19937 random(7);
  const auto below = [&](unsigned n) { return std::to_string(random() % n); };
  auto plain = graph_of("symmetric S\n a:A n=1\n b:B n=2\n a -S-> b w=1");
  auto indexed = plain;
  REQUIRE(change(indexed, "CREATE INDEX FOR (x:A) ON (x.n)"));
  REQUIRE(change(indexed, "CREATE INDEX FOR (x:B) ON (x.n)"));
  REQUIRE(change(indexed, "CREATE INDEX FOR (x:A) ON (x.n, x.m)"));
  REQUIRE(change(indexed, "CREATE INDEX FOR ()-[r:S]-() ON (r.w)"));
  for (int i = 0; i < 300; ++i) {
    const std::string n = below(4);
    const std::string writes[] = {
        "CREATE (:A {n: " + n + ", m: " + below(2) + "})",
        "MERGE (x:B {n: " + n + "}) ON CREATE SET x.n = " + below(4) + " + 0.0",
        "MATCH (x:A {n: " + n + "}) SET x:B, x.n = date({year: 2000 + " + below(4) + "})",
        "MATCH (x {n: " + n + "}) REMOVE x:A",
        "MATCH (x:B) WHERE x.n > " + n + " WITH x LIMIT 2 DETACH DELETE x",
        "MATCH (x:A), (y:B) WITH x, y LIMIT 3 CREATE (x)-[:S {w: " + n + "}]->(y)",
        "MATCH ()-[r:S {w: " + n + "}]->() SET r.w = null",
        "MATCH (x:A) WHERE x.n = " + n + " SET x.n = " + below(4) + ", x.m = '" + n + "'"};
    const std::string& write = writes[random() % std::size(writes)];
    INFO(write);
    const auto one = change(plain, write);
    const auto other = change(indexed, write);
    REQUIRE(one.has_value() == other.has_value());
    REQUIRE(one->side_effects == other->side_effects);
    for (const std::string& read :
         {"MATCH (x:A) WHERE x.n = " + n + " RETURN id(x) ORDER BY id(x)",
          "MATCH (x:B) WHERE " + n + " <= x.n RETURN id(x) ORDER BY id(x)",
          "MATCH (x:A {n: " + n + ", m: 1}) RETURN id(x) ORDER BY id(x)",
          "MATCH (x:A)-[r:S {w: " + n + "}]->(y) RETURN id(x), id(y) ORDER BY id(x), id(y)"}) {
      INFO(read);
      REQUIRE(rows_of(plain, read) == rows_of(indexed, read));
    }
  }
}

TEST_CASE("a statement that fails leaves the index as it was") {
  auto graph = ports();
  CHECK(refusal_of(graph, "MATCH (p:Port) SET p.code = 9 WITH p RETURN 1 / 0 AS x") != "none");
  CHECK(rows_of(graph, "MATCH (p:Port {code: 2}) RETURN p.name") ==
        std::vector<std::string>{"'b'"});
  CHECK(rows_of(graph, "MATCH (p:Port {code: 9}) RETURN p").empty());
}

TEST_CASE("errors of commands say where, what was expected and what is near") {
  auto graph = ports();
  const auto tells = [&](const std::string& statement, const std::string& words) {
    const std::string error = refusal_of(graph, statement);
    INFO(error);
    CHECK(error.find(words) != std::string::npos);
  };
  tells("DROP INDEX cods", "there is no index `cods`; did you mean `codes`?");
  tells("CREATE INDEX codes FOR (t:Town) ON (t.code)",
        "there is an index `codes` already, over (:Port) (code)");
  tells("CREATE INDX codes FOR (t:Town) ON (t.code)", "did you mean INDEX?");
  tells("CREATE INDEX FOR (t:Town) ON (p.code)", "expected `t`, the variable of FOR, got `p`");
  tells("CREATE INDEX FOR (t:Town)", "expected ON and properties such as (n.name), got end");
  tells("CREATE INDEX FOR t", "expected a pattern such as (n:Label) or ()-[r:TYPE]-(), got 't'");
  tells("SHOW INDEXS", "did you mean INDEXES?");
  tells("SHOW INDEXES YIELD nam", "has no column `nam`; it has name, type");
  const graph::NameIndex names(graph);
  const auto reading = query::run("DROP INDEX codes", {graph, names, {}, {}});
  REQUIRE(!reading);
  CHECK(reading.error().code == "ReadOnly");
}

TEST_CASE("PROFILE runs the query and tells rows, steps and time of each operator") {
  auto graph = ports();
  const auto table =
      change(graph, "PROFILE MATCH (p:Port) WHERE p.kind = 'sea' SET p.seen = true RETURN p.code");
  REQUIRE(table);
  CHECK(table->columns == std::vector<std::string>{"plan", "rows", "steps", "ms"});
  CHECK(table->side_effects.properties_set == 2);
  std::vector<std::string> lines;
  std::int64_t steps = 0;
  for (const auto& row : table->rows) {
    lines.push_back(row[0].as<std::string>() + " | " + std::to_string(row[1].as<std::int64_t>()));
    if (&row != &table->rows.front()) steps += row[2].as<std::int64_t>();
    CHECK(row[3].as<double>() >= 0);
  }
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == "Result p.code | 2");
  CHECK(lines[3].ends_with("Filter p.kind = 'sea' | 2"));
  CHECK(lines[4].ends_with("LabelScan (p:Port) | 3"));
  CHECK(lines[5].ends_with("SingleRow | 1"));
  CHECK(table->rows.front()[2].as<std::int64_t>() == steps);
}
