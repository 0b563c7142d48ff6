// Reading ISO 8601 texts of dates, times, offsets, and date-times.
#include "core/temporal_text.hpp"

#include <fmt/format.h>

#include "core/calendar.hpp"

namespace entente::core {
namespace {

/// Takes parts off the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return text_.empty(); }
  [[nodiscard]] std::size_t left() const { return text_.size(); }
  [[nodiscard]] bool at_digit() const {
    return !text_.empty() && text_.front() >= '0' && text_.front() <= '9';
  }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  /// Exactly `count` digits.
  std::optional<unsigned> digits(std::size_t count) {
    if (text_.size() < count) return std::nullopt;
    unsigned value = 0;
    for (const char c : text_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
    text_.remove_prefix(count);
    return value;
  }
  /// All digits that follow: from one to `most`; `count` receives how many.
  std::optional<unsigned> some_digits(std::size_t most, std::size_t& count) {
    const std::size_t end = text_.find_first_not_of("0123456789");
    count = end == std::string_view::npos ? text_.size() : end;
    return count >= 1 && count <= most ? digits(count) : std::nullopt;
  }

 private:
  std::string_view text_;
};

/// What follows a year; `extended`: with hyphens.
class DateReader {
 public:
  DateReader(Reader reader, int year, bool extended)
      : in_(reader), year_(year), extended_(extended) {}

  std::optional<Date> read() {
    if (in_.take('W')) return week_date();
    if (in_.take('Q')) return quarter_date();
    if (in_.left() == 3) return ordinal_date();
    const auto month = in_.digits(2);
    return month ? finished(*month, day(2)) : std::nullopt;
  }

 private:
  /// A last part of so many digits, or 1 if the text ends before it.
  std::optional<unsigned> day(std::size_t count) {
    if (in_.done()) return 1;
    if (extended_ && !in_.take('-')) return std::nullopt;
    return in_.digits(count);
  }
  std::optional<Date> finished(unsigned month, std::optional<unsigned> day) const {
    return day && in_.done() ? Date::from(year_, month, *day) : std::nullopt;
  }
  std::optional<Date> week_date() {
    const auto week = in_.digits(2);
    const auto weekday = day(1);
    if (!week || !weekday || !in_.done() || *weekday < 1 || *weekday > 7) return std::nullopt;
    if (*week < 1 || *week > weeks_in_year(year_)) return std::nullopt;
    return Date::from_days(days_from(WeekDay{year_, *week, *weekday}));
  }
  std::optional<Date> quarter_date() {
    const auto quarter = in_.digits(1);
    const auto nth = day(2);
    if (!quarter || !nth || !in_.done() || *quarter < 1 || *quarter > 4) return std::nullopt;
    const std::int64_t first = days_from(CivilDay{year_, *quarter * 3 - 2, 1});
    const std::int64_t last =
        days_from(CivilDay{year_, *quarter * 3, days_in_month(year_, *quarter * 3)});
    if (*nth < 1 || first + *nth - 1 > last) return std::nullopt;
    return Date::from_days(first + *nth - 1);
  }
  std::optional<Date> ordinal_date() {
    const auto nth = in_.digits(3);
    if (!nth || *nth < 1 || *nth > days_in_year(year_)) return std::nullopt;
    return Date::from_days(days_from(CivilDay{year_, 1, 1}) + *nth - 1);
  }

