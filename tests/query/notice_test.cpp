// Hints that are no errors: names the graph does not have, aliases, dates compared with text.
#include "query/small_graph.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::query_test;

namespace {

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("unknown names are told with the nearest known one") {
  const auto graph = small_graph();
  CHECK(notices_of(graph, "MATCH (p:Persn) RETURN p") ==
        Texts{"no label `Persn`; did you mean `Person`?"});
  CHECK(notices_of(graph, "MATCH (p)-[:MET_WIHT]->() RETURN p") ==
        Texts{"no relationship type `MET_WIHT`; did you mean `MET_WITH`?"});
  CHECK(notices_of(graph, "MATCH (p:Person) RETURN p.nmae") ==
        Texts{"no property `nmae`; did you mean `name`?"});
  CHECK(notices_of(graph, "MATCH (p:Zebra) RETURN p") == Texts{"no label `Zebra`"});
  CHECK(notices_of(graph, "WITH {nmae: 1} AS m RETURN m.nmae").empty());
}

TEST_CASE("an empty answer says that a text is an alias") {
  const auto graph = small_graph();
  CHECK(notices_of(graph, "MATCH (p:Person {name: 'Putin'}) RETURN p") ==
        Texts{"no node has name 'Putin'; it is an alias of 'Vladimir Putin' (Person): use that "
              "name or entity('Putin')"});
  CHECK(notices_of(graph, "MATCH (p) WHERE p.name IN ['PRC'] RETURN p").size() == 1);
  CHECK(notices_of(graph, "MATCH (p {name: 'Vladimir Putin', id: 'none'}) RETURN p").empty());
  CHECK(notices_of(graph, "MATCH (p {name: 'Nobody'}) RETURN p").empty());
}

TEST_CASE("entity tells of other nodes by that name and of none") {
  auto graph = small_graph();
  const auto other = graph.add_node({"Entity", "Organization"});
  graph.set_property(other, "name", "Putin Foundation");
  graph.set_property(other, "aliases", core::List{"Putin"});
  CHECK(notices_of(graph, "RETURN entity('Putin').name") ==
        Texts{"entity('Putin') is 'Vladimir Putin' (Person); one node is also found by that name: "
              "'Putin Foundation' (Organization)"});
  CHECK(notices_of(graph, "RETURN entity('Nobody')") ==
        Texts{"no node has the name or alias 'Nobody'"});
}

TEST_CASE("a date compared with text is told") {
  CHECK(notices_of(small_graph(), "MATCH (f:Fact) WHERE f.earliest > '2018-01-01' RETURN f") ==
        Texts{"a date does not compare with the text '2018-01-01'; did you mean "
              "date('2018-01-01')?"});
}
