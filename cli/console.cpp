// How the program speaks: errors, notices, colours and counts. It decides nothing about them.
#include "cli/console.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace entente::cli {
namespace {

constexpr std::string_view kRed = "\033[1;31m";
constexpr std::string_view kYellow = "\033[33m";
constexpr std::string_view kPlain = "\033[0m";

void print_headed(const Console& console, std::string_view color, std::string_view head,
                  std::string_view text) {
  const bool colored = console.color && console.err_is_terminal;
  if (colored) console.err << color;
  console.err << head;
  if (colored) console.err << kPlain;
  console.err << ' ' << text << '\n';
  console.err.flush();
}

bool set_and_not_empty(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool use_color(ColorChoice choice, bool is_terminal) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  const bool able = set_and_not_empty("TERM") && std::string_view(std::getenv("TERM")) != "dumb";
  return is_terminal && able && !set_and_not_empty("NO_COLOR");
}

int exit_code(const core::Error& error) {
  if (error.kind == core::ErrorKind::usage) return kExitUsage;
  if (error.kind == core::ErrorKind::interrupted) return kExitInterrupted;
  return kExitFailed;
}

void print_error(const Console& console, const core::Error& error) {
  const std::string head = error.code.empty() ? "error:" : fmt::format("error[{}]:", error.code);
  print_headed(console, kRed, head, to_string(error));
}

void print_notice(const Console& console, std::string_view message) {
  print_headed(console, kYellow, "note:", message);
}

int fail(const Console& console, const core::Error& error) {
  print_error(console, error);
  return exit_code(error);
}

std::string counted(std::size_t number, std::string_view noun) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  std::string plural(noun);
  if (number != 1) {
    const bool ies = plural.ends_with('y') && !plural.ends_with("ay");
    if (ies) plural.pop_back();
    plural += ies ? "ies" : "s";
  }
  return digits + " " + plural;
}

}  // namespace entente::cli
