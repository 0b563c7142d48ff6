#include "small_gazetteer.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

struct NameCase {
  std::string text;
  Strings expected;
};

void check_names(SpanKind kind, const std::vector<NameCase>& table) {
  for (const NameCase& row : table) {
    CAPTURE(row.text);
    CHECK(spans(annotated(row.text), kind) == row.expected);
  }
}

}  // namespace

TEST_CASE("persons are known by given name, title, apposition or family name") {
  check_names(SpanKind::name,
              {
                  {"Talks with President Putin began.", {"Putin=Vladimir Putin"}},
                  {"Yesterday Gen. Valery Orlov spoke.", {"Valery Orlov=Valery Orlov"}},
                  {"The host, Prime Minister Oda Nakano, bowed.", {"Oda Nakano=Oda Nakano"}},
                  {"China's ambassador to Japan, Li Hui, left.",
                   {"China=China", "Japan=Japan", "Li Hui=Li Hui"}},
                  {"Then Wei Fenghe came. Wei spoke.", {"Wei Fenghe=Wei Fenghe", "Wei=Wei Fenghe"}},
                  {"Vladmir Putin came and Putin left.",
                   {"Vladmir Putin=Vladimir Putin", "Putin=Vladimir Putin"}},
                  {"The Great Wave was full.", {}},
                  {"Perhaps Nobody Knows.", {}},
              });
}

TEST_CASE("a person is known by any part of the name that is nobody else's") {
  check_names(SpanKind::name,
              {
                  {"Then Sergei Al-Hadid came. Hadid spoke.",
                   {"Sergei Al-Hadid=Sergei Al-Hadid", "Hadid=Sergei Al-Hadid"}},
                  {"Then Sergei Rojas Vega came. President Rojas spoke.",
                   {"Sergei Rojas Vega=Sergei Rojas Vega", "Rojas=Sergei Rojas Vega"}},
                  {"Yesterday Gen. Putin spoke.", {"Putin=Putin"}},
              });
}

TEST_CASE("two persons of one family name stay two") {
  check_names(SpanKind::name, {{"Hillary Clinton met Bill Clinton. Then Clinton left.",
                                {"Hillary Clinton=Hillary Clinton", "Bill Clinton=Bill Clinton"}},
                               {"Hillary Clinton met Bill Clinton. Then Mrs. Clinton left.",
                                {"Hillary Clinton=Hillary Clinton", "Bill Clinton=Bill Clinton",
                                 "Clinton=Hillary Clinton"}}});
}

TEST_CASE("a capital is the state where it acts and a place where something happens") {
  const auto types = [](std::string_view text) {
    Strings out;
    const AnnotatedText read = annotated(text);
    for (const Span& span : read.spans) {
      if (span.kind == SpanKind::name) out.push_back(read.entities[span.entities[0]].type);
    }
    return out;
  };
  CHECK(types("Later Moscow refused.") == Strings{"Country"});
  CHECK(types("They met in Moscow.") == Strings{"Place"});
  CHECK(types("They flew to Moscow and Beijing.") == Strings{"Place", "Place"});
  CHECK(types("Arms sales from Moscow to Beijing grew.") == Strings{"Country", "Country"});
  CHECK(types("The Beijing meeting failed.") == Strings{"Place"});
}

TEST_CASE("adjectives stand for the state and are marked") {
  const AnnotatedText read =
      annotated("The Chinese delegation met Americans of the Sino-Russian club.");
  std::string marks;
  for (const Span& span : read.spans) {
    if (span.kind == SpanKind::name) marks += span.adjectival ? 'a' : 'n';
  }
  CHECK(marks == "anaa");
}

TEST_CASE("initials before a verb are no adjective") {
  for (const std::string_view text : {"The US withdrew its forces.", "The U.S. sent troops."}) {
    const AnnotatedText read = annotated(text);
    REQUIRE_FALSE(read.spans.empty());
    CHECK_FALSE(read.spans.front().adjectival);
  }
}

