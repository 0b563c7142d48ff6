// Resolution whole: entities first, then copies, then the facts.
#include "graph/resolution.hpp"

#include "graph/fact_resolution.hpp"
#include "graph/near_copies.hpp"

namespace entente::graph {

Resolution resolve(const Corpus& corpus, const Ontology& ontology) {
  ResolvedEntities entities = resolve_entities(corpus);
  std::vector<std::uint32_t> original_of = originals(corpus);
  ResolvedFacts facts = resolve_facts(corpus, ontology, entities, original_of);
  return {std::move(entities.entities), std::move(facts.facts), std::move(entities.entity_of),
          std::move(facts.fact_of), std::move(original_of)};
}

}  // namespace entente::graph
