#include "core/temporal.hpp"

#include "core/calendar.hpp"
#include "core/temporal_text.hpp"
#include "core/value.hpp"
#include "support/catch.hpp"

using namespace entente::core;

namespace {

template <class T>
std::string text(const std::optional<T>& value) {
  return value ? to_string(*value) : "nothing";
}
std::string text(const Result<DateTime>& value) {
  return value ? to_string(*value) : value.error().message;
}

struct Row {
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("counting days and naming them are each other's reverse, far beyond four digits") {
  for (const std::int64_t days : {-365242134482LL, -719468LL, -719469LL, -1LL, 0LL, 59LL, 11016LL,
                                  20000LL, 2932896LL, 2932897LL, 365241780471LL}) {
    const CivilDay day = civil_day(days);
    CHECK(days_from(day) == days);
    CHECK(days_from(week_day(days)) == days);
  }
  for (std::int64_t days = -800'000; days < 800'000; days += 1) {
    const CivilDay today = civil_day(days);
    const CivilDay next = civil_day(days + 1);
    const bool follows =
        next.day == today.day + 1 ||
        (next.day == 1 && today.day == days_in_month(today.year, today.month) &&
         (next.month == today.month + 1 || (next.month == 1 && next.year == today.year + 1)));
    if (!follows) FAIL("the day behind " << days);
  }
}

TEST_CASE("a date is read in every form of ISO 8601") {
  for (const Row& row : {Row{"1961-04-12", "1961-04-12"},
                         Row{"19610412", "1961-04-12"},
                         Row{"1961-04", "1961-04-01"},
                         Row{"196104", "1961-04-01"},
                         Row{"1961", "1961-01-01"},
                         Row{"1961-W15-3", "1961-04-12"},
                         Row{"1961W153", "1961-04-12"},
                         Row{"1961-W15", "1961-04-10"},
                         Row{"1961W15", "1961-04-10"},
                         Row{"1961-102", "1961-04-12"},
                         Row{"1961102", "1961-04-12"},
                         Row{"1961-Q2-12", "1961-04-12"},
                         Row{"1961Q212", "1961-04-12"},
                         Row{"1961-Q2", "1961-04-01"},
                         Row{"-0044-03-15", "-0044-03-15"},
                         Row{"-44", "-0044-01-01"},
                         Row{"+12000-01-01", "+12000-01-01"},
                         Row{"-999999999-01-01", "-999999999-01-01"},
                         Row{"2020-W53-5", "2021-01-01"},
                         Row{"2021-W53", "nothing"},
                         Row{"2021-366", "nothing"},
                         Row{"2021-02-29", "nothing"},
                         Row{"2021-Q1-91", "nothing"},
                         Row{"2021-W10-8", "nothing"},
                         Row{"2021-0412", "nothing"},
                         Row{"202104-12", "nothing"},
                         Row{"2021-", "nothing"},
                         Row{"+2021W15", "nothing"},
                         Row{"961", "nothing"},
                         Row{"", "nothing"}}) {
    INFO(row.text);
    CHECK(text(parse_any_date(row.text)) == row.expected);
  }
}

TEST_CASE("a time of day is read as exact as it is written") {
  for (const Row& row :
       {Row{"06:07:08.09", "06:07:08.09Z"}, Row{"060708.09", "06:07:08.09Z"},
        Row{"06:07:08,000000009", "06:07:08.000000009Z"}, Row{"06:07", "06:07Z"},
        Row{"0607", "06:07Z"}, Row{"06", "06:00Z"}, Row{"06:07+05:45", "06:07+05:45"},
        Row{"0607-0330", "06:07-03:30"}, Row{"06-03", "06:00-03:00"},
        Row{"06:07:08+00:19:32", "06:07:08+00:19:32"}, Row{"06:07-00:00", "06:07Z"},
        Row{"24:00", "nothing"}, Row{"06:60", "nothing"}, Row{"06:07.5", "nothing"},
        Row{"06:0708", "nothing"}, Row{"06:07:08.", "nothing"},
        Row{"06:07:08.1234567890", "nothing"}, Row{"06:07+19:00", "nothing"},
        Row{"6:07", "nothing"}}) {
    INFO(row.text);
    CHECK(text(parse_offset_time(row.text)) == row.expected);
  }
}

TEST_CASE("a date-time is in the zone that is written behind it") {
  for (const Row& row :
       {Row{"1989-11-09T18:57", "1989-11-09T18:57Z"},
        Row{"19891109T1857+0100", "1989-11-09T18:57+01:00"},
        Row{"1989-11-09T18:57[Europe/Berlin]", "1989-11-09T18:57+01:00[Europe/Berlin]"},
        Row{"1989-07-09T18:57[Europe/Berlin]", "1989-07-09T18:57+02:00[Europe/Berlin]"},
        Row{"1989-11-09T18:57+01:00[Europe/Berlin]", "1989-11-09T18:57+01:00[Europe/Berlin]"},
        Row{"1989-11-09T18:57+02:00[Europe/Berlin]",
            "Europe/Berlin is at +01:00 at that time, not at +02:00: "
            "'1989-11-09T18:57+02:00[Europe/Berlin]'"},
        Row{"1989-11-09T18:57[Europe/Atlantis]", "there is no time zone 'Europe/Atlantis'"},
        Row{"1989-11-09T18:57[europe/berlin]", "there is no time zone 'europe/berlin'"},
        Row{"+40000-07-01T12:00[Europe/Berlin]", "+40000-07-01T12:00+02:00[Europe/Berlin]"},
        Row{"-40000-07-01T12:00Z", "-40000-07-01T12:00Z"}}) {
    INFO(row.text);
    CHECK(text(parse_date_time(row.text)) == row.expected);
  }
  CHECK_FALSE(parse_date_time("1989-11-09T18:57[Europe/Berlin"));
  CHECK_FALSE(parse_date_time("T18:57"));
}

TEST_CASE("clocks put back show an hour twice, clocks put forward leave one out") {
  for (const Row& row :
       {Row{"2018-10-28T02:30[Europe/Vienna]", "2018-10-28T02:30+02:00[Europe/Vienna]"},
        Row{"2018-10-28T02:30+01:00[Europe/Vienna]", "2018-10-28T02:30+01:00[Europe/Vienna]"},
        Row{"2018-03-25T02:30[Europe/Vienna]", "2018-03-25T03:30+02:00[Europe/Vienna]"},
        Row{"2018-03-25T01:59[Europe/Vienna]", "2018-03-25T01:59+01:00[Europe/Vienna]"}}) {
    CHECK(text(parse_date_time(row.text)) == row.expected);
  }
}

TEST_CASE("a moment is the same in every zone, and ordered before it is equal") {
  const auto vienna = *parse_date_time("2018-09-11T12:00[Europe/Vienna]");
  const auto moved = DateTime::at(vienna.utc_seconds(), 0, *TimeZone::named("Asia/Tokyo"));
  CHECK(text(moved) == "2018-09-11T19:00+09:00[Asia/Tokyo]");
  CHECK(vienna != *moved);
  CHECK(vienna < *moved);
  CHECK(vienna < *parse_date_time("2018-09-11T10:01Z"));
  CHECK(*parse_offset_time("12:00+02:00") < *parse_offset_time("10:01Z"));
}

TEST_CASE("a duration prints part by part, each with its sign") {
  for (const Row& row : {Row{"P1Y2M3DT4H5M6.7S", "P1Y2M3DT4H5M6.7S"},
                         Row{"P14M", "P1Y2M"},
                         Row{"P1Q1W", "P3M7D"},
                         Row{"P-1Y2M", "P-10M"},
                         Row{"-P1Y2DT3S", "P-1Y-2DT-3S"},
                         Row{"PT90M", "PT1H30M"},
                         Row{"PT25H", "PT25H"},
                         Row{"PT-0.1S", "PT-0.1S"},
                         Row{"PT1M-60.5S", "PT-0.5S"},
                         Row{"P0.5M", "P15DT5H14M33S"},
                         Row{"P1.5W", "P10DT12H"},
                         Row{"PT0,25H", "PT15M"},
                         Row{"p1dt1h", "P1DT1H"},
                         Row{"P0D", "PT0S"},
                         Row{"P0002-03-04T05:06:07.8", "P2Y3M4DT5H6M7.8S"},
                         Row{"P0002-13-04", "nothing"},
                         Row{"P", "nothing"},
                         Row{"PT", "nothing"},
                         Row{"P1DT", "nothing"},
                         Row{"P1H", "nothing"},
                         Row{"P1D1Y", "nothing"},
                         Row{"P1Y1Y", "nothing"},
                         Row{"P.Y", "nothing"},
                         Row{"1Y", "nothing"},
                         Row{"PT99999999999999999999S", "nothing"}}) {
    INFO(row.text);
    CHECK(text(parse_duration(row.text)) == row.expected);
  }
}

TEST_CASE("amounts are decimal: a tenth is a tenth") {
  const auto number = [](double d) { return *Decimal::from(d); };
  CHECK(number(0.1) == Decimal{0, Decimal::kUnit / 10});
  CHECK(number(-2.5) == Decimal{-2, -Decimal::kUnit / 2});
  CHECK(number(1.5e-7) == Decimal{0, 150'000'000'000});
  CHECK(number(3e17) == Decimal{300'000'000'000'000'000, 0});
  CHECK(number(1.25e16) == Decimal{12'500'000'000'000'000, 0});
  CHECK(number(1e-30) == Decimal{});
  CHECK_FALSE(Decimal::from(1e19));
  CHECK(*multiply(number(1.5), number(-0.2)) == number(-0.3));
  CHECK(*divide(number(1), number(8)) == number(0.125));
  CHECK_FALSE(divide(number(1), Decimal{}));
  CHECK_FALSE(multiply(number(9e18), number(2)));
  CHECK_FALSE(divide(number(9e18), number(0.5)));
  CHECK_FALSE(add(number(9e18), number(9e18)));
}

TEST_CASE("a third of a week is two days and eight hours") {
  const auto week = *parse_duration("P1W");
  CHECK(text(divide(week, Decimal{3, 0})) == "P2DT8H");
  CHECK(text(multiply(*divide(week, Decimal{7, 0}), Decimal{7, 0})) == "P7D");
}

TEST_CASE("durations are ordered by their average length") {
  const auto d = [](const char* text) { return *parse_duration(text); };
  CHECK((by_length(d("P30D"), d("P1M")) < 0));
  CHECK((by_length(d("P31D"), d("P1M")) > 0));
  CHECK((by_length(d("PT24H"), d("P1D")) != 0));
  CHECK((by_length(d("P1D"), d("P1D")) == 0));
}

TEST_CASE("equal times hash alike, and every type of time can be stored") {
  const std::vector<Value> times = {*parse_any_date("2018-09-11"),
                                    *parse_local_time("12:00"),
                                    *parse_offset_time("12:00+02"),
                                    *parse_local_date_time("2018-09-11T12:00"),
                                    *parse_date_time("2018-09-11T12:00[Europe/Vienna]"),
                                    *parse_duration("P1D")};
  for (const Value& one : times) {
    CHECK(is_storable(one));
    for (const Value& other : times) CHECK(same(one, other) == (&one == &other));
    const Value copy = one;
    CHECK(hash(copy) == hash(one));
  }
  CHECK(type_name(times[4]) == "DateTime");
  CHECK(temporal_text(times[2]) == "12:00+02:00");
  CHECK_FALSE(temporal_text(Value("12:00")));
}
