// Arithmetic and concatenation on values.
#include "query/arithmetic.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "query/static_type.hpp"
#include "query/temporal_arithmetic.hpp"

namespace entente::query {

using core::Value;
using Op = parser::ast::BinaryOperator;

namespace {

char sign_of(Op op) {
  switch (op) {
    case Op::add:
      return '+';
    case Op::subtract:
      return '-';
    case Op::multiply:
      return '*';
    case Op::divide:
      return '/';
    case Op::modulo:
      return '%';
    default:
      return '^';
  }
}

Computed too_large(std::int64_t a, Op op, std::int64_t b) {
  return {.code = "NumberOutOfRange",
          .message = fmt::format("{} {} {} does not fit into a 64-bit integer", a, sign_of(op), b)};
}

Computed divide(std::int64_t a, Op op, std::int64_t b) {
  if (b == 0) return {.code = "DivisionByZero", .message = "an integer was divided by zero"};
  if (b == -1) {  // the smallest integer has no positive twin
    if (op == Op::modulo) return {Value(0)};
    if (a == std::numeric_limits<std::int64_t>::min()) return too_large(a, op, b);
  }
  return {Value(op == Op::divide ? a / b : a % b)};
}

Computed integers(Op op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool overflow = false;
  switch (op) {
    case Op::add:
      overflow = __builtin_add_overflow(a, b, &result);
      break;
    case Op::subtract:
      overflow = __builtin_sub_overflow(a, b, &result);
      break;
    case Op::multiply:
      overflow = __builtin_mul_overflow(a, b, &result);
      break;
    default:
      return divide(a, op, b);
  }
  return overflow ? too_large(a, op, b) : Computed{Value(result)};
}

double floats(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return a + b;
    case Op::subtract:
      return a - b;
    case Op::multiply:
      return a * b;
    case Op::divide:
      return a / b;
    case Op::modulo:
      return std::fmod(a, b);
    default:
      return std::pow(a, b);
  }
}

std::string text_of(const Value& value) {
  if (const auto* text = value.get_if<std::string>()) return *text;
  if (const auto* integer = value.get_if<std::int64_t>()) return std::to_string(*integer);
  if (auto time = core::temporal_text(value)) return *std::move(time);
  return core::to_string(value.as<double>());
}

core::List joined(const Value& a, const Value& b) {
  core::List list;
  const auto append = [&](const Value& value) {
    if (value.is_list()) {
      list.insert(list.end(), value.list().begin(), value.list().end());
    } else {
      list.push_back(value);
    }
  };
  append(a);
  append(b);
  return list;
}

bool is_textual(const Value& value) {
  return value.is_number() || value.is<std::string>() || may_be(type_of(value), types::kTemporal);
}

}  // namespace

Computed calculate(Op op, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (op == Op::add && (a.is_list() || b.is_list())) return {Value(joined(a, b))};
  if (a.is_number() && b.is_number()) {
    const bool whole = a.is<std::int64_t>() && b.is<std::int64_t>() && op != Op::power;
    if (whole) return integers(op, a.as<std::int64_t>(), b.as<std::int64_t>());
    return {Value(floats(op, a.number(), b.number()))};
  }
  if (auto temporal = calculate_temporal(op, a, b)) return *std::move(temporal);
  const bool text = a.is<std::string>() || b.is<std::string>();
  if (op == Op::add && text && is_textual(a) && is_textual(b)) {
    return {Value(text_of(a) + text_of(b))};
  }
  const bool between = op == Op::subtract && may_be(type_of(a), types::kInstant) &&
                       may_be(type_of(b), types::kInstant);
  return {
      .code = "InvalidArgumentType",
      .message = fmt::format("{} expects numbers; got {} and {}{}", sign_of(op),
                             describe(type_of(a)), describe(type_of(b)),
                             between ? "; duration.between(a, b) tells what lies between" : "")};
}

Computed negate(const Value& a) {
  if (const auto* number = a.get_if<double>()) return {Value(-*number)};
  if (a.is<std::int64_t>() || a.is_null()) return calculate(Op::subtract, Value(0), a);
  return {.code = "InvalidArgumentType",
          .message = fmt::format("- expects a number; got {}", describe(type_of(a)))};
}

}  // namespace entente::query
