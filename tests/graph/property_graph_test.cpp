#include "graph/property_graph.hpp"

#include "graph/dump.hpp"
#include "graph/name_index.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::graph;

namespace {

/// Two towns, a river, and the river's way past both.
PropertyGraph towns() {
  PropertyGraph graph;
  const NodeId river = graph.add_node({"River"});
  for (const char* name : {"Alta", "Benna"}) {
    const NodeId town = graph.add_node({"Town", "Place"});
    graph.set_property(town, "name", name);
    graph.set_property(graph.add_relationship(river, town, "PASSES"), "km", 12);
  }
  return graph;
}

}  // namespace

TEST_CASE("a graph without gaps stays as it is when compacted") {
  PropertyGraph graph = towns();
  const std::string before = to_string(graph);
  const Renumbering numbers = graph.compact();
  CHECK(to_string(graph) == before);
  CHECK(numbers.nodes == std::vector<std::optional<NodeId>>{NodeId{0}, NodeId{1}, NodeId{2}});
  CHECK(numbers.relationships ==
        std::vector<std::optional<RelationshipId>>{RelationshipId{0}, RelationshipId{1}});
}

TEST_CASE("compacting closes the gaps and forgets names that nothing uses any more") {
  PropertyGraph graph = towns();
  graph.create_index({"towns", false, "Town", {"name"}});
  graph.remove_relationship(RelationshipId{0});
  graph.remove_node(NodeId{1});
  CHECK_FALSE(graph.exists(NodeId{1}));
  CHECK_FALSE(graph.has_label(NodeId{1}, *graph.find_label("Town")));
  const Renumbering numbers = graph.compact();
  CHECK(numbers.nodes == std::vector<std::optional<NodeId>>{NodeId{0}, {}, NodeId{1}});
  CHECK(graph.nodes_with_label(*graph.find_label("Town")).size() == 1);
  CHECK(graph.find_index("towns")->size() == 1);
  graph.remove_relationship(RelationshipId{0});
  graph.remove_node(NodeId{1});
  (void)graph.compact();
  CHECK(graph.node_count() == 1);
  CHECK_FALSE(graph.find_label("Town"));
  CHECK_FALSE(graph.find_type("PASSES"));
  CHECK_FALSE(graph.find_key("km"));
}

TEST_CASE("compacting forgets a name whose last use was taken off, and one that was never used") {
  PropertyGraph graph = towns();
  (void)graph.label("Lake");
  (void)graph.type("FEEDS");
  (void)graph.key("depth");
  graph.set_property(RelationshipId{0}, "km", {});
  graph.remove_label(NodeId{0}, *graph.find_label("River"));
  (void)graph.compact();
  CHECK(graph.find_key("km"));
  for (const char* name : {"Lake", "River"}) CHECK_FALSE(graph.find_label(name));
  CHECK_FALSE(graph.find_type("FEEDS"));
  CHECK_FALSE(graph.find_key("depth"));
  graph.set_property(RelationshipId{1}, "km", {});
  (void)graph.compact();
  CHECK_FALSE(graph.find_key("km"));
}

TEST_CASE("names are looked up in the graph as it was when the index was made") {
  PropertyGraph graph = towns();
  const NameIndex index(graph);
  index.prepare();
  graph.set_property(graph.add_node({"Town"}), "name", "Alta");
  CHECK(index.find("ALTA").size() == 1);
  CHECK(NameIndex(graph).find("alta").size() == 2);
}
