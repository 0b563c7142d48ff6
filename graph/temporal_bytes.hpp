#pragma once

#include <optional>

#include "core/value.hpp"
#include "graph/bytes.hpp"

namespace entente::graph {

/// How graph files tell the types of time apart, as first bytes of values (docs/graph-file.md).
enum class TimeTag : std::uint8_t {
  date = 6,
  local_time = 8,
  time,
  local_date_time,
  date_time,
  duration,
};

/// Appends the tag and the parts. False, and nothing is appended: the value is no time.
bool write_temporal(ByteWriter& out, const core::Value& value);

/// Reads the parts behind a tag; null, and `in` has failed, where the tag is no TimeTag, or the
/// parts make no time.
[[nodiscard]] core::Value read_temporal(ByteReader& in, std::uint8_t tag);

}  // namespace entente::graph
