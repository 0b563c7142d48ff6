// `:quit`.
#include "cli/shell_commands.hpp"

namespace entente::cli {

core::Result<void> shell_quit(ShellState& state, std::string_view) {
  state.quit = true;
  return {};
}

}  // namespace entente::cli
