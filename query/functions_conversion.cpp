// From one type to another. Text that does not read as the type gives null.
#include <charconv>
#include <cmath>
#include <optional>

#include "query/functions.hpp"
#include "query/text.hpp"

namespace entente::query {
namespace {

using core::Value;

template <class Number>
std::optional<Number> parsed(std::string_view text) {
  Number number{};
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Value truncated(double number) {
  if (!(number >= -0x1p63 && number < 0x1p63)) return {};
  return static_cast<std::int64_t>(number);
}

Value to_integer(Invocation&, Arguments args) {
  if (const auto* number = args[0].get_if<double>()) return truncated(*number);
  if (args[0].is<std::int64_t>()) return args[0];
  const std::string_view text = trimmed(args[0].as<std::string>(), true, true);
  if (const auto integer = parsed<std::int64_t>(text)) return *integer;
  const auto number = parsed<double>(text);
  return number ? truncated(*number) : Value();
}

Value to_float(Invocation&, Arguments args) {
  if (args[0].is_number()) return args[0].number();
  const auto number = parsed<double>(trimmed(args[0].as<std::string>(), true, true));
  return number ? Value(*number) : Value();
}

Value to_boolean(Invocation&, Arguments args) {
  if (args[0].is<bool>()) return args[0];
  if (const auto* integer = args[0].get_if<std::int64_t>()) return *integer != 0;
  const std::string text = lower(trimmed(args[0].as<std::string>(), true, true));
  if (text == "true") return true;
  return text == "false" ? Value(false) : Value();
}

Value to_text(Invocation&, Arguments args) {
  if (args[0].is<std::string>()) return args[0];
  if (const auto* truth = args[0].get_if<bool>()) return *truth ? "true" : "false";
  if (const auto* integer = args[0].get_if<std::int64_t>()) return std::to_string(*integer);
  if (const auto time = core::temporal_text(args[0])) return *time;
  return core::to_string(args[0].as<double>());
}

}  // namespace

std::span<const Function> conversion_functions() {
  using enum StaticType;
  using namespace types;
  static const std::vector<Function> functions = {
      {"toBoolean", {kBoolean | kString | kInteger}, to_boolean, boolean},
      {"toFloat", {kNumber | kString}, to_float, floating},
      {"toInteger", {kNumber | kString}, to_integer, integer},
      {"toString", {kBoolean | kNumber | kString | kTemporal}, to_text, string},
  };
  return functions;
}

}  // namespace entente::query
