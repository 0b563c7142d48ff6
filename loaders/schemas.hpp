#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "graph/ontology.hpp"
#include "language/gazetteer.hpp"

namespace entente::loaders {

/// A frames file that passed its JSON Schema, for the frame compiler.
struct FrameFile {
  std::filesystem::path path;
  std::string json;
};

/// The data that reading is held to.
struct Schemas {
  graph::Ontology ontology;
  language::Gazetteer gazetteer;
  std::vector<FrameFile> frames;  ///< by file name; a later folder's file replaces its namesake
};

/// Loads the schemas of the first folder, then adds to or overrides them with those of each further
/// one. Every file is checked against its JSON Schema (draft 4, kept in the first folder) and for
/// what that cannot say (names given twice, references to nothing). Errors name file, JSON pointer
/// or line:column, and reason; nothing is half loaded.
[[nodiscard]] core::Result<Schemas> load_schemas(const std::vector<std::filesystem::path>& folders);

}  // namespace entente::loaders
