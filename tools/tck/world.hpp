#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "core/result.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

namespace entente::tck {

/// What side effects are measured on: a graph's parts, as a set each.
struct Inventory {
  std::set<std::uint32_t> nodes;
  std::set<std::uint32_t> relationships;
  std::set<std::string> labels;
  /// Kind and number of the entity, key, value.
  std::set<std::tuple<char, std::uint32_t, std::string, std::string>> properties;
};

/// `+nodes`, `-properties` and so on, those that are not 0.
using SideEffects = std::map<std::string, long>;

/// The graph of one scenario, and what queries of it may use.
class World {
 public:
  /// Runs the statement on the graph as it is. The values of the answer are of graph().
  [[nodiscard]] core::Result<query::Table> run(const std::string& statement);

  [[nodiscard]] const graph::PropertyGraph& graph() const { return graph_; }
  /// Of the last statement.
  [[nodiscard]] const SideEffects& side_effects() const { return side_effects_; }

  /// The value of an expression of the language, for parameters and procedures.
  [[nodiscard]] static core::Result<core::Value> value_of(const std::string& expression);

  query::Parameters parameters;
  query::Procedures procedures;

 private:
  graph::PropertyGraph graph_;
  SideEffects side_effects_;
};

}  // namespace entente::tck
