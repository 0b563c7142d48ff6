#pragma once

#include <rapidjson/document.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace entente::loaders {

/// Bounds of a data file: more is refused before it is parsed.
inline constexpr std::size_t max_json_bytes = std::size_t{16} << 20;
inline constexpr std::size_t max_json_depth = 64;  ///< objects and arrays inside each other

/// A JSON file in memory. Owns its text and its tree.
struct JsonFile {
  std::filesystem::path path;
  std::string text;
  rapidjson::Document root;
};

/// Reads and parses one UTF-8 file (a byte order mark is skipped). Errors: not readable, too large,
/// too deep, no JSON (with line and column), a member that an object has twice.
[[nodiscard]] core::Result<JsonFile> read_json(const std::filesystem::path& path);

/// `text` as one step of a JSON pointer (RFC 6901: `~` and `/` are escaped).
[[nodiscard]] std::string pointer_step(std::string_view text);

/// The error that `reason` is wrong at `pointer` of the file: "PATH: POINTER: REASON".
[[nodiscard]] core::Error json_error(const std::filesystem::path& path, std::string_view pointer,
                                     std::string_view reason);

[[nodiscard]] inline std::string_view view(const rapidjson::Value& text) {
  return {text.GetString(), text.GetStringLength()};
}

/// The member `name` of an object, or nullptr.
[[nodiscard]] const rapidjson::Value* member(const rapidjson::Value& object, std::string_view name);

}  // namespace entente::loaders
