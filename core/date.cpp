// Days and ISO 8601 times of reduced precision: reading, printing, comparing.
#include "core/date.hpp"

#include <fmt/format.h>

#include "core/calendar.hpp"

namespace entente::core {
namespace {

std::optional<int> digits(std::string_view text, std::size_t count) {
  int value = 0;
  if (text.size() != count) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

struct Range {
  std::optional<Date> earliest, latest;
};

Date last_day_of(int year, unsigned month) {
  return *Date::from(year, month, days_in_month(year, month));
}

// One side of a span: year, year-month, year-month-day, or ".." for open.
std::optional<Range> parse_side(std::string_view text) {
  if (text == "..") return Range{};
  const auto year = digits(text.substr(0, 4), 4);
  if (!year) return std::nullopt;
  if (text.size() == 4) return Range{Date::from(*year, 1, 1), Date::from(*year, 12, 31)};
  const auto month =
      text.size() >= 7 && text[4] == '-' ? digits(text.substr(5, 2), 2) : std::nullopt;
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const auto m = static_cast<unsigned>(*month);
  if (text.size() == 7) return Range{Date::from(*year, m, 1), last_day_of(*year, m)};
  const auto day = parse_date(text);
  if (!day) return std::nullopt;
  return Range{day, day};
}

Error bad_date(std::string_view iso) {
  return {ErrorKind::input,
          fmt::format("expected a date such as 2018, 2018-09, 2018-09-11, 2018-09-11/2018-09-12 or "
                      "2012/.., got '{}'",
                      iso)};
}

}  // namespace

std::optional<Date> Date::from(std::int64_t year, unsigned month, unsigned day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{std::chrono::sys_days{
      std::chrono::days{days_from(CivilDay{static_cast<int>(year), month, day})}}};
}

std::optional<Date> Date::from_days(std::int64_t days) {
  static const std::int64_t first = days_from(CivilDay{kFirstYear, 1, 1});
  static const std::int64_t last = days_from(CivilDay{kLastYear, 12, 31});
  if (days < first || days > last) return std::nullopt;
  return Date{std::chrono::sys_days{std::chrono::days{days}}};
}

int Date::year() const { return civil_day(days()).year; }
unsigned Date::month() const { return civil_day(days()).month; }
unsigned Date::day() const { return civil_day(days()).day; }

std::string to_string(Date date) {
  const auto [year, month, day] = civil_day(date.days());
  const char* sign = year < 0 ? "-" : year > 9999 ? "+" : "";
  return fmt::format("{}{:04}-{:02}-{:02}", sign, year < 0 ? -year : year, month, day);
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4), 4);
  const auto month = digits(iso.substr(5, 2), 2);
  const auto day = digits(iso.substr(8, 2), 2);
  if (!year || !month || !day) return std::nullopt;
  return Date::from(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

Result<DateSpan> parse_date_span(std::string_view iso) {
  const auto slash = iso.find('/');
  const auto first = parse_side(iso.substr(0, slash));
  const auto second = slash == std::string_view::npos ? first : parse_side(iso.substr(slash + 1));
  if (!first || !second || (!first->earliest && !second->latest)) return bad_date(iso);
  DateSpan span{std::string(iso), first->earliest, second->latest};
  if (span.earliest && span.latest && *span.latest < *span.earliest) return bad_date(iso);
  return span;
}

bool compatible(const DateSpan& a, const DateSpan& b) {
  const bool a_ends_before_b = a.latest && b.earliest && *a.latest < *b.earliest;
  const bool b_ends_before_a = b.latest && a.earliest && *b.latest < *a.earliest;
  return !a_ends_before_b && !b_ends_before_a;
}

}  // namespace entente::core
