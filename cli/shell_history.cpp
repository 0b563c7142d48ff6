// `:history`: what was entered.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/shell_commands.hpp"

namespace entente::cli {

core::Result<void> shell_history(ShellState& state, std::string_view arguments) {
  std::size_t wanted = 20;
  if (!arguments.empty()) {
    const char* end = arguments.data() + arguments.size();
    const auto [read, failed] = std::from_chars(arguments.data(), end, wanted);
    if (failed != std::errc() || read != end || wanted == 0) {
      return core::Error{core::ErrorKind::usage,
                         fmt::format("expected a number above 0, got '{}'", arguments)};
    }
  }
  const std::size_t size = state.history.size();
  std::string text;
  for (std::size_t i = size - std::min(wanted, size); i < size; ++i) {
    text += fmt::format("{:>5}  {}\n", i + 1, state.history[i]);
  }
  show(state, text);
  return {};
}

}  // namespace entente::cli
