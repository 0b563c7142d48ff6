// From maps of parts to days and times of day.
#include "query/temporal_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/calendar.hpp"
#include "core/names.hpp"
#include "core/temporal_text.hpp"
#include "query/static_type.hpp"

namespace entente::query {
namespace {

using core::CivilDay;
using core::Date;
using core::LocalTime;
using core::Result;
using core::Value;
using Part = TemporalPart;

constexpr std::string_view kPartNames[kTemporalParts] = {
    "year",        "quarter",    "month",        "week",       "ordinalDay", "dayOfQuarter",
    "dayOfWeek",   "day",        "hour",         "minute",     "second",     "millisecond",
    "microsecond", "nanosecond", "epochSeconds", "epochMillis"};

std::string_view name(Part part) { return kPartNames[static_cast<std::size_t>(part)]; }

core::Error invalid_field(std::string message) {
  return {.message = std::move(message), .code = "InvalidArgumentValue"};
}
core::Error out_of_range(Part part, std::int64_t value) {
  return invalid_field(fmt::format("there is no {} {}", name(part), value));
}

class FieldReader {
 public:
  explicit FieldReader(const TemporalShape& shape) : shape_(shape) {}

  Result<TemporalFields> read(const core::Map& map) {
    for (const auto& [key, value] : map) {
      if (auto error = field(key, value)) return *std::move(error);
    }
    return fields_;
  }

 private:
  using Failure = std::optional<core::Error>;

  Failure field(std::string_view key, const Value& value) {
    if (key == "timezone" && shape_.zone) return zone(value);
    if (key == "date" && shape_.date) return selected(key, value, fields_.date);
    if (key == "time" && shape_.time) return selected(key, value, fields_.time);
    if (key == "datetime" && shape_.date && shape_.time) {
      return selected(key, value, fields_.datetime);
    }
    for (std::size_t i = 0; i < kTemporalParts; ++i) {
      if (kPartNames[i] == key && takes(static_cast<Part>(i))) return number(i, value);
    }
    return unknown(key);
  }
  bool takes(Part part) const {
    if (part <= Part::day) return shape_.date;
    return part <= Part::nanosecond ? shape_.time : shape_.zone && shape_.date;
  }
  Failure unknown(std::string_view key) const {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < kTemporalParts; ++i) {
      if (takes(static_cast<Part>(i))) known.emplace_back(kPartNames[i]);
    }
    const auto near = core::nearest_name(key, known);
    return invalid_field(fmt::format("{}() takes no part `{}`{}", shape_.function, key,
                                     near ? "; did you mean `" + *near + "`?" : ""));
  }
  Failure number(std::size_t part, const Value& value) {
    const auto* integer = value.get_if<std::int64_t>();
    if (integer == nullptr) {
      return invalid_field(fmt::format("{}() expects an integer as {}; got {}", shape_.function,
                                       kPartNames[part], describe(type_of(value))));
    }
    fields_.parts[part] = *integer;
    return std::nullopt;
  }
  Failure selected(std::string_view key, const Value& value, std::optional<Value>& into) {
    const TemporalPieces pieces = pieces_of(value);
    const bool fits = (key == "time" || pieces.date) && (key == "date" || pieces.time);
    if (!fits) {
      return invalid_field(fmt::format("{}() cannot take a {} from {}", shape_.function, key,
                                       describe(type_of(value))));
    }
    into = value;
    return std::nullopt;
  }
  Failure zone(const Value& value) {
    const auto* text = value.get_if<std::string>();
    if (text != nullptr) fields_.zone = core::parse_time_zone(*text);
    if (fields_.zone) return std::nullopt;
    if (text == nullptr) return invalid_field("a timezone is a string such as '+01:00'");
    return invalid_field(fmt::format("there is no time zone '{}'", *text));
  }

  const TemporalShape& shape_;
  TemporalFields fields_;
};

/// Applies the parts of a day one after another.
class DayBuilder {
 public:
  DayBuilder(const std::optional<Date>& base, const TemporalFields& fields)
      : has_base_(base.has_value()), fields_(fields) {
    if (base) days_ = base->days();
    day_ = core::civil_day(days_);
    if (!base) day_ = {0, 1, 1};
  }

  Result<Date> build() {
    if (auto error = check_groups()) return *std::move(error);
    if (auto error = check_year()) return *std::move(error);
    if (auto error = apply()) return *std::move(error);
    if (const auto date = Date::from_days(days_)) return *date;
    return invalid_field("the date lies outside of the calendar");
  }

