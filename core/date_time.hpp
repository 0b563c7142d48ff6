#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "core/date.hpp"
#include "core/time_of_day.hpp"
#include "core/time_zone.hpp"

namespace entente::core {

/// A day and a time of day, wherever they are: the language's `localdatetime`.
struct LocalDateTime {
  Date date;
  LocalTime time;

  /// The day is within the calendar (see Date::from_days), or there is nothing. `nanos` is of the
  /// second.
  [[nodiscard]] static std::optional<LocalDateTime> from_seconds(std::int64_t seconds,
                                                                 std::int64_t nanos);
  /// Since 1970-01-01T00:00.
  [[nodiscard]] std::int64_t seconds() const {
    return date.days() * kSecondsOfDay + time.seconds();
  }

  friend auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};

/// A moment as the clocks of a time zone show it: the language's `datetime`. Near the calendar's
/// ends the moment itself may lie up to 18 hours outside.
class DateTime {
 public:
  DateTime() = default;
  /// What the zone's clocks show; see TimeZone::offset_of_local for what they show twice or never.
  DateTime(const LocalDateTime& local, const TimeZone& zone,
           std::optional<UtcOffset> preferred = {});
  /// A moment, in seconds since 1970 UTC; nothing if the zone's day lies outside of the calendar.
  [[nodiscard]] static std::optional<DateTime> at(std::int64_t utc_seconds, std::int64_t nanos,
                                                  const TimeZone& zone);

  [[nodiscard]] const LocalDateTime& local() const { return local_; }
  [[nodiscard]] Date date() const { return local_.date; }
  [[nodiscard]] LocalTime time() const { return local_.time; }
  [[nodiscard]] UtcOffset offset() const { return offset_; }
  [[nodiscard]] TimeZone zone() const {
    return rules_ != nullptr ? TimeZone(rules_, UtcOffset{}) : TimeZone(offset_);
  }
  [[nodiscard]] std::int64_t utc_seconds() const { return local_.seconds() - offset_.seconds; }

  /// Earlier moments first; the same moment in different zones is ordered (by offset, then by
  /// name), and not equal.
  friend std::strong_ordering operator<=>(const DateTime& a, const DateTime& b);
  friend bool operator==(const DateTime&, const DateTime&) = default;

 private:
  LocalDateTime local_;
  const ZoneRules* rules_ = nullptr;  ///< none: the zone is the offset
  UtcOffset offset_;
};

/// ISO 8601: 1984-10-11T12:31; 1984-10-11T12:31+01:00, with a region's name behind in brackets.
[[nodiscard]] std::string to_string(const LocalDateTime& time);
[[nodiscard]] std::string to_string(const DateTime& time);

}  // namespace entente::core
