#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/value.hpp"
#include "query/functions.hpp"

namespace entente::query {

/// The state of one aggregate over one group.
class Accumulator {
 public:
  virtual ~Accumulator() = default;
  /// Takes one value that is not null. `extra`: the second argument, for percentiles.
  virtual void add(Invocation& call, const core::Value& value, const core::Value& extra) = 0;
  [[nodiscard]] virtual core::Value result(Invocation& call) = 0;
};

struct AggregateFunction {
  std::string_view name;
  TypeSet argument = types::kAny;
  bool percentile = false;  ///< takes a second argument from 0 to 1
  StaticType result = StaticType::any;
  std::unique_ptr<Accumulator> (*make)() = nullptr;
};

/// The aggregate of that name, letter case put aside, or null. `count` also serves count(*).
[[nodiscard]] const AggregateFunction* find_aggregate(std::string_view name);
[[nodiscard]] std::vector<std::string> aggregate_names();

}  // namespace entente::query
