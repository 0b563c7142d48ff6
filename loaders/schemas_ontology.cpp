// From ontology files that passed their JSON Schema to the ontology: merging, and the checks that a
// schema cannot express.
#include "loaders/schemas_ontology.hpp"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <set>

namespace entente::loaders {
namespace {

using rapidjson::Value;

constexpr const char* ontology_version = "1";

struct OntologyTables {
  SchemaTable entity_types;
  SchemaTable fact_types;
  SchemaTable derived;
};

core::Result<void> put_section(const JsonFile& file, std::size_t layer, std::string_view section,
                               SchemaTable& table) {
  const Value* values = member(file.root, section);
  if (!values) return {};
  for (rapidjson::SizeType at = 0; at < values->Size(); ++at) {
    const Value& value = (*values)[at];
    auto put = table.put(
        {string_or_empty(value, "name"), &value, &file, fmt::format("/{}/{}", section, at), layer});
    if (!put) return put;
  }
  return {};
}

core::Result<OntologyTables> merged_ontologies(const std::vector<SchemaLayer>& layers) {
  OntologyTables tables;
  for (std::size_t layer = 0; layer < layers.size(); ++layer) {
    for (const JsonFile& file : layers[layer].ontology) {
      for (const auto& [section, table] :
           {std::pair{"entity_types", &tables.entity_types},
            std::pair{"fact_types", &tables.fact_types}, std::pair{"derived", &tables.derived}}) {
        const auto put = put_section(file, layer, section, *table);
        if (!put) return put.error();
      }
    }
  }
  return tables;
}

graph::Mappings mappings_of(const Value& object) {
  graph::Mappings mappings;
  if (const Value* values = member(object, "mappings")) {
    for (const auto& entry : values->GetObject()) {
      mappings.emplace(view(entry.name), view(entry.value));
    }
  }
  return mappings;
}

graph::RoleKind role_kind(std::string_view name) {
  if (name == "date") return graph::RoleKind::date;
  if (name == "amount") return graph::RoleKind::amount;
  if (name == "text") return graph::RoleKind::text;
  return graph::RoleKind::entity;
}

std::vector<graph::TextKind> text_kinds(const Value& value) {
  std::vector<graph::TextKind> kinds;
  if (const Value* values = member(value, "kinds")) {
    for (const auto& kind : values->GetArray()) {
      kinds.push_back({string_or_empty(kind, "name"), string_list(kind, "words")});
    }
  }
  return kinds;
}

graph::Role read_role(const Value& value) {
  return {string_or_empty(value, "name"),
          role_kind(string_or_empty(value, "kind")),
          is_true(value, "core"),
          string_list(value, "accepts"),
          string_or_empty(value, "relationship"),
          string_or_empty(value, "description"),
          mappings_of(value),
          text_kinds(value)};
}

graph::FactType read_fact_type(const Value& value) {
  graph::FactType type;
  type.name = string_or_empty(value, "name");
  type.event = is_true(value, "event");
  type.description = string_or_empty(value, "description");
  type.mappings = mappings_of(value);
  for (const auto& role : value["roles"].GetArray()) type.roles.push_back(read_role(role));
  return type;
}

// Entity roles become relationships; the others are properties and have none.
core::Result<void> check_role(const SchemaItem& item, const std::string& below,
                              const graph::Role& role, const SchemaTable& entity_types) {
  const bool entity = role.kind == graph::RoleKind::entity;
  if (entity && role.relationship.empty()) {
    return item.error(below, "expected the member \"relationship\" in a role of kind entity");
  }
  if (!entity && !role.relationship.empty()) {
    return item.error(below + "/relationship", "expected it in roles of kind entity only");
  }
  if (role.kind != graph::RoleKind::text && !role.kinds.empty()) {
    return item.error(below + "/kinds", "expected it in roles of kind text only");
  }
  if (!entity && !role.accepts.empty()) {
    return item.error(below + "/accepts", "expected it in roles of kind entity only");
  }
  for (std::size_t at = 0; at < role.accepts.size(); ++at) {
    if (entity_types.find(role.accepts[at])) continue;
    return item.error(fmt::format("{}/accepts/{}", below, at),
                      unknown_name("an entity type", role.accepts[at], entity_types.ids()));
  }
  return {};
}

core::Result<void> check_fact_type(const SchemaItem& item, const graph::FactType& type,
                                   const SchemaTable& entity_types) {
  std::set<std::string> names;
  bool core = false;
  for (std::size_t at = 0; at < type.roles.size(); ++at) {
    const graph::Role& role = type.roles[at];
    const std::string below = fmt::format("/roles/{}", at);
    if (!names.insert(role.name).second) {
      return item.error(below + "/name",
                        fmt::format("expected every role once, got \"{}\" twice", role.name));
    }
    auto checked = check_role(item, below, role, entity_types);
    if (!checked) return checked;
    core = core || role.core;
  }
  if (!core) return item.error("/roles", "expected at least one role with \"core\": true");
  return {};
}

std::vector<std::string> role_names(const graph::FactType& type) {
  std::vector<std::string> names;
  for (const graph::Role& role : type.roles) names.push_back(role.name);
  return names;
}

const graph::Role* role_named(const graph::FactType& type, std::string_view name) {
  for (const graph::Role& role : type.roles) {
    if (role.name == name) return &role;
  }
  return nullptr;
}

core::Result<void> check_rule_role(const SchemaItem& item, const std::string& below,
                                   const graph::FactType& type, std::string_view name,
                                   bool entity) {
  const graph::Role* role = role_named(type, name);
  if (!role) {
    return item.error(below, unknown_name("a role of " + type.name, name, role_names(type)));
  }
  if ((role->kind == graph::RoleKind::entity) == entity) return {};
  return item.error(below, fmt::format("expected a role of kind {}, got \"{}\"",
                                       entity ? "entity" : "date, amount or text", name));
}

core::Result<void> check_rule(const SchemaItem& item, const std::string& below,
                              const graph::DerivedRelationship& rule,
                              const std::vector<graph::FactType>& fact_types,
                              const SchemaTable& fact_items) {
  const graph::FactType* type = nullptr;
  for (const graph::FactType& candidate : fact_types) {
    if (candidate.name == rule.fact_type) type = &candidate;
  }
  if (!type) {
    return item.error(below + "/fact",
                      unknown_name("a fact type", rule.fact_type, fact_items.ids()));
  }
  auto checked = check_rule_role(item, below + "/from", *type, rule.from, true);
  if (checked) checked = check_rule_role(item, below + "/to", *type, rule.to, true);
  for (std::size_t at = 0; checked && at < rule.carries.size(); ++at) {
    checked = check_rule_role(item, fmt::format("{}/carries/{}", below, at), *type,
                              rule.carries[at], false);
  }
  return checked;
}

core::Result<void> read_derived(const SchemaItem& item, const SchemaTable& fact_items,
                                graph::Ontology& ontology) {
  const Value& rules = (*item.value)["rules"];
  for (rapidjson::SizeType at = 0; at < rules.Size(); ++at) {
    const Value& rule = rules[at];
    graph::DerivedRelationship derived{item.id,
                                       string_or_empty(rule, "fact"),
                                       string_or_empty(rule, "from"),
                                       string_or_empty(rule, "to"),
                                       is_true(*item.value, "symmetric"),
                                       string_list(rule, "carries"),
                                       string_or_empty(*item.value, "description"),
                                       mappings_of(*item.value)};
    auto checked =
        check_rule(item, fmt::format("/rules/{}", at), derived, ontology.fact_types, fact_items);
    if (!checked) return checked;
    ontology.derived.push_back(std::move(derived));
  }
  return {};
}

std::string merged_json(const OntologyTables& tables) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  writer.Key("kind");
  writer.String("ontology");
  writer.Key("version");
  writer.String(ontology_version);
  for (const auto& [section, table] :
       {std::pair{"entity_types", &tables.entity_types},
        std::pair{"fact_types", &tables.fact_types}, std::pair{"derived", &tables.derived}}) {
    writer.Key(section);
    writer.StartArray();
    for (const SchemaItem& item : table->items()) item.value->Accept(writer);
    writer.EndArray();
  }
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

core::Result<graph::Ontology> build_ontology(const std::vector<SchemaLayer>& layers) {
  const auto tables = merged_ontologies(layers);
  if (!tables) return tables.error();
  graph::Ontology ontology;
  ontology.version = ontology_version;
  for (const SchemaItem& item : tables->entity_types.items()) {
    ontology.entity_types.push_back(
        {item.id, string_or_empty(*item.value, "description"), mappings_of(*item.value)});
  }
  for (const SchemaItem& item : tables->fact_types.items()) {
    ontology.fact_types.push_back(read_fact_type(*item.value));
    const auto checked = check_fact_type(item, ontology.fact_types.back(), tables->entity_types);
    if (!checked) return checked.error();
  }
  for (const SchemaItem& item : tables->derived.items()) {
    const auto read = read_derived(item, tables->fact_types, ontology);
    if (!read) return read.error();
  }
  ontology.json = merged_json(*tables);
  return ontology;
}

}  // namespace entente::loaders
