// Days with times, without and with a time zone: making, comparing, printing.
#include "core/date_time.hpp"

#include <fmt/format.h>

#include "core/calendar.hpp"

namespace entente::core {

std::optional<LocalDateTime> LocalDateTime::from_seconds(std::int64_t seconds, std::int64_t nanos) {
  const auto date = Date::from_days(floor_divide(seconds, kSecondsOfDay));
  if (!date) return std::nullopt;
  return LocalDateTime{*date,
                       LocalTime(floor_modulo(seconds, kSecondsOfDay) * kNanosOfSecond + nanos)};
}

DateTime::DateTime(const LocalDateTime& local, const TimeZone& zone,
                   std::optional<UtcOffset> preferred)
    : local_(local),
      rules_(zone.rules_),
      offset_(zone.offset_of_local(local.seconds(), preferred)) {
  // In a gap the clocks jump over what was asked for.
  const UtcOffset shown = zone.offset_at(utc_seconds());
  if (shown == offset_) return;
  const auto moved =
      LocalDateTime::from_seconds(utc_seconds() + shown.seconds, local.time.nanosecond());
  if (!moved) return;
  local_ = *moved;
  offset_ = shown;
}

std::optional<DateTime> DateTime::at(std::int64_t utc_seconds, std::int64_t nanos,
                                     const TimeZone& zone) {
  constexpr std::int64_t kFarthest = std::int64_t{1} << 55;  // beyond the calendar's ends
  if (utc_seconds < -kFarthest || utc_seconds > kFarthest) return std::nullopt;
  const UtcOffset offset = zone.offset_at(utc_seconds);
  const auto local = LocalDateTime::from_seconds(utc_seconds + offset.seconds, nanos);
  if (!local) return std::nullopt;
  DateTime time;
  time.local_ = *local;
  time.rules_ = zone.rules_;
  time.offset_ = offset;
  return time;
}

std::strong_ordering operator<=>(const DateTime& a, const DateTime& b) {
  if (const auto order = a.utc_seconds() <=> b.utc_seconds(); order != 0) return order;
  if (const auto order = a.time().nanosecond() <=> b.time().nanosecond(); order != 0) return order;
  if (const auto order = a.offset() <=> b.offset(); order != 0) return order;
  const auto name = [](const DateTime& time) {
    const TimeZone zone = time.zone();
    return zone.is_region() ? zone.name() : std::string_view();
  };
  return name(a) <=> name(b);
}

std::string to_string(const LocalDateTime& time) {
  return to_string(time.date) + "T" + to_string(time.time);
}

std::string to_string(const DateTime& time) {
  const std::string text = to_string(time.local()) + to_string(time.offset());
  const TimeZone zone = time.zone();
  return zone.is_region() ? fmt::format("{}[{}]", text, zone.name()) : text;
}

}  // namespace entente::core
