#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente::graph {

/// Names of the same thing in other vocabularies, by vocabulary: "wikidata" -> "P710",
/// "plover" -> "CONSULT", "cameo" -> "04", "followthemoney" -> "Person", "schema.org" -> "Person".
using Mappings = std::map<std::string, std::string>;

/// A kind of thing that facts are about: a node label.
struct EntityType {
  std::string name;         ///< "Person"
  std::string description;  ///< one line
  Mappings mappings;
};

enum class RoleKind { entity, date, amount, text };

/// A typed place in a fact.
/// What the words of a text role may be about, where that makes another fact: "trading partner" and
/// "ally" are two partnerships of the same two.
struct TextKind {
  std::string name;                ///< "trade"
  std::vector<std::string> words;  ///< in small letters, any of which tells it
};

struct Role {
  std::string name;  ///< "participant"
  RoleKind kind = RoleKind::entity;
  bool core = false;                 ///< a fact without any core role is none
  std::vector<std::string> accepts;  ///< entity types that may fill it; empty: any
  std::string relationship;          ///< type from fact to filler in the graph: "PARTICIPANT"
  std::string description;
  Mappings mappings;
  std::vector<TextKind> kinds{};  ///< kind text only
};

/// A kind of fact: what a claim may state.
struct FactType {
  std::string name;    ///< "Meeting"
  bool event = false;  ///< its nodes are also labelled Event
  std::vector<Role> roles;
  std::string description;
  Mappings mappings;

  [[nodiscard]] const Role* role(std::string_view role_name) const;
};

/// A shortcut between two entities that the facts of one type imply: Meeting's participants met.
struct DerivedRelationship {
  std::string name;       ///< "MET_WITH"
  std::string fact_type;  ///< "Meeting"
  std::string from;       ///< role that gives the source
  std::string to;         ///< role that gives the target; may be the same role
  bool symmetric = false;
  std::vector<std::string> carries;  ///< literal roles copied as properties, one relationship each
  std::string description;
  Mappings mappings;
};

/// The vocabulary that the reading of texts is held to. Plain data, in the order of the data file.
struct Ontology {
  std::string version;
  std::vector<EntityType> entity_types;
  std::vector<FactType> fact_types;
  std::vector<DerivedRelationship> derived;
  /// The JSON text that this was read from (after overrides), so that a graph file can keep it.
  std::string json;

  [[nodiscard]] const EntityType* entity_type(std::string_view name) const;
  [[nodiscard]] const FactType* fact_type(std::string_view name) const;
};

}  // namespace entente::graph
