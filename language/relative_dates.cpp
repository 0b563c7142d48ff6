// Times that the document's date settles: "last month", "two days ago", "that same week".
#include "language/relative_dates.hpp"

#include "language/numbers.hpp"
#include "language/tense.hpp"

namespace entente::language {

namespace {

void move_months(DatePoint& point, int months) {
  const int index = point.year * 12 + static_cast<int>(point.month) - 1 + months;
  point.year = index / 12;
  point.month = static_cast<unsigned>(index % 12) + 1;
}

}  // namespace

std::optional<FoundDate> RelativeDates::read(std::uint32_t t) const {
  if (draft_.is(t, "today") || draft_.is(t, "yesterday") || draft_.is(t, "tomorrow")) {
    if (draft_.published_precision < 3) return std::nullopt;
    if (draft_.is(t, "today") && !tells_day(draft_, sentence_, t)) return std::nullopt;
    const int shift = draft_.is(t, "today") ? 0 : draft_.is(t, "yesterday") ? -1 : 1;
    const DatePoint point = point_of(published_and(draft_, shift));
    return FoundDate{{t, t + 1}, iso(point), point};
  }
  std::uint32_t at = t;
  if (draft_.is(at, "later") || draft_.is(at, "earlier") || draft_.is(at, "late") ||
      draft_.is(at, "early") || draft_.is(at, "throughout")) {
    ++at;
  }
  if (draft_.is(at, "that")) return that(t, at);
  const int shift = draft_.is(at, "last") || draft_.is(at, "previous")  ? -1
                    : draft_.is(at, "this") || draft_.is(at, "current") ? 0
                    : draft_.is(at, "next")                             ? 1
                                                                        : 9;
  if (shift == 9 || at + 1 >= sentence_.last) return std::nullopt;
  return unit(t, at + 1, shift);
}

std::optional<FoundDate> RelativeDates::unit(std::uint32_t t, std::uint32_t at, int shift) const {
  if (draft_.is(at, "year") && draft_.published_precision >= 1) {
    const int y = year_of_publication(draft_) + shift;
    return FoundDate{{t, at + 1}, std::to_string(y), {y, 0, 0}};
  }
  if (draft_.is(at, "month") && draft_.published_precision >= 2) {
    DatePoint point{year_of_publication(draft_), draft_.published->month(), 0};
    move_months(point, shift);
    return FoundDate{{t, at + 1}, iso(point), point};
  }
  const bool part_of_day =
      draft_.is(at, "morning") || draft_.is(at, "afternoon") || draft_.is(at, "evening");
  if (part_of_day && shift == 0 && draft_.published_precision >= 3) {
    const DatePoint point = point_of(published_and(draft_, 0));
    return FoundDate{{t, at + 1}, iso(point), point};
  }
  if (draft_.is(at, "week") && draft_.published_precision >= 3) {
    const int weekday = static_cast<int>(draft_.published->days() + 3) % 7;
    const int monday = -((weekday + 7) % 7) + 7 * shift;
    const DatePoint begin = point_of(published_and(draft_, monday));
    return FoundDate{
        {t, at + 1}, iso(begin) + "/" + iso(point_of(published_and(draft_, monday + 6))), begin};
  }
  return std::nullopt;
}

std::optional<FoundDate> RelativeDates::that(std::uint32_t t, std::uint32_t at) const {
  std::uint32_t noun = at + 1;
  if (draft_.is(noun, "same")) ++noun;
  DatePoint point = previous_;
  if (point.year == 0) return std::nullopt;
  point.day = 0;
  if (draft_.is(noun, "year")) {
    point.month = 0;
    return FoundDate{{t, noun + 1}, iso(point), point};
  }
  const bool narrow = draft_.is(noun, "month") || draft_.is(noun, "week");
  if (!narrow || point.month == 0) return std::nullopt;
  return FoundDate{{t, noun + 1}, iso(point), previous_};
}

std::optional<FoundDate> RelativeDates::read_ago(std::uint32_t t) const {
  if (year_of_publication(draft_) == 0) return std::nullopt;
  const bool past = draft_.is(t, "past") || draft_.is(t, "last");
  const std::uint32_t at = past ? t + 1 : t;
  if (at >= sentence_.last) return std::nullopt;
  int count = 0;
  std::uint32_t noun = at + 1;
  if (draft_.is(at, "a") && !past) {
    count = 1;
  } else if (const auto number = number_at(draft_, at, sentence_.last)) {
    if (number->value > 500 || number->scaled) return std::nullopt;
    count = static_cast<int>(number->value);
    noun = number->last;
  }
  if (count == 0) return std::nullopt;
  const int years = draft_.is(noun, "years") || draft_.is(noun, "year")       ? 1
                    : draft_.is(noun, "decades") || draft_.is(noun, "decade") ? 10
                                                                              : 0;
  if (years == 0) return past ? std::nullopt : days_ago(t, noun, count);
  const int y = year_of_publication(draft_) - count * years;
  if (past)
    return FoundDate{
        {t, noun + 1}, std::to_string(y) + "/" + std::to_string(year_of_publication(draft_)), {}};
  if (!draft_.is(noun + 1, "ago") && !draft_.is(noun + 1, "earlier")) return std::nullopt;
  if (draft_.is(noun + 1, "earlier")) return std::nullopt;
  if (draft_.is(noun + 2, "today") && draft_.published_precision >= 3) {
    DatePoint day = point_of(published_and(draft_, 0));
    day.year = y;
    return FoundDate{{t, noun + 3}, iso(day), day};
  }
  return FoundDate{{t, noun + 2}, std::to_string(y), {y, 0, 0}};
}

std::optional<FoundDate> RelativeDates::days_ago(std::uint32_t t, std::uint32_t noun,
                                                 int count) const {
  if (!draft_.is(noun + 1, "ago")) return std::nullopt;
  const bool days = draft_.is(noun, "day") || draft_.is(noun, "days");
  if (days && draft_.published_precision >= 3) {
    const DatePoint day = point_of(published_and(draft_, -count));
    return FoundDate{{t, noun + 2}, iso(day), day};
  }
  const bool months = draft_.is(noun, "month") || draft_.is(noun, "months");
  if (!months || draft_.published_precision < 2) return std::nullopt;
  const int month =
      year_of_publication(draft_) * 12 + static_cast<int>(draft_.published->month()) - 1 - count;
  const DatePoint point{month / 12, static_cast<unsigned>(month % 12 + 1), 0};
  return FoundDate{{t, noun + 2}, iso(point), point};
}

}  // namespace entente::language
