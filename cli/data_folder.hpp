#pragma once

#include <filesystem>
#include <memory>

#include "core/result.hpp"
#include "language/pipeline.hpp"

namespace entente::cli {

/// The folder that holds `schemas` and `models`: the environment's ENTENTE_DATA; else, for a
/// program in its build tree, the source tree; else the installation's share folder, found from
/// where the program stands. Errors: there are no schemas in it.
[[nodiscard]] core::Result<std::filesystem::path> data_folder();

/// The language model of the data folder. Errors: it is not there, or it is refused.
[[nodiscard]] core::Result<std::shared_ptr<const language::Pipeline>> load_language_model();

/// As data_folder(), for a program at `program` and the value of ENTENTE_DATA, or null.
[[nodiscard]] core::Result<std::filesystem::path> data_folder_of(
    const std::filesystem::path& program, const char* from_environment);

}  // namespace entente::cli
