#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/string_table.hpp"
#include "core/value.hpp"
#include "graph/property_index.hpp"

namespace entente::graph {

using core::NodeId;
using core::RelationshipId;
using core::Value;

/// Numbers that one graph gives to the names of its labels, relationship types and property keys.
enum class LabelId : std::uint32_t {};
enum class TypeId : std::uint32_t {};
enum class KeyId : std::uint32_t {};

struct Property {
  KeyId key{};
  Value value;
};

/// One relationship as seen from one of its ends.
struct Incidence {
  RelationshipId relationship{};
  TypeId type{};
  NodeId neighbour{};
};

/// What compact() called the parts that it kept, by their numbers before; none: it was removed.
struct Renumbering {
  std::vector<std::optional<NodeId>> nodes;
  std::vector<std::optional<RelationshipId>> relationships;
};

/// A property graph: nodes with labels, directed relationships with one type, and typed properties
/// on both. It takes any label, type and key. Ids are dense, in order of creation.
///
/// It models Boost's VertexListGraph, EdgeListGraph and BidirectionalGraph; include
/// graph/boost_graph.hpp to run Boost's algorithms on it. Boost's descriptors stay in this room.
///
/// Reading is safe from several threads at once; changing is not.
class PropertyGraph {
 public:
  // --- names -------------------------------------------------------------------------------
  LabelId label(std::string_view name);  ///< the name's number, given to it now if it has none
  TypeId type(std::string_view name);
  KeyId key(std::string_view name);
  [[nodiscard]] std::optional<LabelId> find_label(std::string_view name) const;
  [[nodiscard]] std::optional<TypeId> find_type(std::string_view name) const;
  [[nodiscard]] std::optional<KeyId> find_key(std::string_view name) const;
  [[nodiscard]] std::string_view name(LabelId id) const;
  [[nodiscard]] std::string_view name(TypeId id) const;
  [[nodiscard]] std::string_view name(KeyId id) const;
  [[nodiscard]] std::uint32_t label_count() const { return labels_.size(); }
  [[nodiscard]] std::uint32_t type_count() const { return types_.size(); }
  [[nodiscard]] std::uint32_t key_count() const { return keys_.size(); }

  /// A symmetric type is stored once and means both directions: a directed pattern matches it from
  /// either end. Set before or after its relationships are added.
  void set_symmetric(TypeId type, bool symmetric);
  [[nodiscard]] bool is_symmetric(TypeId type) const;

  // --- building ----------------------------------------------------------------------------
  NodeId add_node(std::initializer_list<std::string_view> labels);
  NodeId add_node(std::span<const LabelId> labels);
  /// Adds a label to a node; nothing happens if it has it.
  void add_label(NodeId node, LabelId label);
  /// REQUIRES: both nodes are of this graph.
  RelationshipId add_relationship(NodeId source, NodeId target, TypeId type);
  RelationshipId add_relationship(NodeId source, NodeId target, std::string_view type);
  /// Sets, replaces, or (with null) removes a property. REQUIRES: null or is_storable(value).
  void set_property(NodeId node, KeyId key, Value value);
  void set_property(NodeId node, std::string_view key, Value value);
  void set_property(RelationshipId relationship, KeyId key, Value value);
  void set_property(RelationshipId relationship, std::string_view key, Value value);

  // --- taking away -------------------------------------------------------------------------
  // What was removed leaves its number behind: ids stay as they are until compact().
  /// Nothing happens if the node does not have the label.
  void remove_label(NodeId node, LabelId label);
  /// A removed relationship still tells its ends and its type. Nothing happens the second time.
  void remove_relationship(RelationshipId relationship);
  /// Takes labels and properties with it; its relationships stay, and whoever removes the node
  /// removes them too. Nothing happens the second time.
  void remove_node(NodeId node);
  /// Numbers what is left anew, without gaps, in the old order; forgets names that nothing uses.
  /// Where nothing was removed and no name is without use, all stays as it is.
  Renumbering compact();
  [[nodiscard]] bool exists(NodeId node) const;
  [[nodiscard]] bool exists(RelationshipId relationship) const;

  // --- indexes -----------------------------------------------------------------------------
  /// An index over what is in the graph; from now on it follows every change, also over compact().
  /// REQUIRES: there is none of that name.
  void create_index(const IndexDefinition& definition);
  /// Nothing happens if there is none.
  void drop_index(std::string_view name);
  /// In order of creation.
  [[nodiscard]] std::span<const PropertyIndex> indexes() const { return indexes_; }
  /// Null: there is none.
  [[nodiscard]] const PropertyIndex* find_index(std::string_view name) const;

  // --- reading -----------------------------------------------------------------------------
  /// Removed ones count until compact().
  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(nodes_.size());
  }
  [[nodiscard]] std::uint32_t relationship_count() const {
    return static_cast<std::uint32_t>(relationships_.size());
  }
  /// Ascending by number.
  [[nodiscard]] std::span<const LabelId> labels(NodeId node) const;
  [[nodiscard]] bool has_label(NodeId node, LabelId label) const;
  /// Ascending by id. Removed ones count until compact().
  [[nodiscard]] std::span<const NodeId> nodes_with_label(LabelId label) const;

  [[nodiscard]] NodeId source(RelationshipId relationship) const;
  [[nodiscard]] NodeId target(RelationshipId relationship) const;
  [[nodiscard]] TypeId type(RelationshipId relationship) const;
  /// In order of creation.
  [[nodiscard]] std::span<const Incidence> outgoing(NodeId node) const;
  [[nodiscard]] std::span<const Incidence> incoming(NodeId node) const;

  /// The property's value; null where it is not set.
  [[nodiscard]] const Value& property(NodeId node, KeyId key) const;
  [[nodiscard]] const Value& property(NodeId node, std::string_view key) const;
  [[nodiscard]] const Value& property(RelationshipId relationship, KeyId key) const;
  [[nodiscard]] const Value& property(RelationshipId relationship, std::string_view key) const;
  /// Ascending by key number.
  [[nodiscard]] std::span<const Property> properties(NodeId node) const;
  [[nodiscard]] std::span<const Property> properties(RelationshipId relationship) const;

 private:
  struct Node {
    std::vector<LabelId> labels;
    std::vector<Property> properties;
    std::vector<Incidence> outgoing;
    std::vector<Incidence> incoming;
    bool removed = false;
  };
  struct Relationship {
    NodeId source{};
    NodeId target{};
    TypeId type{};
    std::vector<Property> properties;
    bool removed = false;
  };

  [[nodiscard]] bool is_compact() const;
  void set(std::vector<Property>& properties, KeyId key, Value value);
  void clear(std::vector<Property>& properties);

  void enter(NodeId node, std::optional<KeyId> key = {}, std::optional<LabelId> label = {});
  void leave(NodeId node, std::optional<KeyId> key = {}, std::optional<LabelId> label = {});
  void enter(RelationshipId relationship, std::optional<KeyId> key = {});
  void leave(RelationshipId relationship, std::optional<KeyId> key = {});

  core::StringTable labels_, types_, keys_;
  std::vector<std::uint32_t> type_uses_;            // by TypeId: relationships that are there
  std::vector<std::uint32_t> key_uses_;             // by KeyId: properties that are there
  bool has_gaps_ = false;                           // something was removed
  std::vector<bool> symmetric_;                     // by TypeId
  std::vector<std::vector<NodeId>> label_members_;  // by LabelId
  std::vector<Node> nodes_;
  std::vector<Relationship> relationships_;
  std::vector<PropertyIndex> indexes_;
};

}  // namespace entente::graph
