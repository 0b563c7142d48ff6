// Dates, times and durations as bytes of the graph file.
#include "graph/temporal_bytes.hpp"

#include "core/temporal_text.hpp"

namespace entente::graph {
namespace {

using core::Value;

struct Writer {
  ByteWriter& out;

  void tag(TimeTag tag) const { out.byte(static_cast<std::uint8_t>(tag)); }
  void nanos(core::LocalTime time) const { out.varint(static_cast<std::uint64_t>(time.nanos())); }

  bool operator()(core::Date date) const {
    tag(TimeTag::date);
    out.signed_varint(date.days());
    return true;
  }
  bool operator()(core::LocalTime time) const {
    tag(TimeTag::local_time);
    nanos(time);
    return true;
  }
  bool operator()(const core::OffsetTime& time) const {
    tag(TimeTag::time);
    nanos(time.time);
    out.signed_varint(time.offset.seconds);
    return true;
  }
  bool operator()(const core::LocalDateTime& time) const {
    tag(TimeTag::local_date_time);
    out.signed_varint(time.date.days());
    nanos(time.time);
    return true;
  }
  bool operator()(const core::DateTime& time) const {
    tag(TimeTag::date_time);
    out.signed_varint(time.utc_seconds());
    out.varint(static_cast<std::uint64_t>(time.time().nanosecond()));
    out.string(to_string(time.zone()));
    return true;
  }
  bool operator()(const core::Duration& duration) const {
    tag(TimeTag::duration);
    out.signed_varint(duration.months());
    out.signed_varint(duration.days());
    out.signed_varint(duration.seconds());
    out.varint(static_cast<std::uint64_t>(duration.nanos()));
    return true;
  }
  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }
};

/// What was read, or null and a failure: every part is read before it is looked at.
template <class T>
Value checked(ByteReader& in, const std::optional<T>& time) {
  if (time && in.ok()) return *time;
  in.fail();
  return {};
}

std::int64_t number_below(ByteReader& in, std::int64_t limit) {
  const std::uint64_t number = in.varint();
  if (number < static_cast<std::uint64_t>(limit)) return static_cast<std::int64_t>(number);
  in.fail();
  return 0;
}

core::LocalTime time_of_day(ByteReader& in) {
  return core::LocalTime(number_below(in, core::kNanosOfDay));
}

std::optional<core::OffsetTime> offset_time(ByteReader& in) {
  const core::LocalTime time = time_of_day(in);
  const std::int64_t offset = in.signed_varint();
  constexpr std::int64_t kLargest = core::UtcOffset::kLargest;
  if (offset < -kLargest || offset > kLargest) return std::nullopt;
  return core::OffsetTime{time, {static_cast<std::int32_t>(offset)}};
}

std::optional<core::LocalDateTime> local_date_time(ByteReader& in) {
  const auto date = core::Date::from_days(in.signed_varint());
  const core::LocalTime time = time_of_day(in);
  if (!date) return std::nullopt;
  return core::LocalDateTime{*date, time};
}

std::optional<core::DateTime> date_time(ByteReader& in) {
  const std::int64_t seconds = in.signed_varint();
  const std::int64_t nanos = number_below(in, core::kNanosOfSecond);
  const auto zone = core::parse_time_zone(in.string());
  return zone ? core::DateTime::at(seconds, nanos, *zone) : std::nullopt;
}

std::optional<core::Duration> duration(ByteReader& in) {
  const std::int64_t months = in.signed_varint();
  const std::int64_t days = in.signed_varint();
  const std::int64_t seconds = in.signed_varint();
  return core::Duration::from(months, days, seconds, number_below(in, core::kNanosOfSecond));
}

}  // namespace

bool write_temporal(ByteWriter& out, const Value& value) {
  return std::visit(Writer{out}, value.variant());
}

Value read_temporal(ByteReader& in, std::uint8_t tag) {
  switch (TimeTag{tag}) {
    case TimeTag::date:
      return checked(in, core::Date::from_days(in.signed_varint()));
    case TimeTag::local_time:
      return checked(in, std::optional(time_of_day(in)));
    case TimeTag::time:
      return checked(in, offset_time(in));
    case TimeTag::local_date_time:
      return checked(in, local_date_time(in));
    case TimeTag::date_time:
      return checked(in, date_time(in));
    case TimeTag::duration:
      return checked(in, duration(in));
  }
  in.fail();
  return {};
}

}  // namespace entente::graph
