// Adding, subtracting and scaling of times and durations.
#include "query/temporal_arithmetic.hpp"

#include <fmt/format.h>

#include "core/calendar.hpp"
#include "query/static_type.hpp"

namespace entente::query {
namespace {

using core::Date;
using core::DateTime;
using core::Decimal;
using core::Duration;
using core::LocalDateTime;
using core::LocalTime;
using core::OffsetTime;
using core::Value;
using Op = parser::ast::BinaryOperator;

Computed too_large() {
  return {.code = "NumberOutOfRange", .message = "the result lies outside of the calendar"};
}
Computed no_duration() {
  return {.code = "NumberOutOfRange", .message = "the duration does not fit into 64 bits"};
}

template <class T>
Computed computed(const std::optional<T>& result) {
  return result ? Computed{Value(*result)} : too_large();
}

/// `date` plus months; then plus days.
std::optional<Date> shifted(Date date, std::int64_t months, std::int64_t days) {
  const core::CivilDay day = core::civil_day(date.days());
  std::int64_t month = std::int64_t{day.year} * 12 + day.month - 1;
  if (__builtin_add_overflow(month, months, &month)) return std::nullopt;
  const std::int64_t year = core::floor_divide(month, 12);
  const auto month_of_year = static_cast<unsigned>(core::floor_modulo(month, 12)) + 1;
  if (year < Date::kFirstYear || year > Date::kLastYear) return std::nullopt;
  const unsigned last = core::days_in_month(year, month_of_year);
  const auto moved = Date::from(year, month_of_year, std::min(day.day, last));
  std::int64_t sum = 0;
  if (!moved || __builtin_add_overflow(moved->days(), days, &sum)) return std::nullopt;
  return Date::from_days(sum);
}

LocalTime turned(LocalTime time, const Duration& duration) {
  const std::int64_t seconds = core::floor_modulo(duration.seconds(), core::kSecondsOfDay);
  return LocalTime(core::floor_modulo(
      time.nanos() + seconds * core::kNanosOfSecond + duration.nanos(), core::kNanosOfDay));
}

/// Seconds since 1970 with nanoseconds, plus the seconds of a duration.
struct Moment {
  std::int64_t seconds = 0;
  std::int64_t nanos = 0;

  [[nodiscard]] std::optional<Moment> plus(const Duration& duration) const {
    const std::int64_t sum = nanos + duration.nanos();
    Moment later{.nanos = core::floor_modulo(sum, core::kNanosOfSecond)};
    const std::int64_t carried = core::floor_divide(sum, core::kNanosOfSecond);
    if (__builtin_add_overflow(seconds + carried, duration.seconds(), &later.seconds)) {
      return std::nullopt;
    }
    return later;
  }
};

/// A point in time plus a duration.
struct Plus {
  const Duration& duration;

  Computed operator()(Date date) const {
    // Hours make days as soon as there are 24 of them, to either side.
    std::int64_t days = 0;
    const std::int64_t whole = duration.time().whole / core::kSecondsOfDay;
    if (__builtin_add_overflow(duration.days(), whole, &days)) return too_large();
    return computed(shifted(date, duration.months(), days));
  }
  Computed operator()(LocalTime time) const { return {Value(turned(time, duration))}; }
  Computed operator()(const OffsetTime& time) const {
    return {Value(OffsetTime{turned(time.time, duration), time.offset})};
  }
  Computed operator()(const LocalDateTime& time) const {
    const auto date = shifted(time.date, duration.months(), duration.days());
    if (!date) return too_large();
    const LocalDateTime moved{*date, time.time};
    const auto moment = Moment{moved.seconds(), time.time.nanosecond()}.plus(duration);
    if (!moment) return too_large();
    return computed(LocalDateTime::from_seconds(moment->seconds, moment->nanos));
  }
  Computed operator()(const DateTime& time) const {
    const auto date = shifted(time.date(), duration.months(), duration.days());
    if (!date) return too_large();
    const DateTime moved({*date, time.time()}, time.zone(), time.offset());
    const auto moment = Moment{moved.utc_seconds(), moved.time().nanosecond()}.plus(duration);
    if (!moment) return too_large();
    return computed(DateTime::at(moment->seconds, moment->nanos, time.zone()));
  }
  template <class Other>
  Computed operator()(const Other&) const {
    return {};
  }
};

bool is_instant(const Value& value) { return may_be(type_of(value), types::kInstant); }

Computed scaled(Op op, const Duration& duration, const Value& number) {
  const auto* integer = number.get_if<std::int64_t>();
  const auto factor =
      integer != nullptr ? std::optional(Decimal{*integer, 0}) : Decimal::from(number.number());
  if (!factor) return no_duration();
  if (op == Op::divide && *factor == Decimal{}) {
    return {.code = "DivisionByZero", .message = "a duration was divided by zero"};
  }
  const auto result =
      op == Op::multiply ? core::multiply(duration, *factor) : core::divide(duration, *factor);
  return result ? Computed{Value(*result)} : no_duration();
}

}  // namespace

std::optional<Computed> calculate_temporal(Op op, const Value& a, const Value& b) {
  const auto* x = a.get_if<Duration>();
  const auto* y = b.get_if<Duration>();
  const bool sum = op == Op::add || op == Op::subtract;
  if (x != nullptr && y != nullptr && sum) {
    const auto result = op == Op::add ? core::add(*x, *y) : core::subtract(*x, *y);
    return result ? Computed{Value(*result)} : no_duration();
  }
  if (x != nullptr && is_instant(b) && op == Op::add) return std::visit(Plus{*x}, b.variant());
  if (y != nullptr && is_instant(a) && op == Op::add) return std::visit(Plus{*y}, a.variant());
  if (y != nullptr && is_instant(a) && op == Op::subtract) {
    const auto back = core::subtract(Duration(), *y);
    return back ? std::visit(Plus{*back}, a.variant()) : too_large();
  }
  if (x != nullptr && b.is_number() && (op == Op::multiply || op == Op::divide)) {
    return scaled(op, *x, b);
  }
  if (y != nullptr && a.is_number() && op == Op::multiply) return scaled(op, *y, a);
  return std::nullopt;
}

}  // namespace entente::query
