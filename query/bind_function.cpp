// Calls of functions and aggregates: which one a name means, how many arguments of which types.
#include <fmt/format.h>

#include <algorithm>

#include "core/names.hpp"
#include "query/aggregates.hpp"
#include "query/bind_session.hpp"
#include "query/functions.hpp"

namespace entente::query {

using core::SourceSpan;

ExpressionPtr ExpressionBinder::bind_call(const ast::FunctionCall& call, SourceSpan span) {
  if (const AggregateFunction* aggregate = find_aggregate(call.name.text)) {
    return bind_aggregate(*aggregate, call, span);
  }
  if (const Function* function = find_function(call.name.text)) {
    return bind_function(*function, call, span);
  }
  std::vector<std::string> known = function_names();
  for (std::string& name : aggregate_names()) known.push_back(std::move(name));
  const auto near = core::nearest_name(call.name.text, known);
  session_.fail(call.name.span, "UnknownFunction",
                fmt::format("there is no function {}(){}", call.name.text,
                            near ? "; did you mean " + *near + "()?" : ""));
  return null_constant(span);
}

ExpressionPtr ExpressionBinder::bind_function(const Function& function,
                                              const ast::FunctionCall& call, SourceSpan span) {
  const std::size_t most = function.parameters.size();
  const std::size_t least = most - function.optional;
  const std::size_t count = call.arguments.size();
  if (count < least || (count > most && !function.variadic)) {
    const std::string expected = function.variadic ? fmt::format("{} or more", least)
                                 : least == most   ? fmt::format("{}", least)
                                                   : fmt::format("{} to {}", least, most);
    session_.fail(span, "InvalidNumberOfArguments",
                  fmt::format("{}() takes {} argument{}; got {}", function.name, expected,
                              expected == "1" ? "" : "s", count));
    return null_constant(span);
  }
  if (call.distinct) {
    session_.fail(span, "InvalidAggregation",
                  fmt::format("DISTINCT is for aggregates; {}() is none", function.name));
  }
  if (function.asks_names && session_.context.changeable != nullptr) {
    session_.context.names.prepare();
  }
  std::vector<ExpressionPtr> arguments = bind_all(call.arguments);
  const std::string what = fmt::format("{}() takes", function.name);
  for (std::size_t i = 0; i < count; ++i) {
    require(arguments[i], function.parameters[std::min(i, most - 1)], what);
  }
  return make_expression(Call{&function, std::move(arguments)}, span, function.result,
                         function.element);
}

bool ExpressionBinder::may_aggregate(SourceSpan span) {
  if (inside_aggregate_) {
    session_.fail(span, "NestedAggregation", "an aggregate cannot stand inside another");
    return false;
  }
  if (aggregates_ != nullptr && locals_ == 0) return true;
  session_.fail(span, "InvalidAggregation",
                "aggregates stand in WITH and RETURN only, and not inside comprehensions");
  return false;
}

ExpressionPtr ExpressionBinder::bind_aggregate(const AggregateFunction& function,
                                               const ast::FunctionCall& call, SourceSpan span) {
  if (!may_aggregate(span)) return null_constant(span);
  const std::size_t expected = function.percentile ? 2 : 1;
  if (call.arguments.size() != expected) {
    session_.fail(span, "InvalidNumberOfArguments",
                  fmt::format("{}() takes {} argument{}; got {}", function.name, expected,
                              expected == 1 ? "" : "s", call.arguments.size()));
    return null_constant(span);
  }
  inside_aggregate_ = true;
  Aggregation aggregation{.function = &function,
                          .argument = bind(*call.arguments.front()),
                          .extra = function.percentile ? bind(*call.arguments.back()) : nullptr,
                          .distinct = call.distinct};
  inside_aggregate_ = false;
  require(aggregation.argument, function.argument, fmt::format("{}() takes", function.name));
  if (is_volatile(aggregation.argument)) {
    session_.fail(span, "NonConstantExpression", "an aggregate cannot take a random value");
  }
  if (aggregation.extra) require(aggregation.extra, types::kNumber, "a percentile is");
  return add_aggregation(std::move(aggregation), span);
}

ExpressionPtr ExpressionBinder::add_aggregation(Aggregation aggregation, SourceSpan span) {
  const std::string text = fmt::format(
      "{}({}{}, {})", aggregation.function->name, aggregation.distinct ? "DISTINCT " : "",
      aggregation.argument ? print(aggregation.argument) : "*", print(aggregation.extra));
  const StaticType type = aggregation.function->result;
  const StaticType element = aggregation.argument ? aggregation.argument->type : StaticType::any;
  const auto known = std::ranges::find(aggregates_->texts, text);
  if (known != aggregates_->texts.end()) {
    const auto index = static_cast<std::size_t>(known - aggregates_->texts.begin());
    return make_expression(SlotRef{aggregates_->found[index].slot}, span, type, element);
  }
  aggregation.slot = session_.new_slot("");
  aggregates_->found.push_back(aggregation);
  aggregates_->texts.push_back(text);
  return make_expression(SlotRef{aggregation.slot}, span, type, element);
}

}  // namespace entente::query
