// What trees of frames find however the grammar turns a sentence: the routes, who says so, and
// whether it is fact, plan or denial.
#include <string>

#include "loaders/reading_fixture.hpp"
#include "support/catch.hpp"

namespace {

using entente::loaders::testing::read;

struct Row {
  const char *sentence, *facts;
};

template <std::size_t Rows>
void check(const Row (&rows)[Rows]) {
  for (const Row& row : rows) {
    INFO(row.sentence);
    CHECK(read(row.sentence) == row.facts);
  }
}

}  // namespace

TEST_CASE("a passive says what the active says") {
  check({{"Angela Merkel was received in Tokyo by Shinzo Abe on 3 June 2019.",
          "Meeting(participant=Angela Merkel, participant=Shinzo Abe, place=Tokyo, "
          "date=2019-06-03)\n"
          "Visit(visitor=Angela Merkel, destination=Tokyo, host=Shinzo Abe, date=2019-06-03)"},
         {"Sanctions against Chile were imposed by Canada.",
          "Sanction(imposer=Canada, target=Chile)"}});
}

TEST_CASE("relative clauses and participles speak of the noun before them") {
  check({{"Norway, which invaded Kenya in 2015, stayed calm.",
          "Conflict(party=Norway, party=Kenya, attacker=Norway, target=Kenya, date=2015)"},
         {"The frigates sold by Brazil to Peru were old.",
          "ArmsTransfer(supplier=Brazil, recipient=Peru, product=frigates)"}});
}

TEST_CASE("coordinated verbs share their subject, and lists distribute") {
  check({{"Emmanuel Macron flew to Canada and met Justin Trudeau.",
          "Meeting(participant=Emmanuel Macron, participant=Justin Trudeau, "
          "place=Canada)\n"
          "Visit(visitor=Emmanuel Macron, destination=Canada)"},
         {"Angela Merkel visited Kenya, Ghana and Japan.",
          "Visit(visitor=Angela Merkel, destination=Kenya)\n"
          "Visit(visitor=Angela Merkel, destination=Ghana)\n"
          "Visit(visitor=Angela Merkel, destination=Japan)"}});
}

TEST_CASE("what people met to discuss is their topic, and no place of theirs") {
  check({{"Norway met Kenya in Oslo to review progress on fishing.",
          "Meeting(participant=Norway, participant=Kenya, place=Oslo, "
          "topic=progress on fishing)"},
         {"Norway spoke with Kenya to discuss trade in the Pacific.",
          "Meeting(participant=Norway, participant=Kenya, topic=trade)"}});
}

TEST_CASE("the verb that governs makes a plan or a denial") {
  check({{"Emmanuel Macron plans to visit Japan.",
          "planned Visit(visitor=Emmanuel Macron, destination=Japan)"},
         {"Norway agreed with Kenya to sell frigates to Chile.",
          "planned ArmsTransfer(supplier=Norway, recipient=Chile, product=frigates)"},
         {"Chile will buy frigates from Spain.",
          "planned ArmsTransfer(supplier=Spain, recipient=Chile, product=frigates)"},
         {"Peru refused to sell frigates to Chile.",
          "negated ArmsTransfer(supplier=Peru, recipient=Chile, product=frigates)"},
         {"Peru did not sell frigates to Chile.",
          "negated ArmsTransfer(supplier=Peru, recipient=Chile, product=frigates)"},
         {"Frigates may be sold by Norway to Chile.", ""}});
}

TEST_CASE("what others are asked to do is nobody's act yet") {
  check({{"Canada called on Norway to withdraw its troops from Kenya.",
          "Opposes(opponent=Canada, opposed=Norway, topic=withdraw its troops from Kenya)"},
         {"Canada urged Peru to sell frigates to Chile.", ""},
         {"Canada urged Peru and sold frigates to Chile.",
          "ArmsTransfer(supplier=Canada, recipient=Chile, product=frigates)"},
         {"Canada invited Emmanuel Macron to visit Ottawa.",
          "planned Visit(visitor=Emmanuel Macron, destination=Ottawa)"}});
}

