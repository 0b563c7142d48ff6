#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace entente::language {

/// A closed class of words, too short to be worth an index.
template <std::size_t N>
using WordTable = std::array<std::string_view, N>;

/// Linear in the table's length.
template <std::size_t N>
[[nodiscard]] constexpr bool contains(const WordTable<N>& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

}  // namespace entente::language
