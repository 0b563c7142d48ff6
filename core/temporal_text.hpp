#pragma once

#include <optional>
#include <string_view>

#include "core/date_time.hpp"
#include "core/result.hpp"

namespace entente::core {

// Reading ISO 8601 as the language allows it: with separators and without, cut off behind any unit.
// All give nothing where the whole text is not of the form, or there is no such day or time.

/// 2015-07-21, 20150721, 2015-07, 201507, 2015, week dates 2015-W30-2, 2015W302, 2015-W30, days of
/// the quarter 2015-Q2-60, 2015Q260, 2015-Q2, ordinal dates 2015-202, 2015202. A year with a sign
/// has up to nine digits and takes the forms with hyphens only.
[[nodiscard]] std::optional<Date> parse_any_date(std::string_view text);

/// 21:40:32.142, 214032.142, 21:40:32, 214032, 21:40, 2140, 21; up to nine digits of a fraction.
[[nodiscard]] std::optional<LocalTime> parse_local_time(std::string_view text);

/// Z, +01, +0100, +01:00, +010000, +01:00:00.
[[nodiscard]] std::optional<UtcOffset> parse_offset(std::string_view text);

/// A local time with an offset behind it, or without one: UTC.
[[nodiscard]] std::optional<OffsetTime> parse_offset_time(std::string_view text);

/// A date, or a date, T and a time.
[[nodiscard]] std::optional<LocalDateTime> parse_local_date_time(std::string_view text);

/// An offset, or a region of the time zone database.
[[nodiscard]] std::optional<TimeZone> parse_time_zone(std::string_view text);

/// A local date-time with an offset, with a region in brackets, with both or (then UTC) with
/// neither. The error says what is wrong: the form, an unknown region, an offset that the region
/// does not have at that time.
[[nodiscard]] Result<DateTime> parse_date_time(std::string_view text);

}  // namespace entente::core
