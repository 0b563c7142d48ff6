// JSON files: bytes from disk to a tree whose size and depth are bounded. What the tree must look
// like is for json_schema.cpp to say.
#include "loaders/json.hpp"

#include <fmt/format.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <vector>

namespace entente::loaders {
namespace {

namespace fs = std::filesystem;

core::Error file_error(const fs::path& path, std::string message) {
  return core::Error{core::ErrorKind::file, std::move(message), path.generic_string()};
}

core::Error error_at(const fs::path& path, std::string_view text, std::size_t offset,
                     core::ErrorKind kind, std::string message) {
  core::Error error{kind, std::move(message)};
  error.span = core::SourceSpan{offset, offset};
  return core::located(std::move(error), path.generic_string(), text);
}

core::Result<std::string> read_bytes(const fs::path& path) {
  std::error_code code;
  if (fs::is_directory(path, code)) return file_error(path, "expected a file, got a folder");
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return file_error(path, fmt::format("cannot be read: {}", std::strerror(errno)));
  std::string text;
  std::vector<char> chunk(std::size_t{1} << 16);
  while (stream && text.size() <= max_json_bytes) {
    stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    text.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) return file_error(path, "cannot be read to its end");
  if (text.size() > max_json_bytes) {
    return core::Error{core::ErrorKind::limit,
                       fmt::format("expected at most {} MB", max_json_bytes >> 20),
                       path.generic_string()};
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

// Byte at which the text nests deeper than allowed; brackets inside strings do not count.
std::optional<std::size_t> too_deep_at(std::string_view text) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '\\') {
      ++at;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '{' || c == '[')) {
      if (++depth > max_json_depth) return at;
    } else if (!quoted && (c == '}' || c == ']')) {
      depth -= depth > 0 ? 1 : 0;
    }
  }
  return std::nullopt;
}

std::optional<std::string> repeated_member(const rapidjson::Value& object) {
  std::vector<std::string_view> names;
  for (const auto& member : object.GetObject()) names.push_back(view(member.name));
  std::sort(names.begin(), names.end());
  const auto repeated = std::adjacent_find(names.begin(), names.end());
  if (repeated == names.end()) return std::nullopt;
  return std::string(*repeated);
}

// Depth is bounded by max_json_depth, so recursion is too.
core::Result<void> check_members(const JsonFile& file, const rapidjson::Value& value,
                                 const std::string& pointer) {
  if (value.IsObject()) {
    if (const auto repeated = repeated_member(value)) {
      return json_error(file.path, pointer + pointer_step(*repeated),
                        "expected this member once, got it twice");
    }
    for (const auto& member : value.GetObject()) {
      auto checked = check_members(file, member.value, pointer + pointer_step(view(member.name)));
      if (!checked) return checked;
    }
  } else if (value.IsArray()) {
    for (rapidjson::SizeType at = 0; at < value.Size(); ++at) {
      auto checked = check_members(file, value[at], fmt::format("{}/{}", pointer, at));
      if (!checked) return checked;
    }
  }
  return {};
}

std::string parse_message(rapidjson::ParseErrorCode code) {
  std::string reason = rapidjson::GetParseError_En(code);
  if (!reason.empty() && reason.back() == '.') reason.pop_back();
  return fmt::format("expected JSON, got something else: {}", reason);
}

}  // namespace

core::Result<JsonFile> read_json(const fs::path& path) {
  auto text = read_bytes(path);
  if (!text) return text.error();
  if (const auto at = too_deep_at(*text)) {
    return error_at(path, *text, *at, core::ErrorKind::limit,
                    fmt::format("expected at most {} brackets inside each other", max_json_depth));
  }
  JsonFile file{path, std::move(*text), {}};
  file.root.Parse<rapidjson::kParseValidateEncodingFlag>(file.text.data(), file.text.size());
  if (file.root.HasParseError()) {
    return error_at(path, file.text, file.root.GetErrorOffset(), core::ErrorKind::syntax,
                    parse_message(file.root.GetParseError()));
  }
  const auto checked = check_members(file, file.root, "");
  if (!checked) return checked.error();
  return file;
}

std::string pointer_step(std::string_view text) {
  std::string step = "/";
  for (const char c : text) {
    if (c == '~') {
      step += "~0";
    } else if (c == '/') {
      step += "~1";
    } else {
      step += c;
    }
  }
  return step;
}

core::Error json_error(const fs::path& path, std::string_view pointer, std::string_view reason) {
  const std::string_view place = pointer.empty() ? std::string_view("the whole file") : pointer;
  return core::Error{core::ErrorKind::file, fmt::format("{}: {}", place, reason),
                     path.generic_string()};
}

const rapidjson::Value* member(const rapidjson::Value& object, std::string_view name) {
  const rapidjson::Value key(
      rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size())));
  const auto found = object.FindMember(key);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

}  // namespace entente::loaders
