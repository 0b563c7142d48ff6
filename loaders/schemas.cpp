// Folders of data files to checked, merged schemas: which files there are and which JSON Schema
// each has to keep. Merging and meaning are schemas_ontology.cpp's and schemas_gazetteer.cpp's.
#include "loaders/schemas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "loaders/json_schema.hpp"
#include "loaders/schemas_gazetteer.hpp"
#include "loaders/schemas_ontology.hpp"

namespace entente::loaders {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_files = 1000;  // of one folder

// JSON Schemas of one folder, loaded when first needed.
class SchemaSet {
 public:
  explicit SchemaSet(fs::path folder) : folder_(std::move(folder)) {}

  core::Result<void> check(const JsonFile& file, const std::string& kind) {
    auto found = schemas_.find(kind);
    if (found == schemas_.end()) {
      auto schema = JsonSchema::load(folder_ / (kind + ".schema.json"));
      if (!schema) return schema.error();
      found = schemas_.emplace(kind, std::move(*schema)).first;
    }
    return found->second.check(file);
  }

 private:
  fs::path folder_;
  std::map<std::string, JsonSchema> schemas_;
};

// The folder's .json files by name; none if there is no such folder.
core::Result<std::vector<fs::path>> json_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code code;
  if (!fs::exists(folder, code) && !code) return paths;
  fs::directory_iterator entry(folder, code);
  for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
    if (entry->path().extension() == ".json") paths.push_back(entry->path());
    if (paths.size() > max_files) {
      return core::Error{core::ErrorKind::limit,
                         fmt::format("expected at most {} files", max_files),
                         folder.generic_string()};
    }
  }
  if (code) {
    return core::Error{core::ErrorKind::file, "cannot be read: " + code.message(),
                       folder.generic_string()};
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// The kind that a gazetteer file says it is of, if that names a schema for gazetteers.
core::Result<std::string> gazetteer_kind(const JsonFile& file) {
  const std::vector<std::string> kinds = {"abbreviations", "countries",      "entities",
                                          "given_names",   "name_particles", "titles"};
  const rapidjson::Value* kind = file.root.IsObject() ? member(file.root, "kind") : nullptr;
  if (!kind || !kind->IsString()) {
    return json_error(file.path, "", "expected an object with the member \"kind\", a string");
  }
  if (std::find(kinds.begin(), kinds.end(), view(*kind)) == kinds.end()) {
    return json_error(file.path, "/kind", unknown_name("a kind of gazetteer", view(*kind), kinds));
  }
  return std::string(view(*kind));
}

core::Result<void> load_ontology(const fs::path& folder, bool required, SchemaSet& schemas,
                                 SchemaLayer& layer) {
  const fs::path path = folder / "ontology.json";
  std::error_code code;
  if (!required && !fs::exists(path, code) && !code) return {};
  auto file = read_json(path);
  if (!file) return file.error();
  layer.ontology.push_back(std::move(*file));
  return schemas.check(layer.ontology.back(), "ontology");
}

core::Result<void> load_gazetteer(const fs::path& folder, SchemaSet& schemas, SchemaLayer& layer) {
  const auto paths = json_files(folder / "gazetteer");
  if (!paths) return paths.error();
  for (const fs::path& path : *paths) {
    auto file = read_json(path);
    if (!file) return file.error();
    const auto kind = gazetteer_kind(*file);
    if (!kind) return kind.error();
    layer.gazetteer.push_back(std::move(*file));
    auto checked = schemas.check(layer.gazetteer.back(), *kind);
    if (!checked) return checked;
  }
  return {};
}

core::Result<void> load_frames(const fs::path& folder, SchemaSet& schemas,
                               std::map<fs::path, FrameFile>& frames) {
  const auto paths = json_files(folder / "frames");
  if (!paths) return paths.error();
  for (const fs::path& path : *paths) {
    auto file = read_json(path);
    if (!file) return file.error();
    auto checked = schemas.check(*file, "frames");
    if (!checked) return checked;
    frames.insert_or_assign(path.filename(), FrameFile{path, std::move(file->text)});
  }
  return {};
}

core::Result<void> check_folder(const fs::path& folder) {
  std::error_code code;
  if (fs::is_directory(folder, code)) return {};
  return core::Error{core::ErrorKind::file,
                     code ? "cannot be read: " + code.message() : "expected a folder of schemas",
                     folder.generic_string()};
}

}  // namespace

core::Result<Schemas> load_schemas(const std::vector<fs::path>& folders) {
  if (folders.empty()) return core::Error{core::ErrorKind::usage, "expected a folder of schemas"};
  SchemaSet schemas(folders.front());
  std::vector<SchemaLayer> layers(folders.size());
  std::map<fs::path, FrameFile> frames;
  for (std::size_t at = 0; at < folders.size(); ++at) {
    auto loaded = check_folder(folders[at]);
    if (loaded) loaded = load_ontology(folders[at], at == 0, schemas, layers[at]);
    if (loaded) loaded = load_gazetteer(folders[at], schemas, layers[at]);
    if (loaded) loaded = load_frames(folders[at], schemas, frames);
    if (!loaded) return loaded.error();
  }
  auto ontology = build_ontology(layers);
  if (!ontology) return ontology.error();
  auto gazetteer = build_gazetteer(layers, *ontology);
  if (!gazetteer) return gazetteer.error();
  Schemas result{std::move(*ontology), std::move(*gazetteer), {}};
  for (auto& [name, frame] : frames) result.frames.push_back(std::move(frame));
  return result;
}

}  // namespace entente::loaders
