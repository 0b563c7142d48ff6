#include <thread>

#include "small_gazetteer.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

struct CoreferenceCase {
  std::string text;
  Strings expected;
};

void check_coreference(const std::vector<CoreferenceCase>& table) {
  for (const CoreferenceCase& row : table) {
    CAPTURE(row.text);
    CHECK(spans(annotated(row.text), SpanKind::nominal) == row.expected);
  }
}

}  // namespace

TEST_CASE("pronouns point to the clear antecedent") {
  check_coreference({
      {"Vladimir Putin landed at noon. He left at once.", {"He=Vladimir Putin"}},
      {"Angela Merkel spoke. She left.", {"She=Angela Merkel"}},
      {"Later Russia hosted its friends.", {"its=Russia"}},
      {"Russia waited. It sent ships.", {"It=Russia"}},
      {"Russia and China waited. They sent ships.", {"They=Russia+China"}},
      {"Xi Jinping gave Vladimir Putin a cake and thanked him.", {"him=Vladimir Putin"}},
  });
}

TEST_CASE("pronouns without a clear antecedent stay unread") {
  check_coreference({
      {"He left at once.", {}},
      {"Angela Merkel spoke.\n\nHe left.", {}},
      {"Angela Merkel spoke. He left.", {}},
      {"Russia waited. It is clear that ships were sent.", {}},
      {"A crowd met Vladimir Putin and Bill Clinton. He left.", {"He=Vladimir Putin"}},
  });
}

TEST_CASE("pairs, offices and head nouns point back") {
  check_coreference({
      {"Russia and China talked. The two countries agreed.", {"The two countries=Russia+China"}},
      {"Later Vladimir Putin met Shinzo Abe. Both leaders smiled.",
       {"Both leaders=Vladimir Putin+Shinzo Abe"}},
      {"Russian President Vladimir Putin spoke. The Russian leader smiled.",
       {"The Russian leader=Vladimir Putin"}},
      {"They joined Vostok 2018. The exercise was long.", {"The exercise=Vostok 2018"}},
      {"At the Eastern Economic Forum they met. The forum closed.",
       {"The forum=Eastern Economic Forum"}},
      {"The two countries agreed.", {}},
  });
}

TEST_CASE("common nouns stand for what the sentences before name so") {
  check_coreference({
      {"Russia waited. The country sent ships.", {"The country=Russia"}},
      {"Russia waited.\n\nThe government sent ships.", {"The government=Russia"}},
      {"Russia met China. The country waited.", {}},
      {"NATO waited. The bank waited.", {}},
      {"NATO waited. The alliance sent ships.", {"The alliance=NATO"}},
      {"In Osaka it rained. The city waited.", {"The city=Osaka"}},
      {"Foreign Minister Sergei Popov came. The minister smiled.", {"The minister=Sergei Popov"}},
      {"Prime Minister Shinzo Abe met Foreign Minister Sergei Popov. The minister smiled.", {}},
  });
}

TEST_CASE("a pair is named before the words that point to it, or spelled out behind them") {
  check_coreference({
      {"Russia and China talked. Both sides thanked Japan and Georgia.",
       {"Both sides=Russia+China"}},
      {"Later Vladimir Putin met Shinzo Abe. The 2 leaders smiled.",
       {"The 2 leaders=Vladimir Putin+Shinzo Abe"}},
      {"The two leaders, Vladimir Putin and Shinzo Abe, smiled.",
       {"The two leaders=Vladimir Putin+Shinzo Abe"}},
  });
}

TEST_CASE("the heading that opens a text tells whose it is") {
  check_coreference({
      {"Statement by President Vladimir Putin on the Truce\n\nToday I spoke at length.",
       {"I=Vladimir Putin"}},
      {"The Truce\n\nToday I spoke at length to Vladimir Putin.", {}},
      {"Joint Statement of Russia and China\n\nToday we spoke at length.", {"we=Russia+China"}},
      {"Lake Communique: A Joint Statement of Russia and China\n\nToday we spoke at length.",
       {"we=Russia+China"}},
  });
}

TEST_CASE("a text about talks goes on about those whose talks the title tells of") {
  const std::string title = "Readout of Vladimir Putin's Call with Shinzo Abe on the Truce\n\n";
  check_coreference({
      {title + "Later Vladimir Putin thanked Angela Merkel for Russia. The two leaders smiled.",
       {"The two leaders=Vladimir Putin+Shinzo Abe"}},
      {"Readout by Bill Clinton of Vladimir Putin's Call with Shinzo Abe\n\nThe leaders smiled.",
       {"The leaders=Vladimir Putin+Shinzo Abe"}},
  });
}

TEST_CASE("entities come in order of mention with the ways they are written") {
  const AnnotatedText read =
      annotated("Today Putin met Vladimir Putin's Chinese guests in Moscow.");
  REQUIRE(read.entities.size() == 3);
  CHECK(read.entities[0].name == "Vladimir Putin");
  CHECK(read.entities[0].names == Strings{"Putin", "Vladimir Putin"});
  CHECK(read.entities[1].key == "country:CN");
  CHECK(read.entities[2].type == "Place");
}

TEST_CASE("any bytes are read without harm") {
  std::string noise;
  unsigned state = 12345;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1103515245U + 12345U;
    noise += static_cast<char>(state >> 16U);
  }
  for (const std::string& text :
       {noise, std::string(3000, '('), std::string(3000, '"'), std::string("\xe2\x80"),
        std::string("President "), std::string("$"), std::string("between 1 and"),
        std::string("September"), std::string("the two"), std::string("the"), std::string("#")}) {
    const AnnotatedText read = annotated(text);
    CHECK(read.lemmas.size() == read.tokens.size());
    for (const Span& span : read.spans) {
      CHECK(span.tokens.first < span.tokens.last);
      CHECK(span.tokens.last <= read.tokens.size());
    }
  }
}

TEST_CASE("every thread reads the same") {
  const std::string text =
      "Russian President Vladimir Putin met Shinzo Abe in Tokyo on Tuesday. "
      "He praised the $3 billion deal.";
  const std::string expected = to_string(annotated(text));
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& slot : found) {
    threads.emplace_back([&slot, &text] { slot = to_string(annotated(text)); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& other : found) CHECK(other == expected);
}

TEST_CASE("an annotated text prints a line a span") {
  CHECK(to_string(annotated("Russian ships left for $5 million.")) ==
        "prose: Russian ships left for $5 million.\n"
        "  name \"Russian\" -> Country Russia [country:RU] adjectival\n"
        "  amount \"$5 million\" = 5000000 USD\n");
}
