// Dates, times and durations in expressions: what functions and operators make of them.
#include "query/small_graph.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::query_test;

namespace {

struct TemporalCase {
  std::string expression;
  std::string expected;
};

void check_temporal(const std::vector<TemporalCase>& cases) {
  const graph::PropertyGraph graph;
  for (const TemporalCase& c : cases) {
    INFO(c.expression);
    CHECK(rows_of(graph, "RETURN " + c.expression + " AS x") ==
          std::vector<std::string>{c.expected});
  }
}

void check_errors(const std::vector<TemporalCase>& cases) {
  const graph::PropertyGraph graph;
  for (const TemporalCase& c : cases) {
    INFO(c.expression);
    const std::string error = error_of(graph, "RETURN " + c.expression + " AS x");
    CHECK(error.substr(0, error.find(' ')) == c.expected);
  }
}

}  // namespace

TEST_CASE("a day is made from the parts of any calendar") {
  check_temporal({{"date({year: 2020, month: 2, day: 29})", "2020-02-29"},
                  {"date({year: 2020, month: 2})", "2020-02-01"},
                  {"date({year: 2020})", "2020-01-01"},
                  {"date({year: 2020, week: 53, dayOfWeek: 5})", "2021-01-01"},
                  {"date({year: 2021, week: 1})", "2021-01-04"},
                  {"date({year: 2020, quarter: 4, dayOfQuarter: 92})", "2020-12-31"},
                  {"date({year: 2020, ordinalDay: 366})", "2020-12-31"},
                  {"date({year: -44, month: 3, day: 15})", "-0044-03-15"}});
}

TEST_CASE("a time is made from its parts, the fraction from three") {
  check_temporal(
      {{"localtime({hour: 4, minute: 5, second: 6, millisecond: 7, microsecond: 8, nanosecond: 9})",
        "04:05:06.007008009"},
       {"localtime({hour: 4, minute: 5, second: 6, microsecond: 7008})", "04:05:06.007008"},
       {"time({hour: 4, timezone: '-09:30'})", "04:00-09:30"},
       {"localdatetime({year: 2020, ordinalDay: 60, hour: 4})", "2020-02-29T04:00"},
       {"datetime({year: 2020, month: 7, timezone: 'America/Lima'})",
        "2020-07-01T00:00-05:00[America/Lima]"},
       {"datetime({epochSeconds: -1, nanosecond: 5, timezone: '+01:00'})",
        "1970-01-01T00:59:59.000000005+01:00"},
       {"datetime({epochMillis: -1})", "1969-12-31T23:59:59.999Z"},
       {"datetime.fromEpoch(1, 2)", "1970-01-01T00:00:01.000000002Z"}});
}

TEST_CASE("parts that do not fit, or not together, are refused") {
  check_errors({{"date({year: 2021, month: 2, day: 29})", "InvalidArgumentValue"},
                {"date({year: 2021, month: 13})", "InvalidArgumentValue"},
                {"date({year: 2021, week: 53})", "InvalidArgumentValue"},
                {"date({year: 2021, quarter: 1, dayOfQuarter: 91})", "InvalidArgumentValue"},
                {"date({year: 2021, ordinalDay: 366})", "InvalidArgumentValue"},
                {"date({month: 2})", "InvalidArgumentValue"},
                {"date({year: 2021, day: 2})", "InvalidArgumentValue"},
                {"date({year: 2021, month: 2, week: 3})", "InvalidArgumentValue"},
                {"date({year: 2021, hour: 2})", "InvalidArgumentValue"},
                {"date({year: 2021.0})", "InvalidArgumentValue"},
                {"date({year: 1000000000})", "InvalidArgumentValue"},
                {"localtime({hour: 24})", "InvalidArgumentValue"},
                {"localtime({minute: 2})", "InvalidArgumentValue"},
                {"localtime({hour: 1, minute: 2, second: 3, millisecond: 4, microsecond: 1000})",
                 "InvalidArgumentValue"},
                {"localtime({hour: 1, timezone: 'Z'})", "InvalidArgumentValue"},
                {"time({hour: 1, timezone: 'Europe/Atlantis'})", "InvalidArgumentValue"},
                {"datetime({epochSeconds: 1, year: 2020})", "InvalidArgumentValue"},
                {"duration({fortnights: 1})", "InvalidArgumentValue"},
                {"duration({days: '1'})", "InvalidArgumentValue"},
                {"localtime(date('2020-01-01'))", "InvalidArgumentValue"},
                {"datetime('2020-01-01T25:00')", "InvalidArgumentValue"}});
}

