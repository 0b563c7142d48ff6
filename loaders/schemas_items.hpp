#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "loaders/json.hpp"

namespace entente::loaders {

/// One named thing of a data file, and where it stands. The file must outlive it.
struct SchemaItem {
  std::string id;  ///< what a later folder overrides it by
  const rapidjson::Value* value = nullptr;
  const JsonFile* file = nullptr;
  std::string pointer;    ///< of `value` in `file`
  std::size_t layer = 0;  ///< index of the folder that gave it

  /// The error that `reason` is wrong at the item's part `below` ("/name").
  [[nodiscard]] core::Error error(std::string_view below, std::string_view reason) const {
    return json_error(file->path, pointer + std::string(below), reason);
  }
};

/// Things of one kind by id, in the order in which the ids first came.
class SchemaTable {
 public:
  /// A further folder's item replaces its namesake, in its place. Error, at the part `id_member` of
  /// the item: the same folder has the id already.
  [[nodiscard]] core::Result<void> put(SchemaItem item, std::string_view id_member = "/name");

  [[nodiscard]] const std::vector<SchemaItem>& items() const { return items_; }
  [[nodiscard]] const SchemaItem* find(std::string_view id) const;
  [[nodiscard]] std::vector<std::string> ids() const;

 private:
  std::vector<SchemaItem> items_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
};

/// The data files of one folder, checked against their schemas.
struct SchemaLayer {
  std::deque<JsonFile> ontology;   ///< at most one
  std::deque<JsonFile> gazetteer;  ///< by file name
};

/// "expected KIND, got "NAME"; did you mean "X"?" with the nearest of `known`.
[[nodiscard]] std::string unknown_name(std::string_view kind, std::string_view name,
                                       const std::vector<std::string>& known);

/// The strings of an array member of `object`; none without such a member.
[[nodiscard]] std::vector<std::string> string_list(const rapidjson::Value& object,
                                                   std::string_view name);
/// A string member, or empty.
[[nodiscard]] std::string string_or_empty(const rapidjson::Value& object, std::string_view name);
/// A boolean member, or false.
[[nodiscard]] bool is_true(const rapidjson::Value& object, std::string_view name);

}  // namespace entente::loaders
