#pragma once

#include <ostream>
#include <string_view>
#include <vector>

#include "graph/entity_explanation.hpp"
#include "graph/property_graph.hpp"

namespace entente::cli {

/// An entity explained, with what the explanation is of.
struct ExplainedEntity {
  const graph::EntityExplainer& explainer;
  const graph::Corpus& corpus;
  const graph::PropertyGraph& graph;
  graph::EntityExplanation explanation;
};

/// For a reader: the node, the names that were joined and why, every spelling with its documents,
/// the entities that stay apart and why.
void write_entity_text(const ExplainedEntity& entity, std::ostream& out);

/// The same as one line of JSON: {"name", "entities": [{"id", "type", …}]}.
void write_entities_json(std::string_view name, const std::vector<ExplainedEntity>& entities,
                         std::ostream& out);

}  // namespace entente::cli
