#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

#include "core/value.hpp"
#include "graph/property_graph.hpp"

namespace entente::cli {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void write_text(JsonWriter& json, std::string_view text);
void write_key(JsonWriter& json, std::string_view key);

/// A value as JSON. Dates are ISO 8601 strings; floats that JSON has no numbers for are the strings
/// "NaN", "Infinity", "-Infinity". A node is {"id", "labels", "properties"}, a relationship
/// {"type", "source", "target", "properties"} with the ids of its nodes, a path {"nodes",
/// "relationships"}. A node's id is its property `id` or, where it has none, its number in this
/// graph.
void write_value(JsonWriter& json, const core::Value& value, const graph::PropertyGraph& graph);

}  // namespace entente::cli
