#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "loaders/schemas.hpp"
#include "support/catch.hpp"

namespace entente::loaders {

/// A folder of its own that goes with the test.
class ScratchFolder {
 public:
  ScratchFolder() {
    static int number = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("entente_schemas_" + std::to_string(::getpid()) + "_" + std::to_string(++number));
    std::filesystem::create_directories(path_);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }

  /// Writes a file below the folder and returns its path.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view text) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
  }

 private:
  std::filesystem::path path_;
};

/// A first folder: the shipped JSON Schemas with a small ontology and one state.
class BaseFolder : public ScratchFolder {
 public:
  BaseFolder() {
    const std::filesystem::path shipped = std::filesystem::path(SOURCE_DIR) / "schemas";
    for (const auto& entry : std::filesystem::directory_iterator(shipped)) {
      if (entry.path().string().ends_with(".schema.json")) {
        std::filesystem::copy_file(entry.path(), path() / entry.path().filename());
      }
    }
    std::filesystem::copy(std::filesystem::path(SOURCE_DIR) / "tests/loaders/bad_schemas" / "base",
                          path(), std::filesystem::copy_options::recursive);
  }
};

inline std::string read_text(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// The message of a load that must fail.
inline std::string failure(const std::vector<std::filesystem::path>& folders) {
  const auto loaded = load_schemas(folders);
  return loaded ? "loaded" : to_string(loaded.error());
}

inline const language::GazetteerEntry* entry(const language::Gazetteer& gazetteer,
                                             std::string_view key) {
  for (const auto& known : gazetteer.entries) {
    if (known.key == key) return &known;
  }
  return nullptr;
}

inline const language::GazetteerName* name_of(const language::GazetteerEntry& thing,
                                              std::string_view text) {
  for (const auto& name : thing.names) {
    if (name.text == text) return &name;
  }
  return nullptr;
}

}  // namespace entente::loaders
