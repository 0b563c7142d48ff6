// Every rule of every JSON Schema, and every check beside them, refuses a sample that breaks it
// with file, JSON pointer and reason. Samples are in bad_schemas/: a good file of each kind, and
// what to put or remove at which pointer to make it bad.
#include <rapidjson/document.h>
#include <rapidjson/pointer.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "schemas_fixture.hpp"

namespace entente::loaders {
namespace {

namespace fs = std::filesystem;
using rapidjson::Document;
using rapidjson::Value;

std::string as_text(const Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

std::string broken(const Value& good, const Value& change) {
  Document document;
  document.CopyFrom(good, document.GetAllocator());
  const rapidjson::Pointer at(change["at"].GetString());
  if (change.HasMember("remove")) {
    REQUIRE(at.Erase(document));
  } else {
    at.Set(document, Value(change["put"], document.GetAllocator()));
  }
  return as_text(document);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

struct Samples {
  BaseFolder base;
  ScratchFolder further;
  fs::path file;
  Document document;

  explicit Samples(const std::string& kind) {
    file = kind == "ontology" ? "ontology.json" : "gazetteer/sample.json";
    const std::string text =
        read_text(fs::path(SOURCE_DIR) / "tests/loaders/bad_schemas" / (kind + ".json"));
    document.Parse(text.data(), text.size());
    REQUIRE_FALSE(document.HasParseError());
  }

  std::string load(const std::string& text) {
    const fs::path path = further.write(file, text);
    const std::string message = failure({base.path(), further.path()});
    return replaced(replaced(message, path.generic_string(), "FILE"), base.path().generic_string(),
                    "BASE");
  }
};

void check_kind(const std::string& kind) {
  Samples samples(kind);
  REQUIRE(samples.load(as_text(samples.document["good"])) == "loaded");
  for (const auto& bad : samples.document["bad"].GetArray()) {
    INFO(kind << ": " << bad["case"].GetString() << " at " << bad["at"].GetString());
    CHECK(samples.load(broken(samples.document["good"], bad)) == bad["error"].GetString());
  }
}

}  // namespace

TEST_CASE("an ontology that breaks a rule is refused with pointer and reason") {
  check_kind("ontology");
}

TEST_CASE("countries that break a rule are refused with pointer and reason") {
  check_kind("countries");
}

TEST_CASE("entities that break a rule are refused with pointer and reason") {
  check_kind("entities");
}

TEST_CASE("titles that break a rule are refused with pointer and reason") { check_kind("titles"); }

TEST_CASE("words of names that break a rule are refused with pointer and reason") {
  check_kind("given_names");
  check_kind("name_particles");
  check_kind("abbreviations");
}

}  // namespace entente::loaders
