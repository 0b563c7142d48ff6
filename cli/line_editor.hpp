#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/completion.hpp"

namespace entente::cli {

/// Reads lines from the terminal with editing, history and completion.
class LineEditor {
 public:
  /// `completer` is asked with the line up to the cursor.
  using Completer = std::function<Completion(std::string_view)>;

  explicit LineEditor(Completer completer);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  enum class Status { line, interrupted, end };
  struct Input {
    Status status = Status::end;
    std::string line;
  };
  /// The next line, without its line end; interrupted by ctrl-C, ended by ctrl-D on an empty line.
  [[nodiscard]] Input read(const std::string& prompt);

  void add_history(const std::string& entry);
  /// The entries of a history file, oldest first; none where there is no such file.
  std::vector<std::string> load_history(const std::filesystem::path& path);
  /// False: it could not be written.
  [[nodiscard]] bool save_history(const std::filesystem::path& path);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Where the shell keeps its history: $XDG_STATE_HOME/entente/history or ~/.local/state/entente/…;
/// an empty path where the environment names no home.
[[nodiscard]] std::filesystem::path history_path();

}  // namespace entente::cli
