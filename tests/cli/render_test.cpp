#include "cli/render.hpp"

#include <sstream>

#include "cli/value_text.hpp"
#include "graph_fixture.hpp"
#include "support/catch.hpp"

namespace entente::cli {
namespace {

using core::NodeId;
using core::RelationshipId;
using core::Value;

query::Table table_of(std::vector<std::string> columns, std::vector<std::vector<Value>> rows) {
  query::Table table;
  table.columns = std::move(columns);
  table.rows = std::move(rows);
  return table;
}

std::string rendered(const query::Table& table, Format format, const RenderOptions& options = {}) {
  std::ostringstream out;
  render(table, tests::meeting_graph(), format, options, out);
  return out.str();
}

TEST_CASE("a table lines up columns and puts numbers to the right") {
  const auto table = table_of({"name", "n"}, {{"Xi", 7}, {"Putin", 12}, {Value(), Value()}});
  CHECK(rendered(table, Format::table) ==
        "┌───────┬──────┐\n"
        "│ name  │ n    │\n"
        "├───────┼──────┤\n"
        "│ Xi    │    7 │\n"
        "│ Putin │   12 │\n"
        "│ null  │ null │\n"
        "└───────┴──────┘\n"
        "3 rows\n");
}

TEST_CASE("a table can be drawn in ASCII") {
  CHECK(rendered(table_of({"a"}, {{1}}), Format::table, {.unicode = false}) ==
        "+---+\n| a |\n+---+\n| 1 |\n+---+\n1 row\n");
}

TEST_CASE("a table counts wide, combining and invisible characters as terminals do") {
  const auto table = table_of({"x"}, {{"习近平"}, {"abcdef"}, {"e\xCC\x81"}, {"a\xE2\x80\x8D"}});
  CHECK(rendered(table, Format::table, {.unicode = false}) ==
        "+--------+\n"
        "| x      |\n"
        "+--------+\n"
        "| 习近平 |\n"
        "| abcdef |\n"
        "| e\xCC\x81      |\n"
        "| a\xE2\x80\x8D      |\n"
        "+--------+\n"
        "4 rows\n");
}

TEST_CASE("a table wraps cells so that rows fit the width") {
  const auto table = table_of({"id", "quote"}, {{1, "the two sides met in the port city"}});
  CHECK(rendered(table, Format::table, {.width = 24, .unicode = false}) ==
        "+----+-----------------+\n"
        "| id | quote           |\n"
        "+----+-----------------+\n"
        "|  1 | the two sides   |\n"
        "|    | met in the port |\n"
        "|    | city            |\n"
        "+----+-----------------+\n"
        "1 row\n");
}

TEST_CASE("a table makes control characters harmless and keeps line ends") {
  const auto text = rendered(table_of({"x"}, {{"a\x1b[31mb\tc\nd"}}), Format::table);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("a\\x1b[31mb\\tc │") != std::string::npos);
  CHECK(text.find("│ d ") != std::string::npos);
}

TEST_CASE("a table without rows still shows its columns") {
  CHECK(rendered(table_of({"a"}, {}), Format::table, {.unicode = false}) ==
        "+---+\n| a |\n+---+\n+---+\n0 rows\n");
}

TEST_CASE("CSV quotes what would break a field") {
  const auto table = table_of({"a,b", "c"}, {{"say \"no\"", "two\nlines"}, {" edge", "plain"}});
  CHECK(rendered(table, Format::csv) ==
        "\"a,b\",c\n\"say \"\"no\"\"\",\"two\nlines\"\n\" edge\",plain\n");
}

TEST_CASE("CSV tells null from the empty string") {
  CHECK(rendered(table_of({"a", "b"}, {{Value(), ""}}), Format::csv) == "a,b\n,\"\"\n");
}

TEST_CASE("TSV escapes tabs, line ends and backslashes") {
  CHECK(rendered(table_of({"a", "b"}, {{"x\ty\n", "c:\\d\r"}, {Value(), 1}}), Format::tsv) ==
        "a\tb\nx\\ty\\n\tc:\\\\d\\r\n\t1\n");
}

TEST_CASE("Markdown escapes bars and joins lines") {
  CHECK(rendered(table_of({"a", "b"}, {{"x|y", "p\nq"}}), Format::markdown) ==
        "| a | b |\n| --- | --- |\n| x\\|y | p<br>q |\n");
}

TEST_CASE("JSON is an array of objects with typed values") {
  const auto table = table_of(
      {"i", "d", "s", "b", "n", "l", "day"},
      {{1, 0.5, "\"é\n", true, Value(), core::List{1, "x"}, *core::Date::from(2018, 9, 1)}});
  const std::string object =
      R"({"i":1,"d":0.5,"s":"\"é\n","b":true,"n":null,"l":[1,"x"],"day":"2018-09-01"})";
  CHECK(rendered(table, Format::json) == "[\n" + object + "\n]\n");
  CHECK(rendered(table, Format::jsonl) == object + "\n");
}

