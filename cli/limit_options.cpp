// The options that bound statements, of every command that runs them.
#include "cli/limit_options.hpp"

#include <chrono>

namespace entente::cli {
namespace {

std::string check_bytes(const std::string& text) {
  return parse_bytes(text) ? "" : "expected a size such as 512M or 4G, got '" + text + "'";
}

}  // namespace

void LimitOptions::add_to(RunSettings& settings) const {
  if (timeout > 0) {
    settings.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(timeout * 1000));
  }
  if (!max_memory.empty()) settings.memory_bytes = parse_bytes(max_memory);
}

void add_limit_options(CLI::App& command, LimitOptions& options) {
  command.add_option("--timeout", options.timeout, "Give up a statement after this many seconds")
      ->check(CLI::PositiveNumber.description(""))
      ->type_name("SECONDS");
  command
      .add_option("--max-memory", options.max_memory,
                  "Give up a statement whose rows take more: 512M; 4G unless told")
      ->check(CLI::Validator(check_bytes, ""))
      ->type_name("SIZE");
}

}  // namespace entente::cli
