// Amounts as claims write them: bound, number, unit.
#include "graph/amount.hpp"

#include <charconv>

namespace entente::graph {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

template <class Number>
std::optional<core::Value> whole(std::string_view digits) {
  Number number{};
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return core::Value(number);
}

}  // namespace

bool Amount::same_quantity(const Amount& other) const {
  return unit == other.unit && core::same(value, other.value);
}

std::optional<Amount> parse_amount(std::string_view text) {
  Amount amount;
  text = trimmed(text);
  if (text.starts_with('<') || text.starts_with('>') || text.starts_with('~')) {
    amount.bound = text.front();
    text = trimmed(text.substr(1));
  }
  const auto digits = text.substr(0, text.find_first_not_of("0123456789.-"));
  auto value = whole<std::int64_t>(digits);
  if (!value) value = whole<double>(digits);
  if (!value) return std::nullopt;
  amount.value = *value;
  amount.unit = trimmed(text.substr(digits.size()));
  return amount;
}

}  // namespace entente::graph
