#pragma once

#include <vector>

#include "query/plan.hpp"
#include "query/runtime.hpp"

namespace entente::query {

/// Changes of the graph for the runtime's current row, counted as its side effects. What fails is
/// the runtime's failure; whoever started the query puts the graph back.
class Changes {
 public:
  /// REQUIRES: the runtime's graph may be changed.
  explicit Changes(Runtime& runtime) : runtime_(runtime), graph_(*runtime.changeable) {}

  /// Adds nodes, relationships and paths and puts them into the row. False: it failed.
  bool create(const Creation& creation);
  /// Whether a pattern can be merged: a property that is null could never be found again.
  bool check_merge(const Creation& creation);
  void apply(const std::vector<Change>& changes);
  /// A node, a relationship or a path; null is nothing. A node that keeps relationships is a
  /// failure at the end of the query.
  void remove(const core::Value& value, bool detach, core::SourceSpan span);

 private:
  void apply(const Change& change);
  template <class Id>
  void apply_to(Id id, const Change& change);
  template <class Id>
  void set(Id id, const std::string& key, core::Value value, core::SourceSpan span);
  template <class Id>
  void set_all(Id id, const core::Map& map, bool replace, core::SourceSpan span);
  void mark(core::NodeId node, const Change& change);
  void remove(core::NodeId node, bool detach, core::SourceSpan span);
  void remove(core::RelationshipId relationship);

  Runtime& runtime_;
  graph::PropertyGraph& graph_;
};

/// At the end of a query: fails where a node was removed that still has relationships.
void check_removed_nodes(Runtime& runtime);

}  // namespace entente::query