TEST_CASE("null makes null, alone and as a part") {
  check_temporal({{"date(null)", "null"},
                  {"date({year: 2020, month: null})", "null"},
                  {"duration.between(null, date())", "null"},
                  {"datetime.realtime(null)", "null"},
                  {"date('2020-01-01') + null", "null"}});
}

TEST_CASE("other values give their day, their time, or both, and parts change them") {
  const std::string at = "datetime('2020-03-31T10:20:30.4+02:00')";
  check_temporal(
      {{"date(" + at + ")", "2020-03-31"},
       {"localtime(" + at + ")", "10:20:30.4"},
       {"time(" + at + ")", "10:20:30.4+02:00"},
       {"localdatetime(" + at + ")", "2020-03-31T10:20:30.4"},
       {"date({date: " + at + ", month: 2})", "2020-02-29"},
       {"date({date: " + at + ", quarter: 4})", "2020-12-31"},
       {"date({date: " + at + ", week: 1})", "2019-12-31"},
       {"date({date: " + at + ", dayOfWeek: 7})", "2020-04-05"},
       {"date({date: date('2020-02-29'), year: 2021})", "2021-02-28"},
       {"time({time: " + at + ", second: 1, timezone: 'Z'})", "08:20:01.4Z"},
       {"time({time: localtime('10:20'), timezone: '+02:00'})", "10:20+02:00"},
       {"localdatetime({date: date('2001-02-03'), time: " + at + "})", "2001-02-03T10:20:30.4"},
       {"datetime({datetime: " + at + ", timezone: 'America/New_York'})",
        "2020-03-31T04:20:30.4-04:00[America/New_York]"},
       {"datetime({date: " + at + ", hour: 1, timezone: 'America/New_York'})",
        "2020-03-31T01:00-04:00[America/New_York]"},
       {"datetime({datetime: " + at + ", millisecond: 5})", "2020-03-31T10:20:30.005+02:00"}});
}

TEST_CASE("truncation cuts off at every unit") {
  const std::string at = "datetime('1987-11-20T10:20:30.123456789+02:00')";
  const auto cut = [&](const std::string& unit) {
    return "datetime.truncate('" + unit + "', " + at + ")";
  };
  check_temporal({{cut("millennium"), "1000-01-01T00:00+02:00"},
                  {cut("century"), "1900-01-01T00:00+02:00"},
                  {cut("decade"), "1980-01-01T00:00+02:00"},
                  {cut("year"), "1987-01-01T00:00+02:00"},
                  {cut("weekYear"), "1986-12-29T00:00+02:00"},
                  {cut("quarter"), "1987-10-01T00:00+02:00"},
                  {cut("month"), "1987-11-01T00:00+02:00"},
                  {cut("week"), "1987-11-16T00:00+02:00"},
                  {cut("day"), "1987-11-20T00:00+02:00"},
                  {cut("hour"), "1987-11-20T10:00+02:00"},
                  {cut("minute"), "1987-11-20T10:20+02:00"},
                  {cut("second"), "1987-11-20T10:20:30+02:00"},
                  {cut("millisecond"), "1987-11-20T10:20:30.123+02:00"},
                  {cut("microsecond"), "1987-11-20T10:20:30.123456+02:00"},
                  {"date.truncate('decade', date('-0011-05-05'))", "-0020-01-01"}});
}

TEST_CASE("what was cut off can be given anew") {
  const std::string at = "datetime('1987-11-20T10:20:30.123456789+02:00')";
  check_temporal(
      {{"date.truncate('month', " + at + ", {day: 4})", "1987-11-04"},
       {"date.truncate('week', " + at + ", {dayOfWeek: 4})", "1987-11-19"},
       {"date.truncate('year', " + at + ", {ordinalDay: 40})", "1987-02-09"},
       {"localtime.truncate('millisecond', " + at + ", {nanosecond: 4})", "10:20:30.123000004"},
       {"localtime.truncate('microsecond', " + at + ", {nanosecond: 4})", "10:20:30.123456004"},
       {"localtime.truncate('second', " + at + ", {nanosecond: 4})", "10:20:30.000000004"},
       {"time.truncate('day', " + at + ", {timezone: '-01:00'})", "00:00-01:00"},
       {"datetime.truncate('hour', " + at + ", {timezone: 'Asia/Tokyo'})",
        "1987-11-20T10:00+09:00[Asia/Tokyo]"},
       {"localdatetime.truncate('day', date('1987-11-20'), {hour: 4})", "1987-11-20T04:00"},
       {"date.truncate('day') = date()", "true"}});
  check_errors({{"date.truncate('hour', " + at + ")", "InvalidArgumentValue"},
                {"time.truncate('month', " + at + ")", "InvalidArgumentValue"},
                {"datetime.truncate('hour', date('1987-11-20'))", "InvalidArgumentValue"},
                {"date.truncate('fortnight', " + at + ")", "InvalidArgumentValue"}});
}

