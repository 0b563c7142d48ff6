// The progress line.
#include "cli/progress.hpp"

#include <fmt/format.h>

namespace entente::cli {

Progress::Progress(const Console& console, bool quiet)
    : console_(console), active_(console.err_is_terminal && !quiet) {}

Progress::~Progress() { clear(); }

void Progress::step(std::string_view what) { show(fmt::format("{} …", what)); }

void Progress::update(std::string_view what, std::size_t done, std::size_t of) {
  const auto now = Clock::now();
  if (done < of && now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  show(fmt::format("{} {}/{}", what, done, of));
}

void Progress::show(const std::string& text) {
  if (!active_) return;
  clear();
  console_.err << text;
  console_.err.flush();
  shown_ = true;
}

void Progress::clear() {
  constexpr std::string_view kBackToStartOfEmptyLine = "\r\033[K";
  if (shown_) console_.err << kBackToStartOfEmptyLine << std::flush;
  shown_ = false;
}

}  // namespace entente::cli
