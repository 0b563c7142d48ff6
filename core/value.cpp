// Equivalence, hashing and naming of values; what they mean in expressions is the query room's.
#include "core/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace entente::core {
namespace {

std::size_t mix(std::size_t seed, std::size_t next) {
  return seed ^ (next + 0x9E3779B97F4A7C15ULL + (seed << 6) + (seed >> 2));
}

bool same_number(const Value& a, const Value& b) {
  if (a.is<std::int64_t>() && b.is<std::int64_t>()) {
    return a.as<std::int64_t>() == b.as<std::int64_t>();
  }
  const double x = a.number();
  const double y = b.number();
  return x == y || (std::isnan(x) && std::isnan(y));
}

bool same_lists(const List& a, const List& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool same_maps(const Map& a, const Map& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.first == y.first && same(x.second, y.second);
  });
}

struct Hash {
  std::size_t operator()(Null) const { return 0; }
  std::size_t operator()(bool b) const { return b ? 1231 : 1237; }
  std::size_t operator()(std::int64_t i) const { return (*this)(static_cast<double>(i)); }
  std::size_t operator()(double d) const {
    return std::isnan(d) ? 7 : std::hash<double>{}(d == 0 ? 0.0 : d);
  }
  std::size_t operator()(const std::string& s) const { return std::hash<std::string>{}(s); }
  std::size_t operator()(Date d) const { return mix(11, (*this)(d.days())); }
  std::size_t operator()(LocalTime t) const { return mix(31, (*this)(t.nanos())); }
  std::size_t operator()(const OffsetTime& t) const {
    return mix((*this)(t.time), static_cast<std::size_t>(t.offset.seconds));
  }
  std::size_t operator()(const LocalDateTime& t) const {
    return mix((*this)(t.date), (*this)(t.time));
  }
  std::size_t operator()(const DateTime& t) const { return mix(37, (*this)(t.local())); }
  std::size_t operator()(const Duration& d) const {
    return mix(mix((*this)(d.months()), (*this)(d.days())),
               mix((*this)(d.seconds()), (*this)(d.nanos())));
  }
  std::size_t operator()(NodeId id) const { return mix(13, index_of(id)); }
  std::size_t operator()(RelationshipId id) const { return mix(17, index_of(id)); }
  std::size_t operator()(const Value::ListPtr& list) const {
    std::size_t seed = 19;
    for (const Value& item : *list) seed = mix(seed, hash(item));
    return seed;
  }
  std::size_t operator()(const Value::MapPtr& map) const {
    std::size_t seed = 23;
    for (const auto& [key, item] : *map) seed = mix(mix(seed, (*this)(key)), hash(item));
    return seed;
  }
  std::size_t operator()(const Value::PathPtr& path) const {
    std::size_t seed = 29;
    for (const NodeId id : path->nodes) seed = mix(seed, index_of(id));
    for (const RelationshipId id : path->relationships) seed = mix(seed, index_of(id));
    return seed;
  }
};

struct IsTemporal {
  template <class T>
  bool operator()(const T&) const {
    return Temporal<T>;
  }
};
bool temporal_type(const Value& value) { return std::visit(IsTemporal{}, value.variant()); }

struct TemporalText {
  std::optional<std::string> operator()(const Temporal auto& time) const { return to_string(time); }
  template <class Other>
  std::optional<std::string> operator()(const Other&) const {
    return std::nullopt;
  }
};

bool is_scalar(const Value& value) {
  return value.is<bool>() || value.is_number() || value.is<std::string>() || temporal_type(value);
}

}  // namespace

double Value::number() const {
  if (const auto* integer = get_if<std::int64_t>()) return static_cast<double>(*integer);
  return as<double>();
}

bool same(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return same_number(a, b);
  if (a.variant().index() != b.variant().index()) return false;
  if (a.is_list()) return same_lists(a.list(), b.list());
  if (a.is_map()) return same_maps(a.map(), b.map());
  if (a.is_path()) return a.path() == b.path();
  return a.variant() == b.variant();
}

std::size_t hash(const Value& value) { return std::visit(Hash{}, value.variant()); }

bool is_storable(const Value& value) {
  if (!value.is_list()) return is_scalar(value);
  return std::all_of(value.list().begin(), value.list().end(), is_scalar);
}

std::optional<std::string> temporal_text(const Value& value) {
  return std::visit(TemporalText{}, value.variant());
}

std::string_view type_name(const Value& value) {
  static constexpr std::string_view kNames[] = {
      "Null",          "Boolean",  "Integer",  "Float", "String", "Date", "LocalTime",    "Time",
      "LocalDateTime", "DateTime", "Duration", "List",  "Map",    "Node", "Relationship", "Path"};
  static_assert(std::size(kNames) == std::variant_size_v<Value::Variant>);
  return kNames[value.variant().index()];
}

std::string to_string(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  std::string text = fmt::format("{}", number);
  const bool looks_integral = text.find_first_of(".eE") == std::string::npos;
  return looks_integral ? text + ".0" : text;
}

}  // namespace entente::core