  Reader in_;
  int year_;
  bool extended_;
};

/// Hours; minutes and seconds as far as they are there, `limit` of these; all with colons or none.
std::optional<std::int64_t> clock_seconds(Reader& in, bool& with_seconds) {
  std::int64_t seconds = 0;
  std::int64_t unit = 3600;
  bool colons = false;
  for (int part = 0; part < 3; ++part, unit /= 60) {
    if (part == 1) colons = in.take(':');
    if (part == 2 && colons && !in.take(':')) return seconds;
    if (part > 0 && !colons && !in.at_digit()) return seconds;
    const auto value = in.digits(2);
    if (!value || (part > 0 && *value > 59)) return std::nullopt;
    seconds += *value * unit;
    with_seconds = part == 2;
  }
  return seconds;
}

std::size_t offset_begin(std::string_view time) { return time.find_first_of("Zz+-"); }

Error bad_date_time(std::string_view text) {
  return {.message = fmt::format("expected text such as '2015-07-21T21:40:32+02:00' or "
                                 "'2015-07-21T21:40[Europe/Stockholm]', got '{}'",
                                 text)};
}

}  // namespace

std::optional<Date> parse_any_date(std::string_view text) {
  const bool negative = text.starts_with('-');
  const bool sign = negative || text.starts_with('+');
  Reader in(sign ? text.substr(1) : text);
  std::size_t digits = 4;
  const auto size = sign ? in.some_digits(9, digits) : in.digits(4);
  if (!size) return std::nullopt;
  const int year = negative ? -static_cast<int>(*size) : static_cast<int>(*size);
  if (in.done()) return Date::from(year, 1, 1);
  const bool extended = in.take('-');
  if (sign && !extended) return std::nullopt;
  return DateReader(in, year, extended).read();
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  Reader in(text);
  bool with_seconds = false;
  const auto seconds = clock_seconds(in, with_seconds);
  if (!seconds || *seconds >= kSecondsOfDay) return std::nullopt;
  std::int64_t nanos = 0;
  if (with_seconds && (in.take('.') || in.take(','))) {
    std::size_t count = 0;
    const auto fraction = in.some_digits(9, count);
    if (!fraction) return std::nullopt;
    nanos = *fraction;
    for (; count < 9; ++count) nanos *= 10;
  }
  return in.done() ? std::optional(LocalTime(*seconds * kNanosOfSecond + nanos)) : std::nullopt;
}

std::optional<UtcOffset> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return UtcOffset{};
  const bool negative = text.starts_with('-');
  if (!negative && !text.starts_with('+')) return std::nullopt;
  Reader in(text.substr(1));
  bool with_seconds = false;
  const auto seconds = clock_seconds(in, with_seconds);
  if (!seconds || !in.done() || *seconds > UtcOffset::kLargest) return std::nullopt;
  return UtcOffset{static_cast<std::int32_t>(negative ? -*seconds : *seconds)};
}

std::optional<OffsetTime> parse_offset_time(std::string_view text) {
  const std::size_t at = offset_begin(text);
  const auto time = parse_local_time(text.substr(0, at));
  const auto offset = at == std::string_view::npos ? UtcOffset{} : parse_offset(text.substr(at));
  return time && offset ? std::optional(OffsetTime{*time, *offset}) : std::nullopt;
}

std::optional<LocalDateTime> parse_local_date_time(std::string_view text) {
  const std::size_t at = text.find_first_of("Tt");
  const auto date = parse_any_date(text.substr(0, at));
  const auto time =
      at == std::string_view::npos ? LocalTime() : parse_local_time(text.substr(at + 1));
  return date && time ? std::optional(LocalDateTime{*date, *time}) : std::nullopt;
}

std::optional<TimeZone> parse_time_zone(std::string_view text) {
  if (const auto offset = parse_offset(text)) return TimeZone(*offset);
  return TimeZone::named(text);
}

Result<DateTime> parse_date_time(std::string_view text) {
  std::string_view clock = text;
  std::optional<TimeZone> region;
  if (const std::size_t at = text.find('['); at != std::string_view::npos) {
    if (!text.ends_with(']')) return bad_date_time(text);
    const std::string_view name = text.substr(at + 1, text.size() - at - 2);
    region = TimeZone::named(name);
    if (!region) return Error{.message = fmt::format("there is no time zone '{}'", name)};
    clock = text.substr(0, at);
  }
  const std::size_t t = clock.find_first_of("Tt");
  const std::size_t in_time = t == std::string_view::npos ? t : offset_begin(clock.substr(t));
  std::optional<UtcOffset> offset;
  if (in_time != std::string_view::npos) {
    offset = parse_offset(clock.substr(t + in_time));
    if (!offset) return bad_date_time(text);
    clock = clock.substr(0, t + in_time);
  }
  const auto local = parse_local_date_time(clock);
  if (!local) return bad_date_time(text);
  if (!region) return DateTime(*local, TimeZone(offset.value_or(UtcOffset{})));
  const DateTime time(*local, *region, offset);
  if (!offset || time.offset() == *offset) return time;
  return Error{.message = fmt::format("{} is at {} at that time, not at {}: '{}'", region->name(),
                                      to_string(time.offset()), to_string(*offset), text)};
}

}  // namespace entente::core
