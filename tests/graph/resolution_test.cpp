#include "graph/resolution.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "graph/amount.hpp"
#include "graph/content_id.hpp"
#include "graph/dump.hpp"
#include "graph/samples.hpp"
#include "support/catch.hpp"

using namespace entente::graph;
using samples::corpus;
using samples::Sketch;
using samples::text;

namespace {

Resolution resolved(const Corpus& corpus) { return resolve(corpus, samples::ontology()); }

// Names of the entities, one for each, sorted.
std::vector<std::string> names(const Corpus& corpus) {
  std::vector<std::string> result;
  for (const Entity& entity : resolved(corpus).entities) result.push_back(entity.name);
  std::ranges::sort(result);
  return result;
}

using Names = std::vector<std::string>;

const Entity& named(const Resolution& resolution, const std::string& name) {
  const auto found = std::ranges::find(resolution.entities, name, &Entity::name);
  REQUIRE(found != resolution.entities.end());
  return *found;
}

Sketch person(const std::string& document, const std::string& name, const Names& aliases = {}) {
  return Sketch(document).entity("Person", name, aliases);
}

// A document with Putin, Xi and one Meeting of theirs, with further fillers.
Sketch meeting(const std::string& document, std::vector<Sketch::Fill> more = {},
               Modality modality = Modality::asserted) {
  Sketch sketch(document);
  sketch.entity("Person", "Putin").entity("Person", "Xi");
  sketch.entity("Place", "Vladivostok").entity("Place", "Beijing").entity("Event", "EEF 2018");
  std::vector<Sketch::Fill> fillers = {{"participant", "Putin"}, {"participant", "Xi"}};
  fillers.insert(fillers.end(), more.begin(), more.end());
  return sketch.claim("Meeting", fillers, modality);
}

std::size_t facts(const Corpus& corpus) { return resolved(corpus).facts.size(); }

std::set<std::string> fact_ids(const Corpus& corpus) {
  std::set<std::string> ids;
  for (const Fact& fact : resolved(corpus).facts) ids.insert(fact.id);
  return ids;
}

}  // namespace

TEST_CASE("one gazetteer key is one entity, whatever it is called") {
  const auto made = corpus({Sketch("a").entity("Country", "Russia", {"Moscow"}, "country:RU"),
                            Sketch("b").entity("Country", "Russia", {"Russian"}, "country:RU"),
                            Sketch("c").entity("Country", "Russia")});
  const Resolution resolution = resolved(made);
  REQUIRE(resolution.entities.size() == 1);
  CHECK(resolution.entities[0].key == "country:RU");
  CHECK(resolution.entities[0].aliases == Names{"Moscow", "Russian"});
  CHECK(resolution.entities[0].mentions == 5);
  CHECK(resolution.entities[0].id.starts_with("e:"));
}

TEST_CASE("names without a key are one entity by type and folded name") {
  CHECK(names(corpus({Sketch("a").entity("Place", "The Baltic Sea"),
                      Sketch("b").entity("Place", "Baltic  sea"),
                      Sketch("c").entity("Organization", "Baltic Sea")})) ==
        Names{"Baltic Sea", "The Baltic Sea"});
}

TEST_CASE("part of a name joins the one full name that it can mean") {
  const auto made = corpus({person("a", "Vladimir Putin"), person("b", "Putin", {"Putin's"}),
                            person("c", "President Putin")});
  const Resolution resolution = resolved(made);
  REQUIRE(resolution.entities.size() == 1);
  CHECK(resolution.entities[0].name == "Vladimir Putin");
  CHECK(resolution.entities[0].aliases == Names{"President Putin", "Putin"});
  CHECK(resolution.entities[0].id.starts_with("p:"));
}

TEST_CASE("a surname may come first, and middle names may be left out") {
  CHECK(names(corpus({person("a", "Xi Jinping", {"Xi"}), person("b", "Xi")})) ==
        Names{"Xi Jinping"});
  CHECK(names(corpus({person("a", "Vladimir Vladimirovich Putin"), person("b", "Vladimir Putin"),
                      person("c", "Putin")})) == Names{"Vladimir Putin"});
}

TEST_CASE("two Clintons stay two, and a bare Clinton stays apart in each document") {
  CHECK(names(corpus({person("a", "Bill Clinton"), person("b", "Hillary Clinton"),
                      person("c", "Clinton"), person("d", "Clinton")})) ==
        Names{"Bill Clinton", "Clinton", "Clinton", "Hillary Clinton"});
}

