#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/value.hpp"

namespace entente::query {

/// What is known of an expression's type before the query runs; `any`: nothing.
enum class StaticType : std::uint8_t {
  null,
  boolean,
  integer,
  floating,
  string,
  date,
  local_time,
  time,
  local_date_time,
  date_time,
  duration,
  list,
  map,
  node,
  relationship,
  path,
  any,
};

/// A set of types: one bit each.
using TypeSet = std::uint32_t;

[[nodiscard]] constexpr TypeSet bit(StaticType type) {
  return static_cast<TypeSet>(1U << static_cast<unsigned>(type));
}

namespace types {
inline constexpr TypeSet kBoolean = bit(StaticType::boolean);
inline constexpr TypeSet kInteger = bit(StaticType::integer);
inline constexpr TypeSet kNumber = kInteger | bit(StaticType::floating);
inline constexpr TypeSet kString = bit(StaticType::string);
inline constexpr TypeSet kInstant = bit(StaticType::date) | bit(StaticType::local_time) |
                                    bit(StaticType::time) | bit(StaticType::local_date_time) |
                                    bit(StaticType::date_time);
inline constexpr TypeSet kDuration = bit(StaticType::duration);
inline constexpr TypeSet kTemporal = kInstant | kDuration;
inline constexpr TypeSet kList = bit(StaticType::list);
inline constexpr TypeSet kMap = bit(StaticType::map);
inline constexpr TypeSet kNode = bit(StaticType::node);
inline constexpr TypeSet kRelationship = bit(StaticType::relationship);
inline constexpr TypeSet kPath = bit(StaticType::path);
inline constexpr TypeSet kEntity = kNode | kRelationship;
inline constexpr TypeSet kAny = 0xFFFFFFFF;
}  // namespace types

/// Whether a value of this static type may be of the set: null and unknown types always may.
[[nodiscard]] constexpr bool may_be(StaticType type, TypeSet set) {
  return type == StaticType::any || type == StaticType::null || (bit(type) & set) != 0;
}

[[nodiscard]] StaticType type_of(const core::Value& value);

/// "a list or a string", for messages.
[[nodiscard]] std::string describe(TypeSet set);
[[nodiscard]] std::string_view describe(StaticType type);

/// The function that makes values of a type of time, "localdatetime". REQUIRES: type is in
/// kTemporal.
[[nodiscard]] std::string_view constructor_of(StaticType type);

}  // namespace entente::query
