#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "graph/corpus.hpp"
#include "graph/file_lock.hpp"
#include "graph/name_index.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

namespace entente::cli {

/// A graph file that was read, with the index of its names. Statements may change both.
class OpenGraph {
 public:
  [[nodiscard]] static core::Result<OpenGraph> open(const std::filesystem::path& path);
  /// A graph that is in no file; for tests.
  explicit OpenGraph(graph::PropertyGraph graph);

  /// Runs a statement; what it changes is in the graph's file when this returns. A statement that
  /// fails, or whose changes cannot be written, leaves graph and file as they were. One that may
  /// write is run on what the file holds by then, also if another program has changed it since it
  /// was read, and no other program changes it meanwhile.
  [[nodiscard]] core::Result<query::Table> run(std::string_view statement,
                                               const query::Parameters& parameters,
                                               const query::Limits& limits);

  [[nodiscard]] const graph::PropertyGraph& graph() const { return parts_->graph; }
  [[nodiscard]] const graph::NameIndex& names() const { return parts_->names; }
  /// How often the graph was read from its file again: ids of before mean nothing after it.
  [[nodiscard]] std::size_t times_read() const { return times_read_; }

 private:
  struct Parts {
    explicit Parts(graph::PropertyGraph read) : graph(std::move(read)), names(graph) {}
    graph::PropertyGraph graph;
    graph::NameIndex names;
  };
  [[nodiscard]] core::Result<query::Table> run_on_this(std::string_view statement,
                                                       const query::Parameters& parameters,
                                                       const query::Limits& limits);
  [[nodiscard]] core::Result<void> read_again();
  [[nodiscard]] core::Result<void> keep(const graph::Edit& edit);

  std::unique_ptr<Parts> parts_;  // the index must not see its graph move
  std::filesystem::path path_;    // empty: the graph is in no file
  graph::FileVersion version_;    // of the file, that the graph is of
  std::size_t times_read_ = 0;
};

/// How many things have a name: "Person" -> 12.
struct NameCount {
  std::string name;
  std::size_t count = 0;
};

/// Labels with their nodes, relationship types with their relationships, both by name; and labels
/// of fact nodes that say the fact's type, with their facts.
[[nodiscard]] std::vector<NameCount> count_labels(const graph::PropertyGraph& graph);
[[nodiscard]] std::vector<NameCount> count_types(const graph::PropertyGraph& graph);
[[nodiscard]] std::vector<NameCount> count_facts(const graph::PropertyGraph& graph);

/// All property keys of the graph, by name.
[[nodiscard]] std::vector<std::string> property_keys(const graph::PropertyGraph& graph);

/// The type of a fact node: its label besides those of its part. Empty: it has none.
[[nodiscard]] std::string fact_type_of(const graph::PropertyGraph& graph, core::NodeId fact);

/// Labels that say what part a node plays (docs/graph-model.md).
inline constexpr std::string_view kEntityLabel = "Entity";
inline constexpr std::string_view kFactLabel = "Fact";
inline constexpr std::string_view kEventLabel = "Event";
inline constexpr std::string_view kDocumentLabel = "Document";
/// The relationship from a fact to a document that states it.
inline constexpr std::string_view kStatedIn = "STATED_IN";

}  // namespace entente::cli
