#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/console.hpp"

namespace entente::cli {

/// A line on the terminal that says how far a long job is; nothing where errors go to no terminal
/// or `quiet` is set. Not for several threads at once.
class Progress {
 public:
  Progress(const Console& console, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Shows a step that has no measure.
  void step(std::string_view what);
  /// Shows "what done/of", ten times a second at most.
  void update(std::string_view what, std::size_t done, std::size_t of);
  /// Removes the line.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void show(const std::string& text);

  const Console& console_;
  bool active_;
  bool shown_ = false;
  Clock::time_point last_{};
};

}  // namespace entente::cli
