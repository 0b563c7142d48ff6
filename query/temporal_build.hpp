#pragma once

#include <chrono>

#include "core/result.hpp"
#include "core/value.hpp"
#include "query/temporal_fields.hpp"

namespace entente::query {

/// The moment that a query takes for the present.
using Now = std::chrono::system_clock::time_point;

/// The types that stand for points in time, each with its name as a function and what its maps
/// take.
enum class InstantType : std::uint8_t { date, local_time, time, local_date_time, date_time };
[[nodiscard]] const TemporalShape& shape_of(InstantType type);

/// From parts, from selected values, or from both. A time zone that is given beside a selected time
/// that has one itself keeps the moment and moves the clock; otherwise it says where the clock is.
/// Without a time zone it is UTC. A `time` in a region takes the region's offset at present.
[[nodiscard]] core::Result<core::Value> build(InstantType type, const TemporalFields& fields,
                                              Now now);

/// From text in ISO 8601.
[[nodiscard]] core::Result<core::Value> read_text(InstantType type, std::string_view text);

/// The present in a time zone.
[[nodiscard]] core::Result<core::Value> present(InstantType type, const core::TimeZone& zone,
                                                Now now);

}  // namespace entente::query
