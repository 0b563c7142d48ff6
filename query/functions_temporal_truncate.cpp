// Functions that cut dates and times off at a unit: date.truncate('month', d, {day: 2}).
#include <fmt/format.h>

#include "core/calendar.hpp"
#include "core/names.hpp"
#include "query/functions.hpp"
#include "query/temporal_build.hpp"
#include "query/text.hpp"

namespace entente::query {
namespace {

using core::CivilDay;
using core::LocalTime;
using core::Value;

enum class Unit : std::uint8_t {
  millennium,
  century,
  decade,
  year,
  week_year,
  quarter,
  month,
  week,
  day,
  hour,
  minute,
  second,
  millisecond,
  microsecond,
};
constexpr std::string_view kUnits[] = {
    "millennium", "century", "decade", "year",   "weekYear", "quarter",     "month",
    "week",       "day",     "hour",   "minute", "second",   "millisecond", "microsecond"};

std::optional<Unit> unit_of(std::string_view name) {
  const std::string folded = lower(name);
  for (std::size_t i = 0; i < std::size(kUnits); ++i) {
    if (lower(kUnits[i]) == folded) return static_cast<Unit>(i);
  }
  return std::nullopt;
}

CivilDay first_of_years(int year, int count) {
  return {static_cast<int>(core::floor_divide(year, count) * count), 1, 1};
}

std::int64_t truncated_days(Unit unit, core::Date date) {
  const CivilDay day = core::civil_day(date.days());
  switch (unit) {
    case Unit::millennium:
      return core::days_from(first_of_years(day.year, 1000));
    case Unit::century:
      return core::days_from(first_of_years(day.year, 100));
    case Unit::decade:
      return core::days_from(first_of_years(day.year, 10));
    case Unit::year:
      return core::days_from(CivilDay{day.year, 1, 1});
    case Unit::week_year:
      return core::days_from(core::WeekDay{core::week_day(date.days()).year, 1, 1});
    case Unit::quarter:
      return core::days_from(CivilDay{day.year, (day.month - 1) / 3 * 3 + 1, 1});
    case Unit::month:
      return core::days_from(CivilDay{day.year, day.month, 1});
    case Unit::week:
      return date.days() - core::weekday(date.days()) + 1;
    default:
      return date.days();
  }
}

LocalTime truncated_time(Unit unit, LocalTime time) {
  const auto cut = [&](std::int64_t nanos) { return LocalTime(time.nanos() / nanos * nanos); };
  switch (unit) {
    case Unit::hour:
      return cut(3600 * core::kNanosOfSecond);
    case Unit::minute:
      return cut(60 * core::kNanosOfSecond);
    case Unit::second:
      return cut(core::kNanosOfSecond);
    case Unit::millisecond:
      return cut(1'000'000);
    case Unit::microsecond:
      return cut(1000);
    default:
      return {};
  }
}

/// What is cut off may be named anew without what was kept of the second's fraction.
void keep_fraction(Unit unit, LocalTime time, TemporalFields& fields) {
  const auto keep = [&](TemporalPart part, std::int64_t value) {
    auto& field = fields.parts[static_cast<std::size_t>(part)];
    if (!field) field = value;
  };
  const bool below_millis = fields.has_any(TemporalPart::microsecond, TemporalPart::nanosecond);
  const bool below_micros = fields.has(TemporalPart::nanosecond);
  if ((unit == Unit::millisecond && below_millis) || (unit == Unit::microsecond && below_micros)) {
    keep(TemporalPart::millisecond, time.nanosecond() / 1'000'000);
    if (unit == Unit::microsecond) {
      keep(TemporalPart::microsecond, time.nanosecond() / 1000 % 1000);
    }
  }
}

class Truncation {
 public:
  Truncation(Invocation& call, InstantType type) : call_(call), type_(type) {}

