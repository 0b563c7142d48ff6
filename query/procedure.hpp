#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/value.hpp"
#include "graph/property_graph.hpp"
#include "query/static_type.hpp"

namespace entente::query {

/// A parameter or a column of a procedure.
struct ProcedureField {
  std::string name;
  TypeSet types = types::kAny;
};

/// What CALL finds under a name. It reads the graph and changes nothing.
struct Procedure {
  using Rows = std::vector<std::vector<core::Value>>;

  std::string name;
  std::vector<ProcedureField> parameters;
  std::vector<ProcedureField> columns;
  /// A row has a value for each column. Arguments are checked: number and types.
  std::function<Rows(const graph::PropertyGraph&, std::span<const core::Value>)> call;
};

using Procedures = std::map<std::string, Procedure, std::less<>>;

/// Those that every graph has: what names and indexes it uses, and what the language has.
[[nodiscard]] const Procedures& builtin_procedures();

// What they are made of, by subject.
void add_index_procedures(Procedures& all);
void add_schema_procedures(Procedures& all);
void add_language_procedures(Procedures& all);

}  // namespace entente::query
