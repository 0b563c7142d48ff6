#pragma once

#include <string>
#include <vector>

#include "graph/resolution.hpp"
#include "loaders/merges.hpp"

namespace entente::cli {

/// What of a file of names did nothing, one sentence each with its place: names that no entity has
/// ("/join/0/names/1: no entity has the name 'X'"), that no two entities of one type have, or that
/// one document, or the gazetteer, has for one thing.
[[nodiscard]] std::vector<std::string> edits_without_effect(
    const std::vector<loaders::MergeEdit>& edits, const graph::Resolution& resolution);

}  // namespace entente::cli
