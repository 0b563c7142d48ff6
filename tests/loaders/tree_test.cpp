// What trees of frames state, in sentences that no surface pattern reads.
#include <algorithm>

#include "loaders/reader.hpp"
#include "loaders/schemas.hpp"
#include "support/catch.hpp"

namespace {

using namespace entente;

/// The reader with the project's ontology and names, and trees alone among its frames.
const loaders::Reader& reader() {
  static const loaders::Reader made = [] {
    auto schemas = loaders::load_schemas({std::string(SOURCE_DIR) + "/schemas"});
    if (!schemas) throw std::runtime_error(core::to_string(schemas.error()));
    std::erase_if(schemas->frames, [](const loaders::FrameFile& file) {
      const std::string name = file.path.filename().string();
      return name != "words.json" && !name.starts_with("trees_");
    });
    auto pipeline = language::Pipeline::load(std::string(SOURCE_DIR) + "/models/entente-en.model");
    if (!pipeline) throw std::runtime_error(core::to_string(pipeline.error()));
    auto result = loaders::Reader::make(
        *schemas, std::make_shared<const language::Pipeline>(std::move(*pipeline)));
    if (!result) throw std::runtime_error(core::to_string(result.error()));
    return std::move(*result);
  }();
  return made;
}

std::string read(const std::string& text) {
  graph::Document document;
  document.id = "d";
  document.text = text;
  document.published = "2019-06-15";
  const graph::Reading reading = reader().read(document);
  std::string all;
  for (const auto& claim : reading.claims) {
    all += all.empty() ? "" : "\n";
    if (claim.modality != graph::Modality::asserted) {
      all += std::string(graph::to_string(claim.modality)) + " ";
    }
    all += claim.type + "(";
    for (const auto& filler : claim.fillers) {
      if (all.back() != '(') all += ", ";
      all += filler.role + "=" +
             (filler.entity ? reading.entities[*filler.entity].name : filler.value);
    }
    all += ")";
  }
  return all;
}

}  // namespace

TEST_CASE("a tree reads its verb in both voices and behind governors") {
  CHECK(read("Norway will sell submarines to Poland.") ==
        "planned ArmsTransfer(supplier=Norway, recipient=Poland, product=submarines)");
  CHECK(read("Kenya was invaded by Somalia.") ==
        "Conflict(party=Kenya, party=Somalia, attacker=Somalia, target=Kenya)");
  CHECK(read("Norway refused to join NATO.") ==
        "negated MemberOf(member=Norway, organization=NATO)");
}

TEST_CASE("a verb that carries a noun lends it its phrases") {
  CHECK(read("Kenya held talks with Uganda in Nairobi on 3 May 2018.") ==
        "Meeting(participant=Kenya, participant=Uganda, place=Nairobi, date=2018-05-03)");
}

TEST_CASE("what may be is not stated") {
  CHECK(read("Kenya might sign an agreement with Uganda.").empty());
}

TEST_CASE("the owner of what is opposed is opposed") {
  CHECK(read("Kenya condemned Somalia's new maritime claims.") ==
        "Opposes(opponent=Kenya, opposed=Somalia, topic=Somalia's new maritime claims)");
}

TEST_CASE("things without a name are described") {
  CHECK(read("Norway sanctioned Belarusian banks.") ==
        "Sanction(imposer=Norway, target=Belarusian banks)");
}

TEST_CASE("an item of a list means whom the lines above are about") {
  CHECK(read("Norway has announced its goals for the coming year.\n\n- Sign the Paris Agreement "
             "with Kenya.") ==
        "planned AgreementSigning(party=Norway, party=Kenya, agreement=Paris Agreement)");
}

TEST_CASE("each attempt is explained") {
  graph::Document document;
  document.id = "d";
  document.text = "The envoys met.";
  const auto explained = reader().explain(document);
  REQUIRE(explained.size() == 1);
  CHECK(explained.front().tree.find("met  VERB root") != std::string::npos);
  const auto& attempts = explained.front().attempts;
  CHECK(std::find(attempts.begin(), attempts.end(),
                  "meet-tree at 'met': participant: needs 2, found 0") != attempts.end());
}
