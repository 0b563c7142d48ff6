#pragma once

#include <string>
#include <string_view>

namespace entente::language {

/// The unit of a counted or measured noun, as facts write it ("soldiers" -> "troops", "kilometres"
/// -> "km"), and what the number is to be multiplied by.
struct Unit {
  std::string_view name;
  double factor = 1;
};

/// By lower-case word; nullptr if nothing that facts count.
[[nodiscard]] const Unit* unit_of(std::string_view word);
/// ISO 4217 code by symbol ("$", "US$", "€") or empty.
[[nodiscard]] std::string_view currency_of_symbol(std::string_view symbol);
/// ISO 4217 code by lower-case word ("dollars", "rmb") or empty.
[[nodiscard]] std::string_view currency_of_word(std::string_view word);

}  // namespace entente::language
