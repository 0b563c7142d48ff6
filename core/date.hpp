#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace entente::core {

/// A day of the proleptic Gregorian calendar, from year -999999999 to 999999999.
class Date {
 public:
  static constexpr int kLastYear = 999'999'999;
  static constexpr int kFirstYear = -kLastYear;

  Date() = default;
  explicit Date(std::chrono::sys_days day) : day_(day) {}

  /// The day, or nothing when the calendar has no such day (2018-02-30).
  [[nodiscard]] static std::optional<Date> from(std::int64_t year, unsigned month, unsigned day);
  /// The day so many days after 1970-01-01, or nothing when the calendar does not reach so far.
  [[nodiscard]] static std::optional<Date> from_days(std::int64_t days);

  [[nodiscard]] int year() const;
  [[nodiscard]] unsigned month() const;
  [[nodiscard]] unsigned day() const;
  /// Days since 1970-01-01; negative before.
  [[nodiscard]] std::int64_t days() const { return day_.time_since_epoch().count(); }
  [[nodiscard]] std::chrono::sys_days sys_days() const { return day_; }

  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  std::chrono::sys_days day_{};
};

/// ISO 8601: 2018-09-11; a sign before years below 0 and above 9999: -0044-03-15, +12018-09-11.
[[nodiscard]] std::string to_string(Date date);
/// Reads year, month and day as above, the year with four digits and no sign.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);

/// A time as a text states it: ISO 8601 of reduced precision (2018, 2018-09, 2018-09-11), a span of
/// two such (2018-09-11/2018-09-12), or with an open side (2012/.., ../2012).
struct DateSpan {
  std::string text;              ///< the ISO text
  std::optional<Date> earliest;  ///< first day that it may mean; none: open
  std::optional<Date> latest;    ///< last day that it may mean; none: open

  friend bool operator==(const DateSpan&, const DateSpan&) = default;
};

/// Reads an ISO text as above; the error says what was expected.
[[nodiscard]] Result<DateSpan> parse_date_span(std::string_view iso);

/// Whether two times may be the same: their ranges of days share a day.
[[nodiscard]] bool compatible(const DateSpan& a, const DateSpan& b);

}  // namespace entente::core
