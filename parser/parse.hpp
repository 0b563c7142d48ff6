#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "parser/ast.hpp"

namespace entente::parser {

/// The syntax tree of one query (an optional ';' may end it). Comments are `//` to the line's end
/// and
/// `/* … */`. Errors are of kind syntax, located in the text, and say what was expected. Depth is
/// capped at 256 nested expressions, size at 16 MiB; time is linear in the text.
[[nodiscard]] core::Result<ast::Query> parse(std::string_view text);

/// One expression alone, as `-P name=value` of the command line takes it.
[[nodiscard]] core::Result<ast::Expression> parse_expression(std::string_view text);

/// Where each statement of a script ends: the texts between ';' (outside strings, comments and
/// backquotes), empty ones left out, as ranges of bytes. For files of queries and for the shell.
[[nodiscard]] std::vector<core::SourceSpan> split_statements(std::string_view script);

/// Whether `text` ends a statement: its last token is a ';' outside strings and comments.
[[nodiscard]] bool is_complete(std::string_view text);

/// The language's keywords in upper case, sorted; for completion and highlighting.
[[nodiscard]] const std::vector<std::string>& keywords();

/// The tree as a query that parses to the same tree.
[[nodiscard]] std::string print(const ast::Query& query);
[[nodiscard]] std::string print(const ast::Expression& expression);
[[nodiscard]] std::string print(const ast::Command& command);

}  // namespace entente::parser
