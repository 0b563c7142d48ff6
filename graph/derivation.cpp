// The property graph that a corpus means: documents, entities and facts as nodes, roles and
// evidence between them. The rules that make shortcuts are in derived_relationships.cpp.
#include "graph/derivation.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "graph/amount.hpp"
#include "graph/claim_profile.hpp"
#include "graph/content_id.hpp"
#include "graph/derived_relationships.hpp"
#include "graph/gathered_fact.hpp"
#include "graph/near_copies.hpp"

namespace entente::graph {
namespace {

// Properties that every fact may have; a literal role of such a name is kept as `name_`.
constexpr std::array<std::string_view, 11> kReserved = {
    "id",       "name",       "aliases",  "mentions", "key",    "entity",
    "modality", "confidence", "earliest", "latest",   "sources"};

std::string property_name(const GatheredRole& role) {
  const bool reserved = std::ranges::find(kReserved, role.name) != kReserved.end();
  return reserved ? role.name + "_" : role.name;
}

// One text as itself, several as a list.
Value one_or_list(const std::vector<std::string>& texts) {
  if (texts.size() == 1) return texts.front();
  return core::List(texts.begin(), texts.end());
}

std::int64_t count_words(std::string_view text) {
  std::int64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

std::string_view quote_of(const Document& document, SourceSpan span) {
  const std::string_view text = document.text;
  const std::size_t begin = std::min(span.begin, text.size());
  return text.substr(begin, std::max(begin, std::min(span.end, text.size())) - begin);
}

class Builder {
 public:
  Builder(const Corpus& corpus, const Resolution& resolution, const Ontology& ontology)
      : corpus_(corpus),
        resolution_(resolution),
        ontology_(ontology),
        original_of_(resolution.original_of.empty() ? originals(corpus) : resolution.original_of) {}

  PropertyGraph build() {
    for (const Fact& fact : resolution_.facts) {
      facts_.push_back(gather(fact, corpus_, resolution_, ontology_));
      count_sources(facts_.back(), original_of_);
    }
    choose_main_facts();
    for (const Reading& reading : corpus_.readings) add_document(reading.document);
    add_copies();
    for (std::uint32_t e = 0; e < resolution_.entities.size(); ++e) add_entity(e);
    for (const GatheredFact& fact : facts_) add_fact(fact);
    for (std::size_t f = 0; f < facts_.size(); ++f) add_roles(facts_[f], fact_nodes_[f]);
    for (std::size_t f = 0; f < facts_.size(); ++f) add_evidence(facts_[f], fact_nodes_[f]);
    add_mentions();
    add_derived_relationships(graph_, facts_, entity_nodes_, ontology_, original_of_);
    return std::move(graph_);
  }

 private:
  // An event's node is one with the fact that it names: of the fact types that know it by a single
  // fact not negated, the one that most passages state.
  void choose_main_facts() {
    std::map<std::uint32_t, std::map<std::string, std::vector<std::size_t>>> named;
    for (std::size_t f = 0; f < facts_.size(); ++f) {
      if (facts_[f].event && facts_[f].modality != Modality::negated) {
        named[*facts_[f].event][facts_[f].type_name].push_back(f);
      }
    }
    for (const auto& [event, types] : named) {
      for (const auto& [type, facts] : types) {
        if (facts.size() != 1) continue;
        const auto [main, first] = main_fact_.try_emplace(event, facts.front());
        if (facts_[facts.front()].evidence > facts_[main->second].evidence) {
          main->second = facts.front();
        }
      }
    }
  }

  void set_text(NodeId node, std::string_view key, const std::string& text) {
    if (!text.empty()) graph_.set_property(node, key, text);
  }

  void set_period(NodeId node, const Period& period) {
    if (period.earliest) graph_.set_property(node, "earliest", *period.earliest);
    if (period.latest) graph_.set_property(node, "latest", *period.latest);
  }

  void add_document(const Document& document) {
    const NodeId node = graph_.add_node({"Document"});
    graph_.set_property(node, "id", document.id);
    set_text(node, "title", document.title);
    set_text(node, "author", document.author);
    set_text(node, "publisher", document.publisher);
    set_text(node, "published", document.published);
    if (!document.published.empty()) {
      set_period(node, period_of({document.published}));
      graph_.set_property(node, "published_inferred", document.published_inferred);
    }
    set_text(node, "source", document.source);
    graph_.set_property(node, "words", count_words(document.text));
    document_nodes_.push_back(node);
  }

  void add_copies() {
    for (std::uint32_t r = 0; r < original_of_.size(); ++r) {
      const std::uint32_t original = original_of_[r];
      if (original == r) continue;
      graph_.set_property(document_nodes_[r], "copy_of", corpus_.readings[original].document.id);
      graph_.add_relationship(document_nodes_[r], document_nodes_[original], "COPY_OF");
    }
  }

  void add_entity(std::uint32_t number) {
    const Entity& entity = resolution_.entities[number];
    const NodeId node = graph_.add_node({"Entity", entity.type});
    graph_.set_property(node, "id", entity.id);
    graph_.set_property(node, "name", entity.name);
    if (!entity.aliases.empty()) {
      graph_.set_property(node, "aliases",
                          core::List(entity.aliases.begin(), entity.aliases.end()));
    }
    graph_.set_property(node, "mentions", std::int64_t{entity.mentions});
    set_text(node, "key", entity.key);
    entity_nodes_.push_back(node);
  }

  // The node of a fact: its event's where it is that event's main fact.
  NodeId node_of(const GatheredFact& fact) {
    const auto main = fact.event ? main_fact_.find(*fact.event) : main_fact_.end();
    if (main == main_fact_.end() || facts_[main->second].id != fact.id) {
      return graph_.add_node({"Fact", fact.type_name});
    }
    const NodeId node = entity_nodes_[*fact.event];
    graph_.add_label(node, graph_.label("Fact"));
    graph_.add_label(node, graph_.label(fact.type_name));
    graph_.set_property(node, "entity", resolution_.entities[*fact.event].id);
    return node;
  }

  void add_fact(const GatheredFact& fact) {
    const NodeId node = node_of(fact);
    if (fact.type != nullptr && fact.type->event) graph_.add_label(node, graph_.label("Event"));
    graph_.set_property(node, "id", fact.id);
    graph_.set_property(node, "modality", to_string(fact.modality));
    graph_.set_property(node, "confidence", fact.confidence);
    graph_.set_property(node, "sources", static_cast<std::int64_t>(fact.sources));
    if (fact.event) graph_.set_property(node, "name", resolution_.entities[*fact.event].name);
    for (const GatheredRole& role : fact.roles) {
      if (role.literals.empty()) continue;
      graph_.set_property(node, property_name(role), one_or_list(texts_of(role)));
    }
    set_period(node, fact.period);
    fact_nodes_.push_back(node);
  }

  static std::vector<std::string> texts_of(const GatheredRole& role) {
    std::vector<std::string> texts;
    for (const GatheredLiteral& literal : role.literals) texts.push_back(literal.text);
    const bool date = role.role != nullptr && role.role->kind == RoleKind::date;
    return date ? period_of(texts).texts : texts;
  }

  void add_roles(const GatheredFact& fact, NodeId node) {
    for (const GatheredRole& role : fact.roles) {
      const TypeId type = graph_.type(relationship_type(role));
      for (const auto& [entity, asserted] : role.entities) {
        const NodeId filler = entity_nodes_[entity];
        if (filler != node) graph_.add_relationship(node, filler, type);
      }
      const bool amount = role.role != nullptr && role.role->kind == RoleKind::amount;
      for (const GatheredLiteral& literal : role.literals) {
        if (amount) add_amount(fact, role, literal, node);
      }
    }
  }

  // A node of its own for each fact, so that figures do not tie facts together that share nothing.
  void add_amount(const GatheredFact& fact, const GatheredRole& role,
                  const GatheredLiteral& literal, NodeId of) {
    const NodeId node = graph_.add_node({"Amount"});
    graph_.set_property(node, "text", literal.text);
    if (const auto amount = parse_amount(literal.text)) {
      graph_.set_property(node, "value", amount->value);
      set_text(node, "unit", amount->unit);
      set_text(node, "bound", amount->bound);
    }
    amount_nodes_.push_back(node);
    amount_keys_.push_back(fact.id + "\x1f" + role.name + "\x1f" + literal.text);
    const auto relationship = graph_.add_relationship(of, node, relationship_type(role));
    graph_.set_property(relationship, "documents",
                        core::List(literal.documents.begin(), literal.documents.end()));
  }

  void add_evidence(const GatheredFact& fact, NodeId node) {
    for (const Passage& passage : fact.passages) {
      const Document& document = corpus_.readings[passage.reading].document;
      const auto id = graph_.add_relationship(node, document_nodes_[passage.reading], "STATED_IN");
      graph_.set_property(id, "begin", static_cast<std::int64_t>(passage.span.begin));
      graph_.set_property(id, "end", static_cast<std::int64_t>(passage.span.end));
      graph_.set_property(id, "quote", quote_of(document, passage.span));
      graph_.set_property(id, "confidence", passage.confidence);
      if (passage.modality != fact.modality) {
        graph_.set_property(id, "modality", to_string(passage.modality));
      }
      if (passage.reported_by) {
        graph_.set_property(id, "reported_by", resolution_.entities[*passage.reported_by].name);
      }
    }
  }

  void add_mentions() {
    const auto amount_ids =
        content_ids(std::vector<std::string>(amount_keys_.size(), "a:"), amount_keys_);
    for (std::size_t i = 0; i < amount_ids.size(); ++i) {
      graph_.set_property(amount_nodes_[i], "id", amount_ids[i]);
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> counts;  // entity, reading
    for (std::uint32_t r = 0; r < corpus_.readings.size(); ++r) {
      for (const Mention& mention : corpus_.readings[r].mentions) {
        ++counts[{resolution_.entity_of[r][mention.entity], r}];
      }
    }
    for (const auto& [pair, count] : counts) {
      const auto id = graph_.add_relationship(entity_nodes_[pair.first],
                                              document_nodes_[pair.second], "MENTIONED_IN");
      graph_.set_property(id, "count", count);
    }
  }

  const Corpus& corpus_;
  const Resolution& resolution_;
  const Ontology& ontology_;
  std::vector<std::uint32_t> original_of_;
  PropertyGraph graph_;
  std::vector<GatheredFact> facts_;                 // parallel to resolution_.facts
  std::map<std::uint32_t, std::size_t> main_fact_;  // event entity -> index into facts_
  std::vector<NodeId> document_nodes_, entity_nodes_, fact_nodes_, amount_nodes_;
  std::vector<std::string> amount_keys_;
};

}  // namespace

PropertyGraph derive_graph(const Corpus& corpus, const Resolution& resolution,
                           const Ontology& ontology) {
  return Builder(corpus, resolution, ontology).build();
}

}  // namespace entente::graph
