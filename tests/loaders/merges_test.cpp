#include "loaders/merges.hpp"

#include "schemas_fixture.hpp"

namespace entente::loaders {
namespace {

const std::filesystem::path shipped_schemas = std::filesystem::path(SOURCE_DIR) / "schemas";

core::Result<std::vector<MergeEdit>> loaded(std::string_view members) {
  const ScratchFolder folder;
  const std::string head = R"({"kind": "merges", "version": "1", )";
  return load_merges(folder.write("merges.json", head + std::string(members) + "}"),
                     shipped_schemas);
}

std::string refusal(std::string_view members) {
  const auto edits = loaded(members);
  if (edits) return "loaded";
  const std::string message = to_string(edits.error());
  return message.substr(message.find("merges.json") + std::string_view("merges.json").size() + 2);
}

}  // namespace

TEST_CASE("joins and separations become edits of folded names") {
  const auto edits = loaded(R"("join": [{"names": ["Vera Holm", "V. Holm", "The Heron"]}],
                               "separate": [{"names": ["Moss", "Karl Moss"], "note": "a town"}])");
  REQUIRE(edits);
  REQUIRE(edits->size() == 3);
  CHECK((*edits)[0].edit.kind == graph::Edit::Kind::merge);
  CHECK((*edits)[1].edit.first == "vera holm");
  CHECK((*edits)[1].edit.second == "heron");
  CHECK((*edits)[1].pointer == "/join/0/names/2");
  CHECK((*edits)[2].edit.kind == graph::Edit::Kind::separate);
  CHECK((*edits)[2].edit.second == "karl moss");
}

TEST_CASE("what a file of names has wrong is named with its place") {
  CHECK(refusal(R"("join": [{"names": ["Vera Holm"]}])").starts_with("/join/0/names: "));
  CHECK(refusal(R"("split": [])").starts_with("/split: "));
  CHECK(refusal(R"("join": [{"names": ["Vera Holm", "vera holm"]}])") ==
        "/join/0/names/1: expected another name, got 'vera holm' again");
  CHECK(refusal(R"("join": [{"names": ["Vera Holm", "?!"]}])") ==
        "/join/0/names/1: expected a name, got '?!' without a letter");
  CHECK(refusal(R"("join": [{"names": ["A", "B"]}, {"names": ["B", "C"]}],
                   "separate": [{"names": ["A", "C"]}])") ==
        "/separate/0/names/1: expected a name that is not joined with 'A', got 'C', which "
        "\"join\" makes one with it");
  CHECK_FALSE(load_merges("/nowhere/merges.json", shipped_schemas));
}

}  // namespace entente::loaders
