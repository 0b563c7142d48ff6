#pragma once

#include <string>

#include "core/value.hpp"
#include "parser/ast.hpp"

namespace entente::query {

/// A value, or what was wrong: openCypher's name of the error and a sentence.
struct Computed {
  core::Value value = {};
  std::string code = {};
  std::string message = {};

  [[nodiscard]] bool failed() const { return !code.empty(); }
};

/// `a op b` for + - * / % ^. Null with anything is null. Integers have 64 bits: what does not fit
/// and division by zero are errors; integers divide towards zero. `+` also joins strings, numbers
/// with strings, and lists with lists and elements. Times and durations: see calculate_temporal.
[[nodiscard]] Computed calculate(parser::ast::BinaryOperator op, const core::Value& a,
                                 const core::Value& b);

/// `-a`
[[nodiscard]] Computed negate(const core::Value& a);

}  // namespace entente::query
