// Functions that make durations: from text, from parts, between two points in time.
#include <fmt/format.h>

#include <algorithm>

#include "core/names.hpp"
#include "query/functions.hpp"
#include "query/temporal_arithmetic.hpp"
#include "query/temporal_fields.hpp"

namespace entente::query {
namespace {

using core::Decimal;
using core::Duration;
using core::Value;

/// An amount of the map in a part of the duration: `times` of the part, or one `by`-th.
struct Amount {
  std::string_view name;
  enum Part { months, days, seconds } part;
  std::int64_t times;
  std::int64_t by = 1;
};
constexpr Amount kAmounts[] = {{"years", Amount::months, 12},
                               {"quarters", Amount::months, 3},
                               {"months", Amount::months, 1},
                               {"weeks", Amount::days, 7},
                               {"days", Amount::days, 1},
                               {"hours", Amount::seconds, 3600},
                               {"minutes", Amount::seconds, 60},
                               {"seconds", Amount::seconds, 1},
                               {"milliseconds", Amount::seconds, 1, 1000},
                               {"microseconds", Amount::seconds, 1, 1'000'000},
                               {"nanoseconds", Amount::seconds, 1, core::kNanosOfSecond}};

std::optional<Decimal> decimal(const Value& number) {
  if (const auto* integer = number.get_if<std::int64_t>()) return Decimal{*integer, 0};
  return Decimal::from(number.as<double>());
}

std::optional<Decimal> in_part(const Amount& amount, const Value& number) {
  const auto value = decimal(number);
  if (!value) return std::nullopt;
  return amount.by == 1 ? core::multiply(*value, {amount.times, 0})
                        : core::divide(*value, {amount.by, 0});
}

Value unknown_amount(Invocation& call, std::string_view key) {
  std::vector<std::string> names;
  for (const Amount& amount : kAmounts) names.emplace_back(amount.name);
  const auto near = core::nearest_name(key, names);
  return call.fail("InvalidArgumentValue",
                   fmt::format("duration() takes no part `{}`{}", key,
                               near ? "; did you mean `" + *near + "`?" : ""));
}

Value from_map(Invocation& call, const core::Map& map) {
  if (has_null_part(map)) return {};
  std::optional<Decimal> parts[3] = {Decimal{}, Decimal{}, Decimal{}};
  for (const auto& [key, value] : map) {
    const auto* amount = std::ranges::find(kAmounts, std::string_view(key), &Amount::name);
    if (amount == std::end(kAmounts)) return unknown_amount(call, key);
    if (!value.is_number()) {
      return call.fail(
          "InvalidArgumentValue",
          fmt::format("duration() expects a number of {}; got {}", key, describe(type_of(value))));
    }
    auto& part = parts[amount->part];
    const auto more = in_part(*amount, value);
    part = part && more ? core::add(*part, *more) : std::nullopt;
  }
  const bool fits = parts[0] && parts[1] && parts[2];
  const auto duration = fits ? Duration::from(*parts[0], *parts[1], *parts[2]) : std::nullopt;
  if (duration) return *duration;
  return call.fail("NumberOutOfRange", "the duration does not fit into 64 bits");
}

Value make_duration(Invocation& call, Arguments args) {
  if (args[0].is<Duration>()) return args[0];
  if (args[0].is_map()) return from_map(call, args[0].map());
  const auto& text = args[0].as<std::string>();
  if (const auto read = core::parse_duration(text)) return *read;
  return call.fail(
      "InvalidArgumentValue",
      fmt::format("duration() expects text like 'P1Y2M3DT4H5M6.7S' or 'P2W'; got '{}'", text));
}

template <DurationUnit unit>
Value between(Invocation& call, Arguments args) {
  Computed result = duration_between(unit, args[0], args[1]);
  if (!result.failed()) return std::move(result.value);
  return call.fail(std::move(result.code), std::move(result.message));
}

}  // namespace

std::span<const Function> duration_functions() {
  using namespace types;
  static const std::vector<Function> functions = {
      {"duration", {kString | kMap | kDuration}, make_duration, StaticType::duration},
      {"duration.between", {kInstant, kInstant}, between<DurationUnit::all>, StaticType::duration},
      {"duration.inDays", {kInstant, kInstant}, between<DurationUnit::days>, StaticType::duration},
      {"duration.inMonths",
       {kInstant, kInstant},
       between<DurationUnit::months>,
       StaticType::duration},
      {"duration.inSeconds",
       {kInstant, kInstant},
       between<DurationUnit::seconds>,
       StaticType::duration},
  };
  return functions;
}

}  // namespace entente::query
