// Where the program's data is, from wherever it is called.
#include "cli/data_folder.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

fs::path resolved(const fs::path& path) {
  std::error_code failed;
  const fs::path canonical = fs::weakly_canonical(path, failed);
  return failed ? path : canonical;
}

}  // namespace

core::Result<fs::path> data_folder_of(const fs::path& program, const char* from_environment) {
  const bool told = from_environment != nullptr && *from_environment != '\0';
  const fs::path bin = resolved(program).parent_path();
  const bool in_build_tree = bin == resolved(ENTENTE_BUILD_BIN);
  const fs::path folder = told            ? fs::path(from_environment)
                          : in_build_tree ? fs::path(ENTENTE_SOURCE_DATA)
                                          : bin / ENTENTE_DATA_FROM_BIN;
  std::error_code failed;
  if (!fs::is_directory(folder / "schemas", failed)) {
    return core::Error{
        core::ErrorKind::file,
        fmt::format("{}: expected the program's data, a folder with 'schemas'{}",
                    resolved(folder).string(), told ? " (ENTENTE_DATA names it)" : "")};
  }
  return resolved(folder);
}

core::Result<fs::path> data_folder() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  return data_folder_of(program, std::getenv("ENTENTE_DATA"));
}

core::Result<std::shared_ptr<const language::Pipeline>> load_language_model() {
  const auto data = data_folder();
  if (!data) return data.error();
  auto pipeline = language::Pipeline::load((*data / "models" / "entente-en.model").string());
  if (!pipeline) return pipeline.error();
  return std::make_shared<const language::Pipeline>(std::move(*pipeline));
}

}  // namespace entente::cli
