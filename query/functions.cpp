// All functions by name.
#include "query/functions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace entente::query {
namespace {

std::string folded(std::string_view name) {
  std::string result(name);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

using Table = std::map<std::string, const Function*, std::less<>>;

Table make_table() {
  Table table;
  for (const auto functions :
       {conversion_functions(), duration_functions(), graph_functions(), instant_functions(),
        list_functions(), math_functions(), text_functions(), truncation_functions()}) {
    for (const Function& function : functions) table.emplace(folded(function.name), &function);
  }
  return table;
}

const Table& table() {
  static const Table all = make_table();
  return all;
}

}  // namespace

const Function* find_function(std::string_view name) {
  const auto at = table().find(folded(name));
  return at == table().end() ? nullptr : at->second;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const auto& [key, function] : table()) names.emplace_back(function->name);
  return names;
}

core::Value fail_argument(Invocation& call, std::string_view function, TypeSet expected,
                          const core::Value& got) {
  return call.fail("InvalidArgumentValue", fmt::format("{}() expects {}; got {}", function,
                                                       describe(expected), describe(type_of(got))));
}

}  // namespace entente::query
