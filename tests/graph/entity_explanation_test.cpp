#include "graph/entity_explanation.hpp"

#include <algorithm>

#include "graph/samples.hpp"
#include "support/catch.hpp"

using namespace entente::graph;
using samples::corpus;
using samples::Sketch;

namespace {

bool knows_nothing(const std::string&, const std::string&) { return false; }

// The explanation of the one entity of a name.
EntityExplanation explained(const EntityExplainer& explainer, const std::string& name) {
  const auto found = explainer.find(name);
  REQUIRE_FALSE(found.empty());
  return explainer.explain(found.front());
}

const NameDecision& decision(const EntityExplanation& explanation, const std::string& name) {
  const auto found = std::ranges::find_if(
      explanation.decisions, [&](const NameDecision* d) { return d->group.folded == name; });
  INFO(name);
  REQUIRE(found != explanation.decisions.end());
  return **found;
}

SpellingKind kind(const EntityExplanation& explanation, const std::string& text) {
  const auto found = std::ranges::find(explanation.spellings, text, &Spelling::text);
  INFO(text);
  REQUIRE(found != explanation.spellings.end());
  return found->kind;
}

std::string reason(const EntityExplainer& explainer, const EntityExplanation& explanation,
                   const std::string& name) {
  for (const Homonym& other : explanation.apart) {
    if (explainer.entities()[other.entity].name == name) return other.reason;
  }
  return "not apart";
}

}  // namespace

TEST_CASE("why each name joined its entity is told") {
  const Corpus made =
      corpus({Sketch("a").entity("Person", "Vera Holm"), Sketch("b").entity("Person", "Holm"),
              Sketch("c").entity("Person", "V. Holmova")},
             {{Edit::Kind::merge, "vera holm", "v holmova"}});
  const EntityExplainer explainer(made, knows_nothing);
  const auto explanation = explained(explainer, "vera holm");
  REQUIRE(explanation.decisions.size() == 3);
  CHECK(decision(explanation, "vera holm").join == JoinReason::own_name);
  CHECK(decision(explanation, "holm").join == JoinReason::part_of_name);
  CHECK(decision(explanation, "holm").joined == "vera holm");
  CHECK(decision(explanation, "v holmova").join == JoinReason::user);
}

TEST_CASE("a name without key joins the gazetteer's entity by its canonical name") {
  const Corpus made = corpus({Sketch("a").entity("Country", "Norway", {"Norge"}, "country:NO"),
                              Sketch("b").entity("Country", "Norway")});
  const EntityExplainer explainer(made, [](const std::string& key, const std::string& name) {
    return key == "country:NO" && name == "Norge";
  });
  const auto explanation = explained(explainer, "country:NO");
  REQUIRE(explanation.decisions.size() == 2);
  CHECK(std::ranges::any_of(explanation.decisions, [](const NameDecision* d) {
    return d->join == JoinReason::canonical_name;
  }));
  CHECK(kind(explanation, "Norge") == SpellingKind::gazetteer);
}

TEST_CASE("spellings are counted by document and say how they stand to the name") {
  const Corpus made =
      corpus({Sketch("a").entity("Person", "Vera Holm", {"Holm", "Minister Vera Holm", "she"}),
              Sketch("b").entity("Person", "VERA HOLM", {"Holm", "The Heron"}),
              Sketch("c").entity("Organization", "Northern Harbour Union", {"NHU"})});
  const EntityExplainer explainer(made, knows_nothing);
  const auto holm = explained(explainer, "Vera Holm");
  CHECK(holm.documents.size() == 2);
  CHECK(holm.spellings.front().text == "Holm");
  CHECK(holm.spellings.front().count == 2);
  CHECK(holm.spellings.front().documents.size() == 2);
  CHECK(kind(holm, "Holm") == SpellingKind::part);
  CHECK(kind(holm, "Minister Vera Holm") == SpellingKind::titled);
  CHECK(kind(holm, "she") == SpellingKind::no_name);
  CHECK(kind(holm, "The Heron") == SpellingKind::another_name);
  CHECK(kind(explained(explainer, "NHU"), "NHU") == SpellingKind::acronym);
}

TEST_CASE("homonyms are told with the reason that keeps them apart") {
  const Corpus made =
      corpus({Sketch("a").entity("Person", "Lena Moss").entity("Place", "Moss"),
              Sketch("b").entity("Person", "Karl Moss"), Sketch("c").entity("Person", "Moss")});
  const EntityExplainer explainer(made, knows_nothing);
  const auto lena = explained(explainer, "Lena Moss");
  CHECK(reason(explainer, lena, "Karl Moss") == "has another full name, and no rule joins the two");
  CHECK(reason(explainer, lena, "Moss") == "'moss' in c may be any of: karl moss, lena moss");
  const auto found = explainer.find("Moss");
  REQUIRE(found.size() == 2);
  const auto place = std::ranges::find_if(
      found, [&](std::uint32_t e) { return explainer.entities()[e].type == "Place"; });
  REQUIRE(place != found.end());
  CHECK(reason(explainer, explainer.explain(*place), "Moss") == "is a Person, this a Place");
}

TEST_CASE("a document that tells two apart, and an edit that does, are named") {
  const Corpus told = corpus({Sketch("a").entity("Person", "Vera Holm").entity("Person", "Holm")});
  const EntityExplainer first(told, knows_nothing);
  CHECK(reason(first, explained(first, "Vera Holm"), "Holm") == "a tells 'holm' from it");
  const Corpus edited =
      corpus({Sketch("a").entity("Person", "Vera Holm"), Sketch("b").entity("Person", "Holm")},
             {{Edit::Kind::separate, "vera holm", "holm"}});
  const EntityExplainer second(edited, knows_nothing);
  CHECK(reason(second, explained(second, "Vera Holm"), "Holm") == "an edit keeps 'holm' apart");
}

TEST_CASE("names near to one that is none are offered, the nearest first") {
  const Corpus made =
      corpus({Sketch("a").entity("Person", "Vera Holm"), Sketch("b").entity("Person", "Vera Holst"),
              Sketch("c").entity("Country", "Norway")});
  const EntityExplainer explainer(made, knows_nothing);
  CHECK(explainer.find("Vera Holn").empty());
  CHECK(explainer.near("Vera Holn", 5) == std::vector<std::string>{"Vera Holm", "Vera Holst"});
  CHECK(explainer.near("vera", 5).size() == 2);
  CHECK(explainer.near("vera", 1).size() == 1);
  CHECK(explainer.near("Zanzibar Channel", 5).empty());
  CHECK(explainer.near("", 5).size() <= 5);
}

TEST_CASE("what is kept apart is not joined over a third name") {
  const auto names_of = [](std::vector<Edit> edits) {
    const Corpus made =
        corpus({Sketch("a").entity("Person", "Vera Holm"), Sketch("b").entity("Person", "Holm"),
                Sketch("c").entity("Person", "Lady Heron")},
               std::move(edits));
    return resolve(made, samples::ontology()).entities.size();
  };
  CHECK(names_of({{Edit::Kind::merge, "vera holm", "heron"}}) == 1);
  CHECK(names_of({{Edit::Kind::separate, "heron", "holm"},
                  {Edit::Kind::merge, "vera holm", "heron"}}) == 2);
}
