// `:param`: the values of $names.
#include <fmt/format.h>

#include "cli/shell_commands.hpp"
#include "cli/value_text.hpp"

namespace entente::cli {
namespace {

std::string all_parameters(const ShellState& state) {
  std::string text;
  for (const auto& [name, value] : state.settings.parameters) {
    text += fmt::format("${} = {}\n", name,
                        value_text(value, state.graph.graph(), {.quote_strings = true}));
  }
  return text.empty() ? "no parameters; :param NAME VALUE gives one\n" : text;
}

core::Result<void> forget(ShellState& state, std::string_view name) {
  const auto found = state.settings.parameters.find(name);
  if (found == state.settings.parameters.end()) {
    return core::Error{core::ErrorKind::usage,
                       fmt::format("expected :param NAME VALUE; there is no ${} to forget", name)};
  }
  state.settings.parameters.erase(found);
  return {};
}

}  // namespace

core::Result<void> shell_param(ShellState& state, std::string_view arguments) {
  if (arguments.empty()) {
    show(state, all_parameters(state));
    return {};
  }
  if (arguments.starts_with('$')) arguments.remove_prefix(1);
  const std::size_t end = arguments.find_first_of(" \t=");
  const std::string_view name = arguments.substr(0, end);
  if (end == std::string_view::npos) return forget(state, name);
  const std::size_t begin = arguments.find_first_not_of(" \t=", end);
  const std::string_view value = begin == std::string_view::npos ? "" : arguments.substr(begin);
  auto parameter = parse_parameter(fmt::format("{}={}", name, value), state.graph);
  if (!parameter) return parameter.error();
  state.settings.parameters.insert_or_assign(parameter->first, std::move(parameter->second));
  return {};
}

}  // namespace entente::cli
