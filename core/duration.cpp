// Durations: carrying fractions downwards, arithmetic, printing and reading.
#include "core/duration.hpp"

#include <fmt/format.h>

#include <limits>

#include "core/calendar.hpp"
#include "core/temporal_text.hpp"
#include "core/time_of_day.hpp"

namespace entente::core {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kSecondsOfMonth = 2'629'746;  // 365.2425 days / 12

std::optional<std::int64_t> narrow(Wide value) {
  if (value > std::numeric_limits<std::int64_t>::max() ||
      value < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(value);
}

// Nanoseconds of a fraction. Division may leave a hair less than a whole number: of a month, cut
// off at its 18th digit, up to 10^-11 seconds.
std::int64_t nanos_of(std::int64_t fraction) {
  constexpr std::int64_t kHair = 10'000'000;
  return (fraction + (fraction < 0 ? -kHair : kHair)) / (Decimal::kUnit / kNanosOfSecond);
}

/// One designator's amount of a text, in its part of the duration.
struct Amount {
  char designator;
  bool of_time;
  char part;  ///< m: months, d: days, s: seconds
  std::int64_t factor;
};
constexpr Amount kAmounts[] = {{'Y', false, 'm', 12}, {'Q', false, 'm', 3}, {'M', false, 'm', 1},
                               {'W', false, 'd', 7},  {'D', false, 'd', 1}, {'H', true, 's', 3600},
                               {'M', true, 's', 60},  {'S', true, 's', 1}};

/// Reads amount after amount; designators must come in the order of the table.
class AmountReader {
 public:
  explicit AmountReader(std::string_view text) : text_(text) {}

  std::optional<Duration> read() {
    while (!text_.empty()) {
      const bool marker = !of_time_ && take('T');
      if (marker) of_time_ = true;
      if (!amount()) return std::nullopt;
    }
    return next_ == 0 ? std::nullopt : Duration::from(months_, days_, seconds_);
  }

 private:
  static char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
  bool take(char letter) {
    if (text_.empty() || upper(text_.front()) != letter) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool amount() {
    const std::size_t end = text_.find_first_not_of("+-0123456789.,");
    if (end == std::string_view::npos) return false;
    const auto number = Decimal::parse(text_.substr(0, end));
    text_.remove_prefix(end);
    if (!number) return false;
    for (; next_ < std::size(kAmounts); ++next_) {
      const Amount& amount = kAmounts[next_];
      if (amount.of_time != of_time_ || !take(amount.designator)) continue;
      ++next_;
      return count(amount, *number);
    }
    return false;
  }
  bool count(const Amount& amount, const Decimal& number) {
    Decimal& part = amount.part == 'm' ? months_ : amount.part == 'd' ? days_ : seconds_;
    const auto product = multiply(number, Decimal{amount.factor, 0});
    const auto sum = product ? add(part, *product) : std::nullopt;
    if (sum) part = *sum;
    return sum.has_value();
  }

  std::string_view text_;
  bool of_time_ = false;
  std::size_t next_ = 0;
  Decimal months_, days_, seconds_;
};

/// Years, months, days as in a date, with a time behind or not.
std::optional<Duration> parse_as_date_time(std::string_view text) {
  const auto whole = [](std::string_view digits) -> std::optional<std::int64_t> {
    const auto number = Decimal::parse(digits);
    return number ? std::optional(number->whole) : std::nullopt;
  };
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto years = whole(text.substr(0, 4));
  const auto months = whole(text.substr(5, 2));
  const auto days = whole(text.substr(8, 2));
  text.remove_prefix(10);
  if (!years || !months || !days || *months > 12 || *days > 31) return std::nullopt;
  LocalTime time;
  if (!text.empty()) {
    const auto read = text.front() == 'T' ? parse_local_time(text.substr(1)) : std::nullopt;
    if (!read) return std::nullopt;
    time = *read;
  }
  return Duration::from(*years * 12 + *months, *days, time.seconds(), time.nanosecond());
}

}  // namespace

std::optional<Duration> Duration::from(std::int64_t months, std::int64_t days, std::int64_t seconds,
                                       std::int64_t nanos) {
  Duration duration;
  duration.months_ = months;
  duration.days_ = days;
  duration.nanos_ = floor_modulo(nanos, kNanosOfSecond);
  if (__builtin_add_overflow(seconds, floor_divide(nanos, kNanosOfSecond), &duration.seconds_)) {
    return std::nullopt;
  }
  return duration;
}

std::optional<Duration> Duration::from(const Decimal& months, const Decimal& days,
                                       const Decimal& seconds) {
  // All fractions in units of 10^-18 of their part; 86400 of seconds make one of days.
  const Wide of_month = Wide{months.fraction} * kSecondsOfMonth / kSecondsOfDay;
  const Wide day_units = of_month + days.fraction;
  const Wide month_rest = Wide{months.fraction} * kSecondsOfMonth % kSecondsOfDay;
  const Wide carried_days = day_units / Decimal::kUnit;
  const Wide day_rest = day_units % Decimal::kUnit;
  const Wide second_units = day_rest * kSecondsOfDay + month_rest + seconds.fraction;
  const auto whole_days = narrow(Wide{days.whole} + carried_days);
  const auto whole_seconds = narrow(Wide{seconds.whole} + second_units / Decimal::kUnit);
  if (!whole_days || !whole_seconds) return std::nullopt;
  return from(months.whole, *whole_days, *whole_seconds,
              nanos_of(static_cast<std::int64_t>(second_units % Decimal::kUnit)));
}

Decimal Duration::time() const {
  if (seconds_ >= 0 || nanos_ == 0) return {seconds_, nanos_ * kNanosOfSecond};
  return {seconds_ + 1, (nanos_ - kNanosOfSecond) * kNanosOfSecond};
}

std::strong_ordering by_length(const Duration& a, const Duration& b) {
  const auto seconds = [](const Duration& d) {
    return Wide{d.months()} * kSecondsOfMonth + Wide{d.days()} * kSecondsOfDay + d.seconds();
  };
  const auto order = [](Wide x, Wide y) {
    return x < y   ? std::strong_ordering::less
           : x > y ? std::strong_ordering::greater
                   : std::strong_ordering::equal;
  };
  if (const auto whole = order(seconds(a), seconds(b)); whole != 0) return whole;
  if (const auto rest = a.nanos() <=> b.nanos(); rest != 0) return rest;
  if (const auto months = a.months() <=> b.months(); months != 0) return months;
  return a.days() <=> b.days();
}

std::optional<Duration> add(const Duration& a, const Duration& b) {
  const auto months = narrow(Wide{a.months()} + b.months());
  const auto days = narrow(Wide{a.days()} + b.days());
  const auto seconds = narrow(Wide{a.seconds()} + b.seconds());
  if (!months || !days || !seconds) return std::nullopt;
  return Duration::from(*months, *days, *seconds, a.nanos() + b.nanos());
}

std::optional<Duration> subtract(const Duration& a, const Duration& b) {
  const auto months = narrow(Wide{a.months()} - b.months());
  const auto days = narrow(Wide{a.days()} - b.days());
  const auto seconds = narrow(Wide{a.seconds()} - b.seconds());
  if (!months || !days || !seconds) return std::nullopt;
  return Duration::from(*months, *days, *seconds, a.nanos() - b.nanos());
}

std::optional<Duration> multiply(const Duration& a, const Decimal& factor) {
  const auto months = multiply(Decimal{a.months(), 0}, factor);
  const auto days = multiply(Decimal{a.days(), 0}, factor);
  const auto seconds = multiply(a.time(), factor);
  if (!months || !days || !seconds) return std::nullopt;
  return Duration::from(*months, *days, *seconds);
}

std::optional<Duration> divide(const Duration& a, const Decimal& divisor) {
  const auto months = divide(Decimal{a.months(), 0}, divisor);
  const auto days = divide(Decimal{a.days(), 0}, divisor);
  const auto seconds = divide(a.time(), divisor);
  if (!months || !days || !seconds) return std::nullopt;
  return Duration::from(*months, *days, *seconds);
}

std::string to_string(const Duration& duration) {
  std::string text = "P";
  const auto part = [&](std::int64_t amount, char designator) {
    if (amount != 0) text += fmt::format("{}{}", amount, designator);
  };
  part(duration.months() / 12, 'Y');
  part(duration.months() % 12, 'M');
  part(duration.days(), 'D');
  const Decimal time = duration.time();
  if (time == Decimal{}) return text == "P" ? "PT0S" : text;
  text += 'T';
  part(time.whole / 3600, 'H');
  part(time.whole / 60 % 60, 'M');
  const std::int64_t seconds = time.whole % 60;
  const std::int64_t nanos = time.fraction / kNanosOfSecond;
  if (nanos == 0) {
    part(seconds, 'S');
    return text;
  }
  const bool negative = seconds < 0 || nanos < 0;
  std::string digits = fmt::format("{:09}", nanos < 0 ? -nanos : nanos);
  digits.erase(digits.find_last_not_of('0') + 1);
  return text + fmt::format("{}{}.{}S", negative ? "-" : "", negative ? -seconds : seconds, digits);
}

std::optional<Duration> parse_duration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with('P') && !text.starts_with('p')) return std::nullopt;
  text.remove_prefix(1);
  auto duration = AmountReader(text).read();
  if (!duration) duration = parse_as_date_time(text);
  return duration && negative ? subtract(Duration(), *duration) : duration;
}

}  // namespace entente::core
