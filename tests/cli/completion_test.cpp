#include "cli/completion.hpp"

#include "graph_fixture.hpp"
#include "support/catch.hpp"

namespace entente::cli {
namespace {

using Names = std::vector<std::string>;

Names after(std::string_view text) {
  auto names = CompletionNames::of(tests::meeting_graph());
  names.parameters = {"who"};
  return complete(text, names).candidates;
}

TEST_CASE("labels are offered after a colon in a node pattern") {
  CHECK(after("MATCH (:Per") == Names{"Person"});
  CHECK(after("MATCH (a:Person)-[:MET_WITH]->(b:") ==
        Names{"Document", "Entity", "Event", "Fact", "Meeting", "Person"});
  CHECK(after("MATCH (n) WHERE n:Do") == Names{"Document"});
}

TEST_CASE("relationship types are offered after a colon or bar in brackets") {
  CHECK(after("MATCH (a)-[:MET") == Names{"MET_WITH"});
  CHECK(after("MATCH (a)-[r:MET_WITH|") == Names{"MET_WITH", "PARTICIPANT", "STATED_IN"});
}

TEST_CASE("labels and types are offered within label expressions") {
  CHECK(after("MATCH (n:Person&Do") == Names{"Document"});
  CHECK(after("MATCH (n) WHERE n:!Do") == Names{"Document"});
  CHECK(after("MATCH (a)-[r:!MET") == Names{"MET_WITH"});
}

TEST_CASE("properties are offered after a dot and as keys of maps") {
  CHECK(after("MATCH (n) RETURN n.na") == Names{"name"});
  CHECK(after("MATCH (n {na") == Names{"name"});
  CHECK(after("MATCH (n {name: 'x', al") == Names{"aliases"});
  CHECK(after("MATCH (n {name: ").empty());
}

TEST_CASE("keywords are offered in the case that was begun") {
  CHECK(after("MATC") == Names{"MATCH"});
  CHECK(after("matc") == Names{"match"});
  CHECK(after("MATCH (n) ").empty());
}

TEST_CASE("parameters are offered after a dollar sign") {
  CHECK(after("RETURN $w") == Names{"who"});
}

TEST_CASE("commands and their arguments are offered after a leading colon") {
  CHECK(after(":ev") == Names{"evidence"});
  CHECK(after("  :t") == Names{"timer"});
  CHECK(after(":mode j") == Names{"json", "jsonl"});
  CHECK(after(":quit x").empty());
}

TEST_CASE("nothing is offered inside strings and comments") {
  CHECK(after("RETURN 'MATC").empty());
  CHECK(after("RETURN 1 // MATC").empty());
  CHECK(after("RETURN 1 /* MATC").empty());
  CHECK(after("RETURN 'it\\'s', 'x' AS n MATC") == Names{"MATCH"});
}

TEST_CASE("a completion says where its word begins") {
  const auto names = CompletionNames::of(tests::meeting_graph());
  CHECK(complete("MATCH (:Per", names).begin == 8);
  CHECK(complete(":mode j", names).begin == 6);
}

TEST_CASE("the common prefix of candidates") {
  CHECK(common_prefix({"json", "jsonl"}) == "json");
  CHECK(common_prefix({"one"}) == "one");
  CHECK(common_prefix({"a", "b"}).empty());
  CHECK(common_prefix({}).empty());
}

}  // namespace
}  // namespace entente::cli
