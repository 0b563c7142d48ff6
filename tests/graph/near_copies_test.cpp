#include "graph/near_copies.hpp"

#include <algorithm>
#include <random>

#include "graph/derivation.hpp"
#include "graph/samples.hpp"
#include "support/catch.hpp"

using namespace entente::graph;
using samples::Sketch;

namespace {

Reading document(const std::string& id, const std::string& text,
                 const std::string& published = "") {
  Reading reading;
  reading.document.id = id;
  reading.document.text = text;
  reading.document.published = published;
  return reading;
}

// `count` different words, from the number `first` on.
std::string prose(std::size_t count, std::size_t first = 0) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "word" + std::to_string(first + i) + " ";
  return text;
}

Corpus normalized(std::vector<Reading> readings) {
  Corpus corpus{std::move(readings), {}};
  normalize(corpus);
  return corpus;
}

// Ids of the originals, by the order of documents.
std::vector<std::string> originals_of(std::vector<Reading> readings) {
  const Corpus corpus = normalized(std::move(readings));
  std::vector<std::string> ids;
  for (const std::uint32_t r : originals(corpus)) ids.push_back(corpus.readings[r].document.id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a text with a few words changed is a copy of the earlier one") {
  const std::string text = prose(200);
  CHECK(originals_of({document("a", text + "and more at the end", "2020-02-02"),
                      document("b", text, "2020-02-01")}) == Ids{"b", "b"});
  CHECK(originals_of({document("a", text), document("b", text)}) == Ids{"a", "a"});
  CHECK(originals_of({document("a", text), document("b", text, "2020")}) == Ids{"b", "b"});
}

TEST_CASE("letter case, punctuation and quotation marks make no other text") {
  std::string marked;
  for (int i = 0; i < 50; ++i) marked += "“Word" + std::to_string(i) + "”—";
  CHECK(originals_of({document("a", prose(50)), document("b", marked)}) == Ids{"a", "a"});
}

TEST_CASE("texts that share less than nine in ten sequences are two") {
  CHECK(originals_of({document("a", prose(100)), document("b", prose(100, 30))}) == Ids{"a", "b"});
  CHECK(originals_of({document("a", prose(100)), document("b", prose(100, 4))}) == Ids{"a", "a"});
  CHECK(originals_of({document("a", prose(40)), document("b", prose(400))}) == Ids{"a", "b"});
}

TEST_CASE("short and empty texts are no copies") {
  CHECK(originals_of({document("a", prose(29)), document("b", prose(29)), document("c", ""),
                      document("d", "")}) == Ids{"a", "b", "c", "d"});
  CHECK(originals({}).empty());
}

TEST_CASE("a notice renewed a year later is no copy, the same text is") {
  const std::string first = prose(100), renewed = prose(100, 4);
  CHECK(originals_of({document("a", first, "2020-02-01"), document("b", renewed, "2021-02-01")}) ==
        Ids{"a", "b"});
  CHECK(originals_of({document("a", first, "2020-02-01"), document("b", first, "2021-02-01")}) ==
        Ids{"a", "a"});
}

TEST_CASE("an original is never a copy, whatever the order of documents") {
  std::vector<Reading> readings;
  for (std::size_t i = 0; i < 40; ++i) {
    const std::string id = std::to_string(i * 7919 % 101);
    readings.push_back(document(id, prose(60, i / 4 * 1000 + i % 4 * 3), i % 3 == 0 ? "2020" : ""));
  }
  const Ids expected = originals_of(readings);
  std::mt19937 random(7);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(readings.begin(), readings.end(), random);
    CHECK(originals_of(readings) == expected);
  }
  const Corpus corpus = normalized(readings);
  const auto found = originals(corpus);
  for (const std::uint32_t original : found) CHECK(found[original] == original);
}

TEST_CASE("a copy is told in the graph and counts as one source") {
  const auto sketch = [](const std::string& id) {
    return Sketch(id)
        .entity("Country", "Russia")
        .entity("Country", "China")
        .entity("Person", prose(30))
        .claim("Partnership", {{"party", "Russia"}, {"party", "China"}});
  };
  auto other = Sketch("c").entity("Country", "Russia").entity("Country", "China");
  other.claim("Partnership", {{"party", "Russia"}, {"party", "China"}});
  const PropertyGraph graph = samples::graph_of(samples::corpus({sketch("a"), sketch("b"), other}));
  const auto fact = graph.nodes_with_label(*graph.find_label("Fact"));
  REQUIRE(fact.size() == 1);
  CHECK(graph.property(fact[0], "sources").as<std::int64_t>() == 2);
  const auto documents = graph.nodes_with_label(*graph.find_label("Document"));
  REQUIRE(documents.size() == 3);
  CHECK(graph.property(documents[0], "copy_of").is_null());
  CHECK(graph.property(documents[1], "copy_of").as<std::string>() == "a");
  CHECK(graph.find_type("COPY_OF"));
  std::size_t stated = 0;
  for (std::uint32_t r = 0; r < graph.relationship_count(); ++r) {
    const RelationshipId id{r};
    const auto type = graph.name(graph.type(id));
    stated += type == "STATED_IN" ? 1 : 0;
    if (graph.property(id, "facts").is_null()) continue;
    CHECK(graph.property(id, "mentions").as<std::int64_t>() == 2);
    CHECK(graph.property(id, "sources").as<std::int64_t>() == 2);
  }
  CHECK(stated == 3);
}

TEST_CASE("an undated meeting in a copy is the meeting of the original") {
  const auto sketch = [](const std::string& id, std::size_t words) {
    return Sketch(id)
        .entity("Person", "Ann Ash")
        .entity("Person", "Bo Birch")
        .entity("Place", prose(words))
        .claim("Meeting", {{"participant", "Ann Ash"}, {"participant", "Bo Birch"}});
  };
  const auto facts = [](const Corpus& corpus) {
    return resolve(corpus, samples::ontology()).facts.size();
  };
  CHECK(facts(samples::corpus({sketch("a", 60), sketch("b", 60)})) == 1);
  CHECK(facts(samples::corpus({sketch("a", 60), sketch("b", 2)})) == 2);
}
