// Plans: what EXPLAIN shows, and that optimized and unoptimized plans agree.
#include <algorithm>
#include <functional>
#include <limits>
#include <random>

#include "parser/parse.hpp"
#include "query/binder.hpp"
#include "query/optimizer.hpp"
#include "query/plan_runner.hpp"
#include "query/small_graph.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::query_test;

namespace {

/// Small graphs with loops, parallel and symmetric relationships, missing properties; half of them
/// with indexes, made before what they are over.
graph::PropertyGraph random_graph(std::mt19937& random) {
  const auto below = [&](unsigned n) { return static_cast<std::uint32_t>(random() % n); };
  graph::PropertyGraph graph;
  graph.set_symmetric(graph.type("S"), true);
  if (below(2) == 0) {
    graph.create_index({"a", false, "A", {"n"}});
    graph.create_index({"b", false, "B", {"name"}});
    graph.create_index({"c", false, "C", {"name", "n"}});
    for (const char* type : {"R", "S", "T"}) graph.create_index({type, true, type, {"w"}});
  }
  const std::uint32_t nodes = 2 + below(6);
  const char* names[] = {"ann", "bob", "Ann", "cy"};
  for (std::uint32_t i = 0; i < nodes; ++i) {
    const auto id = below(2) ? graph.add_node({"A"}) : graph.add_node({"B", "C"});
    if (below(4) > 0) graph.set_property(id, "name", names[below(4)]);
    if (below(3) > 0) graph.set_property(id, "n", std::int64_t{below(3)});
    graph.set_property(id, "number", std::int64_t{i});
    const core::Value joined[] = {
        1, 1.0, std::numeric_limits<double>::quiet_NaN(), core::List{1}, core::List{1.0}, "1"};
    if (below(3) > 0) graph.set_property(id, "j", joined[below(6)]);
    if (below(3) == 0) graph.set_property(id, "aliases", core::List{names[below(4)]});
  }
  const char* types[] = {"R", "S", "T"};
  for (std::uint32_t i = below(2 * nodes); i > 0; --i) {
    const auto id = graph.add_relationship(core::NodeId{below(nodes)}, core::NodeId{below(nodes)},
                                           types[below(3)]);
    if (below(2)) graph.set_property(id, "w", std::int64_t{below(3)});
  }
  return graph;
}

/// Random statements over variables a, b, c (nodes) and r, s, t (relationships).
class Statements {
 public:
  explicit Statements(std::mt19937& random) : random_(random) {}

  /// A statement that writes, the same whatever the order of its rows.
  std::string make_writing() {
    std::string text = match(false);
    if (below(3) == 0) text += " WITH a, b, r " + join();
    text += " " + write();
    if (below(3) == 0) text += " WITH a, b MATCH (g:New|Old|A {n: a.n}) SET g.seen = true";
    if (below(3) == 0) text += " WITH count(*) AS c MATCH (x), (y {n: x.n}) " + after();
    return text;
  }

  std::string make() {
    std::string text = match(false);
    if (below(3) == 0) text += " " + extra();
    if (below(3) == 0) text += " OPTIONAL" + match(true);
    if (below(5) == 0) text += " MATCH ()-[r]->(d)";
    if (below(4) == 0) text += " " + join();
    return text + " " + result();
  }