  Value run(Unit unit, const Value& value, const core::Map& map) {
    const TemporalShape& shape = shape_of(type_);
    const TemporalPieces pieces = pieces_of(value);
    const bool of_time = unit > Unit::day;
    if (of_time && (!shape.time || !pieces.time)) return cannot(unit, value);
    if (!shape.date && unit < Unit::day) return cannot(unit, value);
    if ((shape.date && !pieces.date) || (!shape.date && !pieces.time)) return cannot(unit, value);
    auto fields = read_fields(map, shape);
    if (!fields) return call_.fail(fields.error().code, fields.error().message);
    const LocalTime time = truncated_time(unit, pieces.time.value_or(LocalTime()));
    keep_fraction(unit, time, *fields);
    if (auto error = select(unit, pieces, time, *fields)) {
      return call_.fail("InvalidArgumentValue", *error);
    }
    auto built = build(type_, *fields, call_.runtime.now());
    if (built) return *std::move(built);
    return call_.fail(built.error().code, built.error().message);
  }

 private:
  Value cannot(Unit unit, const Value& value) {
    return call_.fail(
        "InvalidArgumentValue",
        fmt::format("{}.truncate() cannot cut {} off at '{}'", shape_of(type_).function,
                    describe(type_of(value)), kUnits[static_cast<std::size_t>(unit)]));
  }

  /// Makes the truncated value the base of the fields. A time zone of the map says where the clock
  /// is, and keeps what it shows.
  std::optional<std::string> select(Unit unit, const TemporalPieces& pieces, LocalTime time,
                                    TemporalFields& fields) {
    std::optional<core::Date> date;
    if (shape_of(type_).date) date = core::Date::from_days(truncated_days(unit, *pieces.date));
    if (shape_of(type_).date && !date) return "the date lies outside of the calendar";
    const core::TimeZone zone = fields.zone ? *fields.zone : pieces.zone.value_or(core::TimeZone());
    switch (type_) {
      case InstantType::date:
        fields.date = *date;
        break;
      case InstantType::local_time:
        fields.time = time;
        break;
      case InstantType::time:
        if (fields.zone) {
          fields.time = time;
        } else {
          fields.time = core::OffsetTime{time, pieces.offset.value_or(core::UtcOffset{})};
        }
        break;
      case InstantType::local_date_time:
        fields.datetime = core::LocalDateTime{*date, time};
        break;
      case InstantType::date_time:
        fields.datetime = core::DateTime({*date, time}, zone, pieces.offset);
        fields.zone = std::nullopt;
        break;
    }
    return std::nullopt;
  }

  Invocation& call_;
  InstantType type_;
};

template <InstantType type>
Value truncate(Invocation& call, Arguments args) {
  const auto& name = args[0].as<std::string>();
  const auto unit = unit_of(name);
  if (!unit) {
    const auto near = core::nearest_name(name, {std::begin(kUnits), std::end(kUnits)});
    return call.fail("InvalidArgumentValue",
                     fmt::format("there is no unit of time '{}'{}", name,
                                 near ? "; did you mean '" + *near + "'?" : ""));
  }
  static const core::Map kNothing;
  const core::Map& map = args.size() > 2 ? args[2].map() : kNothing;
  if (has_null_part(map)) return {};
  if (args.size() > 1) return Truncation(call, type).run(*unit, args[1], map);
  const auto now = present(type, core::TimeZone(), call.runtime.now());
  if (!now) return call.fail(now.error().code, now.error().message);
  return Truncation(call, type).run(*unit, *now, map);
}

}  // namespace

std::span<const Function> truncation_functions() {
  using enum StaticType;
  using namespace types;
  const auto function = [](std::string_view name, auto* call, StaticType result) {
    return Function{.name = name,
                    .parameters = {kString, kInstant, kMap},
                    .call = call,
                    .result = result,
                    .optional = 2};
  };
  static const std::vector<Function> functions = {
      function("date.truncate", truncate<InstantType::date>, date),
      function("datetime.truncate", truncate<InstantType::date_time>, date_time),
      function("localdatetime.truncate", truncate<InstantType::local_date_time>, local_date_time),
      function("localtime.truncate", truncate<InstantType::local_time>, local_time),
      function("time.truncate", truncate<InstantType::time>, time),
  };
  return functions;
}

}  // namespace entente::query