TEST_CASE("a name that tells where a place lies is no member of a list") {
  check({{"Angela Merkel visited Chicago, Ohio and Kenya.",
          "PartOf(part=Chicago, whole=Ohio)\n"
          "Visit(visitor=Angela Merkel, destination=Chicago)\n"
          "Visit(visitor=Angela Merkel, destination=Kenya)"},
         {"Angela Merkel visited Osaka, Japan.",
          "PartOf(part=Osaka, whole=Japan)\nVisit(visitor=Angela Merkel, destination=Osaka)"},
         {"Angela Merkel visited Texas, Ohio and Iowa.",
          "Visit(visitor=Angela Merkel, destination=Texas)\n"
          "Visit(visitor=Angela Merkel, destination=Ohio)\n"
          "Visit(visitor=Angela Merkel, destination=Iowa)"}});
}

TEST_CASE("forces are deployed, and exercises held, where the words mean that") {
  check({{"Norway deployed 500 soldiers to Estonia.",
          "Deployment(actor=Norway, place=Estonia, amount=500 troops)"},
         {"Norway deployed a medical team to Estonia.", ""},
         {"Norway deployed new software in Estonia.", ""},
         {"Norway acted in the exercise of its right to self-defence.", ""},
         {"Mexico will keep trade going at the border between Chile and Peru.",
          "Borders(party=Chile, party=Peru)"}});
}

TEST_CASE("an office has its whole title") {
  check({{"Deputy Research Director Larry Turner spoke.",
          "HoldsPosition(person=Larry Turner, title=deputy research director)"},
         {"Deputy Prime Minister Larry Turner spoke.",
          "HoldsPosition(person=Larry Turner, title=deputy prime minister)"}});
}

TEST_CASE("an honour has its whole name, and several awards have none") {
  check({{"Emmanuel Macron was awarded the Presidential Medal of Freedom in 2008.",
          "Award(recipient=Emmanuel Macron, honour=Presidential Medal of Freedom)"},
         {"Angela Merkel has won many awards.", ""}});
}

TEST_CASE("a light verb carries its noun") {
  check({{"Emmanuel Macron paid a visit to Japan in May 2018.",
          "Visit(visitor=Emmanuel Macron, destination=Japan, date=2018-05)"},
         {"Angela Merkel held talks with Justin Trudeau.",
          "Meeting(participant=Angela Merkel, participant=Justin Trudeau)"},
         {"Talks between Angela Merkel and Justin Trudeau were held in Oslo on 4 May 2019.",
          "Meeting(participant=Angela Merkel, participant=Justin Trudeau, place=Oslo, "
          "date=2019-05-04)"}});
}

TEST_CASE("company is found where the parser hangs it on a name") {
  check({{"Angela Merkel spoke on 4 May 2019 with Prime Minister Justin Trudeau of Canada.",
          "HoldsPosition(person=Justin Trudeau, organization=Canada, title=prime minister)\n"
          "Meeting(participant=Angela Merkel, participant=Justin Trudeau, date=2019-05-04)"}});
}

TEST_CASE("talks in an order of readouts") {
  check({{"Angela Merkel spoke today with Prime Minister Justin Trudeau to offer her thanks.",
          "HoldsPosition(person=Justin Trudeau, title=prime minister)\n"
          "Meeting(participant=Angela Merkel, participant=Justin Trudeau, date=2019-06-15)"},
         {"Angela Merkel met with Justin Trudeau in Oslo today to discuss trade.",
          "Meeting(participant=Angela Merkel, participant=Justin Trudeau, place=Oslo, "
          "date=2019-06-15, topic=trade)"},
         {"Angela Merkel held a call with Justin Trudeau and Shinzo Abe.",
          "Meeting(participant=Angela Merkel, participant=Justin Trudeau, "
          "participant=Shinzo Abe)"},
         {"Angela Merkel called Justin Trudeau to thank him.",
          "Meeting(participant=Angela Merkel, participant=Justin Trudeau)"},
         {"Angela Merkel called Justin Trudeau a friend.", ""}});
}

TEST_CASE("several calls are one each, and a bloc may meet alone") {
  check({{"Angela Merkel held calls with Justin Trudeau and Shinzo Abe.",
          "Meeting(participant=Angela Merkel, participant=Justin Trudeau)\n"
          "Meeting(participant=Angela Merkel, participant=Shinzo Abe)"},
         {"The leaders of the G7 met in Oslo on 4 May 2019.",
          "Meeting(participant=G7, place=Oslo, date=2019-05-04)"},
         {"The committee met in Oslo.", ""}});
}

