// Dates: made from text or parts, and taken apart (ISO 8601).
#include <fmt/format.h>

#include <array>
#include <chrono>

#include "core/names.hpp"
#include "query/functions.hpp"

namespace entente::query {
namespace {

using core::Date;
using core::Value;
namespace chrono = std::chrono;

std::int64_t days_since_january(Date date) {
  return date.days() - Date::from(date.year(), 1, 1)->days();
}
unsigned quarter(Date date) { return (date.month() - 1) / 3 + 1; }
/// The Thursday of the date's ISO week: its year is the week's year.
Date thursday(Date date) {
  const unsigned weekday = chrono::weekday{date.sys_days()}.iso_encoding();
  return Date(date.sys_days() + chrono::days{4 - static_cast<int>(weekday)});
}

std::int64_t year(Date date) { return date.year(); }
std::int64_t quarter_of(Date date) { return quarter(date); }
std::int64_t month(Date date) { return date.month(); }
std::int64_t week(Date date) { return days_since_january(thursday(date)) / 7 + 1; }
std::int64_t week_year(Date date) { return thursday(date).year(); }
std::int64_t day(Date date) { return date.day(); }
std::int64_t ordinal_day(Date date) { return days_since_january(date) + 1; }
std::int64_t week_day(Date date) { return chrono::weekday{date.sys_days()}.iso_encoding(); }
std::int64_t day_of_quarter(Date date) {
  return date.days() - Date::from(date.year(), (quarter(date) - 1) * 3 + 1, 1)->days() + 1;
}

struct Component {
  std::string_view name;
  std::int64_t (*of)(Date);
};
constexpr std::array kComponents = {Component{"year", year},
                                    Component{"quarter", quarter_of},
                                    Component{"month", month},
                                    Component{"week", week},
                                    Component{"weekYear", week_year},
                                    Component{"day", day},
                                    Component{"dayOfWeek", week_day},
                                    Component{"weekDay", week_day},
                                    Component{"ordinalDay", ordinal_day},
                                    Component{"dayOfQuarter", day_of_quarter}};

Value from_text(Invocation& call, const std::string& text) {
  const bool one_date = text.find_first_of("/.") == std::string::npos;
  const auto span = core::parse_date_span(text);
  if (one_date && span && span->earliest) return *span->earliest;
  return call.fail(
      "InvalidArgumentValue",
      fmt::format("date() expects text like '2018-09-11', '2018-09' or '2018'; got '{}'", text));
}

/// Part `key` of a map, or `otherwise`; none: it is no integer, and that failed.
std::optional<std::int64_t> part(Invocation& call, const core::Map& map, std::string_view key,
                                 std::int64_t otherwise) {
  const auto at = map.find(key);
  if (at == map.end()) return otherwise;
  if (const auto* number = at->second.get_if<std::int64_t>()) return *number;
  call.fail("InvalidArgumentValue", fmt::format("date() expects an integer as {}", key));
  return std::nullopt;
}

Value from_parts(Invocation& call, const core::Map& map) {
  for (const auto& [key, value] : map) {
    if (key != "year" && key != "month" && key != "day") {
      return call.fail("InvalidArgumentValue",
                       fmt::format("date() expects year, month and day; got {}", key));
    }
  }
  if (!map.contains("year")) return call.fail("InvalidArgumentValue", "date() expects a year");
  const auto y = part(call, map, "year", 0);
  const auto m = part(call, map, "month", 1);
  const auto d = part(call, map, "day", 1);
  if (!y || !m || !d) return {};
  const bool in_range = *y >= -9999 && *y <= 9999 && *m >= 1 && *m <= 12 && *d >= 1 && *d <= 31;
  const auto date = in_range ? Date::from(static_cast<int>(*y), static_cast<unsigned>(*m),
                                          static_cast<unsigned>(*d))
                             : std::nullopt;
  if (date) return *date;
  return call.fail("InvalidArgumentValue", fmt::format("there is no day {}-{}-{}", *y, *m, *d));
}

Value today() { return Date(chrono::floor<chrono::days>(chrono::system_clock::now())); }

Value date(Invocation& call, Arguments args) {
  if (args.empty()) return today();
  if (args[0].is<Date>()) return args[0];
  if (args[0].is_map()) return from_parts(call, args[0].map());
  return from_text(call, args[0].as<std::string>());
}

}  // namespace

core::Value date_component(Invocation& call, Date date, std::string_view key) {
  std::vector<std::string> names;
  for (const Component& component : kComponents) {
    if (component.name == key) return component.of(date);
    names.emplace_back(component.name);
  }
  const auto near = core::nearest_name(key, names);
  return call.fail("InvalidArgumentValue",
                   fmt::format("a date has no component `{}`{}", key,
                               near ? "; did you mean `" + *near + "`?" : ""));
}

std::span<const Function> date_functions() {
  using namespace types;
  static const std::vector<Function> functions = {
      {.name = "date",
       .parameters = {kString | kMap | kDate},
       .call = date,
       .result = StaticType::date,
       .optional = 1},
  };
  return functions;
}

}  // namespace entente::query