TEST_CASE("JSON without rows is an empty array and no line") {
  CHECK(rendered(table_of({"a"}, {}), Format::json) == "[]\n");
  CHECK(rendered(table_of({"a"}, {}), Format::jsonl).empty());
}

TEST_CASE("JSON has strings for floats that it has no numbers for") {
  CHECK(rendered(table_of({"x"}, {{1.0 / 0.0}}), Format::jsonl) == "{\"x\":\"Infinity\"}\n");
}

TEST_CASE("JSON shows nodes with id, labels and properties") {
  CHECK(rendered(table_of({"n"}, {{NodeId{2}}}), Format::jsonl) ==
        R"({"n":{"id":"p:2","labels":["Entity","Person"],"properties":)"
        R"({"id":"p:2","name":"Ivo Coll"}}})"
        "\n");
}

TEST_CASE("JSON shows relationships with type and ends, and paths with both") {
  const auto text = rendered(table_of({"r"}, {{RelationshipId{3}}}), Format::jsonl);
  CHECK(text.starts_with(R"({"r":{"type":"MET_WITH","source":"p:1","target":"p:2","properties")"));
  const core::Path path{{NodeId{1}, NodeId{2}}, {RelationshipId{3}}};
  const auto whole = rendered(table_of({"p"}, {{path}}), Format::jsonl);
  CHECK(whole.find(R"({"p":{"nodes":[{"id":"p:1")") == 0);
  CHECK(whole.find(R"("relationships":[{"type":"MET_WITH")") != std::string::npos);
}

TEST_CASE("rendering stops between rows when it is interrupted") {
  const std::atomic<bool> interrupted = true;
  CHECK(rendered(table_of({"a"}, {{1}}), Format::csv, {.interrupted = &interrupted}) == "a\n");
  CHECK(rendered(table_of({"a"}, {{1}}), Format::table, {.interrupted = &interrupted}).empty());
}

TEST_CASE("values read as the query language writes them") {
  const auto graph = tests::meeting_graph();
  const auto text = [&](const Value& value) { return value_text(value, graph); };
  CHECK(text("it's") == "it's");
  CHECK(text(core::List{"it's", 1, Value()}) == "['it\\'s', 1, null]");
  CHECK(text(core::Map{{"a b", 1.0}, {"c", true}}) == "{`a b`: 1.0, c: true}");
  CHECK(text(NodeId{2}) == "(:Entity:Person {name: 'Ivo Coll', id: 'p:2'})");
  CHECK(text(RelationshipId{3}) == "[:MET_WITH {count: 1, facts: ['f:3']}]");
  CHECK(text(core::Path{{NodeId{2}, NodeId{1}}, {RelationshipId{3}}}) ==
        "(:Entity:Person {name: 'Ivo Coll'})<-[:MET_WITH]-(:Entity:Person {name: 'Anna Berg'})");
}

TEST_CASE("format names read back as formats") {
  for (const std::string& name : format_names()) {
    REQUIRE(parse_format(name));
    CHECK(to_string(*parse_format(name)) == name);
  }
  CHECK_FALSE(parse_format("xml"));
}

}  // namespace
}  // namespace entente::cli
