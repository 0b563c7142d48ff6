// Names and sets of the language's types, for checks before and during the run.
#include "query/static_type.hpp"

#include <vector>

namespace entente::query {
namespace {

constexpr std::string_view kNames[] = {"null",     "a boolean",      "an integer", "a float",
                                       "a string", "a date",         "a list",     "a map",
                                       "a node",   "a relationship", "a path",     "a value"};

std::string join(const std::vector<std::string_view>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return text;
}

}  // namespace

StaticType type_of(const core::Value& value) {
  // The alternatives of Value stand in the order of the enumeration.
  return static_cast<StaticType>(value.variant().index());
}

std::string_view describe(StaticType type) { return kNames[static_cast<unsigned>(type)]; }

std::string describe(TypeSet set) {
  if (set == types::kAny) return "a value";
  std::vector<std::string_view> names;
  if ((set & types::kNumber) == types::kNumber) {
    names.push_back("a number");
    set = static_cast<TypeSet>(set & ~types::kNumber);
  }
  for (unsigned i = 1; i < static_cast<unsigned>(StaticType::any); ++i) {
    if ((set >> i) & 1U) names.push_back(kNames[i]);
  }
  return join(names);
}

}  // namespace entente::query
