#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/ast.hpp"

/// Pieces of a printed query that several of its printers share.
namespace entente::parser {

/// In backquotes where it would not read as a name without them.
[[nodiscard]] std::string print_name(std::string_view name);
[[nodiscard]] std::string print_name(const ast::Name& name);
/// Name after name as in `:A:B`, or the expression if there is one.
[[nodiscard]] std::string print_labels(const std::vector<ast::Name>& labels,
                                       const std::optional<ast::LabelExpression>& expression);
[[nodiscard]] std::string print_map(const ast::MapLiteral& map);
[[nodiscard]] std::string print_parameter(const ast::Parameter& parameter);
[[nodiscard]] std::string print_path(const ast::PathPattern& path);
/// What SET or REMOVE changes: in parentheses unless it is a postfix expression or has labels.
[[nodiscard]] std::string print_target(const ast::ExpressionPtr& target);
/// `head` and the expression; nothing where there is none.
[[nodiscard]] std::string optional_part(std::string_view head,
                                        const ast::ExpressionPtr& expression);

}  // namespace entente::parser
