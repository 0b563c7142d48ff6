#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/ids.hpp"
#include "core/temporal.hpp"

namespace entente::core {

class Value;

struct Null {
  friend bool operator==(Null, Null) = default;
};

using List = std::vector<Value>;
/// Keys in byte order: maps print and compare alike everywhere.
using Map = std::map<std::string, Value, std::less<>>;

/// A walk through the graph: one node more than relationships.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;

  friend bool operator==(const Path&, const Path&) = default;
};

/// A value of the query language. Properties hold the storable ones only: boolean, integer, float,
/// string, dates and times, and lists of these (see is_storable); null, maps, nodes, relationships
/// and paths live in queries alone.
///
/// A regular type: copies share lists, maps and paths, which never change once made.
class Value {
 public:
  using ListPtr = std::shared_ptr<const List>;
  using MapPtr = std::shared_ptr<const Map>;
  using PathPtr = std::shared_ptr<const Path>;
  using Variant = std::variant<Null, bool, std::int64_t, double, std::string, Date, LocalTime,
                               OffsetTime, LocalDateTime, DateTime, Duration, ListPtr, MapPtr,
                               NodeId, RelationshipId, PathPtr>;

  Value() = default;
  Value(Null) {}
  Value(bool b) : data_(b) {}
  Value(std::int64_t i) : data_(i) {}
  Value(int i) : data_(std::int64_t{i}) {}
  Value(double d) : data_(d) {}
  Value(std::string s) : data_(std::move(s)) {}
  Value(std::string_view s) : data_(std::string(s)) {}
  Value(const char* s) : data_(std::string(s)) {}
  Value(Temporal auto time) : data_(time) {}
  Value(List list) : data_(std::make_shared<const List>(std::move(list))) {}
  Value(Map map) : data_(std::make_shared<const Map>(std::move(map))) {}
  Value(NodeId id) : data_(id) {}
  Value(RelationshipId id) : data_(id) {}
  Value(Path path) : data_(std::make_shared<const Path>(std::move(path))) {}

  [[nodiscard]] const Variant& variant() const { return data_; }

  template <class T>
  [[nodiscard]] bool is() const {
    return std::holds_alternative<T>(data_);
  }
  [[nodiscard]] bool is_null() const { return is<Null>(); }
  [[nodiscard]] bool is_number() const { return is<std::int64_t>() || is<double>(); }
  [[nodiscard]] bool is_list() const { return is<ListPtr>(); }
  [[nodiscard]] bool is_map() const { return is<MapPtr>(); }
  [[nodiscard]] bool is_path() const { return is<PathPtr>(); }

  /// The alternative T. REQUIRES: is<T>().
  template <class T>
  [[nodiscard]] const T& as() const {
    return std::get<T>(data_);
  }
  /// The alternative T, or null.
  template <class T>
  [[nodiscard]] const T* get_if() const {
    return std::get_if<T>(&data_);
  }
  /// REQUIRES: is_list() / is_map() / is_path().
  [[nodiscard]] const List& list() const { return *as<ListPtr>(); }
  [[nodiscard]] const Map& map() const { return *as<MapPtr>(); }
  [[nodiscard]] const Path& path() const { return *as<PathPtr>(); }
  /// REQUIRES: is_number(). An integer as the nearest double.
  [[nodiscard]] double number() const;

 private:
  Variant data_;
};

static_assert(sizeof(Value) <= 40, "rows are made of values: keep larger parts behind a pointer");

/// Equivalence, as DISTINCT and grouping need it: null equals null, NaN equals NaN, 1 equals 1.0.
/// (The `=` of the query language has three values and lives with the language.)
[[nodiscard]] bool same(const Value& a, const Value& b);
[[nodiscard]] std::size_t hash(const Value& value);

/// Whether a property may hold it: boolean, integer, float, string, one of the
/// types of time, or a list of these.
[[nodiscard]] bool is_storable(const Value& value);

/// The ISO 8601 text of a date, a time, a date-time or a duration; nothing for other values.
[[nodiscard]] std::optional<std::string> temporal_text(const Value& value);

/// The name of the value's type as the language calls it: "Integer", "List", "Node" …
[[nodiscard]] std::string_view type_name(const Value& value);

/// A float so that it reads back as the same float, and never looks like an integer: 1.0, 0.1, NaN.
[[nodiscard]] std::string to_string(double number);

}  // namespace entente::core