TEST_CASE("two persons of one first name are not one") {
  CHECK(names(corpus({person("a", "John Kerry"), person("b", "John McCain"),
                      person("c", "John")})) == Names{"John", "John Kerry", "John McCain"});
}

TEST_CASE("a document that tells the part from the full name is believed") {
  CHECK(names(corpus({Sketch("a").entity("Person", "Hillary Clinton").entity("Person", "Clinton"),
                      person("b", "Clinton")})) == Names{"Clinton", "Hillary Clinton"});
}

TEST_CASE("only persons are known by parts of their names") {
  CHECK(names(corpus({Sketch("a").entity("Organization", "Shanghai Cooperation Organisation"),
                      Sketch("b").entity("Organization", "Shanghai"),
                      Sketch("c").entity("Place", "Jinping"), person("d", "Xi Jinping")})) ==
        Names{"Jinping", "Shanghai", "Shanghai Cooperation Organisation", "Xi Jinping"});
}

TEST_CASE("titles that the claims state are put aside in names") {
  auto sketch = Sketch("a").entity("Person", "Li Hui").entity("Country", "China");
  sketch.claim("HoldsPosition",
               {{"person", "Li Hui"}, {"organization", "China"}, text("title", "envoy")});
  CHECK(names(corpus({sketch, person("b", "Envoy Li Hui")})) == Names{"China", "Li Hui"});
}

TEST_CASE("a title that names somebody takes nothing from other names") {
  auto sketch = Sketch("a").entity("Person", "Ada Ruiz").entity("Country", "Chile");
  sketch.claim("HoldsPosition", {{"person", "Ada Ruiz"},
                                 {"organization", "Chile"},
                                 text("title", "adviser to senator paul obi")});
  CHECK(names(corpus({sketch, person("b", "Paul Okoro"), person("c", "Ben Okoro")})) ==
        Names{"Ada Ruiz", "Ben Okoro", "Chile", "Paul Okoro"});
}

TEST_CASE("the user's edits join and separate names") {
  CHECK(names(corpus({person("a", "Mao Zedong"), person("b", "Mao Tse-tung")},
                     {{Edit::Kind::merge, "mao zedong", "mao tse tung"}})) == Names{"Mao Zedong"});
  CHECK(names(corpus({person("a", "Vladimir Putin"), person("b", "Putin")},
                     {{Edit::Kind::separate, "putin", "vladimir putin"}})) ==
        Names{"Putin", "Vladimir Putin"});
  CHECK(names(corpus({person("a", "Georgia"), Sketch("b").entity("Country", "Georgia")},
                     {{Edit::Kind::merge, "georgia", "georgia"}})) == Names{"Georgia", "Georgia"});
}

TEST_CASE("an entity's id does not depend on what else is in the corpus") {
  const auto small = resolved(corpus({person("a", "Vladimir Putin")}));
  const auto large = resolved(corpus({person("a", "Vladimir Putin"), person("b", "Putin"),
                                      Sketch("c").entity("Country", "China", {}, "country:CN")}));
  CHECK(named(small, "Vladimir Putin").id == named(large, "Vladimir Putin").id);
}

TEST_CASE("claims of two documents are one fact where a narrow date says so") {
  const auto day = text("date", "2018-09-11");
  CHECK(facts(corpus({meeting("a", {day}), meeting("b", {day})})) == 1);
  CHECK(facts(corpus({meeting("a", {day}), meeting("b", {text("date", "2018")})})) == 1);
  CHECK(facts(corpus(
            {meeting("a", {text("date", "2018")}), meeting("b", {text("date", "2018")})})) == 2);
  CHECK(facts(corpus({meeting("a", {day}), meeting("b", {text("date", "2018-06")})})) == 2);
  CHECK(facts(corpus({meeting("a"), meeting("b")})) == 2);
}

TEST_CASE("a shared occasion makes meetings one, and places may keep them two") {
  const Sketch::Fill forum{"occasion", "EEF 2018"};
  CHECK(facts(corpus({meeting("a", {forum}), meeting("b", {forum})})) == 1);
  const auto day = text("date", "2018-09-11");
  CHECK(facts(corpus({meeting("a", {day, {"place", "Vladivostok"}}),
                      meeting("b", {day, {"place", "Beijing"}})})) == 2);
}

