#pragma once

#include <optional>

#include "core/value.hpp"
#include "parser/ast.hpp"
#include "query/arithmetic.hpp"

namespace entente::query {

/// `a op b` where one side is a point in time or a duration: points with durations, durations with
/// durations and with numbers. Months are added first (the last day of a shorter month stands for
/// days that it does not have), then days, then seconds: to the clock, except in a region's time
/// zone, where they pass on the world's clock. A date takes whole days only, a time of day turns
/// around. Nothing: the operator is not for these.
[[nodiscard]] std::optional<Computed> calculate_temporal(parser::ast::BinaryOperator op,
                                                         const core::Value& a,
                                                         const core::Value& b);

/// Which parts of a duration are asked for.
enum class DurationUnit { all, months, days, seconds };

/// The way from one point in time to another. What one side lacks (day, time zone) it borrows from
/// the other; a time that both lack is midnight. `all` counts whole months, then whole days, then
/// the rest, of what both have.
[[nodiscard]] Computed duration_between(DurationUnit unit, const core::Value& from,
                                        const core::Value& to);

}  // namespace entente::query
