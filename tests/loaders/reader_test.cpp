// Reading whole documents with the project's own schemas: sentences -> facts, and what holds for
// every text.
#include "loaders/reader.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>

#include "loaders/reading_fixture.hpp"
#include "support/catch.hpp"

namespace {

using namespace entente;
using namespace entente::loaders::testing;

std::vector<graph::Document> example_texts() {
  std::vector<graph::Document> texts;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/examples/texts")) {
    if (entry.path().extension() != ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    texts.push_back(document({std::istreambuf_iterator<char>(file), {}}, ""));
    texts.back().id = path.filename().string();
  }
  return texts;
}

struct SentenceFacts {
  const char *sentence, *facts;
};

void check_facts(std::initializer_list<SentenceFacts> rows) {
  for (const SentenceFacts& row : rows) {
    INFO(row.sentence);
    CHECK(read(row.sentence) == row.facts);
  }
}

}  // namespace

TEST_CASE("sentences give facts") {
  check_facts({
      {"Angela Merkel visited Poland, Spain and Japan.",
       "Visit(visitor=Angela Merkel, destination=Poland)\n"
       "Visit(visitor=Angela Merkel, destination=Spain)\n"
       "Visit(visitor=Angela Merkel, destination=Japan)"},
      {"Angela Merkel will travel to Japan in March 2020.",
       "planned Visit(visitor=Angela Merkel, destination=Japan, date=2020-03)"},
      {"Angela Merkel has never visited Japan.",
       "negated Visit(visitor=Angela Merkel, destination=Japan)"},
      {"Angela Merkel might visit Japan.", ""},
      {"Angela Merkel met with Emmanuel Macron in Berlin on 3 May 2018.",
       "Meeting(participant=Angela Merkel, participant=Emmanuel Macron, place=Berlin, "
       "date=2018-05-03)"},
      {"France joined NATO.", "MemberOf(member=France, organization=NATO)"},
      {"Japan and India held a naval exercise.",
       "MilitaryExercise(participant=Japan, participant=India)"},
      {"India's arms sales to Vietnam grew.", "ArmsTransfer(supplier=India, recipient=Vietnam)"},
      {"France imposed sanctions on Belarus.", "Sanction(imposer=France, target=Belarus)"},
      {"Norway shares a border with Finland.", "Borders(party=Norway, party=Finland)"},
      {"Turkey opposes Greek claims.", "Opposes(opponent=Turkey, opposed=Greece, topic=claims)"},
      {"Spain backed Portugal.", "Supports(supporter=Spain, supported=Portugal)"},
      {"Portugal is Spain's closest ally.",
       "Partnership(party=Portugal, party=Spain, label=closest ally)"},
      {"Foreign Minister Wang Yi held talks with his Russian counterpart Sergey Lavrov in Moscow.",
       "HoldsPosition(person=Wang Yi, title=foreign minister)\n"
       "HoldsPosition(person=Sergey Lavrov, organization=Russia, title=foreign minister)\n"
       "Meeting(participant=Wang Yi, participant=Sergey Lavrov, place=Moscow)"},
      {"Talks will go on, said Japanese Prime Minister Fumio Kishida.",
       "HoldsPosition(person=Fumio Kishida, organization=Japan, title=prime minister)"},
      {"Spain and Morocco signed a fishing agreement in Rabat in March 2018.",
       "AgreementSigning(party=Spain, party=Morocco, topic=fishing agreement, date=2018-03, "
       "place=Rabat)"},
      {"Trade between India and Kenya reached $3 billion in 2017.",
       "TradeFigure(party=India, party=Kenya, amount=3000000000 USD, date=2017)"},
      {"Of the twelve agreements that were signed with Swiss companies, two failed.",
       "AgreementSigning(party=Swiss companies, count=12 agreements)"},
      {"The chair was empty, and nobody came.", ""},
  });
}

TEST_CASE("a quotation needs three words to be a statement") {
  CHECK(read("Angela Merkel said: “We shall build the bridge.”") ==
        "Statement(speaker=Angela Merkel, quotation=We shall build the bridge.)");
  CHECK(read("Angela Merkel said it was “very fine”.").empty());
}

TEST_CASE("a quotation of several sentences is read inside") {
  CHECK(
      read("“Peace needs patience. France joined NATO. All of us know it,” said Angela Merkel.") ==
      "Statement(speaker=Angela Merkel, quotation=Peace needs patience. France joined NATO. All of "
      "us know it,)\nMemberOf(member=France, organization=NATO)");
}

