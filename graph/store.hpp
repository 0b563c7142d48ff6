#pragma once

#include <filesystem>
#include <string>

#include "core/result.hpp"
#include "graph/corpus.hpp"
#include "graph/ontology.hpp"
#include "graph/property_graph.hpp"
#include "graph/resolution.hpp"

namespace entente::graph {

/// Writes a graph file (docs/graph-file.md) whole or not at all: it is made beside `path` under
/// another name, synced, and then takes its place. An error leaves `path` as it was.
/// REQUIRES: graph = derive_graph(corpus, resolution, ontology), changed by the corpus's
/// statements.
[[nodiscard]] core::Result<void> write_graph_file(const std::filesystem::path& path,
                                                  const Corpus& corpus,
                                                  const Resolution& resolution,
                                                  const PropertyGraph& graph,
                                                  const Ontology& ontology);

/// The graph of a graph file. The file is only read. Errors: not there, no permission, not ours,
/// newer than this program, truncated, corrupt; each said in one sentence.
[[nodiscard]] core::Result<PropertyGraph> read_graph(const std::filesystem::path& path);

/// What the graph was made from. Errors as read_graph.
struct StoredCorpus {
  Corpus corpus;
  Resolution resolution;
  std::string ontology_json;
};
[[nodiscard]] core::Result<StoredCorpus> read_corpus(const std::filesystem::path& path);

}  // namespace entente::graph
