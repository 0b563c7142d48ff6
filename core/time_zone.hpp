#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time_of_day.hpp"

namespace entente::core {

/// The rules of a named time zone; lives as long as the program. Defined by the source.
class ZoneRules;

/// Where clocks show what: a fixed offset, or a region of the IANA time zone database by its name
/// ("Europe/Stockholm"), as ICU knows it. A regular type of the size of two pointers.
class TimeZone {
 public:
  TimeZone() = default;  ///< UTC
  explicit TimeZone(UtcOffset offset) : offset_(offset) {}
  /// The region of that name, in its own letter case; nothing if there is none. Thread-safe.
  [[nodiscard]] static std::optional<TimeZone> named(std::string_view name);

  [[nodiscard]] bool is_region() const { return rules_ != nullptr; }
  /// The region's name. REQUIRES: is_region().
  [[nodiscard]] std::string_view name() const;

  /// The offset at a moment, given in seconds since 1970 UTC.
  [[nodiscard]] UtcOffset offset_at(std::int64_t utc_seconds) const;

  /// The offset that clocks which show `local_seconds` (since 1970, as if UTC) have. Where they
  /// show it twice: `preferred` if it is one of the two, else the earlier moment's. Where they skip
  /// it: the offset before the gap, so that the moment is as far behind the gap's begin as the
  /// clocks say (02:30 skipped is 03:30).
  [[nodiscard]] UtcOffset offset_of_local(std::int64_t local_seconds,
                                          std::optional<UtcOffset> preferred = {}) const;

  friend bool operator==(const TimeZone&, const TimeZone&) = default;

 private:
  friend class DateTime;  // keeps the two parts beside its own, to be small
  TimeZone(const ZoneRules* rules, UtcOffset offset) : rules_(rules), offset_(offset) {}

  const ZoneRules* rules_ = nullptr;
  UtcOffset offset_;  ///< 0 for a region
};

/// The region's name or the offset.
[[nodiscard]] std::string to_string(const TimeZone& zone);

}  // namespace entente::core
