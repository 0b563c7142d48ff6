#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/statements.hpp"

namespace entente::cli {

/// What a user lets a statement take: --timeout SECONDS, --max-memory SIZE.
struct LimitOptions {
  double timeout = 0;      ///< seconds; 0: as long as it takes
  std::string max_memory;  ///< as parse_bytes() reads it; empty: the query room's own bound

  void add_to(RunSettings& settings) const;
};

/// Adds the options to a command; `options` must outlive it.
void add_limit_options(CLI::App& command, LimitOptions& options);

}  // namespace entente::cli
