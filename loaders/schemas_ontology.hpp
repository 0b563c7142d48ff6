#pragma once

#include <vector>

#include "graph/ontology.hpp"
#include "loaders/schemas_items.hpp"

namespace entente::loaders {

/// The ontology of the folders, later ones adding to and overriding earlier ones by name. Errors:
/// a name twice in one file; a reference to no entity type, fact type or role; a role without what
/// its kind needs; a fact type without a core role.
[[nodiscard]] core::Result<graph::Ontology> build_ontology(const std::vector<SchemaLayer>& layers);

}  // namespace entente::loaders
