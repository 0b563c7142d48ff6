#include "core/date.hpp"

#include "support/catch.hpp"

using entente::core::compatible;
using entente::core::Date;
using entente::core::parse_date;
using entente::core::parse_date_span;
using entente::core::to_string;

TEST_CASE("a day prints as it reads") {
  const auto date = parse_date("2018-09-11");
  REQUIRE(date);
  CHECK(to_string(*date) == "2018-09-11");
  CHECK(date->year() == 2018);
  CHECK(date->month() == 9);
  CHECK(date->day() == 11);
}

TEST_CASE("a day that the calendar does not have is no date") {
  CHECK_FALSE(parse_date("2018-02-30"));
  CHECK_FALSE(parse_date("2018-13-01"));
  CHECK_FALSE(parse_date("2018-9-1"));
  CHECK_FALSE(parse_date("20180911"));
}

TEST_CASE("a time of reduced precision spans the days it may mean") {
  const auto month = parse_date_span("2016-02");
  REQUIRE(month);
  CHECK(to_string(*month->earliest) == "2016-02-01");
  CHECK(to_string(*month->latest) == "2016-02-29");
  const auto years = parse_date_span("2018/2024");
  REQUIRE(years);
  CHECK(to_string(*years->earliest) == "2018-01-01");
  CHECK(to_string(*years->latest) == "2024-12-31");
}

TEST_CASE("an open side of a span has no day") {
  const auto since = parse_date_span("2012/..");
  REQUIRE(since);
  CHECK(to_string(*since->earliest) == "2012-01-01");
  CHECK_FALSE(since->latest);
}

TEST_CASE("what is no time is refused with what was expected") {
  for (const char* wrong : {"", "..", "../..", "2018-", "2018-00", "last year", "2019/2018"}) {
    const auto result = parse_date_span(wrong);
    REQUIRE_FALSE(result);
    CHECK(result.error().message.find("expected a date such as 2018") == 0);
  }
}

TEST_CASE("times are compatible when they share a day") {
  const auto span = [](const char* iso) { return parse_date_span(iso).value(); };
  CHECK(compatible(span("2018"), span("2018-09-11")));
  CHECK(compatible(span("2012/.."), span("2018")));
  CHECK_FALSE(compatible(span("2018-09"), span("2018-10")));
  CHECK_FALSE(compatible(span("2012/.."), span("2011")));
}
