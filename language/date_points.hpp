#pragma once

#include <string>

#include "language/draft.hpp"

namespace entente::language {

/// A year, month or day; parts that are 0 are not stated.
struct DatePoint {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

/// A date found: its tokens and ISO text, and the point that "that month" goes by.
struct FoundDate {
  TokenRange tokens;
  std::string value;
  DatePoint point;
};

/// ISO 8601, as precise as the point.
[[nodiscard]] std::string iso(const DatePoint& point);
[[nodiscard]] DatePoint point_of(core::Date date);
/// Whether there is such a day, and its year has four digits.
[[nodiscard]] bool is_valid(const DatePoint& point);

/// Of the document's publication; 0: not known.
[[nodiscard]] int year_of_publication(const Draft& draft);
/// So many days after the day of publication. REQUIRES: its day is known.
[[nodiscard]] core::Date published_and(const Draft& draft, int days);

}  // namespace entente::language
