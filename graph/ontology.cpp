// Look-ups in the ontology; linear, since its lists are short.
#include "graph/ontology.hpp"

#include <algorithm>

namespace entente::graph {
namespace {

template <class T>
const T* named(const std::vector<T>& items, std::string_view name) {
  const auto found = std::ranges::find(items, name, &T::name);
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const Role* FactType::role(std::string_view role_name) const { return named(roles, role_name); }

const EntityType* Ontology::entity_type(std::string_view name) const {
  return named(entity_types, name);
}

const FactType* Ontology::fact_type(std::string_view name) const { return named(fact_types, name); }

}  // namespace entente::graph
