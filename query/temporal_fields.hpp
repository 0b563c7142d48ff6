#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/result.hpp"
#include "core/value.hpp"

namespace entente::query {

/// The parts of a date or a time that a map may name, in the order in which they are applied.
enum class TemporalPart : std::uint8_t {
  year,
  quarter,
  month,
  week,
  ordinal_day,
  day_of_quarter,
  day_of_week,
  day,
  hour,
  minute,
  second,
  millisecond,
  microsecond,
  nanosecond,
  epoch_seconds,
  epoch_millis,
};
inline constexpr std::size_t kTemporalParts = 16;

/// What a constructor takes: parts of a day, of a time, a time zone.
struct TemporalShape {
  std::string_view function;  ///< for messages
  bool date = false;
  bool time = false;
  bool zone = false;
};

/// A map such as {date: d, day: 28, hour: 12, timezone: '+01:00'}, read and checked one by one.
struct TemporalFields {
  std::array<std::optional<std::int64_t>, kTemporalParts> parts;
  std::optional<core::Value> date, time, datetime;  ///< times to select from
  std::optional<core::TimeZone> zone;

  [[nodiscard]] std::optional<std::int64_t> part(TemporalPart p) const {
    return parts[static_cast<std::size_t>(p)];
  }
  [[nodiscard]] bool has(TemporalPart p) const { return part(p).has_value(); }
  /// Whether there is a part from `first` to `last`, in the order of the enumeration.
  [[nodiscard]] bool has_any(TemporalPart first, TemporalPart last) const;
};

/// Whether a part of the map is null: what is made of it is null, then.
[[nodiscard]] bool has_null_part(const core::Map& map);

/// REQUIRES: no value of the map is null. Fails with InvalidArgumentValue for keys that the shape
/// does not take, and for values of the wrong type.
[[nodiscard]] core::Result<TemporalFields> read_fields(const core::Map& map,
                                                       const TemporalShape& shape);

/// `base` with the parts of a day that the fields name: a calendar day, a week date, a day of the
/// quarter or an ordinal date. A day of the month that the month does not have any more becomes its
/// last one, unless the fields ask for it. Without a base the year is needed, and each part asks
/// for the larger ones; what is smaller is the first.
[[nodiscard]] core::Result<core::Date> apply_date(const std::optional<core::Date>& base,
                                                  const TemporalFields& fields);

/// `base` with the parts of a time that the fields name; millisecond, microsecond and nanosecond
/// together make the fraction of the second. Without a base the hour is needed as soon as any part
/// is there, and each part asks for the larger ones.
[[nodiscard]] core::Result<core::LocalTime> apply_time(const std::optional<core::LocalTime>& base,
                                                       const TemporalFields& fields);

/// The day, the time and the zone that a value has, each as far as its type has it.
struct TemporalPieces {
  std::optional<core::Date> date = {};
  std::optional<core::LocalTime> time = {};
  std::optional<core::TimeZone> zone = {};
  std::optional<core::UtcOffset> offset = {};
};
[[nodiscard]] TemporalPieces pieces_of(const core::Value& value);

}  // namespace entente::query
