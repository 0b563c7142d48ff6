// Named things of data files while they are merged: which overrides which, and where each stands.
#include "loaders/schemas_items.hpp"

#include <fmt/format.h>

#include "core/names.hpp"

namespace entente::loaders {

core::Result<void> SchemaTable::put(SchemaItem item, std::string_view id_member) {
  const auto [place, added] = by_id_.try_emplace(item.id, items_.size());
  if (added) {
    items_.push_back(std::move(item));
    return {};
  }
  SchemaItem& before = items_[place->second];
  if (before.layer == item.layer) {
    return item.error(
        id_member, fmt::format("expected a name of its own, got \"{}\", which {}: {} has", item.id,
                               before.file->path.generic_string(), before.pointer));
  }
  before = std::move(item);
  return {};
}

const SchemaItem* SchemaTable::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &items_[found->second];
}

std::vector<std::string> SchemaTable::ids() const {
  std::vector<std::string> ids;
  for (const SchemaItem& item : items_) ids.push_back(item.id);
  return ids;
}

std::string unknown_name(std::string_view kind, std::string_view name,
                         const std::vector<std::string>& known) {
  std::string message = fmt::format("expected {}, got \"{}\"", kind, name);
  if (const auto nearest = core::nearest_name(name, known)) {
    message += fmt::format("; did you mean \"{}\"?", *nearest);
  }
  return message;
}

std::vector<std::string> string_list(const rapidjson::Value& object, std::string_view name) {
  std::vector<std::string> texts;
  if (const rapidjson::Value* array = member(object, name)) {
    for (const auto& text : array->GetArray()) texts.emplace_back(view(text));
  }
  return texts;
}

std::string string_or_empty(const rapidjson::Value& object, std::string_view name) {
  const rapidjson::Value* text = member(object, name);
  return text ? std::string(view(*text)) : std::string();
}

bool is_true(const rapidjson::Value& object, std::string_view name) {
  const rapidjson::Value* value = member(object, name);
  return value && value->GetBool();
}

}  // namespace entente::loaders
