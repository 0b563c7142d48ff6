// The pages on the query language keep what they say: their examples run and give what they tell,
// their tables are whole.
#include <fstream>
#include <sstream>

#include "parser/parse.hpp"
#include "query/aggregates.hpp"
#include "query/functions.hpp"
#include "query/small_graph.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::query_test;

namespace {

std::string page(const std::string& name = "query-language") {
  std::ifstream file(SOURCE_DIR "/docs/" + name + ".md");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> examples(const std::string& text) {
  const std::string fence = "```cypher\n";
  std::vector<std::string> found;
  for (std::size_t at = text.find(fence); at != text.npos; at = text.find(fence, at + 1)) {
    const std::size_t begin = at + fence.size();
    found.push_back(text.substr(begin, text.find("```", begin) - begin));
  }
  return found;
}

core::Result<query::Table> run(const std::string& statement, graph::PropertyGraph& graph) {
  const graph::NameIndex names(graph);
  return query::run(statement, {.graph = graph, .names = names, .changeable = &graph});
}

/// Lines `| `call` | `value` |` of the tables, as pairs of both.
std::vector<std::pair<std::string, std::string>> calls(const std::string& text) {
  std::vector<std::pair<std::string, std::string>> found;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const std::size_t middle = line.find("` | `");
    if (!line.starts_with("| `") || middle == line.npos) continue;
    std::string call = line.substr(3, middle - 3);
    if (const auto pipe = call.find("\\|"); pipe != call.npos) call.erase(pipe, 1);
    found.emplace_back(call, line.substr(middle + 5, line.size() - middle - 8));
  }
  return found;
}

bool is_query(const std::string& call) {
  return call.starts_with("MATCH ") || call.starts_with("UNWIND ") || call.starts_with("RETURN ");
}

/// The one value that a query or an expression gives, as text.
std::string value_of(const std::string& call, graph::PropertyGraph& graph) {
  const auto table = run(is_query(call) ? call : "RETURN " + call, graph);
  if (!table) return to_string(table.error());
  return table->rows.size() == 1 ? show(graph, table->rows[0][0]) : "several rows, or none";
}

}  // namespace

TEST_CASE("each statement of the cheat sheet runs on what those before it left, without a notice") {
  auto graph = small_graph();
  std::size_t count = 0;
  for (const std::string& block : examples(page("cheat-sheet"))) {
    for (const core::SourceSpan span : parser::split_statements(block)) {
      const std::string statement = block.substr(span.begin, span.end - span.begin);
      INFO(statement);
      const auto table = run(statement, graph);
      INFO((table ? "" : to_string(table.error())));
      REQUIRE(table);
      CHECK((!table->rows.empty() || table->side_effects.any()));
      ++count;
    }
  }
  CHECK(count > 25);
}

TEST_CASE("each function and aggregate has an example, which gives what the page tells") {
  auto graph = small_graph();
  const std::string text = page("functions");
  for (const auto& [call, value] : calls(text)) {
    INFO(call);
    CHECK(value_of(call, graph) == value_of(value, graph));
  }
  std::vector<std::string> all = query::function_names();
  for (const std::string& name : query::aggregate_names()) all.push_back(name);
  for (const std::string& name : all) {
    INFO(name);
    CHECK(text.find(name + "(") != text.npos);
  }
}

TEST_CASE("each example of the documentation runs, finds something and needs no notice") {
  const auto graph = small_graph();
  const auto all = examples(page());
  REQUIRE(all.size() > 8);
  for (const std::string& example : all) {
    INFO(example);
    graph::PropertyGraph changed = graph;
    const graph::NameIndex names(changed);
    const auto table =
        query::run(example, {.graph = changed, .names = names, .changeable = &changed});
    REQUIRE(table);
    CHECK((!table->rows.empty() || table->side_effects.any()));
    CHECK(table->notices.empty());
  }
}

TEST_CASE("each procedure is documented") {
  const std::string text = page();
  for (const auto& [name, procedure] : query::builtin_procedures()) {
    INFO(name);
    CHECK(text.find("`" + name + "()`") != text.npos);
  }
}

TEST_CASE("each function and aggregate is documented") {
  const std::string text = page();
  for (const std::string& name : query::function_names()) {
    INFO(name);
    CHECK((text.find("`" + name + "(") != text.npos || text.find("`" + name + "`") != text.npos));
  }
  for (const std::string& name : query::aggregate_names()) {
    INFO(name);
    CHECK(text.find("`" + name + "(") != text.npos);
  }
}