 private:
  using Failure = std::optional<core::Error>;

  bool has(Part part) const { return fields_.has(part); }
  std::int64_t value(Part part, std::int64_t otherwise) const {
    return fields_.part(part).value_or(otherwise);
  }

  /// Parts of one way to count days do not go with those of another.
  Failure check_groups() const {
    const auto first_of = [&](std::initializer_list<Part> parts) -> std::optional<Part> {
      for (const Part part : parts) {
        if (has(part)) return part;
      }
      return std::nullopt;
    };
    std::optional<Part> chosen;
    for (const auto& group :
         {first_of({Part::month, Part::day}), first_of({Part::week, Part::day_of_week}),
          first_of({Part::quarter, Part::day_of_quarter}), first_of({Part::ordinal_day})}) {
      if (!group) continue;
      if (chosen) {
        return invalid_field(fmt::format("{} does not go with {}", name(*chosen), name(*group)));
      }
      chosen = group;
    }
    return has_base_ ? std::nullopt : check_order();
  }
  /// Without a base nothing can be left out before what is there.
  Failure check_order() const {
    constexpr std::pair<Part, Part> kNeeds[] = {{Part::quarter, Part::year},
                                                {Part::month, Part::year},
                                                {Part::week, Part::year},
                                                {Part::ordinal_day, Part::year},
                                                {Part::day_of_quarter, Part::quarter},
                                                {Part::day_of_week, Part::week},
                                                {Part::day, Part::month}};
    for (const auto& [part, needed] : kNeeds) {
      if (has(part) && !has(needed)) {
        return invalid_field(fmt::format("{} is given without {}", name(part), name(needed)));
      }
    }
    if (!has(Part::year)) return invalid_field("a date needs a year");
    return std::nullopt;
  }
  Failure check_year() {
    const std::int64_t year = value(Part::year, day_.year);
    if (year < Date::kFirstYear || year > Date::kLastYear) return out_of_range(Part::year, year);
    return std::nullopt;
  }

  Failure apply() {
    if (has(Part::week)) return apply_week();
    day_.year = static_cast<int>(value(Part::year, day_.year));
    if (auto error = apply_months()) return error;
    days_ = core::days_from(day_);
    if (has(Part::ordinal_day)) {
      return count_from(Part::ordinal_day, {day_.year, 1, 1}, core::days_in_year(day_.year));
    }
    if (has(Part::day_of_quarter)) return apply_day_of_quarter();
    if (has(Part::day_of_week)) {
      return count_from(Part::day_of_week, core::civil_day(days_ - core::weekday(days_) + 1), 7);
    }
    if (has(Part::day)) {
      return count_from(Part::day, {day_.year, day_.month, 1},
                        core::days_in_month(day_.year, day_.month));
    }
    return std::nullopt;
  }
  Failure count_from(Part part, const CivilDay& first, unsigned last) {
    const std::int64_t nth = value(part, 1);
    if (nth < 1 || nth > last) return out_of_range(part, nth);
    days_ = core::days_from(first) + nth - 1;
    return std::nullopt;
  }
  Failure apply_months() {
    if (has(Part::quarter)) {
      const std::int64_t quarter = value(Part::quarter, 1);
      if (quarter < 1 || quarter > 4) return out_of_range(Part::quarter, quarter);
      day_.month = static_cast<unsigned>(quarter - 1) * 3 + (day_.month - 1) % 3 + 1;
    }
    if (has(Part::month)) {
      const std::int64_t month = value(Part::month, 1);
      if (month < 1 || month > 12) return out_of_range(Part::month, month);
      day_.month = static_cast<unsigned>(month);
    }
    day_.day = std::min(day_.day, core::days_in_month(day_.year, day_.month));
    return std::nullopt;
  }
  Failure apply_day_of_quarter() {
    const unsigned first = (day_.month - 1) / 3 * 3 + 1;
    unsigned length = 0;
    for (unsigned month = first; month < first + 3; ++month) {
      length += core::days_in_month(day_.year, month);
    }
    return count_from(Part::day_of_quarter, {day_.year, first, 1}, length);
  }
  Failure apply_week() {
    core::WeekDay day = has_base_ ? core::week_day(days_) : core::WeekDay{0, 1, 1};
    day.year = static_cast<int>(value(Part::year, day.year));
    const std::int64_t week = value(Part::week, 1);
    const std::int64_t weekday = value(Part::day_of_week, day.weekday);
    if (week < 1 || week > core::weeks_in_year(day.year)) return out_of_range(Part::week, week);
    if (weekday < 1 || weekday > 7) return out_of_range(Part::day_of_week, weekday);
    day.week = static_cast<unsigned>(week);
    day.weekday = static_cast<unsigned>(weekday);
    days_ = core::days_from(day);
    return std::nullopt;
  }

