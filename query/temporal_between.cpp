// The duration from one point in time to another.
#include <fmt/format.h>

#include "core/calendar.hpp"
#include "query/temporal_arithmetic.hpp"
#include "query/temporal_fields.hpp"

namespace entente::query {
namespace {

using core::Date;
using core::DateTime;
using core::Duration;
using core::LocalDateTime;
using core::LocalTime;
using core::Value;
using Op = parser::ast::BinaryOperator;

/// Both sides of the way, each with what it lacked borrowed from the other: on the first one's
/// clock, with the moment that it stands for. Both have a zone or none; without one the clock is
/// taken for UTC, without a day the day for 1970-01-01.
struct Way {
  DateTime from, to;
  bool has_days = false;  ///< of their own, both
};

Way way_between(TemporalPieces from, TemporalPieces to) {
  Way way;
  way.has_days = from.date && to.date;
  const Date day = from.date ? *from.date : to.date.value_or(Date());
  const core::TimeZone zone = from.zone ? *from.zone : to.zone.value_or(core::TimeZone());
  const auto completed = [&](const TemporalPieces& side) {
    return DateTime({side.date.value_or(day), side.time.value_or(LocalTime())},
                    side.zone.value_or(zone), side.offset);
  };
  way.from = completed(from);
  way.to = completed(to);
  // Calendars differ between zones: the second is read on the first one's clock.
  const auto moved =
      DateTime::at(way.to.utc_seconds(), way.to.time().nanosecond(), way.from.zone());
  if (moved) way.to = *moved;
  return way;
}

/// The day of `to`, or a day nearer to `from` if the clock does not make the last one whole.
std::int64_t last_whole_day(const LocalDateTime& from, const LocalDateTime& to) {
  const std::int64_t day = to.date.days();
  if (to.date > from.date && to.time < from.time) return day - 1;
  if (to.date < from.date && to.time > from.time) return day + 1;
  return day;
}

std::int64_t months_between(const LocalDateTime& from, const LocalDateTime& to) {
  const auto packed = [](const core::CivilDay& day) {
    return (std::int64_t{day.year} * 12 + day.month - 1) * 32 + day.day;
  };
  const core::CivilDay last = core::civil_day(last_whole_day(from, to));
  return (packed(last) - packed(core::civil_day(from.date.days()))) / 32;
}

std::int64_t days_between(const LocalDateTime& from, const LocalDateTime& to) {
  return last_whole_day(from, to) - from.date.days();
}

/// Fits: the calendar has less than 2^55 seconds.
Duration seconds_between(const DateTime& from, const DateTime& to, std::int64_t months = 0,
                         std::int64_t days = 0) {
  return *Duration::from(months, days, to.utc_seconds() - from.utc_seconds(),
                         to.time().nanosecond() - from.time().nanosecond());
}

DateTime advanced(const DateTime& from, std::int64_t months, std::int64_t days) {
  const auto moved =
      calculate_temporal(Op::add, Value(from), Value(*Duration::from(months, days, 0)));
  const auto* time = moved->value.get_if<DateTime>();
  return time != nullptr ? *time : from;
}

Duration parts_between(const Way& way) {
  if (!way.has_days) return seconds_between(way.from, way.to);
  const std::int64_t months = months_between(way.from.local(), way.to.local());
  const DateTime after_months = advanced(way.from, months, 0);
  const std::int64_t days = days_between(after_months.local(), way.to.local());
  return seconds_between(advanced(after_months, 0, days), way.to, months, days);
}

}  // namespace

Computed duration_between(DurationUnit unit, const Value& from, const Value& to) {
  const Way way = way_between(pieces_of(from), pieces_of(to));
  switch (unit) {
    case DurationUnit::months:
      return {Value(*Duration::from(months_between(way.from.local(), way.to.local()), 0, 0))};
    case DurationUnit::days:
      return {Value(*Duration::from(0, days_between(way.from.local(), way.to.local()), 0))};
    case DurationUnit::seconds:
      return {Value(seconds_between(way.from, way.to))};
    case DurationUnit::all:
      break;
  }
  return {Value(parts_between(way))};
}

}  // namespace entente::query
