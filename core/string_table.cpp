// Interning of names.
#include "core/string_table.hpp"

namespace entente::core {

StringTable::StringTable(const StringTable& other) {
  for (const std::string& text : other.strings_) intern(text);
}

StringTable& StringTable::operator=(const StringTable& other) {
  if (this != &other) *this = StringTable(other);
  return *this;
}

std::uint32_t StringTable::intern(std::string_view text) {
  if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
  const std::string& kept = strings_.emplace_back(text);
  const auto number = static_cast<std::uint32_t>(strings_.size() - 1);
  numbers_.emplace(kept, number);
  return number;
}

std::optional<std::uint32_t> StringTable::find(std::string_view text) const {
  const auto found = numbers_.find(text);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

}  // namespace entente::core
