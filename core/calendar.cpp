// Counting days: the Gregorian calendar and ISO weeks. std::chrono's calendar ends at year 32767,
// the language's at 999999999.
#include "core/calendar.hpp"

namespace entente::core {
namespace {

// The calendar repeats every 400 years. Years are counted from March, so that the leap day ends
// one.
constexpr std::int64_t kDaysOfCycle = 146097;
constexpr std::int64_t kMarchOfYear0 = -719468;  // 0000-03-01, from 1970-01-01

}  // namespace

unsigned days_in_month(std::int64_t year, unsigned month) {
  constexpr unsigned kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

std::int64_t days_from(const CivilDay& day) {
  const std::int64_t year = std::int64_t{day.year} - (day.month <= 2 ? 1 : 0);
  const std::int64_t cycle = floor_divide(year, 400);
  const std::int64_t year_of_cycle = year - cycle * 400;
  const std::int64_t month = (day.month + 9) % 12;  // March is 0
  const std::int64_t day_of_year = (153 * month + 2) / 5 + day.day - 1;
  return kMarchOfYear0 + cycle * kDaysOfCycle + year_of_cycle * 365 + year_of_cycle / 4 -
         year_of_cycle / 100 + day_of_year;
}

CivilDay civil_day(std::int64_t days) {
  const std::int64_t from_march = days - kMarchOfYear0;
  const std::int64_t cycle = floor_divide(from_march, kDaysOfCycle);
  const std::int64_t day = from_march - cycle * kDaysOfCycle;
  const std::int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  const std::int64_t day_of_year = day - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;  // March is 0
  const bool next_year = month >= 10;
  return {static_cast<int>(cycle * 400 + year + (next_year ? 1 : 0)),
          static_cast<unsigned>(next_year ? month - 9 : month + 3),
          static_cast<unsigned>(day_of_year - (153 * month + 2) / 5 + 1)};
}

unsigned weekday(std::int64_t days) {  // 1970-01-01 was a Thursday
  return static_cast<unsigned>(floor_modulo(days + 3, 7)) + 1;
}

std::int64_t days_from(const WeekDay& day) {
  const std::int64_t fourth = days_from(CivilDay{day.year, 1, 4});  // always in week 1
  return fourth - weekday(fourth) + (std::int64_t{day.week} - 1) * 7 + day.weekday;
}

WeekDay week_day(std::int64_t days) {
  const unsigned day = weekday(days);
  const std::int64_t thursday = days + 4 - std::int64_t{day};  // its year is the week's year
  const int year = civil_day(thursday).year;
  return {year, static_cast<unsigned>((thursday - days_from(CivilDay{year, 1, 1})) / 7) + 1, day};
}

unsigned weeks_in_year(std::int64_t year) {
  return week_day(days_from(CivilDay{static_cast<int>(year), 12, 28})).week;
}

}  // namespace entente::core
