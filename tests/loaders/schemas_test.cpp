// Folders of schemas: what is refused before any schema applies, how further folders add and
// override, and what the shipped data says.
#include "schemas_fixture.hpp"

#include <algorithm>
#include <set>

namespace entente::loaders {
namespace {

namespace fs = std::filesystem;

const fs::path shipped_folder = fs::path(SOURCE_DIR) / "schemas";

const Schemas& shipped() {
  static const auto loaded = load_schemas({shipped_folder});
  REQUIRE(loaded);
  return *loaded;
}

const language::GazetteerEntry& shipped_entry(std::string_view key) {
  const auto* found = entry(shipped().gazetteer, key);
  INFO(key);
  REQUIRE(found != nullptr);
  return *found;
}

std::string load_gazetteer_text(std::string_view text) {
  const BaseFolder base;
  const ScratchFolder further;
  const fs::path file = further.write("gazetteer/sample.json", text);
  std::string message = failure({base.path(), further.path()});
  const std::string prefix = file.generic_string();
  return message.starts_with(prefix) ? message.substr(prefix.size() + 1) : message;
}

}  // namespace

TEST_CASE("no folder of schemas is a usage error") {
  const auto loaded = load_schemas({});
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().kind == core::ErrorKind::usage);
}

TEST_CASE("a folder that is none is refused by name") {
  const ScratchFolder scratch;
  const fs::path missing = scratch.path() / "nowhere";
  CHECK(failure({missing}).starts_with(missing.generic_string() + ": "));
  const fs::path file = scratch.write("file", "");
  CHECK(failure({file}) == file.generic_string() + ": expected a folder of schemas");
}

TEST_CASE("a first folder without an ontology is refused by the file that it lacks") {
  const ScratchFolder scratch;
  CHECK(failure({scratch.path()}) == (scratch.path() / "ontology.json").generic_string() +
                                         ": cannot be read: No such file or directory");
}

TEST_CASE("text that is no JSON is refused with line and column") {
  CHECK(load_gazetteer_text("{\n  \"kind\": ,\n}").starts_with("2:11: expected JSON"));
  CHECK(load_gazetteer_text("").starts_with("1:1: expected JSON"));
  CHECK(load_gazetteer_text("{} {}").starts_with("1:4: expected JSON"));
  CHECK(load_gazetteer_text("[1,]").starts_with("1:4: expected JSON"));
}

TEST_CASE("bytes that are no UTF-8 are refused") {
  CHECK(load_gazetteer_text("{\"kind\": \"\xFF\xFE\"}").starts_with("1:"));
}

TEST_CASE("a byte order mark is skipped") {
  CHECK(load_gazetteer_text("\xEF\xBB\xBF{\"kind\": \"name_particles\", \"version\": \"1\", "
                            "\"entries\": [\"von\"]}") == "loaded");
}

TEST_CASE("brackets too deep inside each other are refused before they are parsed") {
  const std::string deep(200000, '[');
  CHECK(load_gazetteer_text(deep).starts_with("1:65: expected at most 64 brackets"));
  CHECK(load_gazetteer_text("\"" + deep + "\"").starts_with(" the whole file: expected an object"));
}

TEST_CASE("a file that is too large is refused") {
  CHECK(load_gazetteer_text(std::string((std::size_t{16} << 20) + 1, ' ')) ==
        " expected at most 16 MB");
}

TEST_CASE("a member that an object has twice is refused with its pointer") {
  CHECK(load_gazetteer_text("{\"kind\": \"titles\", \"a/b\": [{\"x\": 1, \"x\": 2}]}") ==
        " /a~1b/0/x: expected this member once, got it twice");
}

TEST_CASE("a kind of file that is unknown is refused with the nearest known one") {
  CHECK(load_gazetteer_text("{\"kind\": \"contries\"}") ==
        " /kind: expected a kind of gazetteer, got \"contries\"; did you mean \"countries\"?");
}

TEST_CASE("a folder in the place of a file is refused") {
  const BaseFolder base;
  const ScratchFolder further;
  fs::create_directories(further.path() / "gazetteer" / "titles.json");
  CHECK(failure({base.path(), further.path()}) ==
        (further.path() / "gazetteer" / "titles.json").generic_string() +
            ": expected a file, got a folder");
}

