// `:schema`: what the open graph has.
#include <fmt/format.h>

#include "cli/shell_commands.hpp"

namespace entente::cli {
namespace {

std::string counts_text(std::string_view head, const std::vector<NameCount>& counts) {
  std::string text = fmt::format("{}\n", head);
  for (const auto& [name, count] : counts) text += fmt::format("  {:<24} {:>8}\n", name, count);
  return text;
}

}  // namespace

core::Result<void> shell_schema(ShellState& state, std::string_view) {
  const auto& graph = state.graph.graph();
  show(state, counts_text("Nodes by label", count_labels(graph)) +
                  counts_text("Relationships by type", count_types(graph)) +
                  fmt::format("Properties\n  {}\n", fmt::join(property_keys(graph), ", ")));
  return {};
}

}  // namespace entente::cli
