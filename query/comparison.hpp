#pragma once

#include <compare>
#include <optional>

#include "core/value.hpp"

namespace entente::query {

/// Three values: true, false, and none for null.
using Truth = std::optional<bool>;

/// `a = b`: null where either is null or the answer hangs on a null inside; values of different
/// types differ.
[[nodiscard]] Truth equals(const core::Value& a, const core::Value& b);

/// How a stands to b for `<`, `<=`, `>`, `>=`: none (null) where they do not compare, as text with
/// dates, and unordered for NaN. Numbers, strings, booleans, dates and times, and lists compare
/// with their own kind; durations do not: which of a month and 30 days is longer?
[[nodiscard]] std::optional<std::partial_ordering> compare(const core::Value& a,
                                                           const core::Value& b);

/// `item IN list`.
[[nodiscard]] Truth contains(const core::List& list, const core::Value& item);

/// The total order of ORDER BY, min and max: maps, nodes, relationships, lists, paths,
/// date-times, local date-times, dates, times, local times, durations, strings, booleans, numbers
/// (NaN last), null; within a type by value, durations by their average length. Equivalent values
/// are equal.
[[nodiscard]] std::weak_ordering order(const core::Value& a, const core::Value& b);

[[nodiscard]] inline core::Value value_of(Truth truth) {
  return truth ? core::Value(*truth) : core::Value();
}

}  // namespace entente::query
