#pragma once

#include <ostream>

#include "graph/ontology.hpp"

namespace entente::cli {

/// The ontology for people: entity types, fact types with their roles, derived relationships, and
/// what each is called in other vocabularies. `bold`: heads in bold type.
void write_schema_text(const graph::Ontology& ontology, bool bold, std::ostream& out);

}  // namespace entente::cli
