#pragma once

#include <cstdint>

namespace entente::core {

/// A day by year, month (1-12) and day (1-31) of the proleptic Gregorian calendar. Year 0 is 1 BC.
struct CivilDay {
  int year;
  unsigned month;
  unsigned day;
};

/// A day by ISO 8601's week date: weeks begin on Monday (1), and week 1 has the year's first
/// Thursday.
struct WeekDay {
  int year;
  unsigned week;
  unsigned weekday;
};

[[nodiscard]] constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
[[nodiscard]] constexpr unsigned days_in_year(std::int64_t year) {
  return is_leap(year) ? 366 : 365;
}
/// REQUIRES: 1 <= month <= 12.
[[nodiscard]] unsigned days_in_month(std::int64_t year, unsigned month);
/// 52 or 53.
[[nodiscard]] unsigned weeks_in_year(std::int64_t year);

/// Days are counted from 1970-01-01. Years reach from -999999999 to 999999999; days beyond the end
/// of the month go on counting.
[[nodiscard]] std::int64_t days_from(const CivilDay& day);
[[nodiscard]] CivilDay civil_day(std::int64_t days);
[[nodiscard]] std::int64_t days_from(const WeekDay& day);
[[nodiscard]] WeekDay week_day(std::int64_t days);
/// ISO: Monday is 1, Sunday 7.
[[nodiscard]] unsigned weekday(std::int64_t days);

/// Division towards the smaller, and what it leaves: from 0 to below `by`. REQUIRES: by > 0.
[[nodiscard]] constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}
[[nodiscard]] constexpr std::int64_t floor_modulo(std::int64_t value, std::int64_t by) {
  return value - floor_divide(value, by) * by;
}

}  // namespace entente::core
