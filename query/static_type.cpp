// Names and sets of the language's types, for checks before and during the run.
#include "query/static_type.hpp"

#include <iterator>
#include <variant>
#include <vector>

namespace entente::query {
namespace {

constexpr std::string_view kTypeNames[] = {
    "null",         "a boolean", "an integer",        "a float",     "a string",   "a date",
    "a local time", "a time",    "a local date-time", "a date-time", "a duration", "a list",
    "a map",        "a node",    "a relationship",    "a path",      "a value"};
static_assert(std::size(kTypeNames) == static_cast<std::size_t>(StaticType::any) + 1);
static_assert(std::variant_size_v<core::Value::Variant> ==
              static_cast<std::size_t>(StaticType::any));

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

std::string_view describe(StaticType type) { return kTypeNames[static_cast<unsigned>(type)]; }

std::string_view constructor_of(StaticType type) {
  constexpr std::string_view kFunctions[] = {"date",          "localtime", "time",
                                             "localdatetime", "datetime",  "duration"};
  return kFunctions[static_cast<unsigned>(type) - static_cast<unsigned>(StaticType::date)];
}

std::string describe(TypeSet set) {
  if (set == types::kAny) return "a value";
  std::vector<std::string_view> names;
  if ((set & types::kNumber) == types::kNumber) {
    names.push_back("a number");
    set = static_cast<TypeSet>(set & ~types::kNumber);
  }
  if ((set & types::kInstant) == types::kInstant) {
    names.push_back("a date or time");
    set = static_cast<TypeSet>(set & ~types::kInstant);
  }
  for (unsigned i = 1; i < static_cast<unsigned>(StaticType::any); ++i) {
    if ((set >> i) & 1U) names.push_back(kTypeNames[i]);
  }
  return join(names);
}

}  // namespace entente::query
