// What trees of frames state, in sentences that no surface pattern reads.
#include <string>

#include "loaders/reading_fixture.hpp"
#include "support/catch.hpp"

namespace {

using namespace entente;

/// With trees alone among its frames.
const loaders::Reader& tree_reader() {
  static const loaders::Reader made = loaders::testing::make_reader(
      [](const std::string& file) { return file == "words.json" || file.starts_with("trees_"); });
  return made;
}

std::string read_trees(const std::string& text) {
  return loaders::testing::read(text, tree_reader());
}

}  // namespace

TEST_CASE("a tree reads its verb in both voices and behind governors") {
  CHECK(read_trees("Norway will sell submarines to Poland.") ==
        "planned ArmsTransfer(supplier=Norway, recipient=Poland, product=submarines)");
  CHECK(read_trees("Kenya was invaded by Somalia.") ==
        "Conflict(party=Kenya, party=Somalia, attacker=Somalia, target=Kenya)");
  CHECK(read_trees("Norway refused to join NATO.") ==
        "negated MemberOf(member=Norway, organization=NATO)");
}

TEST_CASE("a verb that carries a noun lends it its phrases") {
  CHECK(read_trees("Kenya held talks with Uganda in Nairobi on 3 May 2018.") ==
        "Meeting(participant=Kenya, participant=Uganda, place=Nairobi, date=2018-05-03)");
}

TEST_CASE("what may be is not stated") {
  CHECK(read_trees("Kenya might sign an agreement with Uganda.").empty());
}

TEST_CASE("the owner of what is opposed is opposed") {
  CHECK(read_trees("Kenya condemned Somalia's new maritime claims.") ==
        "Opposes(opponent=Kenya, opposed=Somalia, topic=Somalia's new maritime claims)");
}

TEST_CASE("things without a name are described") {
  CHECK(read_trees("Norway sanctioned Belarusian banks.") ==
        "Sanction(imposer=Norway, target=Belarusian banks)");
}

TEST_CASE("troops and what is hit stand for whom they belong to") {
  CHECK(read_trees("Kenyan jets bombed Somali positions.") ==
        "Conflict(party=Kenya, party=Somalia, attacker=Kenya, target=Somalia)");
}

TEST_CASE("rebels are not the state that they come from") {
  CHECK(read_trees("Kenyan rebels attacked Somali soldiers.") ==
        "Conflict(party=Kenyan rebels, party=Somalia, attacker=Kenyan rebels, target=Somalia)");
}

TEST_CASE("what others are kept from is not stated") {
  CHECK(read_trees("Kenya prevented Somalia from invading Uganda.").empty());
}

TEST_CASE("an item of a list means whom the lines above are about") {
  CHECK(read_trees(
            "Norway has announced its goals for the coming year.\n\n- Sign the Paris Agreement "
            "with Kenya.") ==
        "planned AgreementSigning(party=Norway, party=Kenya, agreement=Paris Agreement)");
}

TEST_CASE("each attempt is explained") {
  graph::Document document;
  document.id = "d";
  document.text = "The envoys met.";
  const auto explained = tree_reader().explain(document);
  REQUIRE(explained.size() == 1);
  CHECK(explained.front().tree.find("met  VERB root") != std::string::npos);
  const auto& attempts = explained.front().attempts;
  CHECK(std::find(attempts.begin(), attempts.end(),
                  "meet-tree at 'met': participant: needs 2, found 0") != attempts.end());
}
