// Points in time, and the day from which relative ones count.
#include "language/date_points.hpp"

#include <chrono>

namespace entente::language {

namespace {

std::string padded(unsigned value) {
  std::string text(value < 10 ? "0" : "");
  return text.append(std::to_string(value));
}

}  // namespace

std::string iso(const DatePoint& point) {
  std::string text = std::to_string(point.year);
  if (point.month != 0) text.append("-").append(padded(point.month));
  if (point.month != 0 && point.day != 0) text.append("-").append(padded(point.day));
  return text;
}

DatePoint point_of(core::Date date) { return {date.year(), date.month(), date.day()}; }

bool is_valid(const DatePoint& point) {
  if (point.year < 1000 || point.year > 2999) return false;
  return point.day == 0 || core::Date::from(point.year, point.month, point.day).has_value();
}

int year_of_publication(const Draft& draft) {
  return draft.published_precision > 0 ? draft.published->year() : 0;
}

core::Date published_and(const Draft& draft, int days) {
  return core::Date(draft.published->sys_days() + std::chrono::days(days));
}

}  // namespace entente::language
