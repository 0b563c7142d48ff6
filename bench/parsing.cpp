// The cost of parsing: queries as people write them, and queries that nest deeply or go on long,
// whose time is to grow as their text does.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <string>

#include "parser/parse.hpp"

namespace {

using namespace entente;

void parse(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    const auto query = parser::parse(text);
    if (!query) {
      std::cerr << to_string(query.error()) << "\n";
      std::exit(1);
    }
    benchmark::DoNotOptimize(query);
  }
  state.counters["bytes"] = static_cast<double>(text.size());
  state.counters["ns_per_byte"] = benchmark::Counter(
      static_cast<double>(text.size()) * 1e-9,
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void typical(benchmark::State& state, const char* text) { parse(state, text); }
BENCHMARK_CAPTURE(typical, one_clause, "MATCH (p:Person {name: 'Ann Bell'}) RETURN p.born");
BENCHMARK_CAPTURE(typical, three_clauses,
                  "MATCH (a:Person)-[m:MET_WITH]->(b:Person) WHERE a.name <> 'x' AND m.count > 1 "
                  "RETURN a.name, b.name, m.count ORDER BY m.count DESC LIMIT 10");
BENCHMARK_CAPTURE(typical, grouped,
                  "MATCH (p:Person) OPTIONAL MATCH (p)-[h:HOLDS_POSITION]->(c:Country) "
                  "WITH c, count(DISTINCT p) AS people, collect(h.title) AS titles "
                  "WHERE people > 0 RETURN c.name AS country, people, titles "
                  "ORDER BY people DESC, country SKIP 0 LIMIT 10");
BENCHMARK_CAPTURE(typical, writing,
                  "MATCH (p:Person {name: $name}) MERGE (n:Note {about: p.name}) "
                  "ON CREATE SET n.text = 'to be checked', n.at = date('2018-09-11') "
                  "CREATE (n)-[:ABOUT {weight: 1.5}]->(p) RETURN n.text, p.name");

std::string repeated(const std::string& text, std::int64_t times) {
  std::string result;
  for (std::int64_t i = 0; i < times; ++i) result += text;
  return result;
}

/// `open` and `close` around a number as often as the state's range says.
void deep(benchmark::State& state, const char* open, const char* close) {
  const std::int64_t depth = state.range(0);
  parse(state, "RETURN " + repeated(open, depth) + "1" + repeated(close, depth) + " AS x");
}
#define DEPTHS ->Arg(10)->Arg(20)->Arg(50)->Arg(100)->Arg(200)
BENCHMARK_CAPTURE(deep, parentheses, "(", ")") DEPTHS;
BENCHMARK_CAPTURE(deep, lists, "[", "]") DEPTHS;
BENCHMARK_CAPTURE(deep, maps, "{a: ", "}") DEPTHS;
BENCHMARK_CAPTURE(deep, calls, "abs(", ")") DEPTHS;
BENCHMARK_CAPTURE(deep, cases, "CASE WHEN true THEN ", " END") DEPTHS;
BENCHMARK_CAPTURE(deep, comprehensions, "[x IN ", " WHERE x]") DEPTHS;

/// `first`, and `more` as often as the state's range says.
void long_(benchmark::State& state, const char* first, const char* more, const char* last) {
  parse(state, first + repeated(more, state.range(0)) + last);
}
#define LENGTHS(most) ->RangeMultiplier(4)->Range(16, most)
BENCHMARK_CAPTURE(long_, conditions, "MATCH (n) WHERE n.a = 0", " AND n.a <> 1", " RETURN n")
LENGTHS(256);
BENCHMARK_CAPTURE(long_, list, "RETURN [0", ", 'item'", "] AS l") LENGTHS(4096);
BENCHMARK_CAPTURE(long_, clauses, "CREATE (:A)", " CREATE (:B {x: 1})-[:R]->(:C)", "")
LENGTHS(4096);
BENCHMARK_CAPTURE(long_, path, "MATCH (a)", "-[:R]->()", " RETURN a") LENGTHS(4096);

}  // namespace

BENCHMARK_MAIN();
