// Checks a JSON tree against a draft-4 schema with RapidJSON, and says in words what is wrong. What
// draft 4 cannot say is checked by whoever reads the tree.
#include "loaders/json_schema.hpp"

#include <fmt/format.h>
#include <rapidjson/pointer.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <vector>

namespace entente::loaders {
namespace {

using rapidjson::Value;

std::string as_json(const Value& value) {
  constexpr std::size_t longest = 60;
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  std::string text(buffer.GetString(), buffer.GetSize());
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string_view type_in_words(std::string_view type) {
  if (type == "object") return "an object";
  if (type == "array") return "an array";
  if (type == "string") return "a string";
  if (type == "boolean") return "true or false";
  if (type == "integer") return "a whole number";
  if (type == "number") return "a number";
  return type;
}

std::string listed(const Value& values) {
  std::string list;
  for (const auto& value : values.GetArray()) {
    list += (list.empty() ? "" : ", ") + as_json(value);
  }
  return list;
}

std::string missing_members(const Value& required, const Value& object) {
  std::string list;
  for (const auto& name : required.GetArray()) {
    if (!object.HasMember(name)) list += (list.empty() ? "" : ", ") + as_json(name);
  }
  return list;
}

std::string known_members(const Value& schema) {
  std::string list;
  if (const Value* properties = member(schema, "properties")) {
    for (const auto& property : properties->GetObject()) {
      list += (list.empty() ? "" : ", ") + std::string(view(property.name));
    }
  }
  return list;
}

// `rule` is the keyword's value in `schema`; `value` what stands in the file.
std::string reason(std::string_view keyword, const Value& rule, const Value& schema,
                   const Value& value) {
  if (keyword == "type" && rule.IsString()) {
    return fmt::format("expected {}, got {}", type_in_words(view(rule)), as_json(value));
  }
  if (keyword == "enum") {
    return fmt::format("expected {}{}, got {}", rule.Size() > 1 ? "one of " : "", listed(rule),
                       as_json(value));
  }
  if (keyword == "required") {
    return fmt::format("expected the member {}, got none", missing_members(rule, value));
  }
  if (keyword == "additionalProperties") {
    return fmt::format("expected one of the members {}, got another", known_members(schema));
  }
  if (keyword == "uniqueItems") return "expected every item once, got one twice";
  if (keyword == "minItems") return fmt::format("expected at least {} item", rule.GetUint64());
  if (keyword == "minLength" || keyword == "maxLength") {
    return fmt::format("expected at {} {} character{}, got {}",
                       keyword == "minLength" ? "least" : "most", rule.GetUint64(),
                       rule.GetUint64() == 1 ? "" : "s", as_json(value));
  }
  if (keyword == "pattern") {
    const Value* description = member(schema, "description");
    return fmt::format("expected {}, got {}", view(description ? *description : rule),
                       as_json(value));
  }
  return fmt::format("expected {} {}, got {}", keyword, as_json(rule), as_json(value));
}

std::string text_of(const rapidjson::Pointer& pointer) {
  rapidjson::StringBuffer buffer;
  pointer.Stringify(buffer);
  return {buffer.GetString(), buffer.GetSize()};
}

const Value* followed(const Value* schema, const Value& root) {
  for (int hops = 0; schema && schema->IsObject() && schema->HasMember("$ref") && hops < 8;
       ++hops) {
    schema = rapidjson::Pointer((*schema)["$ref"].GetString()).Get(root);
  }
  return schema;
}

}  // namespace

JsonSchema::JsonSchema(JsonFile source)
    : source_(std::make_unique<JsonFile>(std::move(source))),
      schema_(std::make_unique<rapidjson::SchemaDocument>(source_->root)) {}

core::Result<JsonSchema> JsonSchema::load(const std::filesystem::path& path) {
  auto source = read_json(path);
  if (!source) return source.error();
  if (!source->root.IsObject()) return json_error(path, "", "expected a JSON Schema, an object");
  return JsonSchema(std::move(*source));
}

core::Result<void> JsonSchema::check(const JsonFile& file) const {
  rapidjson::SchemaValidator validator(*schema_);
  if (file.root.Accept(validator) && validator.IsValid()) return {};
  const auto where = validator.GetInvalidDocumentPointer();
  const std::string_view keyword = validator.GetInvalidSchemaKeyword();
  const Value* value = where.Get(file.root);
  const Value* schema =
      followed(validator.GetInvalidSchemaPointer().Get(source_->root), source_->root);
  const Value* rule = schema && schema->IsObject() ? member(*schema, keyword) : nullptr;
  if (!value || !rule) {
    return json_error(file.path, text_of(where), fmt::format("breaks the rule {}", keyword));
  }
  return json_error(file.path, text_of(where), reason(keyword, *rule, *schema, *value));
}

}  // namespace entente::loaders
