#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "graph/property_graph.hpp"

/// The notation in which scenarios write results: `(:A {a: 1})`, `[:T]`, `<(:A)-[:T]->()>`, lists,
/// maps, numbers, strings. Both sides are brought into one form, so that equal texts mean equal
/// values.
namespace entente::tck {

struct Comparison {
  bool ignore_list_order = false;
};

/// The one form of a value that the scenario expects; an error where it cannot be read.
[[nodiscard]] core::Result<std::string> expected_form(std::string_view text, Comparison comparison);

/// The same of a value that a query gave.
[[nodiscard]] std::string actual_form(const core::Value& value, const graph::PropertyGraph& graph,
                                      Comparison comparison);

}  // namespace entente::tck
