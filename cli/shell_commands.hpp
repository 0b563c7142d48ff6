#pragma once

#include "cli/shell.hpp"

namespace entente::cli {

/// The commands of the shell, a file each: shell_<name>.cpp.
[[nodiscard]] core::Result<void> shell_help(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_quit(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_schema(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_param(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_source(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_mode(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_export(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_timer(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_history(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_explain(ShellState& state, std::string_view arguments);
[[nodiscard]] core::Result<void> shell_evidence(ShellState& state, std::string_view arguments);

/// Words of a command's arguments; 'quoted ones' may hold spaces.
[[nodiscard]] std::vector<std::string> split_words(std::string_view arguments);

}  // namespace entente::cli
