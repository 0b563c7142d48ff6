// `:mode`: the format of answers.
#include <fmt/format.h>

#include "cli/shell_commands.hpp"

namespace entente::cli {

core::Result<void> shell_mode(ShellState& state, std::string_view arguments) {
  if (arguments.empty()) {
    show(state, fmt::format("{}\n", to_string(state.mode)));
    return {};
  }
  const auto mode = parse_format(arguments);
  if (!mode) {
    return core::Error{
        core::ErrorKind::usage,
        fmt::format("expected one of {}, got '{}'", fmt::join(format_names(), ", "), arguments)};
  }
  state.mode = *mode;
  return {};
}

}  // namespace entente::cli
