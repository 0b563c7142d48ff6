#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "cli/console.hpp"

namespace entente::cli {

/// The command line while it is read: parsing sets `chosen`, which run() then calls once.
struct Program {
  Console& console;
  std::function<int()> chosen;
  ColorChoice color = ColorChoice::automatic;
};

/// Each adds one command with its options and examples to the program (one file a command).
void add_build_command(CLI::App& app, Program& program);
void add_parse_command(CLI::App& app, Program& program);
void add_explain_command(CLI::App& app, Program& program);
void add_query_command(CLI::App& app, Program& program);
void add_repl_command(CLI::App& app, Program& program);
void add_facts_command(CLI::App& app, Program& program);
void add_export_command(CLI::App& app, Program& program);
void add_schema_command(CLI::App& app, Program& program);
void add_info_command(CLI::App& app, Program& program);
void add_entity_command(CLI::App& app, Program& program);

/// Adds --color to a command.
void add_color_option(CLI::App& command, Program& program);

/// The program for a command line without its first word, as the process would run it.
int run_program(std::vector<std::string> arguments, Console& console);

}  // namespace entente::cli
