// Edits of names held against what resolution made of them.
#include "cli/edit_notices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/names.hpp"

namespace entente::cli {
namespace {

using Numbers = std::set<std::uint32_t>;
using ByName = std::map<std::string, Numbers>;

// Entities by those of the names that edits speak of.
ByName entities_of(const std::vector<loaders::MergeEdit>& edits,
                   const graph::Resolution& resolution) {
  ByName found;
  for (const auto& merge : edits) found[merge.edit.first], found[merge.edit.second];
  if (found.empty()) return found;
  const auto add = [&](const std::string& name, std::uint32_t entity) {
    if (const auto at = found.find(core::fold_name(name)); at != found.end()) {
      at->second.insert(entity);
    }
  };
  for (std::uint32_t e = 0; e < resolution.entities.size(); ++e) {
    add(resolution.entities[e].name, e);
    for (const std::string& alias : resolution.entities[e].aliases) add(alias, e);
  }
  return found;
}

std::string fault(const loaders::MergeEdit& merge, const ByName& entities) {
  const Numbers &first = entities.at(merge.edit.first), &second = entities.at(merge.edit.second);
  if (first.empty()) return fmt::format("no entity has the name '{}'", merge.first);
  if (second.empty()) return fmt::format("no entity has the name '{}'", merge.second);
  Numbers both;
  std::ranges::set_intersection(first, second, std::inserter(both, both.end()));
  const bool join = merge.edit.kind == graph::Edit::Kind::merge;
  if (join && both.empty()) {
    return fmt::format("'{}' and '{}' are of different types and stay two", merge.first,
                       merge.second);
  }
  if (!join && both == first && both == second) {
    return fmt::format("'{}' and '{}' stay one: a document or the gazetteer has both for it",
                       merge.first, merge.second);
  }
  return "";
}

}  // namespace

std::vector<std::string> edits_without_effect(const std::vector<loaders::MergeEdit>& edits,
                                              const graph::Resolution& resolution) {
  std::vector<std::string> notices;
  const ByName entities = entities_of(edits, resolution);
  for (const loaders::MergeEdit& merge : edits) {
    const std::string reason = fault(merge, entities);
    if (!reason.empty()) notices.push_back(merge.pointer + ": " + reason);
  }
  return notices;
}

}  // namespace entente::cli