TEST_CASE("two files of one folder may not name the same thing") {
  const BaseFolder base;
  const ScratchFolder further;
  const std::string text = R"({"kind": "titles", "version": "1", "entries": [{"name": "doge"}]})";
  const fs::path first = further.write("gazetteer/a.json", text);
  const fs::path second = further.write("gazetteer/b.json", text);
  CHECK(failure({base.path(), further.path()}) ==
        second.generic_string() +
            ": /entries/0/name: expected a name of its own, got \"doge\", which " +
            first.generic_string() + ": /entries/0 has");
}

TEST_CASE("a further folder adds to the gazetteer") {
  const BaseFolder base;
  const ScratchFolder further;
  further.write("gazetteer/more.json",
                R"({"kind": "entities", "version": "1", "type": "Organization", "entries": [
                   {"name": "Utopian Guard", "aliases": ["UG"], "country": "Utopia"}]})");
  further.write("gazetteer/words.json",
                R"({"kind": "name_particles", "version": "1", "entries": ["zu"]})");
  const auto loaded = load_schemas({base.path(), further.path()});
  REQUIRE(loaded);
  const auto* guard = entry(loaded->gazetteer, "org:utopian-guard");
  REQUIRE(guard != nullptr);
  CHECK(guard->country == "country:UT");
  CHECK(guard->names.size() == 2);
  CHECK(entry(loaded->gazetteer, "country:UT") != nullptr);
  CHECK(loaded->gazetteer.name_particles == std::vector<std::string>{"zu"});
}

TEST_CASE("a further folder overrides a state by its name, in its place") {
  const BaseFolder base;
  const ScratchFolder further;
  further.write("gazetteer/countries.json",
                R"({"kind": "countries", "version": "1", "entries": [
                   {"name": "Cythera"}, {"name": "Utopia", "iso2": "UT", "capital": "Newtown"}]})");
  const auto loaded = load_schemas({base.path(), further.path()});
  REQUIRE(loaded);
  REQUIRE(loaded->gazetteer.entries.size() == 2);
  const auto& utopia = loaded->gazetteer.entries[0];
  CHECK(utopia.key == "country:UT");
  CHECK(name_of(utopia, "Newtown") != nullptr);
  CHECK(name_of(utopia, "Amaurot") == nullptr);
  CHECK(loaded->gazetteer.entries[1].key == "country:cythera");
}

TEST_CASE("a further folder adds fact types and overrides them by name") {
  const BaseFolder base;
  const ScratchFolder further;
  further.write("ontology.json", R"({"kind": "ontology", "version": "1", "fact_types": [
    {"name": "Meeting", "event": false, "description": "Talks.", "roles": [
      {"name": "participant", "kind": "entity", "core": true, "relationship": "TALKER",
       "description": "Who."},
      {"name": "topic", "kind": "text", "core": false, "description": "What."}]},
    {"name": "Duel", "event": true, "description": "A fight of two.", "roles": [
      {"name": "fighter", "kind": "entity", "core": true, "relationship": "FIGHTER",
       "description": "Who fights."}]}]})");
  const auto loaded = load_schemas({base.path(), further.path()});
  REQUIRE(loaded);
  const graph::Ontology& ontology = loaded->ontology;
  REQUIRE(ontology.fact_types.size() == 2);
  CHECK(ontology.fact_types[0].name == "Meeting");
  CHECK(ontology.fact_types[0].roles[0].relationship == "TALKER");
  CHECK(ontology.fact_types[1].name == "Duel");
  CHECK(ontology.json.find("A fight of two.") != std::string::npos);
  CHECK(ontology.json.find("People talk.") == std::string::npos);
}

TEST_CASE("the merged ontology's text loads again as the same ontology") {
  const BaseFolder base;
  base.write("ontology.json", shipped().ontology.json);
  const auto again = load_schemas({base.path()});
  REQUIRE(again);
  CHECK(again->ontology.json == shipped().ontology.json);
}

TEST_CASE("the shipped ontology has the entity types and fact types of the data model") {
  const graph::Ontology& ontology = shipped().ontology;
  std::vector<std::string> types;
  for (const auto& type : ontology.entity_types) types.push_back(type.name);
  CHECK(types == std::vector<std::string>{"Person", "Country", "Organization", "Place", "Product",
                                          "Agreement", "Initiative", "Event"});
  CHECK(ontology.fact_types.size() == 23);
  std::set<std::string> relationships;
  for (const auto& derived : ontology.derived) relationships.insert(derived.name);
  for (const char* name : {"MET_WITH", "HOLDS_POSITION", "MEMBER_OF", "BORDERS", "VISITED"}) {
    CHECK(relationships.contains(name));
  }
}

