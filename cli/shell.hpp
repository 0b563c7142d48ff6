#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/open_graph.hpp"
#include "cli/render.hpp"
#include "cli/statements.hpp"
#include "core/result.hpp"
#include "query/query.hpp"

namespace entente::cli {

/// What the shell's commands read and change.
struct ShellState {
  OpenGraph& graph;
  Console& console;
  RunSettings settings = {};
  Format mode = Format::table;
  bool timer = false;
  bool quit = false;
  bool keep_going = false;  ///< an error in a script does not end it
  std::string last_statement = {};
  std::optional<query::Table> last_answer = {};
  std::vector<std::string> history = {};  ///< statements and commands, oldest first
  /// Shows a text to the user: at once, or through a pager. Not set: on console.out.
  std::function<void(std::string_view)> show = {};
  /// Runs a file in this shell; set by Shell.
  std::function<core::Result<void>(const std::string& path)> source = {};
};

/// Shows `text` as state.show says.
void show(ShellState& state, std::string_view text);

/// A command of the shell, such as `:mode csv`.
struct ShellCommand {
  std::string_view name;       ///< without the colon
  std::string_view arguments;  ///< as help shows them
  std::string_view help;       ///< one line
  core::Result<void> (*run)(ShellState& state, std::string_view arguments);
  std::vector<std::string> choices = {};  ///< words that its argument may be, for completion
};

/// All commands, by name.
[[nodiscard]] const std::vector<ShellCommand>& shell_commands();

/// The shell without its line editing: takes lines of input, runs statements that end in ';' and
/// commands that begin with ':', and prints answers and errors on the state's console.
class Shell {
 public:
  /// `source_name`: what errors call the input, a file's name or "query". `state` must outlive the
  /// shell.
  Shell(ShellState& state, std::string source_name);
  ~Shell();
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;

  /// Takes one line without its line end. False: something failed and was printed.
  [[nodiscard]] bool feed(std::string_view line);
  /// The end of the input: runs what is left, though no ';' ends it.
  [[nodiscard]] bool finish();
  /// Whether a statement has begun and not ended.
  [[nodiscard]] bool pending() const;
  /// The lines of the statement that has begun.
  [[nodiscard]] std::string_view buffer() const { return buffer_; }
  /// Forgets the statement that has begun.
  void discard();
  /// Whether to stop: the user quits, an error ends a script, or the user interrupted a script.
  [[nodiscard]] bool stopped() const { return state_.quit || interrupted_; }
  /// Whether the last statement was interrupted.
  [[nodiscard]] bool interrupted() const { return interrupted_; }

 private:
  [[nodiscard]] bool run_buffer();
  [[nodiscard]] bool run_command(std::string_view line);
  [[nodiscard]] core::Result<void> run_one(std::string_view script, core::SourceSpan span);
  [[nodiscard]] core::Result<void> run_file(const std::string& path);
  [[nodiscard]] bool report(const core::Error& error);
  void remember(std::string_view entry);

  ShellState& state_;
  std::string source_name_;
  std::string buffer_;
  std::size_t line_ = 0;         // lines of the input so far
  std::size_t buffer_line_ = 1;  // of the input, where the buffer begins
  bool interrupted_ = false;
  std::function<core::Result<void>(const std::string&)> outer_source_;
};

}  // namespace entente::cli
