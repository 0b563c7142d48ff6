// Dates, times and date-times made from maps, from other values of time, from text, and from the
// clock.
#include "query/temporal_build.hpp"

#include <fmt/format.h>

#include "core/calendar.hpp"
#include "core/temporal_text.hpp"

namespace entente::query {
namespace {

using core::Date;
using core::DateTime;
using core::LocalDateTime;
using core::LocalTime;
using core::OffsetTime;
using core::Result;
using core::TimeZone;
using core::UtcOffset;
using core::Value;
using Part = TemporalPart;

core::Error invalid(std::string message) {
  return {.message = std::move(message), .code = "InvalidArgumentValue"};
}

std::int64_t seconds_of(Now now) {
  return std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
}

/// What the fields select, as far as they do: the base of what they make.
Result<TemporalPieces> selection(const TemporalFields& fields) {
  if (fields.datetime && (fields.date || fields.time)) {
    return invalid("datetime does not go with date or time");
  }
  if (fields.datetime) return pieces_of(*fields.datetime);
  TemporalPieces pieces;
  if (fields.time) pieces = pieces_of(*fields.time);
  pieces.date = fields.date ? pieces_of(*fields.date).date : std::nullopt;
  return pieces;
}

/// The moment that epochSeconds or epochMillis names, in the fields' zone.
Result<DateTime> from_epoch(const TemporalFields& fields) {
  const auto seconds = fields.part(Part::epoch_seconds);
  const auto millis = fields.part(Part::epoch_millis);
  if (seconds && millis) return invalid("epochSeconds does not go with epochMillis");
  const bool more =
      fields.has_any(Part::year, Part::second) || fields.date || fields.time || fields.datetime;
  if (more) return invalid("seconds since 1970 go with a timezone and with smaller parts only");
  const std::int64_t whole = seconds ? *seconds : core::floor_divide(*millis, 1000);
  const std::int64_t nanos = seconds ? 0 : core::floor_modulo(*millis, 1000) * 1'000'000;
  const auto time = DateTime::at(whole, nanos, fields.zone.value_or(TimeZone()));
  return time ? Result<DateTime>(*time) : invalid("the moment lies outside of the calendar");
}

Result<Value> build_date(const TemporalFields& fields) {
  const auto base = fields.date ? pieces_of(*fields.date).date : std::nullopt;
  const auto date = apply_date(base, fields);
  if (!date) return date.error();
  return Value(*date);
}

Result<LocalTime> build_clock(const TemporalFields& fields) {
  const auto base = fields.time ? pieces_of(*fields.time).time : std::nullopt;
  if (!base && !fields.has(Part::hour)) return invalid("a time needs an hour");
  return apply_time(base, fields);
}

Result<Value> build_local_time(const TemporalFields& fields) {
  const auto time = build_clock(fields);
  if (!time) return time.error();
  return Value(*time);
}

Result<Value> build_time(const TemporalFields& fields, Now now) {
  const auto clock = build_clock(fields);
  if (!clock) return clock.error();
  const TemporalPieces own = fields.time ? pieces_of(*fields.time) : TemporalPieces{};
  const UtcOffset offset = own.offset.value_or(UtcOffset{});
  if (!fields.zone) return Value(OffsetTime{*clock, offset});
  const UtcOffset given = fields.zone->offset_at(seconds_of(now));
  return Value(own.offset ? OffsetTime{*clock, offset}.at(given) : OffsetTime{*clock, given});
}

Result<LocalDateTime> build_local(const TemporalPieces& base, const TemporalFields& fields) {
  const auto date = apply_date(base.date, fields);
  if (!date) return date.error();
  const auto time = apply_time(base.time, fields);
  if (!time) return time.error();
  return LocalDateTime{*date, *time};
}

Result<Value> build_local_date_time(const TemporalFields& fields) {
  const auto base = selection(fields);
  if (!base) return base.error();
  const auto local = build_local(*base, fields);
  if (!local) return local.error();
  return Value(*local);
}

Result<Value> build_date_time(const TemporalFields& fields) {
  auto base = selection(fields);
  if (fields.has(Part::epoch_seconds) || fields.has(Part::epoch_millis)) {
    const auto moment = from_epoch(fields);
    if (!moment) return moment.error();
    base = TemporalPieces{moment->date(), moment->time(), std::nullopt, moment->offset()};
  }
  if (!base) return base.error();
  const auto local = build_local(*base, fields);
  if (!local) return local.error();
  const TimeZone zone = base->zone ? *base->zone : fields.zone.value_or(TimeZone());
  const DateTime time(*local, zone, base->offset);
  if (!base->zone || !fields.zone) return Value(time);
  const auto moved = DateTime::at(time.utc_seconds(), time.time().nanosecond(), *fields.zone);
  if (!moved) return invalid("the moment lies outside of the calendar");
  return Value(*moved);
}

template <class T>
Result<Value> read_or(const std::optional<T>& time, std::string_view function,
                      std::string_view example, std::string_view text) {
  if (time) return Value(*time);
  return invalid(fmt::format("{}() expects text like {}; got '{}'", function, example, text));
}

}  // namespace

const TemporalShape& shape_of(InstantType type) {
  static constexpr TemporalShape kShapes[] = {
      {.function = "date", .date = true},
      {.function = "localtime", .time = true},
      {.function = "time", .time = true, .zone = true},
      {.function = "localdatetime", .date = true, .time = true},
      {.function = "datetime", .date = true, .time = true, .zone = true}};
  return kShapes[static_cast<std::size_t>(type)];
}

Result<Value> build(InstantType type, const TemporalFields& fields, Now now) {
  switch (type) {
    case InstantType::date:
      return build_date(fields);
    case InstantType::local_time:
      return build_local_time(fields);
    case InstantType::time:
      return build_time(fields, now);
    case InstantType::local_date_time:
      return build_local_date_time(fields);
    case InstantType::date_time:
      break;
  }
  return build_date_time(fields);
}

Result<Value> read_text(InstantType type, std::string_view text) {
  switch (type) {
    case InstantType::date:
      return read_or(core::parse_any_date(text), "date", "'2018-09-11', '2018-09' or '2018'", text);
    case InstantType::local_time:
      return read_or(core::parse_local_time(text), "localtime", "'21:40:32.142' or '21:40'", text);
    case InstantType::time:
      return read_or(core::parse_offset_time(text), "time", "'21:40:32+01:00' or '21:40Z'", text);
    case InstantType::local_date_time:
      return read_or(core::parse_local_date_time(text), "localdatetime", "'2018-09-11T21:40:32'",
                     text);
    case InstantType::date_time:
      break;
  }
  const auto time = core::parse_date_time(text);
  return time ? Result<Value>(Value(*time)) : invalid(time.error().message);
}

Result<Value> present(InstantType type, const TimeZone& zone, Now now) {
  const auto seconds = seconds_of(now);
  const auto nanos =
      std::chrono::nanoseconds(now.time_since_epoch()).count() - seconds * core::kNanosOfSecond;
  const auto time = DateTime::at(seconds, nanos, zone);
  if (!time) return invalid("the clock is outside of the calendar");
  switch (type) {
    case InstantType::date:
      return Value(time->date());
    case InstantType::local_time:
      return Value(time->time());
    case InstantType::time:
      return Value(OffsetTime{time->time(), time->offset()});
    case InstantType::local_date_time:
      return Value(time->local());
    case InstantType::date_time:
      break;
  }
  return Value(*time);
}

}  // namespace entente::query
