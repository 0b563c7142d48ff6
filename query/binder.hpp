#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "parser/ast.hpp"
#include "query/plan.hpp"
#include "query/query.hpp"

namespace entente::query {

/// A text that the query compares with something, for hints when nothing is found.
struct TextConstant {
  std::string text;
  core::SourceSpan span;
};

/// A query whose names are resolved and whose sense was checked, as the plan that follows its
/// clauses to the letter: patterns from left to right, conditions after them.
struct BoundQuery {
  PlanPtr plan;
  std::vector<std::string> columns;
  std::vector<Slot> slots;  ///< of the columns
  SlotNames slot_names;     ///< of all slots
  std::vector<Notice> notices;
  std::vector<TextConstant> texts;
};

/// Errors are of kind semantic, with a span and openCypher's name of the error as code.
[[nodiscard]] core::Result<BoundQuery> bind(const ast::Query& query, const Context& context);

}  // namespace entente::query
