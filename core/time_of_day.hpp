#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace entente::core {

inline constexpr std::int64_t kSecondsOfDay = 86'400;
inline constexpr std::int64_t kNanosOfSecond = 1'000'000'000;
inline constexpr std::int64_t kNanosOfDay = kSecondsOfDay * kNanosOfSecond;

/// A time of day, to the nanosecond, wherever it is.
class LocalTime {
 public:
  LocalTime() = default;  ///< midnight
  /// REQUIRES: 0 <= nanos < kNanosOfDay, counted from midnight.
  explicit LocalTime(std::int64_t nanos) : nanos_(nanos) {}
  /// Nothing when a day has no such time (there is no leap second).
  [[nodiscard]] static std::optional<LocalTime> from(std::int64_t hour, std::int64_t minute,
                                                     std::int64_t second, std::int64_t nanosecond);

  [[nodiscard]] std::int64_t hour() const { return seconds() / 3600; }
  [[nodiscard]] std::int64_t minute() const { return seconds() / 60 % 60; }
  [[nodiscard]] std::int64_t second() const { return seconds() % 60; }
  /// Of the second: from 0 to 999999999.
  [[nodiscard]] std::int64_t nanosecond() const { return nanos_ % kNanosOfSecond; }
  /// Since midnight.
  [[nodiscard]] std::int64_t seconds() const { return nanos_ / kNanosOfSecond; }
  [[nodiscard]] std::int64_t nanos() const { return nanos_; }

  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;

 private:
  std::int64_t nanos_ = 0;
};

/// How far a place's clocks are ahead of UTC, in seconds; at most 18 hours, either way.
struct UtcOffset {
  static constexpr std::int32_t kLargest = 18 * 3600;
  std::int32_t seconds = 0;

  friend auto operator<=>(const UtcOffset&, const UtcOffset&) = default;
};

/// A time of day at an offset from UTC: the language's `time`.
struct OffsetTime {
  LocalTime time;
  UtcOffset offset;

  /// Nanoseconds since the UTC midnight of the same day: negative, or beyond a day, near its ends.
  [[nodiscard]] std::int64_t utc_nanos() const {
    return time.nanos() - offset.seconds * kNanosOfSecond;
  }
  /// The same moment at another offset.
  [[nodiscard]] OffsetTime at(UtcOffset other) const;

  /// Earlier moments first; the same moment at different offsets is ordered, and not equal.
  friend std::strong_ordering operator<=>(const OffsetTime& a, const OffsetTime& b);
  friend bool operator==(const OffsetTime&, const OffsetTime&) = default;
};

/// ISO 8601: 12:31, 12:31:14, 12:31:14.645; Z, +01:00, -02:05:07; 12:31+01:00.
[[nodiscard]] std::string to_string(LocalTime time);
[[nodiscard]] std::string to_string(UtcOffset offset);
[[nodiscard]] std::string to_string(const OffsetTime& time);

}  // namespace entente::core
