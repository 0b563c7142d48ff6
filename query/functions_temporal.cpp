// Functions that make dates, times and date-times: from text, from parts, from other values, from
// the clock.
#include <chrono>
#include <string>

#include "core/temporal_text.hpp"
#include "query/functions.hpp"
#include "query/temporal_build.hpp"

namespace entente::query {
namespace {

using core::Value;

Value given(Invocation& call, core::Result<Value> result) {
  if (result) return *std::move(result);
  return call.fail(result.error().code, result.error().message);
}

Value from_map(Invocation& call, InstantType type, const core::Map& map) {
  if (has_null_part(map)) return {};
  TemporalShape shape = shape_of(type);
  const bool only_zone = map.size() == 1 && map.contains("timezone");
  shape.zone = shape.zone || only_zone;
  const auto fields = read_fields(map, shape);
  if (!fields) return call.fail(fields.error().code, fields.error().message);
  if (only_zone) return given(call, present(type, *fields->zone, call.runtime.now()));
  return given(call, build(type, *fields, call.runtime.now()));
}

/// A value that has all that the type needs but for the zone, which is UTC then.
Value from_instant(Invocation& call, InstantType type, const Value& value) {
  const TemporalShape& shape = shape_of(type);
  const TemporalPieces pieces = pieces_of(value);
  if ((shape.date && !pieces.date) || (shape.time && !pieces.time)) {
    return call.fail("InvalidArgumentValue", std::string(shape.function) +
                                                 "() cannot be made from " +
                                                 std::string(describe(type_of(value))));
  }
  TemporalFields fields;
  (shape.date && shape.time ? fields.datetime : shape.date ? fields.date : fields.time) = value;
  return given(call, build(type, fields, call.runtime.now()));
}

template <InstantType type>
Value make(Invocation& call, Arguments args) {
  if (args.empty()) return given(call, present(type, core::TimeZone(), call.runtime.now()));
  if (args[0].is_map()) return from_map(call, type, args[0].map());
  if (const auto* text = args[0].get_if<std::string>()) return given(call, read_text(type, *text));
  return from_instant(call, type, args[0]);
}

Value now_in(Invocation& call, InstantType type, Arguments args, Now now) {
  if (args.empty()) return given(call, present(type, core::TimeZone(), now));
  const auto& name = args[0].as<std::string>();
  const auto zone = core::parse_time_zone(name);
  if (zone) return given(call, present(type, *zone, now));
  return call.fail("InvalidArgumentValue", "there is no time zone '" + name + "'");
}

/// By the query's clock, which stands still.
template <InstantType type>
Value by_query(Invocation& call, Arguments args) {
  return now_in(call, type, args, call.runtime.now());
}
/// By the clock on the wall.
template <InstantType type>
Value by_wall(Invocation& call, Arguments args) {
  return now_in(call, type, args, std::chrono::system_clock::now());
}

Value from_epoch(Invocation& call, Arguments args) {
  TemporalFields fields;
  fields.parts[static_cast<std::size_t>(TemporalPart::epoch_seconds)] = args[0].as<std::int64_t>();
  fields.parts[static_cast<std::size_t>(TemporalPart::nanosecond)] = args[1].as<std::int64_t>();
  return given(call, build(InstantType::date_time, fields, call.runtime.now()));
}

Value from_epoch_millis(Invocation& call, Arguments args) {
  TemporalFields fields;
  fields.parts[static_cast<std::size_t>(TemporalPart::epoch_millis)] = args[0].as<std::int64_t>();
  return given(call, build(InstantType::date_time, fields, call.runtime.now()));
}

/// Of the query's clock: milliseconds since 1970 UTC.
Value timestamp(Invocation& call, Arguments) {
  const auto since = call.runtime.now().time_since_epoch();
  return std::int64_t{std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

struct ClockNames {
  std::string_view make, transaction, statement, realtime;
};

template <InstantType type>
void add(std::vector<Function>& functions, const ClockNames& names, StaticType result) {
  using namespace types;
  functions.push_back({.name = names.make,
                       .parameters = {kString | kMap | kInstant},
                       .call = make<type>,
                       .result = result,
                       .optional = 1});
  for (const std::string_view name : {names.transaction, names.statement}) {
    functions.push_back({.name = name,
                         .parameters = {kString},
                         .call = by_query<type>,
                         .result = result,
                         .optional = 1});
  }
  functions.push_back({.name = names.realtime,
                       .parameters = {kString},
                       .call = by_wall<type>,
                       .result = result,
                       .optional = 1,
                       .is_volatile = true});
}

std::vector<Function> make_functions() {
  using enum StaticType;
  std::vector<Function> all;
  add<InstantType::date>(all, {"date", "date.transaction", "date.statement", "date.realtime"},
                         date);
  add<InstantType::local_time>(
      all, {"localtime", "localtime.transaction", "localtime.statement", "localtime.realtime"},
      local_time);
  add<InstantType::time>(all, {"time", "time.transaction", "time.statement", "time.realtime"},
                         time);
  add<InstantType::local_date_time>(all,
                                    {"localdatetime", "localdatetime.transaction",
                                     "localdatetime.statement", "localdatetime.realtime"},
                                    local_date_time);
  add<InstantType::date_time>(
      all, {"datetime", "datetime.transaction", "datetime.statement", "datetime.realtime"},
      date_time);
  all.push_back({"datetime.fromEpoch", {types::kInteger, types::kInteger}, from_epoch, date_time});
  all.push_back({"datetime.fromEpochMillis", {types::kInteger}, from_epoch_millis, date_time});
  all.push_back({.name = "timestamp", .call = timestamp, .result = StaticType::integer});
  return all;
}

}  // namespace

std::span<const Function> instant_functions() {
  static const std::vector<Function> functions = make_functions();
  return functions;
}

}  // namespace entente::query
