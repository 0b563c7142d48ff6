// The cost of questions on a generated graph: people who met, a power-law few of them often.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

#include "graph/name_index.hpp"
#include "graph/property_graph.hpp"
#include "parser/parse.hpp"
#include "query/query.hpp"

namespace {

using namespace entente;

constexpr std::uint32_t kPeople = 20'000;
constexpr std::uint32_t kMeetings = 200'000;

graph::PropertyGraph make_graph() {
  graph::PropertyGraph graph;
  std::mt19937 random(1);
  std::uniform_real_distribution<double> unit(0, 1);
  const auto somebody = [&] {
    return core::NodeId{static_cast<std::uint32_t>(kPeople * std::pow(unit(random), 3))};
  };
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    const core::NodeId person = graph.add_node({"Entity", "Person"});
    graph.set_property(person, "name", "Person " + std::to_string(i));
    graph.set_property(person, "mentions", static_cast<std::int64_t>(random() % 1000));
  }
  for (std::uint32_t i = 0; i < kPeople; ++i) {  // the same in both, with an index over one
    for (const char* label : {"Plain", "Indexed"}) {
      const core::NodeId node = graph.add_node({label});
      graph.set_property(node, "code", static_cast<std::int64_t>(i));
    }
  }
  graph.create_index({"codes", false, "Indexed", {"code"}});
  for (std::uint32_t i = 0; i < kMeetings; ++i) {
    const auto met = graph.add_relationship(somebody(), somebody(), "MET_WITH");
    graph.set_property(met, "count", static_cast<std::int64_t>(random() % 20));
  }
  return graph;
}

void ask(benchmark::State& state, const char* question) {
  static const graph::PropertyGraph graph = make_graph();
  static const graph::NameIndex names(graph);
  const query::Context context{graph, names};
  for (auto _ : state) {
    const auto table = query::run(question, context);
    if (!table) {
      std::cerr << to_string(table.error()) << "\n";
      std::exit(1);
    }
    benchmark::DoNotOptimize(table);
  }
}

BENCHMARK_CAPTURE(ask, one_by_name, "MATCH (a:Person {name: 'Person 7'}) RETURN a.mentions");
BENCHMARK_CAPTURE(ask, neighbours,
                  "MATCH (:Person {name: 'Person 7'})-[m:MET_WITH]-(b) RETURN b.name, m.count");
BENCHMARK_CAPTURE(ask, filter_all, "MATCH (a:Person) WHERE a.mentions > 900 RETURN count(*)")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, most_met,
                  "MATCH (a:Person)-[:MET_WITH]->(b) RETURN b.name, count(a) AS n "
                  "ORDER BY n DESC LIMIT 3")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, shortest_path,
                  "MATCH p = shortestPath((:Person {name: 'Person 7'})-[:MET_WITH*]-"
                  "(:Person {name: 'Person 19000'})) RETURN length(p)")
    ->Unit(benchmark::kMillisecond);

// What an index gives: each question to nodes without one and to nodes with one.
BENCHMARK_CAPTURE(ask, equal_plain, "MATCH (n:Plain {code: 777}) RETURN n.code");
BENCHMARK_CAPTURE(ask, equal_indexed, "MATCH (n:Indexed {code: 777}) RETURN n.code");
BENCHMARK_CAPTURE(ask, range_plain, "MATCH (n:Plain) WHERE 100 <= n.code < 120 RETURN sum(n.code)");
BENCHMARK_CAPTURE(ask, range_indexed,
                  "MATCH (n:Indexed) WHERE 100 <= n.code < 120 RETURN sum(n.code)");
BENCHMARK_CAPTURE(ask, join_plain,
                  "UNWIND range(1, 100) AS i MATCH (n:Plain {code: i}) RETURN count(n)")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, join_indexed,
                  "UNWIND range(1, 100) AS i MATCH (n:Indexed {code: i}) RETURN count(n)")
    ->Unit(benchmark::kMillisecond);

void parse(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(parser::parse(
        "MATCH (a:Person)-[m:MET_WITH]->(b:Person) WHERE a.name <> 'x' AND m.count > 1 "
        "RETURN a.name, b.name, m.count ORDER BY m.count DESC LIMIT 10"));
  }
}
BENCHMARK(parse);

}  // namespace

BENCHMARK_MAIN();
