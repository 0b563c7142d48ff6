// The command line: which command is meant, what its options are, and the exit code. What a command
// does is its own file's.
#include "cli/run.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <langinfo.h>
#include <algorithm>
#include <clocale>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <new>

#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "core/names.hpp"

namespace entente::cli {
namespace {

constexpr const char* kProgramFooter = R"help(Examples:
  entente build articles/ -o sino.entente
  entente query sino.entente "MATCH (a:Person)-[m:MET_WITH]->(b:Person) RETURN a.name, b.name, m.count"
  entente sino.entente                      # the shell; the same as: entente repl sino.entente
  entente export sino.entente -o sino.graphml

'entente COMMAND --help' says more about a command.
Exit codes: 0 good, 1 failed, 2 wrong usage, 130 interrupted.)help";

/// What a first word that is no command may be: a graph to open in the shell.
bool may_be_graph(const std::string& word) {
  std::error_code ignored;
  return word.find_first_of("./") != std::string::npos || std::filesystem::exists(word, ignored);
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

/// `entente GRAPH` means `entente repl GRAPH`; another unknown first word is an error.
core::Result<void> choose_command(const CLI::App& app, std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments[0].starts_with('-')) return {};
  const auto names = command_names(app);
  if (std::ranges::find(names, arguments[0]) != names.end()) return {};
  if (may_be_graph(arguments[0])) {
    arguments.insert(arguments.begin(), "repl");
    return {};
  }
  const auto nearest = core::nearest_name(arguments[0], names);
  return core::Error{core::ErrorKind::usage,
                     fmt::format("expected a command or a graph file, got '{}'{}", arguments[0],
                                 nearest ? fmt::format("; did you mean '{}'?", *nearest)
                                         : fmt::format(" (commands: {})", fmt::join(names, ", ")))};
}

int usage_error(Console& console, const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error, console.out, console.err);
  const auto chosen = app.get_subcommands();
  const std::string command = chosen.empty() ? "" : chosen[0]->get_name() + " ";
  print_error(console, {core::ErrorKind::usage, error.what()});
  console.err << fmt::format("'entente {}--help' says what is expected.\n", command);
  return kExitUsage;
}

void measure_terminal(Console& console) {
  winsize size{};
  if (!console.out_is_terminal || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return;
  console.width = size.ws_col;
  console.height = size.ws_row;
}

/// Texts are UTF-8; where the environment names no such locale, one that is always there serves.
void choose_locale(Console& console) {
  std::setlocale(LC_CTYPE, "");
  const bool named = std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  if (!named) std::setlocale(LC_CTYPE, "C.UTF-8");
  console.unicode = named || !console.out_is_terminal;
}

}  // namespace

void add_color_option(CLI::App& command, Program& program) {
  const std::map<std::string, ColorChoice> choices = {{"auto", ColorChoice::automatic},
                                                      {"always", ColorChoice::always},
                                                      {"never", ColorChoice::never}};
  command.add_option("--color", program.color, "Colour the terminal: auto, always or never")
      ->transform(CLI::CheckedTransformer(choices).description(""))
      ->type_name("WHEN");
}

int run_program(std::vector<std::string> arguments, Console& console) {
  CLI::App app("Entente reads articles on international affairs and answers questions about them.",
               "entente");
  Program program{console, {}, ColorChoice::automatic};
  app.set_version_flag("--version", "entente " ENTENTE_VERSION, "Print the version and leave");
  app.set_help_flag("-h,--help", "Print this help and leave");
  app.footer(kProgramFooter);
  app.require_subcommand(1);
  for (const auto add : {add_build_command, add_parse_command, add_explain_command,
                         add_query_command, add_repl_command, add_facts_command, add_export_command,
                         add_schema_command, add_info_command, add_entity_command}) {
    add(app, program);
  }
  if (arguments.empty()) {
    console.err << app.help();
    return kExitUsage;
  }
  if (const auto chosen = choose_command(app, arguments); !chosen) {
    return fail(console, chosen.error());
  }
  std::ranges::reverse(arguments);  // as CLI11 wants them
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return usage_error(console, app, error);
  }
  console.color = use_color(program.color, console.out_is_terminal);
  return program.chosen();
}

int run(int argc, char** argv) {
  handle_signals();
  FdBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  Console console{std::cin, out, std::cerr};
  console.in_is_terminal = isatty(STDIN_FILENO) != 0;
  console.out_is_terminal = isatty(STDOUT_FILENO) != 0;
  console.err_is_terminal = isatty(STDERR_FILENO) != 0;
  choose_locale(console);
  measure_terminal(console);

  int code = kExitFailed;
  try {
    code = run_program({argv + 1, argv + argc}, console);
  } catch (const std::bad_alloc&) {
    code = fail(console, {core::ErrorKind::limit, "there is not enough memory for this"});
  }
  out.flush();
  if (buffer.error() == 0) return code;
  const core::Error lost{core::ErrorKind::file,
                         fmt::format("standard output: {}", std::strerror(buffer.error()))};
  return code == kExitGood ? fail(console, lost) : code;
}

}  // namespace entente::cli
