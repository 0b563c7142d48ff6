// What an export holds; whether other programs can load it is tests/exporters/CMakeLists.txt's.
#include "exporters/graphml.hpp"

#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "core/date.hpp"
#include "exporters/columns.hpp"
#include "exporters/palette.hpp"
#include "samples.hpp"
#include "support/catch.hpp"

namespace entente::exporters {
namespace {

using tests::small_graph;

std::string exported(const graph::PropertyGraph& graph, const GraphmlOptions& options = {}) {
  std::ostringstream out;
  REQUIRE(write_graphml(graph, options, out));
  return out.str();
}

struct Export {
  explicit Export(const std::string& text) {
    REQUIRE(document.load_string(text.c_str()));
    root = document.child("graphml");
    graph = root.child("graph");
  }

  std::string key_of(const char* what, const char* name) const {
    for (const auto& key : root.children("key")) {
      if (key.attribute("for").value() == std::string(what) &&
          key.attribute("attr.name").value() == std::string(name)) {
        return key.attribute("id").value();
      }
    }
    return {};
  }
  std::string data(const pugi::xml_node& of, const char* name) const {
    const std::string key = key_of(of.name(), name);
    return of.find_child_by_attribute("data", "key", key.c_str()).text().get();
  }
  pugi::xml_node node(const std::string& label) const {
    return graph.find_child([&](const pugi::xml_node& child) {
      return child.name() == std::string("node") && data(child, "label") == label;
    });
  }
  std::size_t count(const char* name) const {
    const auto children = graph.children(name);
    return static_cast<std::size_t>(std::distance(children.begin(), children.end()));
  }
  pugi::xml_node edge(const std::string& type) const {
    return graph.find_child([&](const pugi::xml_node& child) {
      return child.name() == std::string("edge") && data(child, "label") == type;
    });
  }

