// Times of day, with and without an offset from UTC: making and printing.
#include "core/time_of_day.hpp"

#include <fmt/format.h>

#include "core/calendar.hpp"

namespace entente::core {

std::optional<LocalTime> LocalTime::from(std::int64_t hour, std::int64_t minute,
                                         std::int64_t second, std::int64_t nanosecond) {
  const auto below = [](std::int64_t value, std::int64_t end) { return value >= 0 && value < end; };
  if (!below(hour, 24) || !below(minute, 60) || !below(second, 60)) return std::nullopt;
  if (!below(nanosecond, kNanosOfSecond)) return std::nullopt;
  return LocalTime((hour * 3600 + minute * 60 + second) * kNanosOfSecond + nanosecond);
}

OffsetTime OffsetTime::at(UtcOffset other) const {
  const std::int64_t local = utc_nanos() + other.seconds * kNanosOfSecond;
  return {LocalTime(floor_modulo(local, kNanosOfDay)), other};
}

std::strong_ordering operator<=>(const OffsetTime& a, const OffsetTime& b) {
  if (const auto moments = a.utc_nanos() <=> b.utc_nanos(); moments != 0) return moments;
  return a.time <=> b.time;
}

std::string to_string(LocalTime time) {
  std::string text = fmt::format("{:02}:{:02}", time.hour(), time.minute());
  if (time.second() != 0 || time.nanosecond() != 0) text += fmt::format(":{:02}", time.second());
  if (time.nanosecond() == 0) return text;
  text += fmt::format(".{:09}", time.nanosecond());
  return text.substr(0, text.find_last_not_of('0') + 1);
}

std::string to_string(UtcOffset offset) {
  if (offset.seconds == 0) return "Z";
  const std::int32_t size = offset.seconds < 0 ? -offset.seconds : offset.seconds;
  std::string text =
      fmt::format("{}{:02}:{:02}", offset.seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

std::string to_string(const OffsetTime& time) {
  return to_string(time.time) + to_string(time.offset);
}

}  // namespace entente::core
