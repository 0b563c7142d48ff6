// Lists, and what works on lists and text alike.
#include <fmt/format.h>

#include <algorithm>

#include "query/comparison.hpp"
#include "query/functions.hpp"
#include "query/text.hpp"

namespace entente::query {
namespace {

using core::List;
using core::Value;

Value coalesce(Invocation&, Arguments args) {
  const auto at = std::ranges::find_if(args, [](const Value& v) { return !v.is_null(); });
  return at == args.end() ? Value() : *at;
}

/// The first, unless it equals the second.
Value null_if(Invocation&, Arguments args) {
  return equals(args[0], args[1]).value_or(false) ? Value() : args[0];
}

Value exists(Invocation&, Arguments args) { return !args[0].is_null(); }

Value head(Invocation&, Arguments args) {
  return args[0].list().empty() ? Value() : args[0].list().front();
}
Value last(Invocation&, Arguments args) {
  return args[0].list().empty() ? Value() : args[0].list().back();
}
Value tail(Invocation&, Arguments args) {
  const List& list = args[0].list();
  return list.empty() ? List{} : List(list.begin() + 1, list.end());
}

Value reverse(Invocation&, Arguments args) {
  if (!args[0].is_list()) return reversed(args[0].as<std::string>());
  const List& list = args[0].list();
  return List(list.rbegin(), list.rend());
}

Value size(Invocation&, Arguments args) {
  if (args[0].is_list()) return static_cast<std::int64_t>(args[0].list().size());
  return length_of(args[0].as<std::string>());
}

Value is_empty(Invocation&, Arguments args) {
  if (args[0].is_list()) return args[0].list().empty();
  return args[0].is_map() ? args[0].map().empty() : args[0].as<std::string>().empty();
}

/// How many numbers from `from` to `to` by `step`, both ends included.
std::uint64_t range_size(std::int64_t from, std::int64_t to, std::int64_t step) {
  if (step > 0 ? from > to : from < to) return 0;
  const auto distance = step > 0
                            ? static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from)
                            : static_cast<std::uint64_t>(from) - static_cast<std::uint64_t>(to);
  const auto width =
      step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
  const std::uint64_t count = distance / width;
  return count == UINT64_MAX ? count : count + 1;
}

Value range(Invocation& call, Arguments args) {
  for (const Value& arg : args) {
    if (arg.is<std::int64_t>()) continue;
    return call.fail("InvalidArgumentType",
                     fmt::format("range() expects integers; got {}", describe(type_of(arg))));
  }
  const auto from = args[0].as<std::int64_t>();
  const auto to = args[1].as<std::int64_t>();
  const auto step = args.size() > 2 ? args[2].as<std::int64_t>() : std::int64_t{1};
  if (step == 0) return call.fail("NumberOutOfRange", "range() expects a step that is not 0");
  const std::uint64_t count = range_size(from, to, step);
  if (!call.runtime.fits(count > SIZE_MAX / sizeof(Value) ? SIZE_MAX : count * sizeof(Value))) {
    return {};
  }
  List list;
  list.reserve(count);
  std::int64_t next = from;
  for (std::uint64_t i = 0; i < count && call.runtime.tick(); ++i) {
    list.emplace_back(next);
    if (i + 1 < count) next += step;
  }
  return list;
}

}  // namespace

std::span<const Function> list_functions() {
  using enum StaticType;
  using namespace types;
  static const std::vector<Function> functions = {
      {.name = "coalesce",
       .parameters = {kAny},
       .call = coalesce,
       .takes_null = true,
       .variadic = true},
      {"isEmpty", {kList | kMap | kString}, is_empty, boolean},
      {.name = "nullIf", .parameters = {kAny, kAny}, .call = null_if, .takes_null = true},
      {.name = "exists",
       .parameters = {kAny},
       .call = exists,
       .result = boolean,
       .takes_null = true},
      {"head", {kList}, head},
      {"last", {kList}, last},
      {.name = "range",
       .parameters = {kAny, kAny, kAny},  // the standard checks them when the query runs
       .call = range,
       .result = list,
       .element = integer,
       .optional = 1},
      {"reverse", {kList | kString}, reverse},
      {"size", {kList | kString}, size, integer},
      {"tail", {kList}, tail, list},
  };
  return functions;
}

}  // namespace entente::query
