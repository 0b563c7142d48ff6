#pragma once

#include "cli/render.hpp"

namespace entente::cli {

/// An answer as a table for people: columns lined up by display width, numbers to the right, cells
/// wrapped so that a row fits into options.width, control characters made harmless, and the number
/// of rows under it.
void render_table(const query::Table& table, const graph::PropertyGraph& graph,
                  const RenderOptions& options, std::ostream& out);

}  // namespace entente::cli
