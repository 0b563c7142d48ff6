// From gazetteer files that passed their JSON Schema to the gazetteer: merging, keys, and the
// checks that a schema cannot express.
#include "loaders/schemas_gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "core/names.hpp"

namespace entente::loaders {
namespace {

using language::GazetteerEntry;
using language::NameUse;
using rapidjson::Value;

struct GazetteerTables {
  SchemaTable countries;
  SchemaTable entities;
  SchemaTable titles;
  SchemaTable given_names;
  SchemaTable name_particles;
  SchemaTable abbreviations;
};

std::string slug(std::string_view name) {
  std::string text = core::fold_name(name);
  std::replace(text.begin(), text.end(), ' ', '-');
  return text;
}

std::string country_key(const Value& country) {
  const std::string iso = string_or_empty(country, "iso2");
  return "country:" + (iso.empty() ? slug(string_or_empty(country, "name")) : iso);
}

std::string key_prefix(std::string_view type) {
  if (type == "Organization") return "org";
  std::string prefix(type);
  std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return prefix;
}

std::string entity_key(const Value& entity, std::string_view type) {
  const std::string key = string_or_empty(entity, "key");
  if (!key.empty()) return key;
  return key_prefix(type) + ":" + slug(string_or_empty(entity, "name"));
}

// The table that a file's entries go to; nullptr for none. Kinds are those of the schemas.
SchemaTable* table_of(GazetteerTables& tables, std::string_view kind) {
  if (kind == "countries") return &tables.countries;
  if (kind == "entities") return &tables.entities;
  if (kind == "titles") return &tables.titles;
  if (kind == "given_names") return &tables.given_names;
  if (kind == "name_particles") return &tables.name_particles;
  if (kind == "abbreviations") return &tables.abbreviations;
  return nullptr;
}

std::string entry_id(const JsonFile& file, std::string_view kind, const Value& entry) {
  if (entry.IsString()) return std::string(view(entry));
  if (kind == "entities") return entity_key(entry, string_or_empty(file.root, "type"));
  return string_or_empty(entry, "name");
}

core::Result<void> put_file(const JsonFile& file, std::size_t layer, GazetteerTables& tables) {
  const std::string kind = string_or_empty(file.root, "kind");
  SchemaTable* table = table_of(tables, kind);
  if (!table) return json_error(file.path, "/kind", "expected the kind of a gazetteer file");
  const Value& entries = file.root["entries"];
  for (rapidjson::SizeType at = 0; at < entries.Size(); ++at) {
    const Value& entry = entries[at];
    auto put = table->put(
        {entry_id(file, kind, entry), &entry, &file, fmt::format("/entries/{}", at), layer},
        entry.IsString() ? "" : "/name");
    if (!put) return put;
  }
  return {};
}

core::Result<GazetteerTables> merged_gazetteers(const std::vector<SchemaLayer>& layers) {
  GazetteerTables tables;
  for (std::size_t layer = 0; layer < layers.size(); ++layer) {
    for (const JsonFile& file : layers[layer].gazetteer) {
      const auto put = put_file(file, layer, tables);
      if (!put) return put.error();
    }
  }
  return tables;
}

// A text that stands for the thing in several ways keeps the first of them.
void add_name(GazetteerEntry& entry, const std::string& text, NameUse use) {
  if (text.empty()) return;
  for (const auto& name : entry.names) {
    if (name.text == text) return;
  }
  entry.names.push_back({text, use});
}

void add_names(GazetteerEntry& entry, const Value& value, std::string_view part, NameUse use) {
  for (const std::string& text : string_list(value, part)) add_name(entry, text, use);
}

core::Result<void> mark_ambiguous(const SchemaItem& item, GazetteerEntry& entry) {
  const auto texts = string_list(*item.value, "ambiguous");
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const auto name = std::find_if(entry.names.begin(), entry.names.end(),
                                   [&](const auto& known) { return known.text == texts[at]; });
    if (name == entry.names.end()) {
      std::vector<std::string> known;
      for (const auto& other : entry.names) known.push_back(other.text);
      return item.error(
          fmt::format("/ambiguous/{}", at),
          unknown_name("one of the names of \"" + entry.name + "\"", texts[at], known));
    }
    name->ambiguous = true;
  }
  return {};
}

void add_ids(GazetteerEntry& entry, const Value& value) {
  for (const char* id : {"iso2", "iso3", "wikidata"}) {
    const std::string text = string_or_empty(value, id);
    if (!text.empty()) entry.ids.emplace(id, text);
  }
}

core::Result<GazetteerEntry> read_country(const SchemaItem& item) {
  const Value& value = *item.value;
  GazetteerEntry entry;
  entry.key = country_key(value);
  entry.type = "Country";
  entry.name = item.id;
  entry.kind = is_true(value, "historical") ? "historical state" : "state";
  add_name(entry, entry.name, NameUse::name);
  add_name(entry, string_or_empty(value, "official"), NameUse::name);
  add_names(entry, value, "aliases", NameUse::name);
  add_names(entry, value, "adjectives", NameUse::adjective);
  add_names(entry, value, "demonyms", NameUse::people);
  add_names(entry, value, "combining", NameUse::combining);
  add_name(entry, string_or_empty(value, "capital"), NameUse::metonym);
  add_names(entry, value, "metonyms", NameUse::metonym);
  add_ids(entry, value);
  const auto marked = mark_ambiguous(item, entry);
  if (!marked) return marked.error();
  return entry;
}

core::Result<GazetteerEntry> read_entity(const SchemaItem& item, const SchemaTable& countries) {
  const Value& value = *item.value;
  GazetteerEntry entry;
  entry.key = item.id;
  entry.type = string_or_empty(item.file->root, "type");
  entry.name = string_or_empty(value, "name");
  entry.kind = string_or_empty(value, "category");
  entry.series = is_true(value, "series");
  const std::string country = string_or_empty(value, "country");
  if (!country.empty()) {
    const SchemaItem* known = countries.find(country);
    if (!known) {
      return item.error("/country",
                        unknown_name("a country of the gazetteer", country, countries.ids()));
    }
    entry.country = country_key(*known->value);
  }
  add_name(entry, entry.name, NameUse::name);
  add_names(entry, value, "aliases", NameUse::name);
  add_names(entry, value, "adjectives", NameUse::adjective);
  for (auto& name : entry.names) name.case_sensitive = !is_true(value, "ignore_case");
  add_ids(entry, value);
  const auto marked = mark_ambiguous(item, entry);
  if (!marked) return marked.error();
  return entry;
}

core::Result<void> check_type(const JsonFile& file, const graph::Ontology& ontology) {
  const bool states = string_or_empty(file.root, "kind") == "countries";
  const std::string type = states ? "Country" : string_or_empty(file.root, "type");
  if (type.empty()) return {};
  std::vector<std::string> known;
  for (const auto& entity_type : ontology.entity_types) known.push_back(entity_type.name);
  if (std::find(known.begin(), known.end(), type) != known.end()) return {};
  return json_error(file.path, states ? "/kind" : "/type",
                    unknown_name("an entity type of the ontology", type, known));
}

// States come first, so that a name that a state shares with another thing finds the state first.
core::Result<void> read_entries(const GazetteerTables& tables, language::Gazetteer& gazetteer) {
  std::set<std::string> keys;
  const auto add = [&](const SchemaItem& item,
                       core::Result<GazetteerEntry> entry) -> core::Result<void> {
    if (!entry) return entry.error();
    if (!keys.insert(entry->key).second) {
      return item.error("", fmt::format("expected a key of its own, got \"{}\" twice", entry->key));
    }
    gazetteer.entries.push_back(std::move(*entry));
    return {};
  };
  for (const SchemaItem& item : tables.countries.items()) {
    auto added = add(item, read_country(item));
    if (!added) return added;
  }
  for (const SchemaItem& item : tables.entities.items()) {
    auto added = add(item, read_entity(item, tables.countries));
    if (!added) return added;
  }
  return {};
}

core::Result<void> read_titles(const SchemaTable& titles, language::Gazetteer& gazetteer) {
  std::set<std::string> texts;
  for (const SchemaItem& item : titles.items()) {
    std::vector<std::string> names = string_list(*item.value, "aliases");
    names.insert(names.begin(), item.id);
    for (std::size_t at = 0; at < names.size(); ++at) {
      if (!texts.insert(names[at]).second) {
        return item.error(at == 0 ? "/name" : fmt::format("/aliases/{}", at - 1),
                          fmt::format("expected every title once, got \"{}\" twice", names[at]));
      }
      gazetteer.titles.push_back({names[at], item.id, is_true(*item.value, "honorific"),
                                  is_true(*item.value, "before_name"),
                                  is_true(*item.value, "whole")});
    }
  }
  return {};
}

}  // namespace

core::Result<language::Gazetteer> build_gazetteer(const std::vector<SchemaLayer>& layers,
                                                  const graph::Ontology& ontology) {
  for (const SchemaLayer& layer : layers) {
    for (const JsonFile& file : layer.gazetteer) {
      const auto checked = check_type(file, ontology);
      if (!checked) return checked.error();
    }
  }
  const auto tables = merged_gazetteers(layers);
  if (!tables) return tables.error();
  language::Gazetteer gazetteer;
  const auto entries = read_entries(*tables, gazetteer);
  if (!entries) return entries.error();
  const auto titles = read_titles(tables->titles, gazetteer);
  if (!titles) return titles.error();
  for (const SchemaItem& item : tables->given_names.items()) {
    gazetteer.given_names.push_back({item.id, string_or_empty(*item.value, "gender").front(),
                                     is_true(*item.value, "ambiguous")});
  }
  gazetteer.name_particles = tables->name_particles.ids();
  gazetteer.abbreviations = tables->abbreviations.ids();
  return gazetteer;
}

}  // namespace entente::loaders