TEST_CASE("an opportunity that somebody will have is a plan") {
  check({{"Angela Merkel will have the opportunity to meet Justin Trudeau in Oslo.",
          "planned Meeting(participant=Angela Merkel, participant=Justin Trudeau, place=Oslo)"}});
}

TEST_CASE("a crisis in a state is a conflict if nothing else is said of it") {
  check({{"They discussed the crisis in Mali.", "Conflict(party=Mali, place=Mali)"},
         {"They discussed the housing crisis in Mali.", ""}});
}

TEST_CASE("owners, adjectives and agents are who does what a noun says") {
  check({{"Canadian arms sales to Chile grew.", "ArmsTransfer(supplier=Canada, recipient=Chile)"},
         {"Norway's invasion of Kenya shocked Ghana.",
          "Conflict(party=Norway, party=Kenya, attacker=Norway, target=Kenya)"},
         {"The invasion of Kenya by Norway shocked Ghana.",
          "Conflict(party=Kenya, party=Norway, attacker=Norway, target=Kenya)"}});
}

TEST_CASE("names that a hyphen joins are both meant, and a title may head a name") {
  check({{"Canada-Kenya partnership grew.",
          "Partnership(party=Canada, party=Kenya, label=partnership)"},
         {"Emmanuel Macron spoke today with Chancellor Angela Merkel of Germany.",
          "HoldsPosition(person=Angela Merkel, organization=Germany, title=chancellor)\n"
          "Meeting(participant=Emmanuel Macron, participant=Angela Merkel, date=2019-06-15)"}});
}

TEST_CASE("aid for an army is no economic deal, and what a verb is about counts") {
  check({{"Canada gave Kenya $5 million in military aid.",
          "ArmsTransfer(supplier=Canada, recipient=Kenya, amount=5000000 USD)"},
         {"Canada gave Kenya $5 million in food aid.",
          "EconomicDeal(party=Canada, party=Kenya, supplier=Canada, recipient=Kenya, "
          "amount=5000000 USD)"},
         {"Canada and Kenya agreed on the importance of clean water.", ""}});
}

TEST_CASE("help in arms is no preposition, and what a leader sends his state supplies") {
  check({{"Canada announced $5 million in security assistance to Kenya.",
          "ArmsTransfer(supplier=Canada, recipient=Kenya, amount=5000000 USD)"},
         {"Emmanuel Macron announced $5 million in security assistance to Kenya. France is large.",
          "ArmsTransfer(supplier=France, recipient=Kenya, amount=5000000 USD)"},
         {"Canadian military aid committed to Kenya grew.",
          "ArmsTransfer(supplier=Canada, recipient=Kenya)"}});
}

TEST_CASE("who is attacked stands in the war's name or faces it, or is not said") {
  check({{"Kenya is large. Chad's brutal war in Kenya grew.",
          "Conflict(party=Chad, party=Kenya, attacker=Chad, target=Kenya)"},
         {"Peru welcomed aid for Kenya in the face of Chad's brutal invasion.",
          "Conflict(party=Kenya, party=Chad, attacker=Chad, target=Kenya)\n"
          "Supports(supporter=Peru, supported=Kenya, topic=aid for Kenya)"},
         {"Chad's unprovoked invasion has raised prices.", "Conflict(party=Chad, attacker=Chad)"},
         {"Chad launched 20 missiles against Kenya.",
          "Conflict(party=Chad, party=Kenya, attacker=Chad, target=Kenya)"}});
}

TEST_CASE("people and bodies that are counted need no other words") {
  check({{"Canada imposed sanctions on 19 oligarchs.",
          "Sanction(imposer=Canada, target=19 oligarchs)"},
         {"Canada imposed sanctions on oligarchs.", ""}});
}

TEST_CASE("who names somebody to an office imposes nothing") {
  check({{"Canada designated Gazprom for its part in the coup.",
          "Sanction(imposer=Canada, target=Gazprom, reason=its part in the coup)"},
         {"Emmanuel Macron designated Angela Merkel the chair of the panel.", ""},
         {"Canada imposed sanctions on six foreign banks.",
          "Sanction(imposer=Canada, target=foreign banks)"},
         {"Canada imposed sanctions on banks.", ""}});
}