 private:
  std::string write() {
    return pick({"SET a.j = 1", "SET a:New, b.n = 7", "REMOVE a.n", "REMOVE a:A SET b += {j: [1]}",
                 "SET b = {number: b.number, n: 2}", "CREATE (a)-[:N]->(:New {n: a.n})",
                 "MERGE (m:New {n: coalesce(b.n, 0)})", "MERGE (a)-[m:M]->(b)",
                 "MERGE (m:Old {j: 1}) ON CREATE SET m.made = 1 ON MATCH SET m.found = 1",
                 "MERGE (m:A {n: coalesce(a.n, 5)}) ON MATCH SET m.found = true",
                 "CALL { WITH a CREATE (:New {n: a.n}) }", "CALL (a) { CREATE (:New {n: a.n}) }",
                 "FOREACH (i IN [1, 2] | SET a.n = i)", "DELETE r"});
  }
  std::string after() {
    return pick({"SET x.twin = true", "DETACH DELETE y", "MERGE (x)-[:TWIN]->(y)", "DELETE y",
                 "OPTIONAL MATCH (y)-[q]-() DELETE q, y", "OPTIONAL MATCH (x)-[q]->() DELETE q",
                 "DETACH DELETE y WITH count(*) AS d MATCH (g), (h {j: g.j}) SET h.left = true"});
  }
  std::string join() {
    return pick({"MATCH (g:A|C {j: a.j})", "MATCH (g {n: b.n + 1})", "MATCH (g), (h {j: g.j})",
                 "MATCH (g:B), (h:A) WHERE h.j = g.j AND h.n < 2",
                 "OPTIONAL MATCH (g:B {n: a.n})-->(h {j: b.j})",
                 "UNWIND [1, 1.0, null, [1], 0/0.0] AS y MATCH (g:A|B {j: y})"});
  }
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
  std::string pick(std::initializer_list<const char*> choices) {
    return choices.begin()[below(static_cast<unsigned>(choices.size()))];
  }
  std::string node(const char* name) {
    return std::string("(") + name + pick({"", "", ":A", ":B", ":B:C", ":Nope", ":A|C", ":B&!A"}) +
           pick({"", "", "", " {name: 'ann'}", " {n: 1}"}) +
           (below(5) == 0 ? std::string(" WHERE ") + name + pick({".n > 0", ":!A"}) : "") + ")";
  }
  std::string relationship(const char* name) {
    const std::string inner = std::string("[") + name + pick({"", ":R", ":S", ":R|T", ":!S"}) +
                              pick({"", "", "", " {w: 1}", " WHERE a.n = 1"}) + "]";
    const std::string anonymous = "[" + pick({"", ":S", ":R", ":!R"}) +
                                  pick({"*1..2", "*0..1", "*2", ""}) + pick({"", " {w: 1}"}) + "]";
    const std::string body = name[0] == 'r' || below(2) ? inner : anonymous;
    return pick({"-", "<-"}) + body + "-";
  }
  std::string hop(const char* name) {
    std::string text = relationship(name);
    if (text.front() == '<') return text;
    return below(2) ? text + ">" : text;
  }
  std::string where() {
    std::string text = predicate();
    for (unsigned i = below(3); i > 0; --i) text += pick({" AND ", " AND ", " OR "}) + predicate();
    return " WHERE " + text;
  }
  std::string predicate() {
    return pick({"a.n = b.n", "a.n < 2", "b.name = 'ann'", "a.name = b.name", "b:B", "NOT a:A",
                 "'ann' IN a.aliases", "a.name IN ['bob', 'cy']", "id(a) = 1", "a <> b", "a = b",
                 "(a)-->(b)", "NOT (b)-[:R]-()", "r.w IS NULL", "r.w > 0", "b = entity('ann')",
                 "size([(a)-[:S]->(z) | z]) > 0", "a.name STARTS WITH 'a'"});
  }
  std::string match(bool second) {
    std::string text = second ? " MATCH " + node("b") + hop("s") + node("c")
                              : "MATCH " + node("a") + hop("r") + node("b");
    if (!second && below(3) == 0) text += hop("t") + node("e");
    if (!second && below(4) == 0) text += ", " + node("a") + hop("u") + node("f");
    if (!second && below(5) == 0) text += ", " + node("b");
    return below(2) ? text + where() : text;
  }
  std::string extra() {
    return pick({"WITH a, b, r", "WITH DISTINCT a, b, r",
                 "UNWIND [1, 2] AS x WITH a, b, r, x WHERE x > 1", "WITH a, b, r WHERE a.n > 0"});
  }
  std::string result() {
    return pick({"RETURN a, b", "RETURN DISTINCT a, b", "RETURN a, count(*)",
                 "RETURN a.n, sum(b.n)", "RETURN a, r, b", "RETURN count(DISTINCT b), min(r.w)",
                 "RETURN a.n AS x ORDER BY x", "RETURN b, a.name ORDER BY id(a), id(b)"});
  }