TEST_CASE("lists, offices and counts inside a sentence do not mislead") {
  check_facts({
      {"Norway bought 16 Leopard 2 tanks from Germany in 2017.",
       "ArmsTransfer(supplier=Germany, recipient=Norway, product=Leopard 2, date=2017)"},
      {"France imposed sanctions on Belarus and on Mali.",
       "Sanction(imposer=France, target=Belarus, target=Mali)"},
      {"Norway met Finland, and Sweden left.", "Meeting(participant=Norway, participant=Finland)"},
      {"Norway, a neighbour of Finland, belongs to NATO.",
       "Borders(party=Norway, party=Finland)\nMemberOf(member=Norway, organization=NATO)"},
      {"According to Norway, Finland sold Spain ammunition.",
       "ArmsTransfer(supplier=Finland, recipient=Spain, product=ammunition)"},
      {"Spain denied that Portugal had joined NATO.",
       "negated MemberOf(member=Portugal, organization=NATO)"},
      {"Japan and Russia dispute the island of Kunashir.",
       "TerritorialDispute(party=Japan, party=Russia, territory=Kunashir)"},
  });
}

TEST_CASE("what is there already is no plan, and what is to come no fact") {
  check_facts({
      {"Norway will discuss Kenya's war against Uganda.",
       "Conflict(party=Kenya, party=Uganda, attacker=Kenya, target=Uganda)"},
      {"Norway will celebrate the friendship between Kenya and Uganda.",
       "Partnership(party=Kenya, party=Uganda, label=friendship)"},
      {"Mary Okoro is nominated to serve as ambassador of Norway.",
       "planned Appointment(person=Mary Okoro, organization=Norway, title=ambassador)"},
  });
}

TEST_CASE("fillers are whole and nobody's but the fact's own") {
  check_facts({
      {"Associate Attorney General Mary Okoro spoke.",
       "HoldsPosition(person=Mary Okoro, title=associate attorney general)"},
      {"Assistant to the President for Trade Mary Okoro spoke.",
       "HoldsPosition(person=Mary Okoro, title=assistant to the president for trade)"},
      {"Norway is committed to preserving the rivers of the north, which are dirty.",
       "Supports(supporter=Norway, topic=preserving the rivers of the north)"},
      {"Norway is committed to redoubling efforts of its own.", ""},
      {"After Kenya's attack on Uganda, Norway sent a note.",
       "Conflict(party=Kenya, party=Uganda, attacker=Kenya, target=Uganda)"},
      {"Norway announced the “Clean Rivers Initiative” in Oslo.", ""},
  });
}

TEST_CASE("an office is not held by the consort of who holds it") {
  CHECK(read("First Lady Rachel Ruto sang. President Ruto visited Chile.") ==
        "HoldsPosition(person=Rachel Ruto, title=first lady)\n"
        "HoldsPosition(person=William Ruto, title=president)\n"
        "Visit(visitor=William Ruto, destination=Chile)");
}

TEST_CASE("a date is as far away as the verb before it") {
  CHECK(read("Angela Merkel visited Chile on 10 December and will go on.") ==
        "Visit(visitor=Angela Merkel, destination=Chile, date=2018-12-10)");
  CHECK(read("Angela Merkel said that she will visit Chile on 10 December.") ==
        "planned Visit(visitor=Angela Merkel, destination=Chile, date=2019-12-10)");
}

TEST_CASE("we are those who the text says we are") {
  CHECK(read("We, the leaders of Norway and Finland, talked at length. We support Estonia.")
            .find("Supports(supporter=Norway, supporter=Finland, supported=Estonia)") !=
        std::string::npos);
  CHECK(read("We support Estonia.").empty());
}

TEST_CASE("a quotation that stands alone goes on from the last speaker") {
  CHECK(read("“The talks were long,” said Angela Merkel. “We shall build the bridge.”") ==
        "Statement(speaker=Angela Merkel, quotation=The talks were long,)\n"
        "Statement(speaker=Angela Merkel, quotation=We shall build the bridge.)");
  CHECK(read("“We shall build the bridge.”").empty());
}

TEST_CASE("the sides that a name joins take part") {
  CHECK(read("The first India-Japan Energy Ministerial was held in March 2018.") ==
        "Gathering(event=India-Japan Energy Ministerial, date=2018-03, participant=India, "
        "participant=Japan)");
}

TEST_CASE("a claim names who it comes from") {
  const auto source = [](const char* sentence) {
    const graph::Reading reading = reader().read(document(sentence));
    REQUIRE(reading.claims.size() == 1);
    const auto& claim = reading.claims.front();
    return claim.reported_by ? reading.entities[*claim.reported_by].name : std::string("nobody");
  };
  CHECK(source("Angela Merkel said that France will join NATO.") == "Angela Merkel");
  CHECK(source("According to Norway, France joined NATO.") == "Norway");
  CHECK(source("France joined NATO, Angela Merkel said.") == "Angela Merkel");
  CHECK(source("France joined NATO.") == "nobody");
}