TEST_CASE("a copula says what something is") {
  check({{"Kenya is a member of the African Union.",
          "MemberOf(member=Kenya, organization=African Union)"}});
}

TEST_CASE("the other side comes from a project's name, or from what the text is about") {
  check({{"Canada will provide $5 million for the Canada-Kenya Water Initiative.",
          "planned EconomicDeal(party=Canada, party=Kenya, supplier=Canada, recipient=Kenya, "
          "amount=5000000 USD, project=Canada-Kenya Water Initiative)"},
         {"Norway is proud of its work in Kenya, and Kenya of its work with Norway. Kenya is "
          "growing. Norway will do this for Kenya:\n\n"
          "- Provide $5 million for schools.\n\n"
          "- Launch the Green Harbours Initiative to clean the water.\n\n"
          "- Provide Gazprom grants to help villages.",
          "planned EconomicDeal(party=Kenya, party=Norway, supplier=Norway, recipient=Kenya, "
          "amount=5000000 USD)\n"
          "planned EconomicDeal(party=Kenya, party=Norway, supplier=Norway, recipient=Kenya, "
          "project=Green Harbours Initiative)\n"
          "planned EconomicDeal(party=Kenya, party=Gazprom, supplier=Gazprom, recipient=Kenya)"},
         {"Canada will provide $5 million for schools.",  // to whom, the text does not say
          "planned EconomicDeal(party=Canada, supplier=Canada, amount=5000000 USD)"}});
}

TEST_CASE("a leader's office is of the state that the gazetteer gives, if the text names it") {
  check({{"President Emmanuel Macron slept. France was quiet.",
          "HoldsPosition(person=Emmanuel Macron, organization=France, title=president)"},
         {"President Emmanuel Macron slept. Kenya was quiet.",
          "HoldsPosition(person=Emmanuel Macron, title=president)"}});
}

TEST_CASE("what a leader gives, his state gives") {
  check({{"President Emmanuel Macron announced $5 million in aid for Kenya. France was quiet.",
          "EconomicDeal(party=France, party=Kenya, supplier=France, recipient=Kenya, "
          "amount=5000000 USD)\n"
          "HoldsPosition(person=Emmanuel Macron, organization=France, title=president)"}});
}

TEST_CASE(
    "in a government's own text \"we\" is its state, which also imposes what nobody else does") {
  namespace testing = entente::loaders::testing;
  const auto facts = [](const std::string& text, const std::string& publisher) {
    auto document = testing::document(text);
    document.publisher = publisher;
    const auto reading = testing::reader().read(std::move(document));
    std::string out;
    for (const auto& claim : reading.claims) out += testing::print(reading, claim) + "\n";
    return out;
  };
  const std::string text = "We stand with Kenya. Full sanctions on Gazprom begin. Canada is large.";
  CHECK(facts(text, "Government of Canada") ==
        "Supports(supporter=Canada, supported=Kenya)\nSanction(imposer=Canada, target=Gazprom)\n");
  CHECK(facts(text, "Daily News") == "");
  CHECK(facts("We stand with Kenya.", "Government of Canada") == "");
}

TEST_CASE("a text is read under its title, which states nothing itself") {
  namespace testing = entente::loaders::testing;
  const auto facts = [](const std::string& title, const std::string& text) {
    auto document = testing::document(text);
    document.title = title;
    const auto reading = testing::reader().read(std::move(document));
    std::string out;
    for (const auto& claim : reading.claims) {
      out += testing::print(reading, claim) + "\n";
      CHECK(claim.evidence.end <= text.size());
    }
    for (const auto& mention : reading.mentions) CHECK(mention.span.end <= text.size());
    return out;
  };
  const std::string talk =
      "Readout of President William Ruto\u2019s Call with Prime Minister Ulf "
      "Kristersson of Sweden";
  CHECK(facts(talk, "The President visited Japan. He supports Canada.") ==
        "Visit(visitor=William Ruto, destination=Japan)\n"
        "Supports(supporter=William Ruto, supported=Canada)\n");
  CHECK(facts("", "The President visited Japan. He supports Canada.") == "");
  CHECK(facts("Statement by President William Ruto on Japan", "I support Canada.") ==
        "Supports(supporter=William Ruto, supported=Canada)\n");
  CHECK(facts("Remarks by President William Ruto and Prime Minister Ulf Kristersson",
              "I support Canada.") == "");
  CHECK(facts("Joint Statement of Japan and Kenya on Canada", "We support Brazil.") ==
        "Supports(supporter=Japan, supporter=Kenya, supported=Brazil)\n");
}