  std::mt19937& random_;
};

std::vector<std::string> sorted_rows(const graph::PropertyGraph& graph,
                                     const core::Result<query::Table>& table) {
  if (!table) return {"error " + to_string(table.error())};
  std::vector<std::string> rows;
  for (const auto& row : table->rows) {
    std::string text;
    for (const core::Value& value : row) {
      const auto* node = value.get_if<core::NodeId>();
      const auto* r = value.get_if<core::RelationshipId>();
      text += node != nullptr ? "#" + std::to_string(index_of(*node))
              : r != nullptr  ? "%" + std::to_string(index_of(*r))
                              : show(graph, value);
      text += "|";
    }
    rows.push_back(text);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// Rows, side effects, and all nodes and relationships after the plan ran on a copy of the graph.
std::vector<std::string> outcome(const graph::PropertyGraph& graph, const std::string& statement,
                                 const std::function<query::PlanPtr(query::PlanPtr)>& rewrite) {
  graph::PropertyGraph copy = graph;
  const graph::NameIndex names(copy);
  query::Context context{copy, names, {}, {}};
  context.changeable = &copy;
  const auto query = parser::parse(statement);
  REQUIRE(query);
  auto bound = query::bind(*query, context);
  INFO((bound ? "" : to_string(bound.error())));
  REQUIRE(bound);
  bound->plan = rewrite(bound->plan);
  const auto table = query::run_plan(*bound, context);
  std::vector<std::string> all = sorted_rows(copy, table);
  if (!table) return all;
  const query::SideEffects& done = table->side_effects;
  all.push_back(std::to_string(done.nodes_created) + " " + std::to_string(done.nodes_deleted) +
                " " + std::to_string(done.relationships_created) + " " +
                std::to_string(done.relationships_deleted));
  copy.compact();
  for (const char* look : {"MATCH (n) RETURN labels(n), properties(n)",
                           "MATCH (a)-[r]->(b) RETURN properties(a), type(r), properties(r), "
                           "properties(b)"}) {
    const auto rows = rows_of(copy, look);
    all.insert(all.end(), rows.begin(), rows.end());
    std::sort(all.end() - static_cast<std::ptrdiff_t>(rows.size()), all.end());
  }
  return all;
}

}  // namespace

TEST_CASE("explain starts a pattern at its most selective end") {
  const auto graph = small_graph();
  CHECK(plan_of(graph,
                "MATCH (f:Fact)-[:PARTICIPANT]->(p:Person {name: 'Xi Jinping'}) RETURN f.id") ==
        "Result f.id\n"
        "  Project f.id\n"
        "    Filter f:Fact\n"
        "      Expand (f)-[#2:PARTICIPANT]->(p) from p\n"
        "        Filter p.name = 'Xi Jinping'\n"
        "          Filter p:Person\n"
        "            NameSeek (p) by 'Xi Jinping'\n"
        "              SingleRow");
}

TEST_CASE("explain shows the scans that stand for all nodes") {
  const auto graph = small_graph();
  const auto has = [&](const char* statement, const char* line) {
    INFO(plan_of(graph, statement));
    return plan_of(graph, statement).find(line) != std::string::npos;
  };
  CHECK(has("MATCH (d:Document) RETURN d", "LabelScan (d:Document)"));
  CHECK(has("MATCH (p) WHERE p = entity('Xi') RETURN p", "NodeSeek (p) is entity('Xi')"));
  CHECK(has("MATCH (p) WHERE id(p) = 3 RETURN p", "NodeSeek (p) is 3"));
  CHECK(has("MATCH (p:Person) WHERE 'Xi' IN p.aliases RETURN p", "NameSeek (p) by 'Xi'"));
  CHECK(has("MATCH (p) RETURN p", "AllNodesScan (p)"));
  CHECK(has("MATCH (a)-[r]->(b), (a)-[s]->(b) RETURN a", "ExpandInto"));
  CHECK(has("MATCH (a)-[r]->(b), (a)-[s]->(b) RETURN a", "disjoint("));
  CHECK(has("MATCH (p) RETURN p ORDER BY p.id LIMIT 3", "Top 3 by p.id"));
  CHECK(has("EXPLAIN MATCH (p) RETURN p", "AllNodesScan (p)"));
}

TEST_CASE("labels joined by & are scanned, and the rest of the expression filters") {
  const auto graph = small_graph();
  CHECK(plan_of(graph, "MATCH (p:Person&%) RETURN p") ==
        "Result p\n"
        "  Filter p:Person&%\n"
        "    LabelScan (p:Person)\n"
        "      SingleRow");
  CHECK(plan_of(graph, "MATCH (p:(Person|Country)&!%) RETURN p") ==
        "Result p\n"
        "  Filter p:((Person|Country)&!%)\n"
        "    LabelScan (p:Person|Country)\n"
        "      SingleRow");
  CHECK(plan_of(graph, "MATCH (p:Country|Person) RETURN p") ==
        "Result p\n"
        "  LabelScan (p:Country|Person)\n"
        "    SingleRow");
  CHECK(plan_of(graph, "MATCH (p:Person&Person WHERE p.id = 'e1') RETURN p") ==
        plan_of(graph, "MATCH (p:Person:Person) WHERE p.id = 'e1' RETURN p"));
}

TEST_CASE("filters sink below what does not touch them") {
  const auto graph = small_graph();
  CHECK(plan_of(
            graph,
            "MATCH (p:Person) WITH p, p.mentions * 2 AS m ORDER BY m WHERE p.id = 'e1' RETURN m") ==
        "Result m\n"
        "  Sort m\n"
        "    Project p.mentions * 2 AS m\n"
        "      Filter p.id = 'e1'\n"
        "        LabelScan (p:Person)\n"
        "          SingleRow");
}

TEST_CASE("a statement headed by EXPLAIN gives the plan as rows") {
  const auto rows = rows_of(small_graph(), "EXPLAIN RETURN 1 AS x");
  CHECK(rows == std::vector<std::string>{"'Result x'", "'  Project 1 AS x'", "'    SingleRow'"});
}

TEST_CASE("every pass and all of them keep the answers of generated queries") {
  std::mt19937 random(20180911);
  std::size_t with_rows = 0;
  for (int round = 0; round < 1500; ++round) {
    const auto graph = random_graph(random);
    const graph::NameIndex names(graph);
    const query::Context context{graph, names, {}, {}};
    const std::string statement = Statements(random).make();
    INFO(statement);
    const auto query = parser::parse(statement);
    REQUIRE(query);
    auto bound = query::bind(*query, context);
    REQUIRE(bound);
    const auto expected = sorted_rows(graph, query::run_plan(*bound, context));
    with_rows += !expected.empty();
    const query::PlanPtr naive = bound->plan;
    for (const query::Pass& pass : query::passes()) {
      INFO(pass.name);
      bound->plan = pass.run(naive, graph);
      CHECK(sorted_rows(graph, query::run_plan(*bound, context)) == expected);
    }
    bound->plan = query::optimize(naive, graph);
    INFO(print(bound->plan, bound->slot_names));
    REQUIRE(sorted_rows(graph, query::run_plan(*bound, context)) == expected);
  }
  CHECK(with_rows > 200);
}

TEST_CASE("every pass and all of them keep what generated queries write") {
  std::mt19937 random(20261126);
  std::size_t changed = 0;
  for (int round = 0; round < 1000; ++round) {
    const auto graph = random_graph(random);
    const std::string statement = Statements(random).make_writing();
    INFO(statement);
    const auto naive = [](query::PlanPtr plan) { return plan; };
    const auto expected = outcome(graph, statement, naive);
    changed += expected != outcome(graph, "MATCH (a) WHERE false SET a.n = 1", naive);
    for (const query::Pass& pass : query::passes()) {
      INFO(pass.name);
      REQUIRE(outcome(graph, statement, [&](const query::PlanPtr& plan) {
                return pass.run(plan, graph);
              }) == expected);
    }
    REQUIRE(outcome(graph, statement, [&](query::PlanPtr plan) {
              return query::optimize(std::move(plan), graph);
            }) == expected);
  }
  CHECK(changed > 300);
}

TEST_CASE("equal properties are joined by a table") {
  const auto graph = small_graph();
  const auto plan = plan_of(graph, "MATCH (a:Person), (b:Country {id: a.home}) RETURN a, b");
  INFO(plan);
  CHECK(plan.find("PropertySeek (a:Person) by home = b.id") != std::string::npos);
  CHECK(plan.find("Filter b.id = a.home") != std::string::npos);
  CHECK(plan_of(graph, "MATCH (b {id: 'e1'}) RETURN b").find("PropertySeek") == std::string::npos);
}

TEST_CASE("the table of a join counts as memory and its nodes as steps") {
  graph::PropertyGraph graph;
  for (std::int64_t i = 0; i < 20000; ++i) graph.set_property(graph.add_node({"X"}), "i", i);
  const graph::NameIndex names(graph);
  const std::string statement = "MATCH (a:X), (b:X {i: a.i}) RETURN count(*)";
  query::Context context{graph, names, {}, {}};
  const auto table = query::run(statement, context);
  REQUIRE(table);
  CHECK(core::same(table->rows.front().front(), core::Value(20000)));
  context.limits.memory_bytes = 100000;
  const auto refused = query::run(statement, context);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == core::ErrorKind::limit);
}
