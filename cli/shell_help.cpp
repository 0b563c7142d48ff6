// `:help`.
#include <fmt/format.h>

#include "cli/shell_commands.hpp"

namespace entente::cli {

core::Result<void> shell_help(ShellState& state, std::string_view) {
  std::string text = "Statements are openCypher and end in ';'. Commands:\n";
  for (const ShellCommand& command : shell_commands()) {
    const std::string call = fmt::format(":{} {}", command.name, command.arguments);
    text += call.size() > 18 ? fmt::format("  {}\n  {:<18} {}\n", call, "", command.help)
                             : fmt::format("  {:<18} {}\n", call, command.help);
  }
  text +=
      "Keys: tab completes, arrows walk the history, ctrl-R searches it, ctrl-C ends a query or\n"
      "clears the line, ctrl-D leaves.\n"
      "Try:  MATCH (a:Person)-[m:MET_WITH]->(b:Person) RETURN a.name, b.name, m.count;\n";
  show(state, text);
  return {};
}

}  // namespace entente::cli
