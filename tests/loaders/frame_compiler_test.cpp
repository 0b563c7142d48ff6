// Compiling frames: what a wrong file is told, to the letter.
#include "loaders/frames.hpp"

#include <string>

#include "loaders/frame_pattern.hpp"
#include "loaders/probabilities.hpp"
#include "support/catch.hpp"

namespace {

using entente::graph::EntityType;
using entente::graph::FactType;
using entente::graph::Ontology;
using entente::graph::RoleKind;
using entente::loaders::FrameFile;
using entente::loaders::FrameSet;

Ontology small_ontology() {
  Ontology ontology;
  for (const char* name : {"Person", "Country", "Organization"}) {
    ontology.entity_types.push_back(EntityType{name, "", {}});
  }
  FactType visit{.name = "Visit", .event = true, .roles = {}, .description = "", .mappings = {}};
  visit.roles.push_back({"visitor", RoleKind::entity, true, {"Person"}, "VISITOR", "", {}});
  visit.roles.push_back(
      {"destination", RoleKind::entity, true, {"Country"}, "DESTINATION", "", {}});
  visit.roles.push_back({"date", RoleKind::date, false, {}, "", "", {}});
  visit.roles.push_back({"topic", RoleKind::text, false, {}, "", "", {}});
  ontology.fact_types.push_back(visit);
  return ontology;
}

const std::string words = R"({"kind": "frames", "version": "1", "words": {
  "auxiliary": ["be"], "adverb": ["also"], "catenative": ["plan"], "control": ["plan"],
  "function": ["and"], "preposition": ["to"], "boundary": ["that"], "relative": ["who"],
  "state_noun": ["government"], "pair": ["bilateral"], "planned": ["plan"], "negated": ["not"],
  "unreal": ["may"], "say": ["say"], "light": ["pay"],
  "bodies": ["bank"], "people": ["official"], "deputies": ["envoy"], "demand": ["urge"], "quantity": ["range"], "discuss": ["review"], "report": ["readout"],
  "troops": ["jet"], "irregular": ["rebel"], "site": ["base"], "land": ["island"], "collective": ["circle"], "period": ["year"], "journey": ["visit", "trip"],
  "strengthen": ["boost"], "gear": ["rifle"], "goods": ["tea"], "situation": ["crisis"], "rank": ["general"]}})";

std::string compile(const std::string& frames) {
  const Ontology ontology = small_ontology();
  const std::string json = R"({"kind": "frames", "version": "1", "frames": [)" + frames + "]}";
  const auto set =
      FrameSet::compile({FrameFile{"words.json", words}, FrameFile{"f.json", json}}, ontology);
  return set ? "good" : entente::core::to_string(set.error());
}

std::string frame_with(const std::string& pattern) {
  return R"({"name": "f", "type": "Visit", "confidence": 0.5, "patterns": [")" + pattern + R"("]})";
}

std::string pattern_error(const std::string& pattern) {
  const std::string message = compile(frame_with(pattern));
  const std::string place = "f.json: /frames/0/patterns/0: ";
  return message.starts_with(place) ? message.substr(place.size()) : message;
}

}  // namespace

TEST_CASE("good patterns compile") {
  for (const char* pattern : {"{visitor} > visit {destination}",
                              "{visitor:Person|Country}+'s _ @journey to {destination}*",
                              "(visit|trip to) {destination}++ .. by {visitor} ... {date}",
                              "{topic=visit of _} {visitor}", "{visitor} , who =visited {:Country}",
                              "{visitor:Person=_ tourist} visit (of {topic})?"}) {
    CHECK(pattern_error(pattern) == "good");
  }
}

TEST_CASE("a frame's precision is what was counted, or its confidence") {
  const std::string json = R"({"kind": "frames", "version": "1", "frames": [
    {"name": "a", "type": "Visit", "confidence": 0.8, "patterns": ["{visitor} > visit {destination}"]},
    {"name": "b", "type": "Visit", "confidence": 0.8, "precision": 0.6,
     "patterns": ["{visitor} > tour {destination}"]}]})";
  const Ontology ontology = small_ontology();
  const auto set =
      FrameSet::compile({FrameFile{"words.json", words}, FrameFile{"f.json", json}}, ontology);
  REQUIRE(set);
  std::vector<entente::graph::Claim> claims(3);
  claims[0].rule = "a";
  claims[1].rule = claims[2].rule = "b";
  claims[0].confidence = claims[1].confidence = 0.8;
  claims[2].confidence = 0.72;  // its way to the frame cost a tenth
  entente::loaders::state_probabilities(*set, entente::language::AnnotatedText{}, claims);
  CHECK(claims[0].confidence == Approx(0.8));
  CHECK(claims[1].confidence == Approx(0.6));
  CHECK(claims[2].confidence == Approx(0.54));
}

