#pragma once

#include <cstdint>
#include <optional>

#include "language/date_points.hpp"

namespace entente::language {

/// Reads relative times of one sentence. What the document's date does not settle is not read.
/// Refers to the draft.
class RelativeDates {
 public:
  /// `previous`: the date named before, by which "that month" goes.
  RelativeDates(const Draft& draft, TokenRange sentence, DatePoint previous)
      : draft_(draft), sentence_(sentence), previous_(previous) {}

  /// "this year", "last month", "earlier this week", "yesterday", "that same week" at `t`.
  [[nodiscard]] std::optional<FoundDate> read(std::uint32_t t) const;
  /// "two years ago", "three days ago", "the past 20 years" at `t`.
  [[nodiscard]] std::optional<FoundDate> read_ago(std::uint32_t t) const;

 private:
  [[nodiscard]] std::optional<FoundDate> unit(std::uint32_t t, std::uint32_t at, int shift) const;
  [[nodiscard]] std::optional<FoundDate> that(std::uint32_t t, std::uint32_t at) const;
  [[nodiscard]] std::optional<FoundDate> days_ago(std::uint32_t t, std::uint32_t noun,
                                                  int count) const;

  const Draft& draft_;
  TokenRange sentence_;
  DatePoint previous_;
};

}  // namespace entente::language
