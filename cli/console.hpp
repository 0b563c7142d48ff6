#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace entente::cli {

/// What the program talks to, and what it is: commands take it, so that tests give them strings.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool color = false;   ///< of what goes to the terminal; set by --color and the environment
  unsigned width = 0;   ///< columns of the terminal; 0: no terminal, no bound
  unsigned height = 0;  ///< lines of the terminal
  bool unicode = true;  ///< whether tables may be drawn with other than ASCII characters
};

enum class ColorChoice { automatic, always, never };

/// Whether to colour: `always` and `never` decide; `automatic` does on a terminal that can (TERM is
/// set and not "dumb") where NO_COLOR is unset or empty.
[[nodiscard]] bool use_color(ColorChoice choice, bool is_terminal);

/// The program's exit codes.
inline constexpr int kExitGood = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitInterrupted = 130;

[[nodiscard]] int exit_code(const core::Error& error);

/// "entente: …" with the error's place and excerpt on `console.err`.
void print_error(const Console& console, const core::Error& error);
/// Like an error, for what is none: "note: …".
void print_notice(const Console& console, std::string_view message);

/// Prints the error and returns its exit code.
[[nodiscard]] int fail(const Console& console, const core::Error& error);

/// "1 document", "2 documents", "12,345 documents": the number with its noun.
[[nodiscard]] std::string counted(std::size_t number, std::string_view noun);

}  // namespace entente::cli