TEST_CASE("a claim is as sure as the least certain arc that its fillers hang on") {
  entente::language::AnnotatedText text;
  text.text = "Kenya visited Chad";
  text.tokens = {{0, 5}, {6, 13}, {14, 18}};
  text.syntax.resize(3);
  text.syntax.head = {1, entente::language::Syntax::no_head, 1};
  text.syntax.certainty = {0.99F, 0.98F, 0.6F};
  entente::graph::Claim claim;
  claim.evidence = {0, 18};
  claim.fillers = {{.role = "visitor", .entity = 0, .value = {}, .span = {0, 5}}};
  CHECK(entente::loaders::arc_certainty(text, claim) == Approx(0.98));
  claim.fillers.push_back({.role = "destination", .entity = 1, .value = {}, .span = {14, 18}});
  CHECK(entente::loaders::arc_certainty(text, claim) == Approx(0.6));
  text.syntax.certainty[2] = 0;  // not known
  CHECK(entente::loaders::arc_certainty(text, claim) == 0);
  text.syntax.certainty.clear();
  CHECK(entente::loaders::arc_certainty(text, claim) == 0);
}

TEST_CASE("wrong patterns are refused with place and reason") {
  struct Row {
    const char *pattern, *error;
  };
  const Row rows[] = {
      {"{guest} visit", "column 7: no Visit role 'guest'"},
      {"{vistor} visit", "column 8: no Visit role 'vistor'; did you mean 'visitor'?"},
      {"{visitor:Persn} visit", "column 15: no entity type 'Persn'; did you mean 'Person'?"},
      {"{date:Person} visit", "column 13: a date has no types, got 'Person'"},
      {"{visitor&date} visit",
       "column 14: role 'date' is filled by another kind of thing than 'visitor'"},
      {"{date}+ visit", "column 8: only names form lists and possessives"},
      {"{visitor visit", "column 15: no Visit role 'visitor visit'"},
      {"(visit {visitor}", "column 17: expected ')'"},
      {"visit) {visitor}", "column 6: expected the end, got ') {visitor}'"},
      {"Visit {visitor}", "column 6: expected words in lower case, got 'Visit'"},
      {"visit @travels {visitor}", "column 15: no word list 'travels'"},
      {"visit | {visitor}", "expected a word, title, quotation or amount that every match holds"},
      {"visit || {visitor}", "column 8: expected a word, {role}, group or gap"},
      {"visit", "expected at least one {role}"},
      {"{visitor} _ {destination}",
       "expected a word, title, quotation or amount that every match holds"},
  };
  for (const auto& row : rows) CHECK(pattern_error(row.pattern) == row.error);
}

TEST_CASE("parentheses inside each other are bounded") {
  const std::string deep = std::string(40, '(') + "visit" + std::string(40, ')') + " {visitor}";
  CHECK(pattern_error(deep) == "column 17: more than 16 groups inside each other");
}

TEST_CASE("wrong frames are refused with place and reason") {
  CHECK(compile(
            R"({"name": "f", "type": "Vist", "confidence": 1, "patterns": ["visit {visitor}"]})") ==
        "f.json: /frames/0/type: no fact type 'Vist'; did you mean 'Visit'?");
  CHECK(compile(frame_with("visit {visitor}") + "," + frame_with("visit {visitor}")) ==
        "f.json: /frames/1/name: a second frame 'f'");
  CHECK(compile(R"({"name": "f", "type": "Visit", "confidence": 1, "attach": ["date", "dat"],
                    "patterns": ["visit {visitor}"]})") ==
        "f.json: /frames/0/attach/1: no Visit role 'dat'; did you mean 'date'?");
  CHECK(compile(R"({"name": "f", "type": "Visit", "confidence": 1, "at_least": {"host": 2},
                    "patterns": ["visit {visitor}"]})") ==
        "f.json: /frames/0/at_least/host: no Visit role 'host'");
  CHECK(compile(R"({"name": "f", "type": "Visit", "confidence": 1, "instead": ["Vist"],
                    "patterns": ["visit {visitor}"]})") ==
        "f.json: /frames/0/instead/0: no fact type 'Vist'");
}

TEST_CASE("the engine's word lists must be there") {
  const Ontology ontology = small_ontology();
  const auto set = FrameSet::compile({FrameFile{"f.json", R"({"kind": "frames"})"}}, ontology);
  REQUIRE_FALSE(set);
  CHECK(entente::core::to_string(set.error()) ==
        "f.json: no frame file has the word list 'auxiliary' (/words/auxiliary)");
}