TEST_CASE("times are taken apart") {
  const std::string at = "datetime('2021-01-02T10:20:30.123456789[Asia/Kolkata]')";
  check_temporal({{at + ".weekYear", "2020"},
                  {at + ".week", "53"},
                  {at + ".dayOfQuarter", "2"},
                  {at + ".hour", "10"},
                  {at + ".millisecond", "123"},
                  {at + ".microsecond", "123456"},
                  {at + ".nanosecond", "123456789"},
                  {at + ".timezone", "'Asia/Kolkata'"},
                  {at + ".offset", "'+05:30'"},
                  {at + ".offsetMinutes", "330"},
                  {at + ".offsetSeconds", "19800"},
                  {at + ".epochSeconds", "1609563030"},
                  {at + ".epochMillis", "1609563030123"},
                  {"time('10:20').timezone", "'Z'"}});
  check_errors({{"date('2021-01-02').hour", "InvalidArgumentValue"},
                {"localtime('10:20').offset", "InvalidArgumentValue"},
                {"duration('P1D').day", "InvalidArgumentValue"},
                {"datetime('+999999999-12-31').epochMillis", "NumberOutOfRange"},
                {"duration({seconds: 9223372036854775807}).milliseconds", "NumberOutOfRange"}});
}

TEST_CASE("durations are taken apart, whole and by the rest") {
  const std::string d = "duration('P2Y11M17DT3H4M5.006007008S')";
  check_temporal({{d + ".years", "2"},
                  {d + ".quarters", "11"},
                  {d + ".months", "35"},
                  {d + ".quartersOfYear", "3"},
                  {d + ".monthsOfQuarter", "2"},
                  {d + ".monthsOfYear", "11"},
                  {d + ".weeks", "2"},
                  {d + ".days", "17"},
                  {d + ".daysOfWeek", "3"},
                  {d + ".hours", "3"},
                  {d + ".minutes", "184"},
                  {d + ".seconds", "11045"},
                  {d + ".milliseconds", "11045006"},
                  {d + ".microseconds", "11045006007"},
                  {d + ".nanoseconds", "11045006007008"},
                  {d + ".minutesOfHour", "4"},
                  {d + ".secondsOfMinute", "5"},
                  {d + ".millisecondsOfSecond", "6"},
                  {d + ".microsecondsOfSecond", "6007"},
                  {d + ".nanosecondsOfSecond", "6007008"}});
}

TEST_CASE("fractions of a duration go down, whole hours never up") {
  check_temporal({{"duration({years: 0.5})", "P6M"},
                  {"duration({quarters: 1.5})", "P4M15DT5H14M33S"},
                  {"duration({days: 0.1})", "PT2H24M"},
                  {"duration({hours: 30, minutes: -1})", "PT29H59M"},
                  {"duration({seconds: 0.1, milliseconds: 0.1})", "PT0.1001S"},
                  {"duration({nanoseconds: 1000000001})", "PT1.000000001S"},
                  {"duration({days: 1, hours: -25})", "P1DT-25H"}});
}

TEST_CASE("a duration moves a date by months, then days, then whole days of hours") {
  check_temporal({{"date('2020-01-31') + duration('P1M')", "2020-02-29"},
                  {"date('2020-01-31') + duration('P1M1D')", "2020-03-01"},
                  {"date('2020-03-31') - duration('P1M')", "2020-02-29"},
                  {"duration('PT47H') + date('2020-01-31')", "2020-02-01"},
                  {"date('2020-01-31') - duration('PT23H59M59.9S')", "2020-01-31"},
                  {"localtime('23:00') + duration('P5M4DT2H')", "01:00"},
                  {"time('01:00+02:00') - duration('PT2H0.5S')", "22:59:59.5+02:00"},
                  {"localdatetime('2019-12-31T23:59') + duration('P2MT1M')", "2020-03-01T00:00"}});
}

TEST_CASE("where clocks change, days move the clock and hours the moment") {
  const std::string before = "datetime('2018-03-24T12:00[Europe/Vienna]')";
  check_temporal(
      {{before + " + duration('P1D')", "2018-03-25T12:00+02:00[Europe/Vienna]"},
       {before + " + duration('PT24H')", "2018-03-25T13:00+02:00[Europe/Vienna]"},
       {before + " + duration('P1DT-10H')", "2018-03-25T01:00+01:00[Europe/Vienna]"},
       {"duration.between(" + before + ", " + before + " + duration('P1D'))", "P1D"},
       {"duration.inSeconds(" + before + ", " + before + " + duration('P1D'))", "PT23H"}});
}

