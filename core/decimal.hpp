#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente::core {

/// A decimal number with 18 digits behind the point: what amounts of durations are counted with, so
/// that 0.1 seconds are 100 milliseconds. Operations give nothing where the whole part does not fit
/// into 64 bits; digits beyond the 18th are cut off.
struct Decimal {
  static constexpr std::int64_t kUnit = 1'000'000'000'000'000'000;

  std::int64_t whole = 0;
  std::int64_t fraction = 0;  ///< in units of 10^-18, below kUnit; of the same sign as `whole`

  /// The number that a float is written as: the shortest text that reads back as it.
  [[nodiscard]] static std::optional<Decimal> from(double number);
  /// Digits with at most one point or comma, behind at most one sign.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);
  [[nodiscard]] Decimal negated() const { return {-whole, -fraction}; }

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

[[nodiscard]] std::optional<Decimal> add(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
/// Nothing, too, for b = 0.
[[nodiscard]] std::optional<Decimal> divide(const Decimal& a, const Decimal& b);

}  // namespace entente::core
