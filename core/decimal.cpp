// Decimal arithmetic by 128-bit integers, in units of 10^-18 where both operands fit.
#include "core/decimal.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace entente::core {
namespace {

__extension__ using Wide = __int128;

std::optional<Decimal> decimal(Wide whole, Wide fraction) {
  if (whole > std::numeric_limits<std::int64_t>::max() ||
      whole < -std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  return Decimal{static_cast<std::int64_t>(whole), static_cast<std::int64_t>(fraction)};
}

// At most 2^63 units of 10^18, and so within 128 bits.
Wide units(const Decimal& d) { return Wide{d.whole} * Decimal::kUnit + d.fraction; }

std::optional<Decimal> from_units(Wide units) {
  return decimal(units / Decimal::kUnit, units % Decimal::kUnit);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Decimal> Decimal::from(double number) {
  if (!std::isfinite(number) || std::abs(number) >= 0x1p63) return std::nullopt;
  if (std::abs(number) < 1e-18) return Decimal{};
  // Shortest digits, written out without an exponent: 1.5e-7 is 15 and seven places.
  const std::string shortest = fmt::format("{}", number);
  if (shortest.find('e') == std::string::npos) return parse(shortest);
  const std::size_t at = shortest.find('e');
  const int exponent = std::stoi(shortest.substr(at + 1));
  std::string digits;
  for (const char c : shortest.substr(0, at)) {
    if (is_digit(c)) digits += c;
  }
  if (exponent < 0) {
    digits = "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  } else {
    const auto before_point = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() < before_point) digits.append(before_point - digits.size(), '0');
    if (digits.size() > before_point) digits.insert(before_point, ".");
  }
  return parse((number < 0 ? "-" : "") + digits);
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find_first_of(".,");
  const std::string_view before = text.substr(0, point);
  const std::string_view behind =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (before.empty() || (point != std::string_view::npos && behind.empty())) return std::nullopt;
  Decimal result;
  for (const char c : before) {
    if (!is_digit(c)) return std::nullopt;
    if (__builtin_mul_overflow(result.whole, 10, &result.whole) ||
        __builtin_add_overflow(result.whole, c - '0', &result.whole)) {
      return std::nullopt;
    }
  }
  std::int64_t place = kUnit / 10;
  for (const char c : behind) {
    if (!is_digit(c)) return std::nullopt;
    result.fraction += (c - '0') * place;
    place /= 10;
  }
  return negative ? result.negated() : result;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  const Wide sum = units(a) + units(b);
  return from_units(sum);
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  // (A + a)(B + b), each product on its own: AB may fill 126 bits by itself.
  const Wide wholes = Wide{a.whole} * b.whole;
  if (wholes > Wide{std::numeric_limits<std::int64_t>::max()} ||
      wholes < -Wide{std::numeric_limits<std::int64_t>::max()}) {
    return std::nullopt;
  }
  const Wide mixed = Wide{a.whole} * b.fraction + Wide{b.whole} * a.fraction;
  const Wide fractions = Wide{a.fraction} * b.fraction / Decimal::kUnit;
  return from_units(wholes * Decimal::kUnit + mixed + fractions);
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
  const Wide divisor = units(b);
  if (divisor == 0) return std::nullopt;
  const Wide dividend = units(a);
  const Wide whole = dividend / divisor;
  // The digits behind the point, one by one: what is left is below the divisor, and so below 10^37.
  Wide left = dividend % divisor;
  Wide fraction = 0;
  for (int digit = 0; digit < 18; ++digit) {
    left *= 10;
    fraction = fraction * 10 + left / divisor;
    left %= divisor;
  }
  return decimal(whole, fraction);
}

}  // namespace entente::core
