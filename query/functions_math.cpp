// Numbers: rounding, roots, logarithms, trigonometry, chance.
#include <fmt/format.h>
#include <math.h>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "query/functions.hpp"

namespace entente::query {
namespace {

using core::Value;

template <double (*F)(double)>
Value on_float(Invocation&, Arguments args) {
  return F(args[0].number());
}

double degrees(double x) { return x * 180 / std::numbers::pi; }
double radians(double x) { return x * std::numbers::pi / 180; }
double cotangent(double x) { return 1 / std::tan(x); }
double haversin(double x) { return (1 - std::cos(x)) / 2; }
/// To the nearest integer, halves up.
double round_half_up(double x) {
  const double floor = std::floor(x);
  return x - floor < 0.5 ? floor : floor + 1;
}

Value absolute(Invocation& call, Arguments args) {
  const auto* integer = args[0].get_if<std::int64_t>();
  if (integer == nullptr) return std::fabs(args[0].as<double>());
  if (*integer == std::numeric_limits<std::int64_t>::min()) {
    return call.fail("NumberOutOfRange", "abs() of the smallest integer has no integer value");
  }
  return *integer < 0 ? -*integer : *integer;
}

Value sign(Invocation&, Arguments args) {
  const double x = args[0].number();
  return (x > 0) - (x < 0);
}

Value arc_tangent_of_two(Invocation&, Arguments args) {
  return std::atan2(args[0].number(), args[1].number());
}

Value pi(Invocation&, Arguments) { return std::numbers::pi; }
Value euler(Invocation&, Arguments) { return std::numbers::e; }
Value random(Invocation& call, Arguments) { return call.runtime.random(); }

Value tells_nan(Invocation&, Arguments args) { return std::isnan(args[0].number()); }

/// Version 4 of RFC 9562. Not from random(), which gives the same in each run: what names things is
/// to be new each time.
Value random_uuid(Invocation&, Arguments) {
  std::random_device source;
  std::array<std::uint32_t, 4> words{};
  for (std::uint32_t& word : words) word = source();
  return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:04x}{:08x}", words[0], words[1] >> 16,
                     words[1] & 0xFFF, 0x8000 | (words[2] >> 16 & 0x3FFF), words[2] & 0xFFFF,
                     words[3]);
}

}  // namespace

std::span<const Function> math_functions() {
  using enum StaticType;
  using types::kNumber;
  static const std::vector<Function> functions = {
      {"abs", {kNumber}, absolute},
      {"acos", {kNumber}, on_float<::acos>, floating},
      {"asin", {kNumber}, on_float<::asin>, floating},
      {"atan", {kNumber}, on_float<::atan>, floating},
      {"atan2", {kNumber, kNumber}, arc_tangent_of_two, floating},
      {"ceil", {kNumber}, on_float<::ceil>, floating},
      {"cos", {kNumber}, on_float<::cos>, floating},
      {"cot", {kNumber}, on_float<cotangent>, floating},
      {"degrees", {kNumber}, on_float<degrees>, floating},
      {"e", {}, euler, floating},
      {"exp", {kNumber}, on_float<::exp>, floating},
      {"floor", {kNumber}, on_float<::floor>, floating},
      {"haversin", {kNumber}, on_float<haversin>, floating},
      {"isNaN", {kNumber}, tells_nan, boolean},
      {"log", {kNumber}, on_float<::log>, floating},
      {"log10", {kNumber}, on_float<::log10>, floating},
      {"pi", {}, pi, floating},
      {"radians", {kNumber}, on_float<radians>, floating},
      {.name = "rand", .call = random, .result = floating, .is_volatile = true},
      {.name = "randomUUID", .call = random_uuid, .result = string, .is_volatile = true},
      {"round", {kNumber}, on_float<round_half_up>, floating},
      {"sign", {kNumber}, sign, integer},
      {"sin", {kNumber}, on_float<::sin>, floating},
      {"sqrt", {kNumber}, on_float<::sqrt>, floating},
      {"tan", {kNumber}, on_float<::tan>, floating},
  };
  return functions;
}

}  // namespace entente::query
