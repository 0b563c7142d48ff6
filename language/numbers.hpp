#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "language/draft.hpp"

namespace entente::language {

/// A number as a text writes it: "300,000", "6.3 million", "fifty-eight", "a hundred".
struct Number {
  double value = 0;
  std::uint32_t last = 0;  ///< one past its final token
  bool scaled = false;     ///< has a scale word: "70 billion"
  bool spelled = false;    ///< begins with a word
};

/// The number that begins at `first`, reading no further than `limit`.
[[nodiscard]] std::optional<Number> number_at(const Draft& draft, std::uint32_t first,
                                              std::uint32_t limit);

/// What a scale word multiplies by ("million", "bn"), or 0.
[[nodiscard]] double scale_of(const std::string& word);

/// The shortest decimal writing: "100000000000", "6.3".
[[nodiscard]] std::string plain_number(double value);

}  // namespace entente::language
