// Explanations of entities as text and as JSON.
#include "cli/entity_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "cli/console.hpp"
#include "cli/open_graph.hpp"
#include "cli/text_width.hpp"
#include "cli/value_json.hpp"

namespace entente::cli {
namespace {

using graph::ApartReason;
using graph::JoinReason;
using graph::NameDecision;
using graph::SpellingKind;

constexpr std::size_t kDocumentsShown = 8;  // of one spelling, in the text

std::string_view why(SpellingKind kind) {
  switch (kind) {
    case SpellingKind::name:
      return "the name";
    case SpellingKind::variant:
      return "the name but for case, accents, articles or punctuation";
    case SpellingKind::titled:
      return "the name behind a title";
    case SpellingKind::gazetteer:
      return "a name in the gazetteer";
    case SpellingKind::part:
      return "words of the name";
    case SpellingKind::acronym:
      return "initials of the name";
    case SpellingKind::another_name:
      return "another name, tied to it by the document";
    case SpellingKind::no_name:
      return "a pronoun or noun that means it";
  }
  return "";
}

std::string why_joined(const NameDecision& decision) {
  switch (decision.join) {
    case JoinReason::own_name:
      return decision.group.key.empty() ? "documents name it so"
                                        : "gazetteer key " + decision.group.key;
    case JoinReason::canonical_name:
      return fmt::format("the gazetteer's name of {}", decision.joined);
    case JoinReason::part_of_name:
      return fmt::format("words of '{}', the only full name that has them", decision.joined);
    case JoinReason::written_so:
      return fmt::format("a document writes '{}' so, and only that full name", decision.joined);
    case JoinReason::user:
      return fmt::format("an edit joins it with '{}'", decision.joined);
  }
  return "";
}

std::string why_alone(const NameDecision& decision) {
  const std::string others = fmt::format("{}", fmt::join(decision.apart_from, ", "));
  switch (decision.apart) {
    case ApartReason::none:
      return "";
    case ApartReason::several_meanings:
      return "could be any of: " + others;
    case ApartReason::told_apart:
      return "its document tells it from: " + others;
    case ApartReason::user:
      return "an edit keeps it from: " + others;
  }
  return "";
}

std::vector<std::string> documents_of(const NameDecision& decision, const graph::Corpus& corpus) {
  std::set<std::string> ids;
  for (const graph::EntityRef& member : decision.group.members) {
    ids.insert(corpus.readings[member.reading].document.id);
  }
  return {ids.begin(), ids.end()};
}

// The node that shows an entity: its own, or that of the fact that it names.
std::optional<core::NodeId> node_of(const graph::PropertyGraph& graph, const std::string& id) {
  const auto label = graph.find_label(kEntityLabel);
  if (!label) return std::nullopt;
  for (const core::NodeId node : graph.nodes_with_label(*label)) {
    for (const std::string_view key : {"id", "entity"}) {
      const auto* value = graph.property(node, key).get_if<std::string>();
      if (value != nullptr && *value == id) return node;
    }
  }
  return std::nullopt;
}

std::vector<std::string> labels_of(const graph::PropertyGraph& graph, core::NodeId node) {
  std::vector<std::string> labels;
  for (const auto label : graph.labels(node)) labels.emplace_back(graph.name(label));
  return labels;
}

std::string documents_text(const std::vector<graph::DocumentCount>& documents) {
  std::string text;
  for (std::size_t d = 0; d < documents.size() && d < kDocumentsShown; ++d) {
    text += fmt::format("{}{} {}", d == 0 ? "" : ", ", documents[d].document, documents[d].count);
  }
  if (documents.size() <= kDocumentsShown) return text;
  return text + fmt::format(" and {} more", documents.size() - kDocumentsShown);
}

void write_names(const ExplainedEntity& entity, std::ostream& out) {
  out << "\nNames that documents give it, and why they are one\n";
  for (const NameDecision* decision : entity.explanation.decisions) {
    out << fmt::format("  {}: {}; in {}\n", decision->group.folded, why_joined(*decision),
                       counted(documents_of(*decision, entity.corpus).size(), "document"));
    const std::string alone = why_alone(*decision);
    if (!alone.empty()) out << "    " << alone << '\n';
  }
}

void write_spellings(const ExplainedEntity& entity, std::ostream& out) {
  out << "\nSpellings, with how often and where\n";
  for (const graph::Spelling& spelling : entity.explanation.spellings) {
    out << fmt::format("  {:>6}  {}: {}\n          {}\n", spelling.count, printable(spelling.text),
                       why(spelling.kind), printable(documents_text(spelling.documents)));
  }
}

void write_apart(const ExplainedEntity& entity, std::ostream& out) {
  if (entity.explanation.apart.empty()) return;
  out << "\nKept apart\n";
  for (const graph::Homonym& other : entity.explanation.apart) {
    const graph::Entity& homonym = entity.explainer.entities()[other.entity];
    out << fmt::format("  {} ({}, {}): {}\n", printable(homonym.name), homonym.type, homonym.id,
                       printable(other.reason));
  }
  if (entity.explanation.apart_left_out > 0) {
    out << fmt::format("  and {} more\n", entity.explanation.apart_left_out);
  }
}

void write_member(JsonWriter& json, std::string_view key, std::string_view text) {
  write_key(json, key);
  write_text(json, text);
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  write_key(json, key);
  json.StartArray();
  for (const std::string& text : texts) write_text(json, text);
  json.EndArray();
}

void write_counts(JsonWriter& json, const std::vector<graph::DocumentCount>& documents) {
  write_key(json, "documents");
  json.StartObject();
  for (const auto& [document, count] : documents) {
    write_key(json, document);
    json.Uint64(count);
  }
  json.EndObject();
}

void write_decision(JsonWriter& json, const NameDecision& decision, const graph::Corpus& corpus) {
  json.StartObject();
  write_member(json, "name", decision.group.folded);
  write_member(json, "why", why_joined(decision));
  if (decision.apart != ApartReason::none) write_member(json, "alone", why_alone(decision));
  write_texts(json, "documents", documents_of(decision, corpus));
  json.EndObject();
}

void write_entity(JsonWriter& json, const ExplainedEntity& entity) {
  const graph::Entity& known = entity.explainer.entities()[entity.explanation.entity];
  json.StartObject();
  write_member(json, "id", known.id);
  write_member(json, "name", known.name);
  write_member(json, "type", known.type);
  if (!known.key.empty()) write_member(json, "key", known.key);
  if (const auto node = node_of(entity.graph, known.id)) {
    write_texts(json, "labels", labels_of(entity.graph, *node));
  }
  write_key(json, "mentions");
  json.Uint64(known.mentions);
  write_counts(json, entity.explanation.documents);
  write_key(json, "names");
  json.StartArray();
  for (const NameDecision* decision : entity.explanation.decisions) {
    write_decision(json, *decision, entity.corpus);
  }
  json.EndArray();
  write_key(json, "spellings");
  json.StartArray();
  for (const graph::Spelling& spelling : entity.explanation.spellings) {
    json.StartObject();
    write_member(json, "text", spelling.text);
    write_member(json, "why", why(spelling.kind));
    write_key(json, "count");
    json.Uint64(spelling.count);
    write_counts(json, spelling.documents);
    json.EndObject();
  }
  json.EndArray();
  write_key(json, "apart");
  json.StartArray();
  for (const graph::Homonym& other : entity.explanation.apart) {
    const graph::Entity& homonym = entity.explainer.entities()[other.entity];
    json.StartObject();
    write_member(json, "id", homonym.id);
    write_member(json, "name", homonym.name);
    write_member(json, "type", homonym.type);
    write_member(json, "why", other.reason);
    json.EndObject();
  }
  json.EndArray();
  write_key(json, "apart_left_out");
  json.Uint64(entity.explanation.apart_left_out);
  json.EndObject();
}

}  // namespace

void write_entity_text(const ExplainedEntity& entity, std::ostream& out) {
  const graph::Entity& known = entity.explainer.entities()[entity.explanation.entity];
  const auto node = node_of(entity.graph, known.id);
  out << printable(known.name) << '\n'
      << fmt::format("  id        {}\n  type      {}\n", known.id, known.type);
  if (!known.key.empty()) out << "  key       " << known.key << '\n';
  out << fmt::format("  node      {}\n",
                     node ? ":" + fmt::format("{}", fmt::join(labels_of(entity.graph, *node), ":"))
                          : "none: a statement removed it");
  out << fmt::format("  mentions  {} in {}\n", known.mentions,
                     counted(entity.explanation.documents.size(), "document"));
  write_names(entity, out);
  write_spellings(entity, out);
  write_apart(entity, out);
}

void write_entities_json(std::string_view name, const std::vector<ExplainedEntity>& entities,
                         std::ostream& out) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  write_member(json, "name", name);
  write_key(json, "entities");
  json.StartArray();
  for (const ExplainedEntity& entity : entities) write_entity(json, entity);
  json.EndArray();
  json.EndObject();
  out << std::string_view(buffer.GetString(), buffer.GetSize()) << '\n';
}

}  // namespace entente::cli
