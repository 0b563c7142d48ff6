// Values as JSON.
#include "cli/value_json.hpp"

#include <cmath>
#include <span>

namespace entente::cli {
namespace {

using core::NodeId;
using core::RelationshipId;
using core::Value;
using graph::PropertyGraph;

struct JsonValue {
  JsonWriter& json;
  const PropertyGraph& graph;

  void write(const Value& value) const { std::visit(*this, value.variant()); }

  void operator()(core::Null) const { json.Null(); }
  void operator()(bool b) const { json.Bool(b); }
  void operator()(std::int64_t i) const { json.Int64(i); }
  void operator()(double d) const {
    std::isfinite(d) ? void(json.Double(d)) : write_text(json, core::to_string(d));
  }
  void operator()(const std::string& s) const { write_text(json, s); }
  void operator()(const core::Temporal auto& time) const {
    write_text(json, core::to_string(time));
  }
  void operator()(const Value::ListPtr& list) const {
    json.StartArray();
    for (const Value& item : *list) write(item);
    json.EndArray();
  }
  void operator()(const Value::MapPtr& map) const {
    json.StartObject();
    for (const auto& [key, item] : *map) {
      write_key(json, key);
      write(item);
    }
    json.EndObject();
  }
  void operator()(NodeId node) const {
    json.StartObject();
    json.Key("id");
    write_id(node);
    json.Key("labels");
    json.StartArray();
    for (const graph::LabelId label : graph.labels(node)) write_text(json, graph.name(label));
    json.EndArray();
    write_properties(graph.properties(node));
    json.EndObject();
  }
  void operator()(RelationshipId relationship) const {
    json.StartObject();
    json.Key("type");
    write_text(json, graph.name(graph.type(relationship)));
    json.Key("source");
    write_id(graph.source(relationship));
    json.Key("target");
    write_id(graph.target(relationship));
    write_properties(graph.properties(relationship));
    json.EndObject();
  }
  void operator()(const Value::PathPtr& path) const {
    json.StartObject();
    json.Key("nodes");
    json.StartArray();
    for (const NodeId node : path->nodes) (*this)(node);
    json.EndArray();
    json.Key("relationships");
    json.StartArray();
    for (const RelationshipId relationship : path->relationships) (*this)(relationship);
    json.EndArray();
    json.EndObject();
  }

  void write_id(NodeId node) const {
    const Value& id = graph.property(node, "id");
    id.is_null() ? void(json.Uint(index_of(node))) : write(id);
  }

  void write_properties(std::span<const graph::Property> properties) const {
    core::Map sorted;
    for (const auto& [key, value] : properties) sorted.emplace(graph.name(key), value);
    json.Key("properties");
    write(Value(std::move(sorted)));
  }
};

}  // namespace

void write_text(JsonWriter& json, std::string_view text) {
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_key(JsonWriter& json, std::string_view key) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

void write_value(JsonWriter& json, const Value& value, const PropertyGraph& graph) {
  JsonValue{json, graph}.write(value);
}

}  // namespace entente::cli
