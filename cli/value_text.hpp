#pragma once

#include <cstddef>
#include <string>

#include "core/value.hpp"
#include "graph/property_graph.hpp"

namespace entente::cli {

/// How values are written for people.
struct ValueStyle {
  bool quote_strings = false;           ///< also where the value is a string itself
  std::size_t nested_string_width = 0;  ///< strings inside others are cut to it; 0: never
};

/// A value as text: strings as they are, dates in ISO 8601, nodes as (:Person {name: 'Xi'}),
/// relationships as [:MET_WITH {count: 2}], paths as a chain of both with names alone, lists and
/// maps as the query language writes them. Null is "null".
[[nodiscard]] std::string value_text(const core::Value& value, const graph::PropertyGraph& graph,
                                     const ValueStyle& style = {});

}  // namespace entente::cli
