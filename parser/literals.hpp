#pragma once

#include <string>
#include <string_view>

#include "parser/ast.hpp"
#include "parser/token.hpp"

namespace entente::parser {

/// The value of a number token: an IntegerLiteral (decimal, 0x…, 0o…) or a FloatLiteral, negated if
/// `negative`. Throws Failure: InvalidNumberLiteral, IntegerOverflow, FloatingPointOverflow.
[[nodiscard]] ast::Expression::Node number_value(std::string_view text, const Token& token,
                                                 bool negative);

/// The value of a whole number token, as a bound of a path's length. Throws Failure.
[[nodiscard]] std::int64_t whole_number(std::string_view text, const Token& token);

/// The value of a string token: quotes taken off, escapes resolved. Throws Failure:
/// InvalidUnicodeLiteral, UnexpectedSyntax for an escape that does not exist.
[[nodiscard]] std::string string_value(std::string_view text, const Token& token);

}  // namespace entente::parser