  bool has_base_;
  const TemporalFields& fields_;
  std::int64_t days_ = 0;
  CivilDay day_{0, 1, 1};
};

/// The fraction of the second; each part is what the larger ones leave.
Result<std::int64_t> nanoseconds(const TemporalFields& fields) {
  const bool millis = fields.has(Part::millisecond);
  const bool micros = fields.has(Part::microsecond);
  struct Fraction {
    Part part;
    std::int64_t limit, nanos;
  };
  std::int64_t sum = 0;
  for (const auto& [part, limit, nanos] :
       {Fraction{Part::millisecond, 1000, 1'000'000},
        Fraction{Part::microsecond, millis ? 1000 : 1'000'000, 1000},
        Fraction{Part::nanosecond,
                 micros   ? 1000
                 : millis ? 1'000'000
                          : 1'000'000'000,
                 1}}) {
    const std::int64_t value = fields.part(part).value_or(0);
    if (value < 0 || value >= limit) return out_of_range(part, value);
    sum += value * nanos;
  }
  return sum;
}

std::optional<core::Error> check_time_order(const TemporalFields& fields) {
  const bool fraction = fields.has_any(Part::millisecond, Part::nanosecond);
  const std::pair<bool, Part> needs[] = {{fraction, Part::second},
                                         {fields.has(Part::second), Part::minute},
                                         {fields.has(Part::minute), Part::hour}};
  for (const auto& [given, needed] : needs) {
    if (given && !fields.has(needed)) {
      return invalid_field(
          fmt::format("a smaller part of the time is given without {}", name(needed)));
    }
  }
  return std::nullopt;
}

struct Pieces {
  TemporalPieces operator()(core::Date date) const { return {.date = date}; }
  TemporalPieces operator()(core::LocalTime time) const { return {.time = time}; }
  TemporalPieces operator()(const core::OffsetTime& time) const {
    return {.time = time.time, .zone = core::TimeZone(time.offset), .offset = time.offset};
  }
  TemporalPieces operator()(const core::LocalDateTime& time) const {
    return {.date = time.date, .time = time.time};
  }
  TemporalPieces operator()(const core::DateTime& time) const {
    return {time.date(), time.time(), time.zone(), time.offset()};
  }
  template <class Other>
  TemporalPieces operator()(const Other&) const {
    return {};
  }
};

}  // namespace

bool TemporalFields::has_any(TemporalPart first, TemporalPart last) const {
  for (auto i = static_cast<std::size_t>(first); i <= static_cast<std::size_t>(last); ++i) {
    if (parts[i]) return true;
  }
  return false;
}

bool has_null_part(const core::Map& map) {
  return std::ranges::any_of(map, [](const auto& entry) { return entry.second.is_null(); });
}

Result<TemporalFields> read_fields(const core::Map& map, const TemporalShape& shape) {
  return FieldReader(shape).read(map);
}

Result<Date> apply_date(const std::optional<Date>& base, const TemporalFields& fields) {
  return DayBuilder(base, fields).build();
}

Result<LocalTime> apply_time(const std::optional<LocalTime>& base, const TemporalFields& fields) {
  if (!base) {
    if (auto error = check_time_order(fields)) return *std::move(error);
  }
  const LocalTime start = base.value_or(LocalTime());
  std::int64_t nanos = start.nanosecond();
  if (fields.has_any(Part::millisecond, Part::nanosecond)) {
    const auto fraction = nanoseconds(fields);
    if (!fraction) return fraction.error();
    nanos = *fraction;
  }
  const std::int64_t hour = fields.part(Part::hour).value_or(start.hour());
  const std::int64_t minute = fields.part(Part::minute).value_or(start.minute());
  const std::int64_t second = fields.part(Part::second).value_or(start.second());
  if (const auto time = LocalTime::from(hour, minute, second, nanos)) return *time;
  return invalid_field(fmt::format("there is no time {}:{:02}:{:02}", hour, minute, second));
}

TemporalPieces pieces_of(const Value& value) { return std::visit(Pieces{}, value.variant()); }

}  // namespace entente::query
