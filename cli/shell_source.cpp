// `:source`: a file of statements and commands.
#include "cli/shell_commands.hpp"

namespace entente::cli {

core::Result<void> shell_source(ShellState& state, std::string_view arguments) {
  const auto words = split_words(arguments);
  if (words.size() != 1) {
    return core::Error{core::ErrorKind::usage, "expected :source FILE"};
  }
  return state.source(words[0]);
}

}  // namespace entente::cli
