#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/decimal.hpp"

namespace entente::core {

/// A length of time in months, days and seconds, which are three things: months have different
/// lengths, and days, where clocks are changed, too. So P1M is not P30D, and P1D not PT24H.
/// Nanoseconds are from 0 to 999999999 and count forwards: -0.1 seconds are -1 second and
/// 900000000 nanoseconds.
class Duration {
 public:
  Duration() = default;
  /// Nothing when the seconds with what the nanoseconds carry over do not fit into 64 bits.
  [[nodiscard]] static std::optional<Duration> from(std::int64_t months, std::int64_t days,
                                                    std::int64_t seconds, std::int64_t nanos = 0);
  /// Fractions go down to the next smaller part: of a month, in days of an average month (a year of
  /// 365.2425 days by 12); of a day, in seconds of a day of 24 hours; of a second, in nanoseconds.
  [[nodiscard]] static std::optional<Duration> from(const Decimal& months, const Decimal& days,
                                                    const Decimal& seconds);

  [[nodiscard]] std::int64_t months() const { return months_; }
  [[nodiscard]] std::int64_t days() const { return days_; }
  [[nodiscard]] std::int64_t seconds() const { return seconds_; }
  [[nodiscard]] std::int64_t nanos() const { return nanos_; }
  /// Seconds and nanoseconds in one number.
  [[nodiscard]] Decimal time() const;

  friend bool operator==(const Duration&, const Duration&) = default;

 private:
  std::int64_t months_ = 0;
  std::int64_t days_ = 0;
  std::int64_t seconds_ = 0;
  std::int64_t nanos_ = 0;
};

/// By length, months taken as average months and days as 24 hours; of equally long durations the
/// one with less months, then with less days, comes first.
[[nodiscard]] std::strong_ordering by_length(const Duration& a, const Duration& b);

/// Part by part. Nothing when a part does not fit into 64 bits.
[[nodiscard]] std::optional<Duration> add(const Duration& a, const Duration& b);
[[nodiscard]] std::optional<Duration> subtract(const Duration& a, const Duration& b);
/// Every part by the factor, fractions as in Duration::from. Nothing for a division by zero, too.
[[nodiscard]] std::optional<Duration> multiply(const Duration& a, const Decimal& factor);
[[nodiscard]] std::optional<Duration> divide(const Duration& a, const Decimal& divisor);

/// ISO 8601, each part with its own sign: P1Y2M-3DT4H-5M-6.7S; PT0S for nothing.
[[nodiscard]] std::string to_string(const Duration& duration);

/// Reads P1Y2Q3M4W5DT6H7M8.9S (each part may be left out, may have a sign and a fraction) and the
/// form of a date with a time, P0001-02-03T04:05:06.7. Nothing if the text is neither.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

}  // namespace entente::core
