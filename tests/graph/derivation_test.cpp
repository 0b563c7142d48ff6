#include "graph/derivation.hpp"

#include "graph/dump.hpp"
#include "graph/gathered_fact.hpp"
#include "graph/name_index.hpp"
#include "graph/samples.hpp"
#include "support/catch.hpp"

using namespace entente::graph;
using samples::corpus;
using samples::graph_of;
using samples::Sketch;
using samples::text;

namespace {

// The one node that has this label, and this value of `key` if it is given.
NodeId node(const PropertyGraph& graph, std::string_view label, std::string_view key = "",
            const Value& value = {}) {
  std::vector<NodeId> found;
  const auto id = graph.find_label(label);
  REQUIRE(id);
  for (const NodeId member : graph.nodes_with_label(*id)) {
    if (key.empty() || same(graph.property(member, key), value)) found.push_back(member);
  }
  REQUIRE(found.size() == 1);
  return found[0];
}

std::vector<RelationshipId> all(const PropertyGraph& graph, std::string_view type) {
  std::vector<RelationshipId> found;
  for (std::uint32_t i = 0; i < graph.relationship_count(); ++i) {
    if (graph.name(graph.type(RelationshipId{i})) == type) found.push_back(RelationshipId{i});
  }
  return found;
}

std::string shown(const PropertyGraph& graph, auto id, std::string_view key) {
  return to_string(graph.property(id, key));
}

Sketch summit(const std::string& document, Modality modality = Modality::asserted) {
  return Sketch(document, "2018-09-13")
      .entity("Person", "Vladimir Putin", {"Putin"})
      .entity("Person", "Xi Jinping")
      .entity("Place", "Vladivostok")
      .claim("Meeting",
             {{"participant", "Vladimir Putin"},
              {"participant", "Xi Jinping"},
              {"place", "Vladivostok"},
              text("date", "2018-09-11"),
              text("topic", "trade"),
              text("topic", "energy")},
             modality, 0.75);
}

}  // namespace

TEST_CASE("a meeting becomes a fact with roles, evidence and a shortcut") {
  const PropertyGraph graph = graph_of(corpus({summit("a.txt")}));
  const NodeId fact = node(graph, "Meeting");
  CHECK(graph.has_label(fact, *graph.find_label("Fact")));
  CHECK(graph.has_label(fact, *graph.find_label("Event")));
  CHECK(shown(graph, fact, "modality") == "\"asserted\"");
  CHECK(shown(graph, fact, "confidence") == "0.75");
  CHECK(shown(graph, fact, "date") == "\"2018-09-11\"");
  CHECK(shown(graph, fact, "earliest") == "2018-09-11");
  CHECK(shown(graph, fact, "topic") == "[\"trade\", \"energy\"]");
  CHECK(all(graph, "PARTICIPANT").size() == 2);
  CHECK(all(graph, "PLACE").size() == 1);
  const auto met = all(graph, "MET_WITH");
  REQUIRE(met.size() == 1);
  CHECK(graph.is_symmetric(graph.type(met[0])));
  CHECK(shown(graph, met[0], "count") == "1");
  CHECK(shown(graph, met[0], "first") == "2018-09-11");
  CHECK(shown(graph, met[0], "facts") == "[" + shown(graph, fact, "id") + "]");
}