TEST_CASE("durations add up part by part and scale with what is left") {
  check_temporal({{"duration('P1M2DT3S') + duration('P1M-3DT-4S')", "P2M-1DT-1S"},
                  {"duration('P1M') - duration('P30D')", "P1M-30D"},
                  {"duration('P1MT1S') * 3", "P3MT3S"},
                  {"2.5 * duration('P1D')", "P2DT12H"},
                  {"duration('P3M') / 2", "P1M15DT5H14M33S"},
                  {"duration('PT1S') / 3", "PT0.333333333S"},
                  {"duration('PT0.1S') * 10", "PT1S"}});
  check_errors(
      {{"duration('P1D') / 0", "DivisionByZero"},
       {"duration('P1D') / 0.0", "DivisionByZero"},
       {"duration('P1D') * 1e300", "NumberOutOfRange"},
       {"duration({days: 9223372036854775807}) + duration('P1D')", "NumberOutOfRange"},
       {"date('+999999999-12-31') + duration('P1D')", "NumberOutOfRange"},
       {"datetime('2020-01-01') + duration({seconds: 9223372036854775807})", "NumberOutOfRange"},
       {"date('2020-01-01') + date('2020-01-01')", "InvalidArgumentType"},
       {"date('2020-01-01') - 1", "InvalidArgumentType"},
       {"duration('P1D') % 2", "InvalidArgumentType"}});
}

TEST_CASE("the way between two times borrows what one of them lacks") {
  check_temporal(
      {{"duration.between(date('2020-01-31'), date('2020-03-01'))", "P1M1D"},
       {"duration.between(date('2020-03-01'), date('2020-01-31'))", "P-1M-1D"},
       {"duration.between(localdatetime('2020-01-01T10:00'), date('2020-01-03'))", "P1DT14H"},
       {"duration.between(date('2020-01-01'), localtime('10:00'))", "PT10H"},
       {"duration.between(localtime('10:00'), time('09:00+05:00'))", "PT-1H"},
       {"duration.between(time('10:00+02:00'), time('10:00Z'))", "PT2H"},
       {"duration.inMonths(date('2020-01-31'), date('2020-02-29'))", "PT0S"},
       {"duration.inDays(localdatetime('2020-01-01T10:00'), localdatetime('2020-01-03T09:59'))",
        "P1D"},
       {"duration.inDays(datetime('2020-01-01T23:00Z'), datetime('2020-01-03T00:00+02:00'))",
        "PT0S"},
       {"duration.inSeconds(date('2020-01-01'), datetime('2020-01-02T00:00:00.5+05:00'))",
        "PT24H0.5S"}});
}

TEST_CASE("times compare with their own type, durations only for equality") {
  check_temporal({{"time('10:00+02:00') < time('09:00Z')", "true"},
                  {"time('10:00+01:00') = time('09:00Z')", "false"},
                  {"datetime('2020-01-01T10:00+02:00') < datetime('2020-01-01T09:00Z')", "true"},
                  {"date('2020-01-01') < localdatetime('2020-01-02T00:00')", "null"},
                  {"date('2020-01-01') = localdatetime('2020-01-01T00:00')", "false"},
                  {"duration('PT60S') = duration('PT1M')", "true"},
                  {"duration('P1D') = duration('PT24H')", "false"},
                  {"duration('P1D') < duration('P2D')", "null"},
                  {"localtime('10:00') IN [time('10:00'), localtime('10:00')]", "true"}});
}

TEST_CASE("aggregates take times in their order, and add up durations") {
  const graph::PropertyGraph graph;
  CHECK(rows_of(graph,
                "UNWIND [time('10:00+02:00'), time('09:30Z'), time('08:30Z')] AS t "
                "RETURN min(t), max(t), count(DISTINCT t)") ==
        std::vector<std::string>{"10:00+02:00 | 09:30Z | 3"});
  CHECK(rows_of(graph,
                "UNWIND [duration('P1D'), null, duration('PT2H')] AS d "
                "RETURN sum(d), avg(d), max(d)") ==
        std::vector<std::string>{"P1DT2H | PT13H | P1D"});
  CHECK(error_of(graph, "UNWIND [1, duration('P1D')] AS d RETURN avg(d)")
            .starts_with("InvalidArgumentType"));
}

TEST_CASE("the clock of a query stands still") {
  check_temporal({{"datetime() = datetime.statement()", "true"},
                  {"duration.between(localtime(), localtime.transaction())", "PT0S"},
                  {"datetime.realtime() >= datetime()", "true"},
                  {"datetime({timezone: '+03:00'}).offset", "'+03:00'"},
                  {"time.statement('-02:00').offset", "'-02:00'"}});
}
