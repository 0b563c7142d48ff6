// The shell's loop body: what a line of input means. Reading lines is repl_command.cpp's, what a
// command does is its own file's.
#include "cli/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <sstream>

#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/shell_commands.hpp"
#include "core/names.hpp"
#include "parser/parse.hpp"

namespace entente::cli {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr std::size_t kScriptBytes = 64u << 20;
constexpr std::size_t kHistoryEntries = 10'000;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

Result<const ShellCommand*> find_command(std::string_view name) {
  const auto& commands = shell_commands();
  const auto found = std::ranges::find(commands, name, &ShellCommand::name);
  if (found != commands.end()) return &*found;
  std::vector<std::string> names;
  for (const ShellCommand& command : commands) names.emplace_back(command.name);
  const auto nearest = core::nearest_name(name, names);
  return Error{ErrorKind::usage, fmt::format("expected a command, got ':{}'; {}", name,
                                             nearest ? fmt::format("did you mean ':{}'?", *nearest)
                                                     : ":help lists the commands")};
}

}  // namespace

void show(ShellState& state, std::string_view text) {
  if (state.show) {
    state.show(text);
  } else {
    state.console.out << text;
    state.console.out.flush();
  }
}

Shell::Shell(ShellState& state, std::string source_name)
    : state_(state), source_name_(std::move(source_name)), outer_source_(state.source) {
  state_.source = [this](const std::string& path) { return run_file(path); };
}

Shell::~Shell() { state_.source = outer_source_; }

bool Shell::pending() const {
  const bool inside_comment = parser::split_statements(buffer_ + "x").empty();
  return inside_comment || !parser::split_statements(buffer_).empty();
}

void Shell::discard() { buffer_.clear(); }

bool Shell::feed(std::string_view line) {
  ++line_;
  if (!pending()) {
    buffer_.clear();
    buffer_line_ = line_;
    if (trimmed(line).starts_with(':')) return run_command(trimmed(line).substr(1));
  }
  buffer_ += line;
  buffer_ += '\n';
  return !parser::is_complete(buffer_) || run_buffer();
}

bool Shell::finish() { return run_buffer(); }

bool Shell::run_buffer() {
  const std::string script = std::move(buffer_);
  buffer_.clear();
  // Lines before the buffer, so that errors count lines as the input does.
  const std::string lines_before(source_name_ == "query" ? 0 : buffer_line_ - 1, '\n');
  const std::string located = lines_before + script;
  remember(trimmed(script));
  bool good = true;
  for (const core::SourceSpan span : parser::split_statements(located)) {
    const auto done = run_one(located, span);
    if (done) continue;
    good = report(done.error());
    if (!state_.keep_going || interrupted_) return good;
  }
  return good;
}

Result<void> Shell::run_one(std::string_view script, core::SourceSpan span) {
  const std::string_view statement = script.substr(span.begin, span.end - span.begin);
  interrupt_flag() = interrupted_ = false;
  const std::size_t times_read = state_.graph.times_read();
  const auto begin = std::chrono::steady_clock::now();
  auto table = run_statement(source_name_, script, span, state_.graph, state_.settings);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  if (state_.graph.times_read() != times_read) state_.last_answer.reset();  // it has ids of before
  if (!table) return table.error();
  print_notices(state_.console, statement, table->notices);
  print_side_effects(state_.console, table->side_effects);
  RenderOptions options = render_options(state_.console);
  if (table->columns.empty()) {
    // A statement that only writes has no answer.
  } else if (state_.show) {
    std::ostringstream text;
    render(*table, state_.graph.graph(), state_.mode, options, text);
    if (!interrupt_flag()) show(state_, text.str());
  } else {
    render(*table, state_.graph.graph(), state_.mode, options, state_.console.out);
    state_.console.out.flush();
  }
  if (state_.timer) state_.console.err << fmt::format("{:.1f} ms\n", taken.count());
  state_.last_statement = trimmed(statement);
  state_.last_answer = std::move(*table);
  if (interrupt_flag()) return Error{ErrorKind::interrupted, "interrupted"};
  return {};
}

bool Shell::run_command(std::string_view line) {
  const std::size_t space = line.find_first_of(" \t");
  const std::string_view name = line.substr(0, space);
  const std::string_view arguments =
      space == std::string_view::npos ? std::string_view() : trimmed(line.substr(space));
  remember(":" + std::string(line));
  const auto command = find_command(name);
  if (!command) return report(command.error());
  interrupt_flag() = false;
  const auto done = (*command)->run(state_, arguments);
  return done ? true : report(done.error());
}

Result<void> Shell::run_file(const std::string& path) {
  constexpr std::size_t kDepth = 16;
  static thread_local std::size_t depth = 0;
  if (depth == kDepth) {
    return Error{ErrorKind::limit,
                 fmt::format("{}: files source each other more than {} deep", path, kDepth)};
  }
  const auto text = read_file(path, kScriptBytes);
  if (!text) return text.error();
  ++depth;
  Shell inner(state_, path);
  std::istringstream lines(*text);
  bool good = true;
  for (std::string line; !inner.stopped() && std::getline(lines, line);) {
    const bool done = inner.feed(line);
    good = good && done;
    if (!done && !state_.keep_going) break;
  }
  if (good || state_.keep_going) good = inner.finish() && good;
  --depth;
  interrupted_ = inner.interrupted();
  if (good) return {};
  return Error{interrupted_ ? ErrorKind::interrupted : ErrorKind::input,
               fmt::format("{}: ended by the error above", path)};
}

bool Shell::report(const Error& error) {
  interrupted_ = error.kind == ErrorKind::interrupted;
  state_.console.out.flush();
  print_error(state_.console, error);
  return false;
}

void Shell::remember(std::string_view entry) {
  if (entry.empty() || (!state_.history.empty() && state_.history.back() == entry)) return;
  if (state_.history.size() == kHistoryEntries) state_.history.erase(state_.history.begin());
  state_.history.emplace_back(entry);
}

}  // namespace entente::cli
