// The components of dates, times and durations: what d.year, t.hour and p.months are.
#include <fmt/format.h>

#include <algorithm>

#include "core/calendar.hpp"
#include "core/names.hpp"
#include "query/functions.hpp"
#include "query/temporal_fields.hpp"

namespace entente::query {
namespace {

using core::Duration;
using core::Value;

// --- days ---------------------------------------------------------------------------------------
core::CivilDay civil(core::Date date) { return core::civil_day(date.days()); }
std::int64_t quarter(core::Date date) { return (civil(date).month - 1) / 3 + 1; }
std::int64_t day_from(core::Date date, unsigned month) {
  return date.days() - core::days_from(core::CivilDay{civil(date).year, month, 1}) + 1;
}

struct DayComponent {
  std::string_view name;
  std::int64_t (*of)(core::Date);
};
constexpr std::int64_t (*kWeekday)(core::Date) = [](core::Date d) {
  return std::int64_t{core::weekday(d.days())};
};
constexpr DayComponent kOfDays[] = {
    {"year", [](core::Date d) { return std::int64_t{civil(d).year}; }},
    {"quarter", quarter},
    {"month", [](core::Date d) { return std::int64_t{civil(d).month}; }},
    {"week", [](core::Date d) { return std::int64_t{core::week_day(d.days()).week}; }},
    {"weekYear", [](core::Date d) { return std::int64_t{core::week_day(d.days()).year}; }},
    {"day", [](core::Date d) { return std::int64_t{civil(d).day}; }},
    {"ordinalDay", [](core::Date d) { return day_from(d, 1); }},
    {"weekDay", kWeekday},
    {"dayOfWeek", kWeekday},
    {"dayOfQuarter",
     [](core::Date d) { return day_from(d, static_cast<unsigned>(quarter(d)) * 3 - 2); }}};

// --- times of day -------------------------------------------------------------------------------
struct ClockComponent {
  std::string_view name;
  std::int64_t (*of)(core::LocalTime);
};
constexpr ClockComponent kOfClocks[] = {
    {"hour", [](core::LocalTime t) { return t.hour(); }},
    {"minute", [](core::LocalTime t) { return t.minute(); }},
    {"second", [](core::LocalTime t) { return t.second(); }},
    {"millisecond", [](core::LocalTime t) { return t.nanosecond() / 1'000'000; }},
    {"microsecond", [](core::LocalTime t) { return t.nanosecond() / 1000; }},
    {"nanosecond", [](core::LocalTime t) { return t.nanosecond(); }}};

// --- zones --------------------------------------------------------------------------------------
struct ZoneComponent {
  std::string_view name;
  Value (*of)(const TemporalPieces&);
};
const ZoneComponent kOfZones[] = {
    {"timezone", [](const TemporalPieces& p) { return Value(to_string(*p.zone)); }},
    {"offset", [](const TemporalPieces& p) { return Value(to_string(*p.offset)); }},
    {"offsetMinutes", [](const TemporalPieces& p) { return Value(p.offset->seconds / 60); }},
    {"offsetSeconds", [](const TemporalPieces& p) { return Value(p.offset->seconds); }}};

// --- durations ----------------------------------------------------------------------------------
using Amount = std::optional<std::int64_t>;  ///< none: more than 64 bits

struct DurationComponent {
  std::string_view name;
  Amount (*of)(const Duration&);
};

/// The time of a duration in units of which a second has `parts`.
Amount in_parts(const Duration& d, std::int64_t parts) {
  std::int64_t whole = 0;
  if (__builtin_mul_overflow(d.seconds(), parts, &whole) ||
      __builtin_add_overflow(whole, d.nanos() / (core::kNanosOfSecond / parts), &whole)) {
    return std::nullopt;
  }
  return whole;
}

constexpr DurationComponent kOfDurations[] = {
    {"years", [](const Duration& d) { return Amount(d.months() / 12); }},
    {"quarters", [](const Duration& d) { return Amount(d.months() / 3); }},
    {"months", [](const Duration& d) { return Amount(d.months()); }},
    {"weeks", [](const Duration& d) { return Amount(d.days() / 7); }},
    {"days", [](const Duration& d) { return Amount(d.days()); }},
    {"hours", [](const Duration& d) { return Amount(d.seconds() / 3600); }},
    {"minutes", [](const Duration& d) { return Amount(d.seconds() / 60); }},
    {"seconds", [](const Duration& d) { return Amount(d.seconds()); }},
    {"milliseconds", [](const Duration& d) { return in_parts(d, 1000); }},
    {"microseconds", [](const Duration& d) { return in_parts(d, 1'000'000); }},
    {"nanoseconds", [](const Duration& d) { return in_parts(d, core::kNanosOfSecond); }},
    {"quartersOfYear", [](const Duration& d) { return Amount(d.months() / 3 % 4); }},
    {"monthsOfQuarter", [](const Duration& d) { return Amount(d.months() % 3); }},
    {"monthsOfYear", [](const Duration& d) { return Amount(d.months() % 12); }},
    {"daysOfWeek", [](const Duration& d) { return Amount(d.days() % 7); }},
    {"minutesOfHour", [](const Duration& d) { return Amount(d.seconds() / 60 % 60); }},
    {"secondsOfMinute", [](const Duration& d) { return Amount(d.seconds() % 60); }},
    {"millisecondsOfSecond", [](const Duration& d) { return Amount(d.nanos() / 1'000'000); }},
    {"microsecondsOfSecond", [](const Duration& d) { return Amount(d.nanos() / 1000); }},
    {"nanosecondsOfSecond", [](const Duration& d) { return Amount(d.nanos()); }}};

// --- moments ------------------------------------------------------------------------------------
struct MomentComponent {
  std::string_view name;
  Amount (*of)(const core::DateTime&);
};
constexpr MomentComponent kOfMoments[] = {
    {"epochSeconds", [](const core::DateTime& t) { return Amount(t.utc_seconds()); }},
    {"epochMillis", [](const core::DateTime& t) {
       return in_parts(*Duration::from(0, 0, t.utc_seconds(), t.time().nanosecond()), 1000);
     }}};

// --- finding ------------------------------------------------------------------------------------
/// The row of that name, or null; `names` gathers what there is.
template <class Rows>
auto find_row(const Rows& rows, std::string_view key, std::vector<std::string>& names)
    -> decltype(std::begin(rows)) {
  for (const auto& row : rows) {
    if (row.name == key) return &row;
    names.emplace_back(row.name);
  }
  return nullptr;
}

Value counted(Invocation& call, Amount amount, std::string_view key) {
  if (amount) return *amount;
  return call.fail("NumberOutOfRange", fmt::format("the {} do not fit into 64 bits", key));
}

std::optional<Value> of_duration(Invocation& call, const Duration& duration, std::string_view key,
                                 std::vector<std::string>& names) {
  const auto* row = find_row(kOfDurations, key, names);
  if (row == nullptr) return std::nullopt;
  return counted(call, row->of(duration), key);
}

std::optional<Value> of_instant(Invocation& call, const Value& value, std::string_view key,
                                std::vector<std::string>& names) {
  const TemporalPieces pieces = pieces_of(value);
  if (pieces.date) {
    if (const auto* row = find_row(kOfDays, key, names)) return Value(row->of(*pieces.date));
  }
  if (pieces.time) {
    if (const auto* row = find_row(kOfClocks, key, names)) return Value(row->of(*pieces.time));
  }
  if (pieces.zone) {
    if (const auto* row = find_row(kOfZones, key, names)) return row->of(pieces);
  }
  if (const auto* time = value.get_if<core::DateTime>()) {
    if (const auto* row = find_row(kOfMoments, key, names))
      return counted(call, row->of(*time), key);
  }
  return std::nullopt;
}

}  // namespace

Value temporal_component(Invocation& call, const Value& value, std::string_view key) {
  std::vector<std::string> names;
  const auto* duration = value.get_if<Duration>();
  const auto component = duration != nullptr ? of_duration(call, *duration, key, names)
                                             : of_instant(call, value, key, names);
  if (component) return *component;
  const auto near = core::nearest_name(key, names);
  return call.fail("InvalidArgumentValue",
                   fmt::format("{} has no component `{}`{}", describe(type_of(value)), key,
                               near ? "; did you mean `" + *near + "`?" : ""));
}

}  // namespace entente::query