TEST_CASE("an undated talk that a readout tells of was on the day of publication") {
  namespace testing = entente::loaders::testing;
  const auto dated = [](const std::string& title, const std::string& text,
                        const std::string& published) {
    auto document = testing::document(text, published);
    document.title = title;
    const auto reading = testing::reader().read(std::move(document));
    std::string dates;
    for (const auto& claim : reading.claims) {
      for (const auto& filler : claim.fillers) {
        if (claim.type == "Meeting" && filler.role == "date") dates += filler.value + ";";
      }
    }
    return dates;
  };
  const std::string title = "Readout of Angela Merkel's Call with Justin Trudeau";
  const std::string text = "Angela Merkel spoke with Justin Trudeau about trade.";
  CHECK(dated(title, text, "2019-06-15") == "2019-06-15;");
  CHECK(dated(title, text, "2019-06").empty());
  CHECK(dated("Angela Merkel and Justin Trudeau", text, "2019-06-15").empty());
  CHECK(dated("Readout of Angela Merkel's Day", text, "2019-06-15").empty());
  CHECK(dated(title, "Angela Merkel spoke with Justin Trudeau on 12 June 2019.", "2019-06-15") ==
        "2019-06-12;");
  CHECK(dated(title, "Angela Merkel will meet Justin Trudeau.", "2019-06-15").empty());
}

TEST_CASE("who is undescribed, undone, one-sided or said in passing states nothing") {
  check({{"Angela Merkel met with a range of business leaders.",
          "Meeting(participant=Angela Merkel, participant=business leaders)"},
         {"The leaders met with Angela Merkel.", ""},
         {"Canada imposed sanctions on Chile.", "Sanction(imposer=Canada, target=Chile)"},
         {"Canada lifted its sanctions on Chile.", ""},
         {"Canada will deepen its cooperation with Chile and Peru.",
          "planned Partnership(party=Canada, party=Chile)\nplanned Partnership(party=Canada, "
          "party=Peru)"},
         {"It is time for cooperation with Chile and Peru.", ""},
         {"Kenya is committed to protecting its forests.",
          "Supports(supporter=Kenya, topic=protecting its forests)"},
         {"Kenya raised a tax to support schools.", ""}});
}

TEST_CASE("names side by side tell what lies where, and whose programme it is") {
  check({{"Nobody came to Osaka, Japan.", "PartOf(part=Osaka, whole=Japan)"},
         {"Nobody came to Osaka, Japan's third city.", "PartOf(part=Osaka, whole=Japan)"}});
}

TEST_CASE("a person whose state is known is of no other one") {
  check({{"Canada President Emmanuel Macron spoke, and France listened.",
          "HoldsPosition(person=Emmanuel Macron, organization=France, title=president)"}});
}

TEST_CASE("verbs that call something by a name say what their subject is against") {
  check({{"Canada labelled Chile a threat to the region.",
          "Opposes(opponent=Canada, opposed=Chile, topic=threat)"},
         {"Canada accused Chile of hiding the files.",
          "Opposes(opponent=Canada, opposed=Chile, topic=hiding the files)"},
         {"Canada saw a film about Chile.", ""}});
}

TEST_CASE("somebody else who says it is kept with the claim") {
  const auto reporter = [](const char* sentence) {
    namespace testing = entente::loaders::testing;
    const auto reading = testing::reader().read(testing::document(sentence));
    REQUIRE(reading.claims.size() == 1);
    const auto& claim = reading.claims.front();
    CHECK(testing::print(reading, claim) ==
          "ArmsTransfer(supplier=Norway, recipient=Chile, product=frigates)");
    return claim.reported_by ? reading.entities[*claim.reported_by].name : std::string("nobody");
  };
  CHECK(reporter("According to Gazprom, Norway sold frigates to Chile.") == "Gazprom");
  CHECK(reporter("Angela Merkel said that Norway had sold frigates to Chile.") == "Angela Merkel");
  CHECK(reporter("Norway sold frigates to Chile.") == "nobody");
}
