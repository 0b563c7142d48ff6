#pragma once

#include <rapidjson/schema.h>

#include <memory>

#include "loaders/json.hpp"

namespace entente::loaders {

/// A JSON Schema (draft 4, as far as RapidJSON 1.1 knows it). Immutable; check() may run in several
/// threads at once.
class JsonSchema {
 public:
  /// Errors: those of read_json().
  [[nodiscard]] static core::Result<JsonSchema> load(const std::filesystem::path& path);

  /// Whether the file is as the schema says; else the first place that is not, and why.
  [[nodiscard]] core::Result<void> check(const JsonFile& file) const;

 private:
  explicit JsonSchema(JsonFile source);

  std::unique_ptr<JsonFile> source_;
  std::unique_ptr<rapidjson::SchemaDocument> schema_;
};

}  // namespace entente::loaders
