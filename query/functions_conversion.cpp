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

constexpr TypeSet kToBoolean = types::kBoolean | types::kString | types::kInteger;
constexpr TypeSet kToNumber = types::kNumber | types::kString;
constexpr TypeSet kToString = types::kBoolean | types::kNumber | types::kString | types::kTemporal;

using Conversion = Value (*)(Invocation&, Arguments);

/// Null where the value's type has no conversion, which is an error otherwise.
template <Conversion Convert, TypeSet Accepted>
Value or_null(Invocation& call, Arguments args) {
  return may_be(type_of(args[0]), Accepted) ? Convert(call, args) : Value();
}

/// Each element, or null where there is no conversion.
template <Conversion Convert, TypeSet Accepted>
Value converted_each(Invocation& call, Arguments args) {
  core::List result;
  for (const Value& item : args[0].list()) {
    result.push_back(item.is_null() ? Value()
                                    : or_null<Convert, Accepted>(call, Arguments(&item, 1)));
  }
  return result;
}

}  // namespace

std::span<const Function> conversion_functions() {
  using enum StaticType;
  using namespace types;
  static const std::vector<Function> functions = {
      {"toBoolean", {kToBoolean}, to_boolean, boolean},
      {"toBooleanList", {kList}, converted_each<to_boolean, kToBoolean>, list, boolean},
      {"toBooleanOrNull", {kAny}, or_null<to_boolean, kToBoolean>, boolean},
      {"toFloat", {kToNumber}, to_float, floating},
      {"toFloatList", {kList}, converted_each<to_float, kToNumber>, list, floating},
      {"toFloatOrNull", {kAny}, or_null<to_float, kToNumber>, floating},
      {"toInteger", {kToNumber}, to_integer, integer},
      {"toIntegerList", {kList}, converted_each<to_integer, kToNumber>, list, integer},
      {"toIntegerOrNull", {kAny}, or_null<to_integer, kToNumber>, integer},
      {"toString", {kToString}, to_text, string},
      {"toStringList", {kList}, converted_each<to_text, kToString>, list, string},
      {"toStringOrNull", {kAny}, or_null<to_text, kToString>, string},
  };
  return functions;
}

}  // namespace entente::query