TEST_CASE("a claim that could be two facts is neither") {
  const auto made =
      corpus({meeting("a", {text("date", "2018-06-08")}),
              meeting("b", {text("date", "2018-09-11")}), meeting("c", {text("date", "2018")})});
  CHECK(facts(made) == 3);
}

TEST_CASE("one document states a fact once") {
  auto twice = meeting("a", {text("date", "2018-09-11")});
  twice.claim("Meeting", {{"participant", "Xi"}, {"participant", "Putin"}});
  CHECK(facts(corpus({twice})) == 1);
  twice.claim("Meeting", {{"participant", "Xi"}});
  CHECK(facts(corpus({twice})) == 2);
}

TEST_CASE("an undated meeting is the one that its document told last, unless it names more") {
  auto two = meeting("a", {text("date", "2018-06")});
  two.claim("Meeting", {{"participant", "Xi"}, {"participant", "Putin"}, text("date", "2018-09")});
  two.claim("Meeting", {{"participant", "Xi"}, {"participant", "Putin"}});
  const auto resolution = resolved(corpus({two}));
  REQUIRE(resolution.facts.size() == 2);
  CHECK(resolution.fact_of[0][2] == resolution.fact_of[0][1]);
  two.claim("Meeting", {{"participant", "Xi"}, {"participant", "Putin"}, {"place", "Beijing"}});
  CHECK(facts(corpus({two})) == 3);
}

TEST_CASE("what is planned, denied and asserted are different facts") {
  const auto day = text("date", "2018-09-11");
  CHECK(facts(corpus({meeting("a", {day}), meeting("b", {day}, Modality::planned),
                      meeting("c", {day}, Modality::negated)})) == 3);
}

namespace {

Sketch exercise(const std::string& document, std::vector<Sketch::Fill> fillers,
                Modality modality = Modality::asserted) {
  Sketch sketch(document);
  sketch.entity("Event", "Vostok 2018").entity("Country", "Russia").entity("Country", "China");
  fillers.push_back({"event", "Vostok 2018"});
  return sketch.claim("MilitaryExercise", fillers, modality);
}

}  // namespace

TEST_CASE("claims about a named event are one fact, planned or done, whoever takes part") {
  CHECK(facts(corpus({exercise("a", {{"participant", "Russia"}, text("troops", "300000 troops")}),
                      exercise("b", {{"participant", "China"}, text("troops", "297000 troops")}),
                      exercise("c", {{"participant", "China"}}, Modality::planned)})) == 1);
  CHECK(facts(corpus({exercise("a", {{"participant", "Russia"}}),
                      exercise("b", {{"participant", "China"}}, Modality::negated)})) == 2);
}

TEST_CASE("editions of one event are told apart by their dates") {
  CHECK(facts(corpus({exercise("a", {text("date", "2014-09")}),
                      exercise("b", {text("date", "2018-09")})})) == 2);
}

TEST_CASE("two lengths of one border are one fact, two amounts of arms are two") {
  const auto border = [](const char* document, const char* length) {
    return Sketch(document)
        .entity("Country", "Russia")
        .entity("Country", "China")
        .claim("Borders", {{"party", "Russia"}, {"party", "China"}, text("length", length)})
        .claim("ArmsTransfer",
               {{"supplier", "Russia"}, {"recipient", "China"}, text("amount", length)});
  };
  const auto resolution = resolved(corpus({border("a", "4209 km"), border("b", "4300 km")}));
  CHECK(resolution.facts.size() == 3);
}

TEST_CASE("arms of two kinds are two facts") {
  const auto arms = [](const char* document, const char* product) {
    return Sketch(document)
        .entity("Country", "Russia")
        .entity("Country", "China")
        .entity("Product", product)
        .claim("ArmsTransfer",
               {{"supplier", "Russia"}, {"recipient", "China"}, {"product", product}});
  };
  CHECK(facts(corpus({arms("a", "S-400"), arms("b", "Su-35"), arms("c", "S-400")})) == 2);
}

TEST_CASE("ties of another kind are another partnership, vaguer words are not") {
  const auto tie = [](const char* document, const char* label) {
    return Sketch(document)
        .entity("Country", "Russia")
        .entity("Country", "China")
        .claim("Partnership", {{"party", "Russia"}, {"party", "China"}, text("label", label)});
  };
  CHECK(facts(corpus({tie("a", "largest trading partner"), tie("b", "main Trade partner")})) == 1);
  CHECK(facts(corpus({tie("a", "largest trading partner"), tie("b", "allies")})) == 2);
  CHECK(facts(corpus({tie("a", "close partner"), tie("b", "strategic partnership")})) == 1);
  CHECK(facts(corpus({tie("a", "partners in trade, and allies"), tie("b", "close ties")})) == 1);
}

