#include "exporters/facts.hpp"

#include <rapidjson/document.h>

#include <sstream>
#include <vector>

#include "support/catch.hpp"

namespace entente::exporters {
namespace {

using graph::Claim;
using graph::Corpus;
using graph::Filler;
using graph::Modality;
using graph::Reading;
using graph::Resolution;

/// One document, "Berg met Coll — in Ostrava. Anna Berg, the envoy, says so.", that states a
/// meeting twice and an office once; the second claim of the meeting adds its place and a finer
/// date.
struct Sample {
  Corpus corpus;
  Resolution resolution;

  Sample() {
    Reading reading;
    reading.document.id = "a.txt";
    reading.document.text = "Berg met Coll — in Ostrava. Anna Berg, the envoy, says so.";
    reading.entities = {{"Person", "Anna Berg", "", {"Berg", "Anna Berg"}},
                        {"Person", "Ivo Coll", "", {"Coll"}},
                        {"Place", "Ostrava", "", {}}};
    Claim office;
    office.type = "HoldsPosition";
    office.confidence = 0.5;
    office.reported_by = 1;
    office.fillers = {entity("person", 0, {30, 39}), literal("title", "envoy")};
    office.evidence = {30, 60};
    Claim first = meeting(0.6);
    first.fillers.push_back(literal("date", "2018"));
    Claim second = meeting(0.9);
    second.modality = Modality::planned;
    second.fillers.push_back(entity("place", 2, {21, 28}));
    second.fillers.push_back(literal("date", "2018-09"));
    reading.claims = {first, second, office};
    corpus.readings = {reading};
    resolution.entities.resize(3);
    resolution.entities[0] = named("e:1", "Person", "Anna Berg");
    resolution.entities[1] = named("e:2", "Person", "Ivo Coll");
    resolution.entities[2] = named("e:3", "Place", "Ostrava");
    resolution.facts.resize(2);
    resolution.facts[0] = {"f:1", {{0, 0}, {0, 1}}};
    resolution.facts[1] = {"f:2", {{0, 2}}};
    resolution.entity_of = {{0, 1, 2}};
    resolution.fact_of = {{0, 0, 1}};
  }

  static graph::Entity named(const char* id, const char* type, const char* name) {
    graph::Entity entity;
    entity.id = id;
    entity.type = type;
    entity.name = name;
    return entity;
  }
  static Filler entity(const char* role, std::uint32_t entity, core::SourceSpan span) {
    Filler filler;
    filler.role = role;
    filler.entity = entity;
    filler.span = span;
    return filler;
  }
  static Filler literal(const char* role, const char* value) {
    Filler filler;
    filler.role = role;
    filler.value = value;
    return filler;
  }
  static Claim meeting(double confidence) {
    Claim claim;
    claim.type = "Meeting";
    claim.confidence = confidence;
    claim.fillers = {entity("participant", 0, {0, 4}), entity("participant", 1, {9, 13})};
    claim.evidence = {0, 29};
    return claim;
  }

  std::vector<std::string> lines(const FactsFilter& filter = {}) const {
    std::ostringstream out;
    REQUIRE(write_facts(corpus, resolution, filter, out));
    std::istringstream in(out.str());
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  }
};

rapidjson::Document parsed(const std::string& line) {
  rapidjson::Document document;
  document.Parse(line.c_str());
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

TEST_CASE("claims of one document that are one fact print once with their roles gathered") {
  const auto lines = Sample().lines();
  REQUIRE(lines.size() == 2);
  const auto fact = parsed(lines[0]);
  CHECK(fact["type"] == "Meeting");
  CHECK(fact["fact"] == "f:1");
  CHECK(fact["args"]["participant"].Size() == 2);
  CHECK(fact["args"]["place"][0]["name"] == "Ostrava");
}

TEST_CASE("the best claim gives modality and confidence") {
  const auto fact = parsed(Sample().lines()[0]);
  CHECK(fact["confidence"].GetDouble() == Approx(0.9));
  CHECK(fact["modality"] == "planned");
}

TEST_CASE("a coarse date is left out beside a finer one") {
  const auto fact = parsed(Sample().lines()[0]);
  REQUIRE(fact["args"]["date"].Size() == 1);
  CHECK(fact["args"]["date"][0]["value"] == "2018-09");
  CHECK_FALSE(fact["args"]["date"][0].HasMember("name"));
}

TEST_CASE("a mention is the most telling name of the document") {
  const auto fact = parsed(Sample().lines()[0]);
  CHECK(fact["args"]["participant"][0]["mention"] == "Anna Berg");
  CHECK(fact["args"]["participant"][1]["mention"] == "Coll");
}

TEST_CASE("an entity without names is mentioned by the words that fill the role") {
  const auto fact = parsed(Sample().lines()[0]);
  CHECK(fact["args"]["place"][0]["mention"] == "Ostrava");
}

TEST_CASE("the quote is the document's bytes from begin to end") {
  const Sample sample;
  for (const std::string& line : sample.lines()) {
    const auto fact = parsed(line);
    const auto begin = fact["begin"].GetUint64();
    const auto end = fact["end"].GetUint64();
    CHECK(fact["quote"].GetString() ==
          sample.corpus.readings[0].document.text.substr(begin, end - begin));
  }
}

TEST_CASE("who reports a fact is printed where it is not the author") {
  const auto lines = Sample().lines();
  CHECK_FALSE(parsed(lines[0]).HasMember("reported_by"));
  CHECK(parsed(lines[1])["reported_by"]["name"] == "Ivo Coll");
}

TEST_CASE("facts are ordered by document, begin and type") {
  Sample sample;
  auto& claims = sample.corpus.readings[0].claims;
  std::swap(claims[0], claims[2]);
  sample.resolution.fact_of = {{1, 0, 0}};
  const auto lines = sample.lines();
  CHECK(parsed(lines[0])["type"] == "Meeting");
  CHECK(parsed(lines[1])["type"] == "HoldsPosition");
}

TEST_CASE("filters by document and type leave the others out") {
  const Sample sample;
  CHECK(sample.lines({.document = "a.txt", .type = {}}).size() == 2);
  CHECK(sample.lines({.document = "b.txt", .type = {}}).empty());
  const auto lines = sample.lines({.document = {}, .type = "HoldsPosition"});
  REQUIRE(lines.size() == 1);
  CHECK(parsed(lines[0])["type"] == "HoldsPosition");
}

TEST_CASE("a stream that fails ends the facts dump with an error") {
  const Sample sample;
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  CHECK_FALSE(write_facts(sample.corpus, sample.resolution, {}, out));
}

}  // namespace
}  // namespace entente::exporters