TEST_CASE("evidence quotes the document's bytes") {
  const Corpus made = corpus({summit("a.txt").reported_by("Xi Jinping")});
  const PropertyGraph graph = graph_of(made);
  const auto stated = all(graph, "STATED_IN");
  REQUIRE(stated.size() == 1);
  const auto begin = graph.property(stated[0], "begin").as<std::int64_t>();
  const auto end = graph.property(stated[0], "end").as<std::int64_t>();
  const std::string& words = made.readings[0].document.text;
  CHECK(graph.property(stated[0], "quote").as<std::string>() ==
        words.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
  CHECK(shown(graph, stated[0], "reported_by") == "\"Xi Jinping\"");
  CHECK(graph.target(stated[0]) == node(graph, "Document"));
}

TEST_CASE("documents and entities carry what is known of them") {
  const PropertyGraph graph = graph_of(corpus({summit("a.txt")}));
  const NodeId document = node(graph, "Document");
  CHECK(shown(graph, document, "id") == "\"a.txt\"");
  CHECK(shown(graph, document, "published") == "\"2018-09-13\"");
  CHECK(shown(graph, document, "earliest") == "2018-09-13");
  CHECK(shown(graph, document, "published_inferred") == "false");
  CHECK(shown(graph, document, "title") == "null");
  const NodeId putin = node(graph, "Person", "name", "Vladimir Putin");
  CHECK(graph.has_label(putin, *graph.find_label("Entity")));
  CHECK(shown(graph, putin, "aliases") == "[\"Putin\"]");
  CHECK(shown(graph, putin, "mentions") == "2");
  const auto mentioned = all(graph, "MENTIONED_IN");
  REQUIRE(mentioned.size() == 3);
  std::int64_t count = 0;
  for (const auto id : mentioned) count += graph.property(id, "count").as<std::int64_t>();
  CHECK(count == 4);
}

TEST_CASE("what is planned or denied derives no shortcut") {
  for (const Modality modality : {Modality::planned, Modality::negated}) {
    const PropertyGraph graph = graph_of(corpus({summit("a.txt", modality)}));
    CHECK(shown(graph, node(graph, "Meeting"), "modality") ==
          "\"" + std::string(to_string(modality)) + "\"");
    CHECK(all(graph, "MET_WITH").empty());
    CHECK(all(graph, "PARTICIPANT").size() == 2);
  }
}

TEST_CASE("a shortcut counts facts and passages and spans their dates") {
  Sketch later = Sketch("b.txt")
                     .entity("Person", "Xi Jinping")
                     .entity("Person", "Vladimir Putin")
                     .claim("Meeting", {{"participant", "Xi Jinping"},
                                        {"participant", "Vladimir Putin"},
                                        text("date", "2019-06")});
  const PropertyGraph graph = graph_of(corpus({summit("a.txt"), summit("c.txt"), later}));
  const auto met = all(graph, "MET_WITH");
  REQUIRE(met.size() == 1);
  CHECK(shown(graph, met[0], "count") == "2");
  CHECK(shown(graph, met[0], "mentions") == "3");
  CHECK(shown(graph, met[0], "first") == "2018-09-11");
  CHECK(shown(graph, met[0], "last") == "2019-06-30");
}

namespace {

Sketch exercise(const std::string& document, const std::string& troops) {
  return Sketch(document)
      .entity("Event", "Vostok 2018", {"the exercise"})
      .entity("Country", "Russia", {}, "country:RU")
      .entity("Country", "China", {}, "country:CN")
      .claim("MilitaryExercise", {{"event", "Vostok 2018"},
                                  {"participant", "Russia"},
                                  {"participant", "China"},
                                  {"host", "Russia"},
                                  text("troops", troops)});
}

}  // namespace

TEST_CASE("an event that has a name is one node with its fact") {
  const PropertyGraph graph = graph_of(corpus({exercise("a", "300000 troops")}));
  const NodeId event = node(graph, "MilitaryExercise");
  CHECK(event == node(graph, "Event"));
  CHECK(graph.has_label(event, *graph.find_label("Entity")));
  CHECK(graph.has_label(event, *graph.find_label("Fact")));
  CHECK(shown(graph, event, "name") == "\"Vostok 2018\"");
  CHECK(shown(graph, event, "aliases") == "[\"the exercise\"]");
  CHECK(shown(graph, event, "id").starts_with("\"f:"));
  CHECK(shown(graph, event, "entity").starts_with("\"e:"));
  CHECK(all(graph, "EVENT").empty());
  const auto hosted = all(graph, "HOSTED");
  REQUIRE(hosted.size() == 1);
  CHECK(graph.target(hosted[0]) == event);
}

TEST_CASE("two editions of one event are two facts beside its node") {
  const auto edition = [](const char* document, const char* date) {
    return Sketch(document)
        .entity("Event", "Eastern Economic Forum")
        .claim("Gathering", {{"event", "Eastern Economic Forum"}, text("date", date)});
  };
  const PropertyGraph graph = graph_of(corpus({edition("a", "2017-09"), edition("b", "2018-09")}));
  const NodeId event = node(graph, "Entity");
  CHECK_FALSE(graph.has_label(event, *graph.find_label("Fact")));
  const auto events = all(graph, "EVENT");
  REQUIRE(events.size() == 2);
  for (const auto id : events) {
    CHECK(graph.target(id) == event);
    CHECK(shown(graph, graph.source(id), "name") == "\"Eastern Economic Forum\"");
  }
}

TEST_CASE("amounts that contradict each other stay side by side with their sources") {
  const PropertyGraph graph =
      graph_of(corpus({exercise("a", "300000 troops"), exercise("b", "~297000 troops"),
                       exercise("c", "300000 troops")}));
  const auto troops = all(graph, "TROOPS");
  REQUIRE(troops.size() == 2);
  CHECK(shown(graph, troops[0], "documents") == "[\"a\", \"c\"]");
  CHECK(shown(graph, troops[1], "documents") == "[\"b\"]");
  const NodeId about = graph.target(troops[1]);
  CHECK(shown(graph, about, "value") == "297000");
  CHECK(shown(graph, about, "unit") == "\"troops\"");
  CHECK(shown(graph, about, "bound") == "\"~\"");
  CHECK(shown(graph, node(graph, "MilitaryExercise"), "troops") ==
        "[\"300000 troops\", \"~297000 troops\"]");
}

TEST_CASE("carried literals make relationships of their own") {
  const auto office = [](const char* document, const char* title) {
    return Sketch(document)
        .entity("Person", "Vladimir Putin")
        .entity("Country", "Russia")
        .claim("HoldsPosition",
               {{"person", "Vladimir Putin"}, {"organization", "Russia"}, text("title", title)});
  };
  const PropertyGraph graph = graph_of(
      corpus({office("a", "president"), office("b", "prime minister"), office("c", "President")}));
  const auto held = all(graph, "HOLDS_POSITION");
  REQUIRE(held.size() == 2);
  CHECK(shown(graph, held[0], "title") == "\"president\"");
  CHECK(shown(graph, held[0], "mentions") == "2");
  CHECK(shown(graph, held[1], "title") == "\"prime minister\"");
}

TEST_CASE("nothing is related to itself") {
  const PropertyGraph graph =
      graph_of(corpus({Sketch("a")
                           .entity("Person", "Xi")
                           .claim("Meeting", {{"participant", "Xi"}, {"participant", "Xi"}})}));
  CHECK(all(graph, "MET_WITH").empty());
  CHECK(all(graph, "PARTICIPANT").size() == 1);
}

TEST_CASE("dates that agree give the narrowest, dates that do not give all") {
  CHECK(period_of({"2018", "2018-09-11"}).texts == std::vector<std::string>{"2018-09-11"});
  const Period apart = period_of({"2018-06", "2018-09-11"});
  CHECK(apart.texts.size() == 2);
  CHECK(to_string(*apart.earliest) == "2018-06-01");
  CHECK(to_string(*apart.latest) == "2018-09-11");
  CHECK_FALSE(period_of({"2012/.."}).latest);
  CHECK_FALSE(period_of({"../2012"}).earliest);
  CHECK(to_string(*period_of({"2012/..", "2018"}).latest) == "2018-12-31");
  CHECK(period_of({"soon"}).texts == std::vector<std::string>{"soon"});
  CHECK_FALSE(period_of({"soon"}).earliest);
}

TEST_CASE("a role named like a property of every fact does not hide it") {
  Ontology ontology = samples::ontology();
  ontology.fact_types.push_back(
      {"Odd", false, {{"id", RoleKind::text, true, {}, "", "", {}}}, "", {}});
  const Corpus made = corpus({Sketch("a").claim("Odd", {text("id", "mine")})});
  const PropertyGraph graph = derive_graph(made, resolve(made, ontology), ontology);
  CHECK(shown(graph, node(graph, "Odd"), "id").starts_with("\"f:"));
  CHECK(shown(graph, node(graph, "Odd"), "id_") == "\"mine\"");
}

TEST_CASE("a small corpus as a whole graph") {
  const Corpus made =
      corpus({Sketch("a")
                  .entity("Country", "Russia")
                  .entity("Country", "China")
                  .claim("Borders",
                         {{"party", "Russia"}, {"party", "China"}, text("length", "4209 km")})});
  const std::string dump = to_string(graph_of(made));
  CHECK(dump ==
        "(0:Document {id: \"a\", words: 7})\n"
        "(1:Country:Entity {id: \"e:3eaf01aa2ba8a1a7\", mentions: 1, name: \"Russia\"})\n"
        "(2:Country:Entity {id: \"e:42fd200c8c35bf41\", mentions: 1, name: \"China\"})\n"
        "(3:Borders:Fact {confidence: 0.5, id: \"f:93814819f00c8ada\", length: \"4209 km\", "
        "modality: \"asserted\", sources: 1})\n"
        "(4:Amount {id: \"a:a531b8bdb0d4a280\", text: \"4209 km\", unit: \"km\", value: 4209})\n"
        "(3)-[:PARTY]->(1)\n"
        "(3)-[:PARTY]->(2)\n"
        "(3)-[:LENGTH {documents: [\"a\"]}]->(4)\n"
        "(3)-[:STATED_IN {begin: 13, confidence: 0.5, end: 41, "
        "quote: \"Borders Russia China 4209 km\"}]->(0)\n"
        "(1)-[:MENTIONED_IN {count: 1}]->(0)\n"
        "(2)-[:MENTIONED_IN {count: 1}]->(0)\n"
        "(1)-[:BORDERS {count: 1, facts: [\"f:93814819f00c8ada\"], mentions: 1, "
        "sources: 1}]--(2)\n");
}

TEST_CASE("names and aliases find nodes, own names first") {
  PropertyGraph graph;
  const NodeId alias = graph.add_node({"Person"});
  graph.set_property(alias, "name", "Sergei Ivanov");
  graph.set_property(alias, "aliases", entente::core::List{"Putin's man", "Putin", "PUTIN"});
  const NodeId own = graph.add_node({"Person"});
  graph.set_property(own, "name", "Putin");
  const NodeId odd = graph.add_node({"Person"});
  graph.set_property(odd, "name", 7);
  graph.set_property(odd, "aliases", entente::core::List{8, ""});
  const NameIndex index(graph);
  const auto found = index.find("the PUTIN's");
  CHECK(std::vector<NodeId>(found.begin(), found.end()) == std::vector<NodeId>{own, alias});
  CHECK(index.find("Sergei  Ivanov").size() == 1);
  CHECK(index.find("nobody").empty());
  CHECK(index.find("").empty());
}

TEST_CASE("values print so that their kinds can be told apart") {
  PropertyGraph graph;
  const NodeId a = graph.add_node({"B", "A"});
  graph.set_property(a, "z", 1.0);
  graph.set_property(a, "y", entente::core::List{true, 1, "a\"\n"});
  const NodeId b = graph.add_node({});
  graph.add_relationship(a, b, "T");
  CHECK(to_string(graph) == "(0:A:B {y: [true, 1, \"a\\\"\\x0a\"], z: 1.0})\n(1)\n(0)-[:T]->(1)\n");
}