TEST_CASE("one quotation is one statement, another is another") {
  const auto says = [](const char* document, const char* words) {
    return person(document, "Wang Yi")
        .claim("Statement", {{"speaker", "Wang Yi"}, text("quotation", words)});
  };
  CHECK(facts(corpus({says("a", "We stand together"), says("b", "we stand together."),
                      says("c", "We stand apart")})) == 2);
}

TEST_CASE("a fact's id lasts when documents come and go") {
  const auto day = text("date", "2018-09-11");
  const auto before = fact_ids(corpus({meeting("m", {day}), meeting("n")}));
  const auto after = fact_ids(corpus({meeting("a"), meeting("b", {day}), meeting("m", {day}),
                                      meeting("n"), meeting("z", {text("date", "2013-03")})}));
  REQUIRE(before.size() == 2);
  for (const std::string& id : before) CHECK(after.contains(id));
}

TEST_CASE("claims of a type that the ontology does not have are kept") {
  const auto made = corpus({person("a", "Xi").claim("Rumour", {{"about", "Xi"}})});
  CHECK(facts(made) == 1);
}

TEST_CASE("resolution does not depend on the order of documents") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    Corpus made = samples::random_corpus(seed, 15);
    const std::string expected = to_string(samples::graph_of(made));
    std::mt19937 random(seed);
    std::shuffle(made.readings.begin(), made.readings.end(), random);
    normalize(made);
    CHECK(to_string(samples::graph_of(made)) == expected);
  }
}

TEST_CASE("every claim is of just one fact, every name of one entity") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const Corpus made = samples::random_corpus(seed, 15);
    const Resolution resolution = resolved(made);
    std::size_t stated = 0, claims = 0;
    for (const Fact& fact : resolution.facts) stated += fact.claims.size();
    for (const Reading& reading : made.readings) claims += reading.claims.size();
    CHECK(stated == claims);
    for (std::uint32_t r = 0; r < made.readings.size(); ++r) {
      for (std::uint32_t e = 0; e < made.readings[r].entities.size(); ++e) {
        const auto& entity = resolution.entities.at(resolution.entity_of[r][e]);
        CHECK(entity.type == made.readings[r].entities[e].type);
      }
    }
    CHECK(std::ranges::is_sorted(resolution.facts, {}, &Fact::id));
    CHECK(std::ranges::is_sorted(resolution.entities, {}, &Entity::id));
  }
}

TEST_CASE("FNV-1a gives the published hashes") {
  CHECK(fnv1a("") == 0xCBF29CE484222325ULL);
  CHECK(fnv1a("a") == 0xAF63DC4C8601EC8CULL);
  CHECK(fnv1a("foobar") == 0x85944171F73967E8ULL);
}

TEST_CASE("two contents of one hash get two ids, whatever their order") {
  const auto clash = [](std::string_view) { return std::uint64_t{255}; };
  CHECK(content_ids({"f:", "f:"}, {"b", "a"}, clash) ==
        Names{"f:0000000000000100", "f:00000000000000ff"});
  CHECK(content_ids({"f:", "f:"}, {"a", "b"}, clash) ==
        Names{"f:00000000000000ff", "f:0000000000000100"});
}

TEST_CASE("amounts are read with bound, number and unit") {
  const auto amount = parse_amount(">100000000000 USD");
  REQUIRE(amount);
  CHECK(amount->bound == ">");
  CHECK(amount->value.as<std::int64_t>() == 100'000'000'000);
  CHECK(amount->unit == "USD");
  CHECK(parse_amount("~2.5 %")->value.as<double>() == 2.5);
  CHECK(parse_amount("38000000000 m3/year")->unit == "m3/year");
  CHECK(parse_amount("300000")->unit.empty());
  CHECK_FALSE(parse_amount(""));
  CHECK_FALSE(parse_amount("several troops"));
  CHECK_FALSE(parse_amount("~"));
  CHECK_FALSE(parse_amount("1-2 km"));
  CHECK(parse_amount("12 km")->same_quantity(*parse_amount("~12 km")));
  CHECK_FALSE(parse_amount("12 km")->same_quantity(*parse_amount("12 mi")));
}
