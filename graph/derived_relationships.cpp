// Shortcuts between entities by the rules of the ontology. Only asserted claims count: what is
// planned or denied derives nothing.
#include "graph/derived_relationships.hpp"

#include <algorithm>
#include <tuple>

#include "core/names.hpp"

namespace entente::graph {
namespace {

// A carried role whose name the relationship needs itself is kept as `name_`.
std::string own_name(const std::string& role) {
  static const std::set<std::string> kReserved = {"facts",   "count", "mentions",
                                                  "sources", "first", "last"};
  return kReserved.contains(role) ? role + "_" : role;
}

// Values of the literals that a rule carries; compared folded, shown as written.
struct Carried {
  std::vector<std::pair<std::string, std::string>> folded;  // role, folded text
  std::vector<std::pair<std::string, std::string>> shown;
};

struct Identity {
  std::string type;
  NodeId source{}, target{};
  std::vector<std::pair<std::string, std::string>> carried;

  friend auto operator<=>(const Identity&, const Identity&) = default;
};

struct Shortcut {
  std::vector<std::pair<std::string, std::string>> shown;
  std::map<std::string, const GatheredFact*> facts;  // by id
};

using Shortcuts = std::map<Identity, Shortcut>;

std::vector<std::string> asserted_literals(const GatheredFact& fact, const std::string& name) {
  std::vector<std::string> texts;
  const GatheredRole* role = fact.role(name);
  if (role == nullptr) return texts;
  for (const GatheredLiteral& literal : role->literals) {
    if (literal.asserted) texts.push_back(literal.text);
  }
  return texts;
}

// Every combination of the literals of the carried roles; a role without any is left out.
std::vector<Carried> combinations(const GatheredFact& fact, const DerivedRelationship& rule) {
  std::vector<Carried> result(1);
  for (const std::string& role : rule.carries) {
    const auto texts = asserted_literals(fact, role);
    std::vector<Carried> longer;
    for (const Carried& before : result) {
      for (const std::string& text : texts) {
        Carried& next = longer.emplace_back(before);
        next.folded.emplace_back(role, core::fold_name(text));
        next.shown.emplace_back(role, text);
      }
    }
    if (!texts.empty()) result = std::move(longer);
  }
  return result;
}

std::vector<std::uint32_t> asserted_entities(const GatheredFact& fact, const std::string& name) {
  std::vector<std::uint32_t> entities;
  const GatheredRole* role = fact.role(name);
  if (role == nullptr) return entities;
  for (const auto& [entity, asserted] : role->entities) {
    if (asserted) entities.push_back(entity);
  }
  return entities;
}

void apply(const DerivedRelationship& rule, const GatheredFact& fact, std::span<const NodeId> nodes,
           Shortcuts& shortcuts) {
  const auto from = asserted_entities(fact, rule.from);
  const auto to = asserted_entities(fact, rule.to);
  const auto carried = combinations(fact, rule);
  for (const std::uint32_t a : from) {
    for (const std::uint32_t b : to) {
      if (a == b) continue;
      NodeId source = nodes[a], target = nodes[b];
      if (rule.symmetric && target < source) std::swap(source, target);
      for (const Carried& with : carried) {
        Shortcut& shortcut = shortcuts[{rule.name, source, target, with.folded}];
        if (shortcut.facts.empty()) shortcut.shown = with.shown;
        shortcut.facts.emplace(fact.id, &fact);
      }
    }
  }
}

void set_dates(PropertyGraph& graph, RelationshipId id, const Shortcut& shortcut) {
  std::optional<core::Date> first, last;
  for (const auto& [fact_id, fact] : shortcut.facts) {
    const Period& period = fact->period;
    if (period.earliest && (!first || *period.earliest < *first)) first = period.earliest;
    if (period.latest && (!last || *period.latest > *last)) last = period.latest;
  }
  if (first) graph.set_property(id, "first", *first);
  if (last) graph.set_property(id, "last", *last);
}

void add(PropertyGraph& graph, const Identity& identity, const Shortcut& shortcut,
         const std::vector<std::uint32_t>& original_of) {
  const auto id = graph.add_relationship(identity.source, identity.target, identity.type);
  core::List facts;
  std::size_t mentions = 0;
  std::set<std::uint32_t> sources;
  for (const auto& [fact_id, fact] : shortcut.facts) {
    facts.emplace_back(fact_id);
    mentions += fact->evidence;
    for (const Passage& passage : fact->passages) sources.insert(original_of[passage.reading]);
  }
  graph.set_property(id, "count", static_cast<std::int64_t>(facts.size()));
  graph.set_property(id, "mentions", static_cast<std::int64_t>(mentions));
  graph.set_property(id, "sources", static_cast<std::int64_t>(sources.size()));
  graph.set_property(id, "facts", std::move(facts));
  set_dates(graph, id, shortcut);
  for (const auto& [role, text] : shortcut.shown) graph.set_property(id, own_name(role), text);
}

}  // namespace

void add_derived_relationships(PropertyGraph& graph, std::span<const GatheredFact> facts,
                               std::span<const NodeId> nodes, const Ontology& ontology,
                               const std::vector<std::uint32_t>& original_of) {
  std::map<std::string, std::vector<const DerivedRelationship*>> rules;
  for (const DerivedRelationship& rule : ontology.derived) rules[rule.fact_type].push_back(&rule);
  Shortcuts shortcuts;
  for (const GatheredFact& fact : facts) {
    const auto found = rules.find(fact.type_name);
    if (fact.modality != Modality::asserted || found == rules.end()) continue;
    for (const DerivedRelationship* rule : found->second) apply(*rule, fact, nodes, shortcuts);
  }
  for (const auto& [identity, shortcut] : shortcuts) add(graph, identity, shortcut, original_of);
  for (const DerivedRelationship& rule : ontology.derived) {
    if (const auto type = graph.find_type(rule.name)) graph.set_symmetric(*type, rule.symmetric);
  }
}

}  // namespace entente::graph
