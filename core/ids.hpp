#pragma once

#include <cstdint>

namespace entente::core {

/// Dense ids of one property graph: 0, 1, 2 … in order of creation. They mean nothing outside it;
/// what must last (files, exports) uses ids derived from content.
enum class NodeId : std::uint32_t {};
enum class RelationshipId : std::uint32_t {};

[[nodiscard]] constexpr std::uint32_t index_of(NodeId id) { return static_cast<std::uint32_t>(id); }
[[nodiscard]] constexpr std::uint32_t index_of(RelationshipId id) {
  return static_cast<std::uint32_t>(id);
}

}  // namespace entente::core
