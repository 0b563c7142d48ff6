#pragma once

#include "core/date.hpp"
#include "graph/property_graph.hpp"

namespace entente::tests {

/// Two people who met, the meeting and the document that states it.
inline graph::PropertyGraph meeting_graph() {
  graph::PropertyGraph graph;
  const auto document = graph.add_node({"Document"});
  graph.set_property(document, "id", "report.txt");
  const auto berg = graph.add_node({"Entity", "Person"});
  graph.set_property(berg, "id", "p:1");
  graph.set_property(berg, "name", "Anna Berg");
  graph.set_property(berg, "aliases", core::List{"Berg"});
  const auto coll = graph.add_node({"Entity", "Person"});
  graph.set_property(coll, "id", "p:2");
  graph.set_property(coll, "name", "Ivo Coll");
  const auto meeting = graph.add_node({"Fact", "Event", "Meeting"});
  graph.set_property(meeting, "id", "f:3");
  graph.set_property(meeting, "earliest", *core::Date::from(2018, 9, 11));
  graph.add_relationship(meeting, berg, "PARTICIPANT");
  graph.add_relationship(meeting, coll, "PARTICIPANT");
  const auto stated = graph.add_relationship(meeting, document, "STATED_IN");
  graph.set_property(stated, "begin", 10);
  graph.set_property(stated, "end", 24);
  graph.set_property(stated, "quote", "Berg met Coll.");
  const auto met = graph.add_relationship(berg, coll, "MET_WITH");
  graph.set_property(met, "facts", core::List{"f:3"});
  graph.set_property(met, "count", 1);
  return graph;
}

}  // namespace entente::tests