  pugi::xml_document document;
  pugi::xml_node root, graph;
};

TEST_CASE("by default entities and named events are exported") {
  const Export got(exported(small_graph()));
  CHECK(got.count("node") == 4);
  CHECK(got.node("Anna Berg"));
  CHECK(got.node("Harbour Talks 2018"));
  CHECK_FALSE(got.node("Meeting"));
  CHECK_FALSE(got.node("report.txt"));
  CHECK_FALSE(got.node("5 ships"));
}

TEST_CASE("full adds facts, figures and documents") {
  const Export got(exported(small_graph(), {.full = true}));
  CHECK(got.count("node") == 7);
  CHECK(got.node("Meeting"));
  CHECK(got.node("report.txt"));
  CHECK(got.node("5 ships"));
  CHECK(got.data(got.edge("STATED_IN"), "quote") == "Berg met Coll.");
}

TEST_CASE("keys come before the graph and are for nodes or edges with scalar types") {
  const Export got(exported(small_graph(), {.full = true}));
  bool graph_seen = false;
  for (const auto& child : got.root.children()) {
    if (child.name() == std::string("graph")) graph_seen = true;
    if (child.name() != std::string("key")) continue;
    CHECK_FALSE(graph_seen);
    const std::string what = child.attribute("for").value();
    const std::string type = child.attribute("attr.type").value();
    CHECK((what == "node" || what == "edge"));
    CHECK((type == "boolean" || type == "long" || type == "double" || type == "string"));
  }
  CHECK(graph_seen);
}

TEST_CASE("ids come from lasting ids where nodes have them") {
  const Export got(exported(small_graph()));
  CHECK(got.node("Anna Berg").attribute("id").value() == std::string("n_e.a1"));
  CHECK(got.edge("MET_WITH").attribute("id").value() == std::string("e_e.a1-MET_WITH-e.b2"));
}

TEST_CASE("nodes of one id get different ids") {
  graph::PropertyGraph graph;
  for (int i = 0; i < 2; ++i) graph.set_property(graph.add_node({"Thing"}), "id", "same");
  graph.add_node({"Thing"});
  const Export got(exported(graph));
  std::set<std::string> ids;
  for (const auto& node : got.graph.children("node")) ids.insert(node.attribute("id").value());
  CHECK(ids == std::set<std::string>{"n_same", "n_same.2", "n_2"});
}

TEST_CASE("a node has label, type, colour and a size that grows with its degree") {
  const Export got(exported(small_graph()));
  const auto berg = got.node("Anna Berg");
  const auto port = got.node("Lone Port");
  CHECK(got.data(berg, "type") == "Person");
  CHECK(got.data(berg, "color") == color_of("Person"));
  CHECK(got.data(port, "color") == color_of("Place"));
  CHECK(std::stod(got.data(port, "size")) == Approx(10));
  CHECK(std::stod(got.data(berg, "size")) > std::stod(got.data(port, "size")));
}

TEST_CASE("a named event is of type Event whatever fact it is one with") {
  const Export got(exported(small_graph()));
  CHECK(got.data(got.node("Harbour Talks 2018"), "type") == "Event");
}

TEST_CASE("parallel relationships of one type are one edge with the sum of their mentions") {
  const Export got(exported(small_graph()));
  const auto edge = got.edge("HOLDS_POSITION");
  CHECK(got.data(edge, "weight") == "5.0");
  CHECK(got.data(edge, "title") == "envoy; minister");
  CHECK(got.data(edge, "first") == "2017-05-01");
  CHECK(got.data(edge, "last") == "2018-12-31");
  CHECK(got.data(edge, "count") == "3");
}

TEST_CASE("multi keeps every relationship an edge of its own") {
  const Export merged(exported(small_graph()));
  const Export got(exported(small_graph(), {.multi = true}));
  CHECK(got.count("edge") == merged.count("edge") + 1);
}

TEST_CASE("a symmetric relationship is one directed edge marked symmetric") {
  graph::PropertyGraph graph;
  const auto a = graph.add_node({"Country"});
  const auto b = graph.add_node({"Country"});
  graph.add_relationship(a, b, "BORDERS");
  graph.add_relationship(b, a, "BORDERS");
  graph.set_symmetric(graph.type("BORDERS"), true);
  const Export got(exported(graph));
  CHECK(got.count("edge") == 1);
  CHECK(got.data(got.edge("BORDERS"), "symmetric") == "true");
  CHECK(got.data(got.edge("BORDERS"), "weight") == "2.0");
  CHECK(got.graph.attribute("edgedefault").value() == std::string("directed"));
  CHECK_FALSE(got.edge("BORDERS").attribute("directed"));
}

TEST_CASE("a relationship without mentions has weight one") {
  graph::PropertyGraph graph;
  const auto a = graph.add_node({"X"});
  const auto edge = graph.add_relationship(a, a, "SELF");
  graph.set_property(edge, "count", 0);
  const Export got(exported(graph));
  CHECK(got.data(got.edge("SELF"), "weight") == "1.0");
}

TEST_CASE("edges carry their type as an attribute unless strict") {
  CHECK(Export(exported(small_graph())).edge("MET_WITH").attribute("label").value() ==
        std::string("MET_WITH"));
  CHECK_FALSE(
      Export(exported(small_graph(), {.strict = true})).edge("MET_WITH").attribute("label"));
}

TEST_CASE("lists are joined and dates are ISO texts") {
  const Export got(exported(small_graph()));
  CHECK(got.data(got.node("Anna Berg"), "aliases") == "Berg; Minister Berg");
  CHECK(got.data(got.node("Harbour Talks 2018"), "earliest") == "2018-09-01");
}

TEST_CASE("values that XML cannot carry are cleaned and markup is escaped") {
  graph::PropertyGraph graph;
  const auto node = graph.add_node({"A<b>&"});
  graph.set_property(node, "name", std::string("x\x01y\x1b[0m & <z> \"q\" \xff"));
  const Export got(exported(graph));
  CHECK(got.node("xy[0m & <z> \"q\" \xEF\xBF\xBD"));
}

TEST_CASE("property names that meet others are told apart") {
  graph::PropertyGraph graph;
  const auto node = graph.add_node({"A"});
  for (const char* key : {"foo", "Foo", "label", "Weight"}) graph.set_property(node, key, key);
  const Export got(exported(graph));
  CHECK(got.key_of("node", "Foo") != "");
  CHECK(got.data(got.graph.child("node"), "foo_2") == "foo");
  CHECK(got.data(got.graph.child("node"), "property_label") == "label");
  CHECK(got.data(got.graph.child("node"), "property_Weight") == "Weight");
}

TEST_CASE("a column of several types is text, of both kinds of number double") {
  Columns columns;
  columns.observe({{"a", core::Value(1)}, {"b", core::Value(1)}, {"c", core::Value(true)}});
  columns.observe({{"a", core::Value(1.5)}, {"b", core::Value("x")}, {"c", core::Value()}});
  const auto resolved = columns.resolve({});
  REQUIRE(resolved.size() == 3);
  CHECK(resolved[0].type == ColumnType::real);
  CHECK(resolved[1].type == ColumnType::text);
  CHECK(resolved[2].type == ColumnType::boolean);
}

TEST_CASE("text for XML keeps what is well-formed and marks what is not") {
  CHECK(xml_text("a\tb\nc") == "a\tb\nc");
  CHECK(xml_text(std::string_view("a\0b", 3)) == "ab");
  CHECK(xml_text("\xC2\x85x\x7F") == "x");
  CHECK(xml_text("中文 é 🙂") == "中文 é 🙂");
  CHECK(xml_text("\xEF\xBF\xBF") == "");
  CHECK(xml_text("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(xml_text("\xC3") == "\xEF\xBF\xBD");
}

TEST_CASE("the same graph gives the same bytes") {
  CHECK(exported(small_graph(), {.full = true}) == exported(small_graph(), {.full = true}));
}

TEST_CASE("an empty graph is a valid export") {
  const Export got(exported(graph::PropertyGraph()));
  CHECK(got.graph);
  CHECK(got.count("node") == 0);
}

TEST_CASE("a stream that fails is an error") {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  const auto written = write_graphml(small_graph(), {}, out);
  REQUIRE_FALSE(written);
  CHECK(written.error().kind == core::ErrorKind::file);
}

}  // namespace
}  // namespace entente::exporters