TEST_CASE("every shipped type, role and relationship is described") {
  for (const auto& type : shipped().ontology.fact_types) {
    CHECK_FALSE(type.description.empty());
    for (const auto& role : type.roles) {
      INFO(type.name << "." << role.name);
      CHECK_FALSE(role.description.empty());
      CHECK((role.kind == graph::RoleKind::entity) == !role.accepts.empty());
    }
  }
}

TEST_CASE("shipped states know how they are written") {
  const auto& russia = shipped_entry("country:RU");
  CHECK(russia.name == "Russia");
  CHECK(russia.ids.at("iso3") == "RUS");
  CHECK(russia.ids.at("wikidata") == "Q159");
  REQUIRE(name_of(russia, "Russian Federation") != nullptr);
  CHECK(name_of(russia, "Russian Federation")->use == language::NameUse::name);
  CHECK(name_of(russia, "Russian")->use == language::NameUse::adjective);
  CHECK(name_of(russia, "Russians")->use == language::NameUse::people);
  CHECK(name_of(russia, "Russo")->use == language::NameUse::combining);
  CHECK(name_of(russia, "Moscow")->use == language::NameUse::metonym);
  CHECK(name_of(russia, "Kremlin")->use == language::NameUse::metonym);
  CHECK(name_of(shipped_entry("country:JO"), "Jordan")->ambiguous);
  CHECK_FALSE(name_of(russia, "Russia")->ambiguous);
  CHECK(shipped_entry("country:soviet-union").kind == "historical state");
}

TEST_CASE("shipped things know their country, kind and other names") {
  const auto& army = shipped_entry("org:people-liberation-army");
  CHECK(army.type == "Organization");
  CHECK(army.country == "country:CN");
  CHECK(name_of(army, "PLA") != nullptr);
  CHECK(shipped_entry("place:vladivostok").country == "country:RU");
  CHECK(shipped_entry("place:vladivostok").kind == "city");
  CHECK(shipped_entry("event:vostok").series);
  CHECK(shipped_entry("event:vostok").kind == "exercise");
  CHECK_FALSE(name_of(shipped_entry("product:natural-gas"), "natural gas")->case_sensitive);
  CHECK(name_of(shipped_entry("product:s-400"), "S-400")->case_sensitive);
  CHECK(name_of(shipped_entry("place:kuril-islands"), "Northern Territories") != nullptr);
}

TEST_CASE("every capital of a shipped state is a shipped city") {
  std::set<std::string> cities;
  for (const auto& known : shipped().gazetteer.entries) {
    if (known.kind != "city") continue;
    for (const auto& name : known.names) cities.insert(name.text);
  }
  for (const auto& known : shipped().gazetteer.entries) {
    if (known.type != "Country" || known.kind != "state") continue;
    for (const auto& name : known.names) {
      if (name.text.find(' ') != std::string::npos) continue;
      const bool first_metonym =
          &name == &*std::find_if(known.names.begin(), known.names.end(), [](const auto& other) {
            return other.use == language::NameUse::metonym;
          });
      INFO(known.name << ": " << name.text);
      if (first_metonym) CHECK(cities.contains(name.text));
    }
  }
}

TEST_CASE("ISO codes of shipped states are given once") {
  std::set<std::string> codes;
  for (const auto& known : shipped().gazetteer.entries) {
    for (const char* code : {"iso2", "iso3", "wikidata"}) {
      const auto id = known.ids.find(code);
      if (id == known.ids.end()) continue;
      INFO(known.name << " " << id->second);
      CHECK(codes.insert(std::string(code) + id->second).second);
    }
  }
}

TEST_CASE("shipped titles lead to the office spelled out") {
  const auto& titles = shipped().gazetteer.titles;
  const auto find = [&](std::string_view text) {
    return std::find_if(titles.begin(), titles.end(),
                        [&](const auto& t) { return t.text == text; });
  };
  REQUIRE(find("gen.") != titles.end());
  CHECK(find("gen.")->canonical == "general");
  CHECK(find("gen.")->before_name);
  CHECK_FALSE(find("gen.")->honorific);
  CHECK(find("mr.")->honorific);
  CHECK_FALSE(find("senior fellow")->before_name);
}

}  // namespace entente::loaders
