#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/value.hpp"

namespace entente::graph {

/// A number with its unit as a claim writes it: "100000000000 USD", "<25 %", "~3500 troops".
struct Amount {
  std::string bound;  ///< "<", ">", "~", or empty: as stated
  core::Value value;  ///< Integer where it is one, else Float
  std::string unit;   ///< may be empty

  /// Same number and unit; bounds put aside.
  [[nodiscard]] bool same_quantity(const Amount& other) const;
};

/// Reads the text of an amount; nothing where it does not begin with a number.
[[nodiscard]] std::optional<Amount> parse_amount(std::string_view text);

}  // namespace entente::graph
