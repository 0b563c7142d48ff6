#pragma once

#include "parser/ast.hpp"

namespace entente::parser {

/// Whether a part of a query may end with this clause: it returns, writes, or calls.
[[nodiscard]] bool may_end(const ast::Clause& clause);

/// Throws Failure where a clause that reads follows one that writes without WITH between them.
void check_composition(const ast::SingleQuery& query);

}  // namespace entente::parser
