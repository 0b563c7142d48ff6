// The page on the query language keeps what it says: its examples run, its tables are whole.
#include <fstream>
#include <sstream>

#include "query/aggregates.hpp"
#include "query/functions.hpp"
#include "query/small_graph.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::query_test;

namespace {

std::string page() {
  std::ifstream file(SOURCE_DIR "/docs/query-language.md");
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

}  // namespace

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
