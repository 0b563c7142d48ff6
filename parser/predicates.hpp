#pragma once

#include <cstddef>
#include <vector>

#include "parser/ast.hpp"

namespace entente::parser {

/// Throws Failure (UnexpectedSyntax) where a pattern stands as an expression outside of a
/// condition: a pattern is a predicate of WHERE, AND, OR, XOR, NOT and CASE WHEN, no value.
/// `wrapped`: where patterns begin that stand inside exists(…), ascending; those are free.
void check_pattern_predicates(const ast::Query& query, const std::vector<std::size_t>& wrapped);

}  // namespace entente::parser
