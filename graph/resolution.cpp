// Resolution whole: entities first, then the facts between them.
#include "graph/resolution.hpp"

#include "graph/fact_resolution.hpp"

namespace entente::graph {

Resolution resolve(const Corpus& corpus, const Ontology& ontology) {
  ResolvedEntities entities = resolve_entities(corpus);
  ResolvedFacts facts = resolve_facts(corpus, ontology, entities);
  return {std::move(entities.entities), std::move(facts.facts), std::move(entities.entity_of),
          std::move(facts.fact_of)};
}

}  // namespace entente::graph
