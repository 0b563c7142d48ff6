#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace entente::core {

/// Names numbered 0, 1, 2 … in order of first use. Views into it stay valid while it lives.
class StringTable {
 public:
  StringTable() = default;
  StringTable(const StringTable& other);
  StringTable& operator=(const StringTable& other);
  StringTable(StringTable&&) = default;
  StringTable& operator=(StringTable&&) = default;
  ~StringTable() = default;

  /// The number of `text`, given to it now if it has none.
  std::uint32_t intern(std::string_view text);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
  /// REQUIRES: number < size().
  [[nodiscard]] std::string_view at(std::uint32_t number) const { return strings_[number]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(strings_.size()); }

 private:
  std::deque<std::string> strings_;  // a deque: its strings never move
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace entente::core
