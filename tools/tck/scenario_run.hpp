#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "feature.hpp"

namespace entente::tck {

/// What went wrong in one scenario; none: it passed. `graphs` is the folder of named graphs. A step
/// that means nothing to the runner is a failure, too.
[[nodiscard]] std::optional<std::string> run_scenario(const Scenario& scenario,
                                                      const std::filesystem::path& graphs);

}  // namespace entente::tck
