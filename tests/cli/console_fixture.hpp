#pragma once

#include <sstream>
#include <string>

#include "cli/console.hpp"

namespace entente::tests {

/// A console of strings.
struct TextConsole {
  explicit TextConsole(const std::string& input = "") : in(input), console{in, out, err} {}

  /// What was printed since the last call.
  std::string printed() { return taken(out); }
  std::string complained() { return taken(err); }

  std::istringstream in;
  std::ostringstream out, err;
  cli::Console console;

 private:
  static std::string taken(std::ostringstream& stream) {
    std::string text = stream.str();
    stream.str("");
    return text;
  }
};

}  // namespace entente::tests
