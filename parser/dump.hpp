#pragma once

#include <string>

#include "parser/ast.hpp"

namespace entente::parser {

/// The tree as nested lists, a clause a line: `(and (= (. n name) "x") (labels n Person))`. Equal
/// dumps mean equal trees, spans aside. For tests and for people who look at a tree.
[[nodiscard]] std::string dump(const ast::Query& query);
[[nodiscard]] std::string dump(const ast::Expression& expression);

}  // namespace entente::parser
