// A user's file of names to join and to keep apart, to edits. What they do is resolution's.
#include "loaders/merges.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "core/names.hpp"
#include "loaders/json.hpp"
#include "loaders/json_schema.hpp"

namespace entente::loaders {
namespace {

using graph::Edit;

struct Name {
  std::string text, folded, pointer;
};

core::Result<std::vector<Name>> names_of(const rapidjson::Value& item, const JsonFile& file,
                                         const std::string& pointer) {
  std::vector<Name> names;
  std::set<std::string> seen;
  for (const rapidjson::Value& text : member(item, "names")->GetArray()) {
    Name name{std::string(view(text)), core::fold_name(view(text)),
              fmt::format("{}/names/{}", pointer, names.size())};
    if (name.folded.empty()) {
      return json_error(file.path, name.pointer,
                        fmt::format("expected a name, got '{}' without a letter", name.text));
    }
    if (!seen.insert(name.folded).second) {
      return json_error(file.path, name.pointer,
                        fmt::format("expected another name, got '{}' again", name.text));
    }
    names.push_back(std::move(name));
  }
  return names;
}

// Names that joinings make one, each known by one of them.
class Joined {
 public:
  void join(const std::string& a, const std::string& b) { parent_[find(a)] = find(b); }
  std::string find(const std::string& name) const {
    std::string at = name;
    for (auto up = parent_.find(at); up != parent_.end() && up->second != at;
         up = parent_.find(at)) {
      at = up->second;
    }
    return at;
  }

 private:
  std::map<std::string, std::string> parent_;
};

MergeEdit edit_of(Edit::Kind kind, const Name& first, const Name& second) {
  return {{kind, first.folded, second.folded}, second.pointer, first.text, second.text};
}

core::Result<void> read_joins(const JsonFile& file, std::vector<MergeEdit>& edits) {
  const rapidjson::Value* items = member(file.root, "join");
  for (rapidjson::SizeType i = 0; items != nullptr && i < items->Size(); ++i) {
    const auto names = names_of((*items)[i], file, fmt::format("/join/{}", i));
    if (!names) return names.error();
    for (std::size_t n = 1; n < names->size(); ++n) {
      edits.push_back(edit_of(Edit::Kind::merge, names->front(), (*names)[n]));
    }
  }
  return {};
}

core::Result<void> read_separations(const JsonFile& file, std::vector<MergeEdit>& edits) {
  Joined joined;
  for (const MergeEdit& edit : edits) joined.join(edit.edit.first, edit.edit.second);
  const rapidjson::Value* items = member(file.root, "separate");
  for (rapidjson::SizeType i = 0; items != nullptr && i < items->Size(); ++i) {
    const auto names = names_of((*items)[i], file, fmt::format("/separate/{}", i));
    if (!names) return names.error();
    for (std::size_t n = 1; n < names->size(); ++n) {
      for (std::size_t before = 0; before < n; ++before) {
        const Name &first = (*names)[before], &second = (*names)[n];
        if (joined.find(first.folded) == joined.find(second.folded)) {
          return json_error(file.path, second.pointer,
                            fmt::format("expected a name that is not joined with '{}', got '{}', "
                                        "which \"join\" makes one with it",
                                        first.text, second.text));
        }
        edits.push_back(edit_of(Edit::Kind::separate, first, second));
      }
    }
  }
  return {};
}

}  // namespace

core::Result<std::vector<MergeEdit>> load_merges(const std::filesystem::path& path,
                                                 const std::filesystem::path& schemas) {
  const auto file = read_json(path);
  if (!file) return file.error();
  const auto schema = JsonSchema::load(schemas / "merges.schema.json");
  if (!schema) return schema.error();
  if (auto good = schema->check(*file); !good) return good.error();
  std::vector<MergeEdit> edits;
  if (auto good = read_joins(*file, edits); !good) return good.error();
  if (auto good = read_separations(*file, edits); !good) return good.error();
  return edits;
}

}  // namespace entente::loaders
