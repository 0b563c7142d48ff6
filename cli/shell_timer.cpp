// `:timer`: whether times are printed.
#include <fmt/format.h>

#include "cli/shell_commands.hpp"

namespace entente::cli {

core::Result<void> shell_timer(ShellState& state, std::string_view arguments) {
  if (!arguments.empty() && arguments != "on" && arguments != "off") {
    return core::Error{core::ErrorKind::usage,
                       fmt::format("expected on or off, got '{}'", arguments)};
  }
  if (arguments.empty()) {
    show(state, state.timer ? "on\n" : "off\n");
  } else {
    state.timer = arguments == "on";
  }
  return {};
}

}  // namespace entente::cli
