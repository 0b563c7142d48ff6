#pragma once

#include <vector>

#include "graph/ontology.hpp"
#include "language/gazetteer.hpp"
#include "loaders/schemas_items.hpp"

namespace entente::loaders {

/// The gazetteer of the folders, later ones adding to and overriding earlier ones: states, titles
/// and given names by name, other things by key, words by themselves. Errors: a name or key twice
/// in one folder; a type that the ontology lacks; a country that no file has; an ambiguous name
/// that is none of its thing's names.
[[nodiscard]] core::Result<language::Gazetteer> build_gazetteer(
    const std::vector<SchemaLayer>& layers, const graph::Ontology& ontology);

}  // namespace entente::loaders
