#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/name_index.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

namespace entente::query_test {

/// A graph of a few people, states, meetings and documents, as articles give it.
[[nodiscard]] graph::PropertyGraph small_graph();

/// A graph from lines: `name:Label:Label key=value …` makes a node with property name,
/// `name -TYPE-> name key=value …` a relationship. Values are JSON-like: 1, 1.5, true, 'text',
/// date 2018-09-11. Symmetric types are named before by `symmetric TYPE`.
[[nodiscard]] graph::PropertyGraph graph_of(const std::string& lines);

/// The answer as lines of values separated by " | ", or "code: message" of the error.
[[nodiscard]] std::vector<std::string> rows_of(const graph::PropertyGraph& graph,
                                               const std::string& statement,
                                               const query::Parameters& parameters = {});

/// "code line:column kind", or "no error".
[[nodiscard]] std::string error_of(const graph::PropertyGraph& graph, const std::string& statement,
                                   const query::Parameters& parameters = {});

[[nodiscard]] std::vector<std::string> notices_of(const graph::PropertyGraph& graph,
                                                  const std::string& statement);

/// What EXPLAIN shows of a statement, or its error.
[[nodiscard]] std::string plan_of(const graph::PropertyGraph& graph, const std::string& statement);

/// Nodes as (name), relationships as [TYPE], paths as (a)[TYPE](b).
[[nodiscard]] std::string show(const graph::PropertyGraph& graph, const core::Value& value);

}  // namespace entente::query_test
