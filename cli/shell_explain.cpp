// `:explain`: a query's plan.
#include <fmt/format.h>

#include "cli/shell_commands.hpp"

namespace entente::cli {

core::Result<void> shell_explain(ShellState& state, std::string_view arguments) {
  const std::string_view text = arguments.empty() ? state.last_statement : arguments;
  if (text.empty()) {
    return core::Error{core::ErrorKind::usage, "expected :explain QUERY; no query was run yet"};
  }
  const auto plan = query::explain(
      text,
      query::Context{state.graph.graph(), state.graph.names(), state.settings.parameters, {}});
  if (!plan) return plan.error();
  show(state, plan->ends_with('\n') ? *plan : *plan + "\n");
  return {};
}

}  // namespace entente::cli