TEST_CASE("a neighbour that is only implied comes from the document's fuller claim") {
  CHECK(
      read("Norway is a neighbor across a 1,600-kilometer border. The Swedish-Norwegian border is "
           "old.") ==
      "Borders(party=Norway, party=Sweden, length=1600 km)\nBorders(party=Sweden, party=Norway)");
  CHECK(read("Norway is a neighbor across a 1,600-kilometer border.").empty());
}

TEST_CASE("bilateral trade is that of the two states in question") {
  CHECK(read("Kenya and Japan are old friends. Bilateral trade reached $2 billion in 2018.") ==
        "Partnership(party=Kenya, party=Japan, label=old friends)\n"
        "TradeFigure(party=Kenya, party=Japan, amount=2000000000 USD, date=2018)");
}

TEST_CASE("a meeting takes over the place of the event beside which it is held") {
  const std::string facts = read(
      "Egypt hosted the Nile Forum in Cairo. Angela Merkel met with Emmanuel Macron on the "
      "sidelines "
      "of the Nile Forum.");
  CHECK_THAT(facts,
             Catch::Contains("Meeting(participant=Angela Merkel, participant=Emmanuel Macron, "
                             "place=Cairo"));
}

TEST_CASE("one line of two hundred kilobytes is read") {
  std::string line;
  while (line.size() < 200'000) line += "Norway (which borders Finland and Sweden, and both) met ";
  const graph::Reading reading = reader().read(document(line));
  CHECK(reading.document.text == line);
}

TEST_CASE("offices are read with person and state") {
  CHECK(read("French President Emmanuel Macron spoke.") ==
        "HoldsPosition(person=Emmanuel Macron, organization=France, title=president)");
}

TEST_CASE("an empty text and one of marks give nothing") {
  CHECK(read("").empty());
  CHECK(read("?!(((—”“\"'").empty());
  CHECK(read(std::string(600, '(') + "France" + std::string(600, ')')).empty());
}

TEST_CASE("every span lies in the text and the evidence holds its words") {
  for (const auto& text : example_texts()) {
    const graph::Reading reading = reader().read(text);
    const std::string& bytes = reading.document.text;
    for (const auto& mention : reading.mentions) {
      CHECK(mention.span.begin < mention.span.end);
      CHECK(mention.span.end <= bytes.size());
      CHECK(mention.entity < reading.entities.size());
    }
    for (const auto& claim : reading.claims) {
      INFO(text.id << ": " << print(reading, claim));
      CHECK(claim.evidence.begin < claim.evidence.end);
      CHECK(claim.evidence.end <= bytes.size());
      CHECK(claim.evidence.end - claim.evidence.begin <= 600);
      CHECK(claim.confidence > 0);
      CHECK(claim.confidence <= 1);
      CHECK_FALSE(claim.rule.empty());
      bool core_inside = false;
      for (const auto& filler : claim.fillers) {
        CHECK(filler.span.end <= bytes.size());
        core_inside = core_inside || (filler.span.begin >= claim.evidence.begin &&
                                      filler.span.begin < claim.evidence.end);
        if (filler.entity) CHECK(*filler.entity < reading.entities.size());
        if (!filler.entity) CHECK_FALSE(filler.value.empty());
      }
      CHECK(core_inside);
    }
  }
}

TEST_CASE("the number of threads changes nothing") {
  const std::atomic<bool> never{false};
  const auto one = loaders::read_all(reader(), {example_texts(), {}, {}}, 1, never, {});
  std::size_t last = 0;
  const auto many = loaders::read_all(reader(), {example_texts(), {}, {}}, 5, never,
                                      [&](std::size_t done, std::size_t) { last = done; });
  REQUIRE(one);
  REQUIRE(many);
  CHECK(last == one->size());
  REQUIRE(one->size() == many->size());
  for (std::size_t i = 0; i < one->size(); ++i) {
    REQUIRE((*one)[i].claims.size() == (*many)[i].claims.size());
    for (std::size_t c = 0; c < (*one)[i].claims.size(); ++c) {
      CHECK(print((*one)[i], (*one)[i].claims[c]) == print((*many)[i], (*many)[i].claims[c]));
    }
  }
}

TEST_CASE("reading stops when it is interrupted") {
  const std::atomic<bool> at_once{true};
  const auto stopped = loaders::read_all(reader(), {example_texts(), {}, {}}, 2, at_once, {});
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().kind == core::ErrorKind::interrupted);
}

TEST_CASE("a reader that is asked to stop leaves the rest of a text unread") {
  namespace testing = entente::loaders::testing;
  const auto text = "Norway will sell submarines to Poland.";
  std::atomic<bool> stop{false};
  CHECK(testing::reader().read(testing::document(text), &stop).claims.size() == 1);
  stop = true;
  CHECK(testing::reader().read(testing::document(text), &stop).claims.empty());
}
