#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/corpus.hpp"
#include "language/annotated_text.hpp"

namespace entente::loaders {

/// Makes one journey of two that a document tells: what somebody's visit to a state and a visit to
/// a town of it have as destinations, both have, if the dates agree and no other town of that state
/// is visited. `lands`: keys of states by keys of the places in them. Quadratic in the visits of a
/// document, of which the first thousand are looked at.
void join_destinations(const language::AnnotatedText& text,
                       const std::map<std::string, std::string, std::less<>>& lands,
                       std::vector<graph::Claim>& claims);

}  // namespace entente::loaders