TEST_CASE("head nouns give away names that the gazetteer lacks") {
  check_names(SpanKind::name,
              {
                  {"Scholars of the Harbin Security Institute spoke.",
                   {"Harbin Security Institute=Harbin Security Institute"}},
                  {"The Ministry of Foreign Affairs denied it.",
                   {"Ministry of Foreign Affairs=Ministry of Foreign Affairs"}},
                  {"The Russian Defense Ministry denied it.",
                   {"Russian Defense Ministry=Russian Defense Ministry"}},
                  {"Before the 18th Congress of the Orange Party he left.",
                   {"18th Congress of the Orange Party=18th Congress of the Orange Party"}},
                  {"The Harbin Trade Bank (HTB) closed; HTB owes much.",
                   {"Harbin Trade Bank=Harbin Trade Bank", "HTB=Harbin Trade Bank",
                    "HTB=Harbin Trade Bank"}},
                  {"The Peace and Security Council met.",
                   {"Peace and Security Council=Peace and Security Council"}},
                  {"The ministry of a small bank was a forum.", {}},
              });
}

TEST_CASE("a name that brackets introduce is meant from then on, whatever the gazetteer says") {
  check_names(
      SpanKind::name,
      {{"The Baltic Reef Research Institute (Baltic RRI) moved. Baltic RRI stayed.",
        {"Baltic Reef Research Institute=Baltic Reef Research Institute",
         "Baltic RRI=Baltic Reef Research Institute", "Baltic RRI=Baltic Reef Research Institute"}},
       {"The Northern Alpine Theatre Organization (NATO) sang. NATO danced.",
        {"Northern Alpine Theatre Organization=Northern Alpine Theatre Organization",
         "NATO=Northern Alpine Theatre Organization",
         "NATO=Northern Alpine Theatre Organization"}}});
}

TEST_CASE("a year before another event's noun is not this event's") {
  check_names(SpanKind::name, {{"They hosted a 2012 summit and the Pacific Rim Summit.",
                                {"Pacific Rim Summit=Pacific Rim Summit"}}});
}

TEST_CASE("an edition of a recurring event carries its year") {
  check_names(SpanKind::name,
              {
                  {"On September 11, it opened its fourth-annual Eastern Economic Forum.",
                   {"Eastern Economic Forum=Eastern Economic Forum 2018"}},
                  {"They joined Vostok 2014.", {"Vostok 2014=Vostok 2014"}},
                  {"The 2012 G20 summit was long.", {"2012 G20 summit=G20 summit 2012"}},
                  {"Since 2015, the Eastern Economic Forum has grown.",
                   {"Eastern Economic Forum=Eastern Economic Forum"}},
              });
}

TEST_CASE("a date is no event, and an adjective before a noun no army") {
  check_names(SpanKind::name,
              {{"It began on September 11.", {}},
               {"The Chinese military cooperation grew.", {"Chinese=China"}},
               {"The Chinese military left.", {"Chinese military=People's Liberation Army"}}});
}

TEST_CASE("an ambiguous name needs support") {
  check_names(SpanKind::name,
              {{"He saw Michael Georgia there.", {"Michael Georgia=Michael Georgia"}},
               {"He saw Georgia there.", {"Georgia=Georgia"}},
               {"It told us so.", {}}});
}

TEST_CASE("a direction before a place's name makes another place") {
  check_names(SpanKind::name, {{"He went to East Russia.", {"East Russia=East Russia"}},
                               {"He went east. Russia saw it.", {"Russia=Russia"}}});
}

TEST_CASE("a person's name ends where the next name begins") {
  check_names(SpanKind::name,
              {{"President Maria R. Gomez Maria R. Gomez is here.",
                {"Maria R. Gomez=Maria R. Gomez", "Maria R. Gomez=Maria R. Gomez"}}});
}

TEST_CASE("titles are spans as written, honorifics are not") {
  check_names(SpanKind::title,
              {{"The Prime Minister met Mr. Orlov.", {"Prime Minister=prime minister"}},
               {"China's ambassador to Japan left.", {"ambassador to Japan=ambassador to japan"}},
               {"It was a major step.", {}}});
}
