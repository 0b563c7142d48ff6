#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "graph/corpus.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

/// Statements that changed a graph by hand, as its file keeps them: so that a graph made anew from
/// its texts has the same changes.
namespace entente::cli {

/// Runs a statement that may change `graph`, the context's own. Nodes and relationships that it
/// adds say `source: 'user'` where they have no source. The answer's values are of the graph as it
/// then is, numbered without gaps; a deleted node or relationship in it is null.
[[nodiscard]] core::Result<query::Table> run_writing(std::string_view statement,
                                                     query::Context context,
                                                     graph::PropertyGraph& graph);

/// The statement and its parameters as an edit of the corpus.
[[nodiscard]] graph::Edit as_edit(std::string_view statement, const query::Parameters& parameters);

/// Runs the statements among the edits again, in their order. Those that fail change nothing;
/// what is returned says which and why.
[[nodiscard]] std::vector<std::string> apply_statements(const std::vector<graph::Edit>& edits,
                                                        graph::PropertyGraph& graph);

}  // namespace entente::cli
