#pragma once

#include "language/draft.hpp"
#include "language/gazetteer.hpp"

namespace entente::language {

/// Marks names that only tell where the place named before them lies: "Denver, *Colorado*", "the
/// village of Elm, *Ohio*". "France, Germany" and "Ohio, Texas" are lists. Runs after names are
/// found; linear in the spans.
void mark_locations(Draft& draft, const Gazetteer& gazetteer);

}  // namespace entente::language
