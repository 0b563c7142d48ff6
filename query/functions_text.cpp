// Text: case, parts, replacing, splitting.
#include <fmt/format.h>

#include "query/functions.hpp"
#include "query/text.hpp"

namespace entente::query {
namespace {

using core::List;
using core::Value;

const std::string& text(const Value& value) { return value.as<std::string>(); }

/// A count that must not be negative; false: it failed.
bool counted(Invocation& call, std::string_view function, const Value& value, std::int64_t& count) {
  count = value.as<std::int64_t>();
  if (count >= 0) return true;
  call.fail("NegativeIntegerArgument",
            fmt::format("{}() expects a count that is not negative; got {}", function, count));
  return false;
}

Value to_upper(Invocation&, Arguments args) { return upper(text(args[0])); }
Value to_lower(Invocation&, Arguments args) { return lower(text(args[0])); }
Value trim(Invocation&, Arguments args) { return trimmed(text(args[0]), true, true); }
Value left_trim(Invocation&, Arguments args) { return trimmed(text(args[0]), true, false); }
Value right_trim(Invocation&, Arguments args) { return trimmed(text(args[0]), false, true); }

Value characters(Invocation&, Arguments args) { return length_of(text(args[0])); }

Value left(Invocation& call, Arguments args) {
  std::int64_t count = 0;
  if (!counted(call, "left", args[1], count)) return {};
  return substring(text(args[0]), 0, count);
}

Value right(Invocation& call, Arguments args) {
  std::int64_t count = 0;
  if (!counted(call, "right", args[1], count)) return {};
  const std::int64_t length = length_of(text(args[0]));
  return substring(text(args[0]), count < length ? length - count : 0, length);
}

Value part(Invocation& call, Arguments args) {
  std::int64_t from = 0;
  std::int64_t count = static_cast<std::int64_t>(text(args[0]).size());
  if (!counted(call, "substring", args[1], from)) return {};
  if (args.size() > 2 && !counted(call, "substring", args[2], count)) return {};
  return substring(text(args[0]), from, count);
}

Value replace(Invocation& call, Arguments args) {
  const std::string& subject = text(args[0]);
  const std::size_t hits = subject.size() / std::max<std::size_t>(1, text(args[1]).size());
  if (!call.runtime.fits_text(subject.size() + hits * text(args[2]).size())) return {};
  return replaced(subject, text(args[1]), text(args[2]));
}

Value split_text(Invocation& call, Arguments args) {
  if (!call.runtime.fits(text(args[0]).size() * sizeof(Value))) return {};
  List parts;
  for (const std::string_view item : split(text(args[0]), text(args[1]))) parts.emplace_back(item);
  return parts;
}

}  // namespace

std::span<const Function> text_functions() {
  using enum StaticType;
  using namespace types;
  static const std::vector<Function> functions = {
      {"char_length", {kString}, characters, integer},
      {"character_length", {kString}, characters, integer},
      {"left", {kString, kInteger}, left, string},
      {"lower", {kString}, to_lower, string},
      {"lTrim", {kString}, left_trim, string},
      {"replace", {kString, kString, kString}, replace, string},
      {"right", {kString, kInteger}, right, string},
      {"rTrim", {kString}, right_trim, string},
      {"split", {kString, kString}, split_text, list, string},
      {.name = "substring",
       .parameters = {kString, kInteger, kInteger},
       .call = part,
       .result = string,
       .optional = 1},
      {"toLower", {kString}, to_lower, string},
      {"toUpper", {kString}, to_upper, string},
      {"trim", {kString}, trim, string},
      {"upper", {kString}, to_upper, string},
  };
  return functions;
}

}  // namespace entente::query
