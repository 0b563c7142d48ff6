#include "samples.hpp"

#include "core/date.hpp"

namespace entente::tests {
namespace {

using core::Date;
using core::NodeId;
using graph::PropertyGraph;

NodeId entity(PropertyGraph& graph, const char* id, const char* type, const char* name) {
  const NodeId node = graph.add_node({"Entity", type});
  graph.set_property(node, "id", id);
  graph.set_property(node, "name", name);
  return node;
}

void position(PropertyGraph& graph, NodeId person, NodeId state, const char* title, int mentions,
              Date first, Date last) {
  const auto edge = graph.add_relationship(person, state, "HOLDS_POSITION");
  graph.set_property(edge, "title", title);
  graph.set_property(edge, "count", mentions - 1);
  graph.set_property(edge, "mentions", mentions);
  graph.set_property(edge, "first", first);
  graph.set_property(edge, "last", last);
}

}  // namespace

PropertyGraph small_graph() {
  PropertyGraph graph;
  const NodeId document = graph.add_node({"Document"});
  graph.set_property(document, "id", "report.txt");
  const NodeId berg = entity(graph, "e:a1", "Person", "Anna Berg");
  graph.set_property(berg, "aliases", core::List{"Berg", "Minister Berg"});
  const NodeId coll = entity(graph, "e:b2", "Person", "Ivo Coll");
  entity(graph, "e:c3", "Place", "Lone Port");
  const NodeId talks = entity(graph, "f:d4", "Event", "Harbour Talks 2018");
  graph.add_label(talks, graph.label("Fact"));
  graph.add_label(talks, graph.label("Gathering"));
  graph.set_property(talks, "earliest", *Date::from(2018, 9, 1));

  const NodeId meeting = graph.add_node({"Fact", "Meeting", "Event"});
  graph.set_property(meeting, "id", "f:e5");
  for (const NodeId node : {berg, coll}) graph.add_relationship(meeting, node, "PARTICIPANT");
  const auto stated = graph.add_relationship(meeting, document, "STATED_IN");
  graph.set_property(stated, "begin", 10);
  graph.set_property(stated, "end", 24);
  graph.set_property(stated, "quote", "Berg met Coll.");
  graph.set_property(stated, "confidence", 0.75);
  const NodeId amount = graph.add_node({"Amount"});
  graph.set_property(amount, "text", "5 ships");
  graph.add_relationship(talks, amount, "AMOUNT");
  graph.add_relationship(talks, berg, "HOST");

  const auto met = graph.add_relationship(berg, coll, "MET_WITH");
  graph.set_property(met, "facts", core::List{"f:e5"});
  graph.set_property(met, "count", 1);
  graph.set_symmetric(graph.type("MET_WITH"), true);
  position(graph, berg, coll, "envoy", 3, *Date::from(2017, 5, 1), *Date::from(2017, 6, 1));
  position(graph, berg, coll, "minister", 2, *Date::from(2018, 1, 1), *Date::from(2018, 12, 31));
  return graph;
}

}  // namespace entente::tests
