// Queries that would run away meet their limits.
#include <atomic>

#include "graph/name_index.hpp"
#include "query/query.hpp"
#include "query/runtime.hpp"
#include "support/catch.hpp"

using namespace entente;
using core::ErrorKind;

namespace {

ErrorKind kind_of(const std::string& statement, const query::Limits& limits) {
  graph::PropertyGraph graph;
  for (int i = 0; i < 40; ++i) graph.add_node({"N"});
  for (std::uint32_t i = 0; i < 40; ++i) {
    for (std::uint32_t j = 0; j < 40; ++j) {
      if (i != j) graph.add_relationship(core::NodeId{i}, core::NodeId{j}, "R");
    }
  }
  const graph::NameIndex names(graph);
  const auto table = query::run(statement, {graph, names, {}, limits});
  return table ? ErrorKind::usage : table.error().kind;
}

}  // namespace

TEST_CASE("a timeout ends expansion, products, comprehensions and sorting") {
  const query::Limits limits{.timeout = std::chrono::milliseconds(50)};
  for (const char* statement :
       {"MATCH (a)-[*]->(b) RETURN count(*)", "MATCH (a), (b), (c), (d), (e) RETURN count(*)",
        "RETURN reduce(n = 0, x IN range(1, 100000000) | n + x)",
        "UNWIND range(1, 100000000) AS x WITH x ORDER BY -x RETURN count(x)",
        "MATCH (a) WHERE size([(a)-[*]->(b) | b]) > 3 RETURN a"}) {
    INFO(statement);
    CHECK(kind_of(statement, limits) == ErrorKind::limit);
  }
}

TEST_CASE("memory is bounded") {
  const query::Limits limits{.timeout = std::chrono::seconds(60), .memory_bytes = 10'000'000};
  for (const char* statement :
       {"RETURN range(1, 1000000000000)",
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100) AS y RETURN x",
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100) AS y RETURN collect(x * y)",
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100) AS y RETURN DISTINCT x * y",
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100) AS y WITH x ORDER BY y RETURN count(x)",
        "RETURN reduce(s = 'x', i IN range(1, 60) | s + s)",
        "RETURN reduce(s = [1], i IN range(1, 60) | s + s)"}) {
    INFO(statement);
    CHECK(kind_of(statement, limits) == ErrorKind::limit);
  }
}

namespace {

std::string repeated(const std::string& unit, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += unit;
  return text;
}

}  // namespace

TEST_CASE("long statements run, and those that are too long are refused") {
  const query::Limits none;
  const auto fine = ErrorKind::usage;  // kind_of says so for a query without error
  CHECK(kind_of("RETURN 1" + repeated(" + 1", 900) + " AS x", none) == fine);
  CHECK(kind_of("RETURN 1" + repeated(" + 1", 5000) + " AS x", none) != fine);
  CHECK(kind_of("MATCH (a) WHERE id(a) = 1" + repeated(" OR id(a) = 2", 1000) + " RETURN a",
                none) == fine);
  CHECK(kind_of("MATCH (a)" + repeated(" WITH a", 900) + " RETURN a", none) == fine);
  CHECK(kind_of("MATCH (a)" + repeated(" WITH a", 5000) + " RETURN a", none) == ErrorKind::limit);
  CHECK(kind_of("MATCH (a:X)" + repeated("-->()", 100) + " RETURN a", none) == fine);
  CHECK(kind_of("MATCH (a:X)" + repeated("-->()", 5000) + " RETURN a", none) == ErrorKind::limit);
  CHECK(kind_of("RETURN 1 AS x" + repeated(" UNION RETURN 1 AS x", 900), none) == fine);
}

TEST_CASE("an interrupt ends the query") {
  const std::atomic<bool> interrupted = true;
  CHECK(kind_of("MATCH (a)-[*]->(b) RETURN count(*)",
                {.timeout = {}, .interrupted = &interrupted}) == ErrorKind::interrupted);
}

TEST_CASE("work on much memory counts as many steps") {
  std::atomic<bool> interrupted = false;
  const graph::PropertyGraph graph;
  const graph::NameIndex names(graph);
  const query::Context context{graph, names, {}, {.timeout = {}, .interrupted = &interrupted}};
  query::Runtime runtime(context, 0);
  interrupted = true;
  CHECK(runtime.tick());  // the flag is not looked at in every step
  CHECK_FALSE(runtime.fits(1 << 20));
  REQUIRE(runtime.failure());
  CHECK(runtime.failure()->kind == ErrorKind::interrupted);
}

TEST_CASE("trails, their paths and grouped rows are bounded by a small memory") {
  const query::Limits limits{.timeout = std::chrono::seconds(60), .memory_bytes = 1 << 20};
  for (const char* statement :
       {"MATCH (a)-[*]-(b) RETURN a, b", "MATCH p = (a)-[*]-(b) RETURN p",
        "RETURN [x IN range(1, 1000) | range(1, 10000)]", "MATCH (a)-[r*]-(b) RETURN DISTINCT r",
        "RETURN COLLECT { UNWIND range(1, 1000) AS x RETURN range(1, 10000) }",
        "MATCH p = (a)-[*]-(b) RETURN collect(p)",
        "MATCH (a), (b), (c) RETURN id(a) * 1600 + id(b) * 40 + id(c) AS n, count(*)"}) {
    INFO(statement);
    CHECK(kind_of(statement, limits) == ErrorKind::limit);
  }
}

TEST_CASE("a slow regular expression is stopped") {
  const std::string text = "'" + std::string(40, 'a') + "b'";
  CHECK(kind_of("RETURN " + text + " =~ '(a+)+(a+)+(a+)+c'", {}) == ErrorKind::limit);
}
