// Equality with three values, comparability, and the order of all values (openCypher 9, "Equality,
// comparability and orderability").
#include "query/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace entente::query {

using core::List;
using core::Map;
using core::Value;

namespace {

/// An integer with a float, exactly: a double cannot tell 2^53 from 2^53 + 1.
std::partial_ordering compare_mixed(std::int64_t a, double b) {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (b >= 0x1p63) return std::partial_ordering::less;
  if (b < -0x1p63) return std::partial_ordering::greater;
  const double floor = std::floor(b);
  const auto whole = static_cast<std::int64_t>(floor);
  if (a != whole) return a <=> whole;
  return b > floor ? std::partial_ordering::less : std::partial_ordering::equivalent;
}

std::partial_ordering reverse(std::partial_ordering ordering) { return 0 <=> ordering; }

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  const auto* x = a.get_if<std::int64_t>();
  const auto* y = b.get_if<std::int64_t>();
  if (x != nullptr && y != nullptr) return *x <=> *y;
  if (x != nullptr) return compare_mixed(*x, b.as<double>());
  if (y != nullptr) return reverse(compare_mixed(*y, a.as<double>()));
  return a.as<double>() <=> b.as<double>();
}

Truth equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  Truth all = true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth one = equals(a[i], b[i]);
    if (one == false) return false;
    if (!one) all = std::nullopt;
  }
  return all;
}

Truth equal_maps(const Map& a, const Map& b) {
  const bool same_keys =
      std::ranges::equal(a, b, [](const auto& x, const auto& y) { return x.first == y.first; });
  if (!same_keys) return false;
  Truth all = true;
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    const Truth one = equals(i->second, j->second);
    if (one == false) return false;
    if (!one) all = std::nullopt;
  }
  return all;
}

std::optional<std::partial_ordering> compare_lists(const List& a, const List& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const auto one = compare(a[i], b[i]);
    if (!one || *one != 0) return one;
  }
  return a.size() <=> b.size();
}

int rank(const Value& value) {
  // Null, Boolean, Integer, Float, String; Date, LocalTime, Time, LocalDateTime, DateTime,
  // Duration; List, Map, Node, Relationship, Path
  static constexpr int kRanks[] = {14, 12, 13, 13, 11, 7, 9, 8, 6, 5, 10, 3, 0, 1, 2, 4};
  static_assert(std::size(kRanks) == std::variant_size_v<Value::Variant>);
  return kRanks[value.variant().index()];
}

std::weak_ordering order_numbers(const Value& a, const Value& b) {
  const std::partial_ordering known = compare_numbers(a, b);
  if (known == std::partial_ordering::less) return std::weak_ordering::less;
  if (known == std::partial_ordering::greater) return std::weak_ordering::greater;
  if (known == std::partial_ordering::equivalent) return std::weak_ordering::equivalent;
  const auto is_nan = [](const Value& v) { return v.is<double>() && std::isnan(v.as<double>()); };
  return is_nan(a) <=> is_nan(b);
}

std::weak_ordering order_lists(const List& a, const List& b) {
  return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(), order);
}

std::weak_ordering order_maps(const Map& a, const Map& b) {
  return std::lexicographical_compare_three_way(
      a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        const std::weak_ordering keys = x.first <=> y.first;
        return keys != 0 ? keys : order(x.second, y.second);
      });
}

std::weak_ordering order_paths(const core::Path& a, const core::Path& b) {
  if (const auto nodes = a.nodes <=> b.nodes; nodes != 0) return nodes;
  return a.relationships <=> b.relationships;
}

/// Points in time compare with their own type; durations are not of one length, and do not.
struct CompareInstants {
  const Value& other;
  template <class T>
  std::optional<std::partial_ordering> operator()(const T& time) const {
    if constexpr (core::TemporalInstant<T>) {
      return time <=> other.as<T>();
    } else {
      return std::nullopt;
    }
  }
};

struct OrderSameType {
  const Value& other;
  std::weak_ordering operator()(core::Null) const { return std::weak_ordering::equivalent; }
  std::weak_ordering operator()(std::int64_t) const { return std::weak_ordering::equivalent; }
  std::weak_ordering operator()(double) const { return std::weak_ordering::equivalent; }
  std::weak_ordering operator()(bool b) const { return b <=> other.as<bool>(); }
  std::weak_ordering operator()(const std::string& s) const {
    return s <=> other.as<std::string>();
  }
  template <core::TemporalInstant T>
  std::weak_ordering operator()(const T& time) const {
    return time <=> other.as<T>();
  }
  std::weak_ordering operator()(const core::Duration& d) const {
    return core::by_length(d, other.as<core::Duration>());
  }
  std::weak_ordering operator()(core::NodeId id) const { return id <=> other.as<core::NodeId>(); }
  std::weak_ordering operator()(core::RelationshipId id) const {
    return id <=> other.as<core::RelationshipId>();
  }
  std::weak_ordering operator()(const Value::ListPtr& l) const {
    return order_lists(*l, other.list());
  }
  std::weak_ordering operator()(const Value::MapPtr& m) const {
    return order_maps(*m, other.map());
  }
  std::weak_ordering operator()(const Value::PathPtr& p) const {
    return order_paths(*p, other.path());
  }
};

}  // namespace

Truth equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
  if (a.variant().index() != b.variant().index()) return false;
  if (a.is_list()) return equal_lists(a.list(), b.list());
  if (a.is_map()) return equal_maps(a.map(), b.map());
  return core::same(a, b);
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return compare_numbers(a, b);
  if (a.variant().index() != b.variant().index()) return std::nullopt;
  if (const auto* text = a.get_if<std::string>()) return *text <=> b.as<std::string>();
  if (const auto* truth = a.get_if<bool>()) return *truth <=> b.as<bool>();
  if (a.is_list()) return compare_lists(a.list(), b.list());
  return std::visit(CompareInstants{b}, a.variant());
}

Truth contains(const List& list, const Value& item) {
  Truth found = false;
  for (const Value& candidate : list) {
    const Truth one = equals(candidate, item);
    if (one == true) return true;
    if (!one) found = std::nullopt;
  }
  return found;
}

std::weak_ordering order(const Value& a, const Value& b) {
  if (const auto ranks = rank(a) <=> rank(b); ranks != 0) return ranks;
  if (a.is_number()) return order_numbers(a, b);
  return std::visit(OrderSameType{b}, a.variant());
}

}  // namespace entente::query
