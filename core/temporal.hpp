#pragma once

#include <concepts>

#include "core/date.hpp"
#include "core/date_time.hpp"
#include "core/duration.hpp"
#include "core/time_of_day.hpp"

namespace entente::core {

/// The language's six types of time. Each has a to_string that gives ISO 8601.
template <class T>
concept Temporal =
    std::same_as<T, Date> || std::same_as<T, LocalTime> || std::same_as<T, OffsetTime> ||
    std::same_as<T, LocalDateTime> || std::same_as<T, DateTime> || std::same_as<T, Duration>;

/// Those that stand for a point on a clock, a calendar, or both.
template <class T>
concept TemporalInstant = Temporal<T> && !std::same_as<T, Duration>;

}  // namespace entente::core
