// `entente repl`: the shell with a line editor on a terminal, or with piped input.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <memory>

#include "cli/interrupt.hpp"
#include "cli/limit_options.hpp"
#include "cli/line_editor.hpp"
#include "cli/pager.hpp"
#include "cli/program.hpp"
#include "cli/shell.hpp"
#include "parser/parse.hpp"

namespace entente::cli {
namespace {

using core::Error;
using core::ErrorKind;

constexpr const char* kReplExamples = R"help(Examples:
  entente repl g.entente          # the same as: entente g.entente
  entente repl g.entente < questions.cypher
  entente repl g.entente --continue --format csv < questions.cypher

Statements end in ';'. ':help' inside the shell lists its commands. The pager is $PAGER, else less.)help";

struct ReplOptions {
  std::string graph;
  std::vector<std::string> parameters;
  std::string format;
  LimitOptions limits;
  bool keep_going = false;
  bool no_pager = false;
};

/// Prompts, reads and feeds until the user leaves.
class Conversation {
 public:
  Conversation(ShellState& state, bool paged)
      : state_(state),
        shell_(state, "query"),
        names_(CompletionNames::of(state.graph.graph())),
        editor_([this](std::string_view before) { return complete_word(before); }) {
    state_.show = [&console = state.console, paged](std::string_view text) {
      measure(console);
      if (paged) return page(console, text);
      console.out << text << std::flush;
    };
  }

  void run() {
    const auto path = history_path();
    if (!path.empty()) state_.history = editor_.load_history(path);
    state_.console.out << "Entente " ENTENTE_VERSION ". :help lists the commands.\n" << std::flush;
    while (!state_.quit && state_.console.out) {
      if (!take_line()) break;
    }
    if (!path.empty() && !editor_.save_history(path)) {
      print_notice(state_.console, fmt::format("{}: the history could not be kept", path.string()));
    }
  }

 private:
  /// The terminal may have another size than before.
  static void measure(Console& console) {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return;
    console.width = size.ws_col;
    console.height = size.ws_row;
  }

  /// False: the user leaves.
  bool take_line() {
    interrupt_flag() = false;
    const auto [status, line] = editor_.read(shell_.pending() ? "     ...> " : "entente> ");
    if (status == LineEditor::Status::end) {
      state_.console.out << '\n';
      return false;
    }
    if (status == LineEditor::Status::interrupted) {
      state_.console.out << "^C\n" << std::flush;
      shell_.discard();
      lines_.clear();
      return true;
    }
    if (line.find_first_not_of(" \t") != std::string::npos) lines_.push_back(line);
    measure(state_.console);
    // An error is printed and the conversation goes on.
    if (const bool good = shell_.feed(line); !good) state_.console.out.flush();
    if (!shell_.pending()) keep_lines();
    return true;
  }

  /// A statement of several lines is one entry of the history, unless a comment to the end of a
  /// line would swallow the rest.
  void keep_lines() {
    const std::string joined = fmt::format("{}", fmt::join(lines_, " "));
    if (joined.find("//") == std::string::npos && !joined.empty()) {
      editor_.add_history(joined);
    } else {
      for (const std::string& line : lines_) editor_.add_history(line);
    }
    lines_.clear();
  }

  Completion complete_word(std::string_view before) {
    names_.parameters.clear();
    for (const auto& [name, value] : state_.settings.parameters) names_.parameters.push_back(name);
    const std::string_view begun = shell_.buffer();
    Completion completion = complete(std::string(begun) + std::string(before), names_);
    completion.begin -= begun.size();
    return completion;
  }

  ShellState& state_;
  Shell shell_;
  CompletionNames names_;
  LineEditor editor_;
  std::vector<std::string> lines_;  // of the statement that has begun
};

int run_piped(ShellState& state) {
  Shell shell(state, "stdin");
  bool good = true;
  for (std::string line; !shell.stopped() && std::getline(state.console.in, line);) {
    const bool done = shell.feed(line);
    good = good && done;
    if ((!done && !state.keep_going) || !state.console.out) break;
  }
  if ((good || state.keep_going) && !shell.stopped()) good = shell.finish() && good;
  if (shell.interrupted() || interrupt_flag()) return kExitInterrupted;
  return good ? kExitGood : kExitFailed;
}

int run_repl(const ReplOptions& options, Console& console) {
  auto graph = OpenGraph::open(options.graph);
  if (!graph) return fail(console, graph.error());
  ShellState state{*graph, console};
  const bool conversing = console.in_is_terminal && console.out_is_terminal;
  state.keep_going = options.keep_going || conversing;
  state.mode =
      parse_format(options.format).value_or(console.out_is_terminal ? Format::table : Format::tsv);
  for (const std::string& text : options.parameters) {
    auto parameter = parse_parameter(text, *graph);
    if (!parameter) return fail(console, parameter.error());
    state.settings.parameters.insert_or_assign(parameter->first, std::move(parameter->second));
  }
  options.limits.add_to(state.settings);
  if (!conversing) return run_piped(state);
  Conversation(state, !options.no_pager).run();
  return kExitGood;
}

}  // namespace

void add_repl_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<ReplOptions>();
  CLI::App* command = app.add_subcommand("repl", "Ask a graph in a shell");
  command->footer(kReplExamples);
  command->add_option("graph", options->graph, "The graph file")->required()->type_name("GRAPH");
  command->add_option("-P,--param", options->parameters, "Give $name a value; may be repeated")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  command->add_option("--format", options->format, "table, csv, tsv, json, jsonl or markdown")
      ->check(CLI::IsMember(format_names()).description(""))
      ->type_name("FORMAT");
  add_limit_options(*command, options->limits);
  command->add_flag("--continue", options->keep_going, "After an error in piped input, go on");
  command->add_flag("--no-pager", options->no_pager, "Print long answers without a pager");
  add_color_option(*command, program);
  command->callback([&program, options] {
    program.chosen = [&program, options] { return run_repl(*options, program.console); };
  });
}

}  // namespace entente::cli
