#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/source_span.hpp"
#include "core/value.hpp"
#include "query/runtime.hpp"
#include "query/static_type.hpp"

namespace entente::query {

/// What a function is told of its call beside the arguments.
struct Invocation {
  Runtime& runtime;
  core::SourceSpan span;

  /// Null, for `return call.fail(…)`.
  core::Value fail(std::string code, std::string message) {
    return runtime.fail(span, std::move(code), std::move(message));
  }
};

using Arguments = std::span<const core::Value>;

/// A function of the language. Its arguments were checked: number, types, and (unless it takes
/// null) none of them is null; a null argument makes the result null without a call.
struct Function {
  std::string_view name;  ///< as documented; calls may write it in any letter case
  std::vector<TypeSet> parameters = {};
  core::Value (*call)(Invocation&, Arguments) = nullptr;
  StaticType result = StaticType::any;
  StaticType element = StaticType::any;  ///< of a resulting list
  std::size_t optional = 0;              ///< so many parameters from the end may be left out
  bool takes_null = false;
  bool variadic = false;     ///< the last parameter may be repeated
  bool is_volatile = false;  ///< gives different values on equal arguments
  bool asks_names = false;   ///< looks nodes up by name, as they were before the query
};

/// The function of that name, letter case put aside, or null.
[[nodiscard]] const Function* find_function(std::string_view name);
/// Names of all functions, sorted, as documented.
[[nodiscard]] std::vector<std::string> function_names();

// The tables, by subject.
[[nodiscard]] std::span<const Function> conversion_functions();
[[nodiscard]] std::span<const Function> duration_functions();
[[nodiscard]] std::span<const Function> graph_functions();
[[nodiscard]] std::span<const Function> instant_functions();
[[nodiscard]] std::span<const Function> list_functions();
[[nodiscard]] std::span<const Function> math_functions();
[[nodiscard]] std::span<const Function> text_functions();
[[nodiscard]] std::span<const Function> truncation_functions();

/// `value.key` of a date, a time or a duration; null and a failure where its type has no such
/// component.
[[nodiscard]] core::Value temporal_component(Invocation& call, const core::Value& value,
                                             std::string_view key);

/// `expected`, as a failure at run time: "size() expects a list or a string; got an integer".
core::Value fail_argument(Invocation& call, std::string_view function, TypeSet expected,
                          const core::Value& got);

}  // namespace entente::query
