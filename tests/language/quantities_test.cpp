#include "small_gazetteer.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

struct QuantityCase {
  std::string text;
  Strings expected;
};

void check_quantities(const std::vector<QuantityCase>& table, SpanKind kind,
                      std::string_view published) {
  for (const QuantityCase& row : table) {
    CAPTURE(row.text);
    CHECK(spans(annotated(row.text, published), kind) == row.expected);
  }
}

}  // namespace

TEST_CASE("amounts are written as the facts want them") {
  check_quantities(
      {
          {"It rose from $70bn to $100bn.", {"$70bn=70000000000 USD", "$100bn=100000000000 USD"}},
          {"It rose from $70 to $100 billion.",
           {"$70=70000000000 USD", "$100 billion=100000000000 USD"}},
          {"It cost $16.4 billion, then $8.28 billion.",
           {"$16.4 billion=16400000000 USD", "$8.28 billion=8280000000 USD"}},
          {"It cost more than $3.5 million.", {"more than $3.5 million=>3500000 USD"}},
          {"It cost less than 2 billion euros.", {"less than 2 billion euros=<2000000000 EUR"}},
          {"They had upward of $20 billion.", {"upward of $20 billion=>20000000000 USD"}},
          {"They signed a multibillion-dollar deal.", {"multibillion-dollar=>1000000000 USD"}},
          {"It rose by 25 percent or 60%.", {"25 percent=25 %", "60%=60 %"}},
          {"They sent around 3,500 troops.", {"around 3,500 troops=~3500 troops"}},
          {"Some 300,000 servicemen came.", {"Some 300,000 servicemen=~300000 troops"}},
          {"They share a 2600-mile border.", {"2600-mile=2600 mi"}},
          {"The border is 4,209 kilometres long.", {"4,209 kilometres=4209 km"}},
          {"Of the fifty-eight agreements, thirty-one were theirs.",
           {"fifty-eight agreements=58 agreements", "thirty-one=31 agreements"}},
          {"It carries 38 billion cubic meters of gas a year.",
           {"38 billion cubic meters of gas a year=38000000000 m3/year"}},
          {"They paid 3.1 trillion rubles.", {"3.1 trillion rubles=3100000000000 RUB"}},
          {"They met for three days in 2018 with two ideas.", {}},
          {"The fine was 1,2,3 dollars.", {}},
      },
      SpanKind::amount, "2018-09-14");
}

TEST_CASE("dates are resolved against the document's date") {
  check_quantities(
      {
          {"They met on September 11, 2018.", {"September 11, 2018=2018-09-11"}},
          {"They met on 11 Feb 2014.", {"11 Feb 2014=2014-02-11"}},
          {"It ran on September 11 and 12.", {"September 11 and 12=2018-09-11/2018-09-12"}},
          {"They fought between 1959 and 1989.", {"between 1959 and 1989=1959/1989"}},
          {"They talked between September 2002 and March 2003.",
           {"between September 2002 and March 2003=2002-09/2003-03"}},
          {"They drilled from June 5 to July 12, 2017.",
           {"June 5 to July 12, 2017=2017-06-05/2017-07-12"}},
          {"A plan for 2018-2024 exists.", {"2018-2024=2018/2024"}},
          {"It has been so since 2012.", {"since 2012=2012/.."}},
          {"That was in the 1990s.", {"1990s=1990/1999"}},
          {"It shall be done by 2020.", {"2020=2020"}},
          {"They came this year and last year.", {"this year=2018", "last year=2017"}},
          {"In July of last year they came.", {"July of last year=2017-07"}},
          {"In April they came.", {"April=2018-04"}},
          {"In December they came.", {"December=2017-12"}},
          {"They will come in December.", {"December=2018-12"}},
          {"They come later this month.", {"later this month=2018-09"}},
          {"They came in mid-December 2016.", {"mid-December 2016=2016-12"}},
          {"They came last week.", {"last week=2018-09-03/2018-09-09"}},
          {"They came on Tuesday.", {"Tuesday=2018-09-11"}},
          {"They came on Tuesday, May 1, 2018.", {"Tuesday, May 1, 2018=2018-05-01"}},
          {"In May 2017 he came. He left that same month.",
           {"May 2017=2017-05", "that same month=2017-05"}},
          {"They left two years ago.", {"two years ago=2016"}},
          {"A year ago today they left.", {"A year ago today=2017-09-14"}},
          {"They left two days ago, not three months ago.",
           {"two days ago=2018-09-12", "three months ago=2018-06"}},
          {"They left ten months ago.", {"ten months ago=2017-11"}},
          {"They may march on.", {}},
          {"They met on February 30, 2018.", {}},
      },
      SpanKind::date, "2018-09-14");
}

TEST_CASE("without a date of the document relative times are left out") {
  check_quantities(
      {{"They came last year, on Tuesday and in April.", {}}, {"In 2012 it was.", {"2012=2012"}}},
      SpanKind::date, "");
  check_quantities({{"They came on Tuesday, this year.", {"this year=2018"}},
                    {"Two days ago and two months ago they left.", {}},
                    {"A year ago today they left.", {"A year ago=2017"}}},
                   SpanKind::date, "2018");
}

TEST_CASE("quotations are the words between the marks") {
  check_quantities(
      {
          {"He called it “a bright new day”.", {"a bright new day=a bright new day"}},
          {"He called it \"a bright new day\".", {"a bright new day=a bright new day"}},
          {"A “view of ‘the sea’ there” was had.",
           {"view of ‘the sea’ there=view of ‘the sea’ there"}},
          {"Playing ‘junior partner’ hurts.", {"junior partner=junior partner"}},
          {"He said, ''It ends today,'' and left.", {"It ends today,=It ends today,"}},
          {"‘’It ends today’’, he said.", {"It ends today=It ends today"}},
          {"China's and Japan's ships came.", {}},
          {"He said “this never ends.\n\nAnother paragraph” here.", {}},
          {"An inch is 1\" long.", {}},
          {"“” is empty.", {}},
      },
      SpanKind::quotation, "2018");
}

TEST_CASE("a quotation longer than its bound is none") {
  const std::string text =
      "He said “" + std::string(1500, 'a') + " " + std::string(1500, 'b') + "”.";
  CHECK(spans(annotated(text), SpanKind::quotation).empty());
}
