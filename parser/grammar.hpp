#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parser/ast.hpp"
#include "parser/token.hpp"

namespace entente::parser {

/// How deep brackets and CASE may nest.
inline constexpr std::size_t kDeepest = 256;

/// Stands for "no partner" in TokenSequence.
inline constexpr std::uint32_t kNoPartner = 0;

/// All tokens of one query. The last token is of kind end. The text must outlive it.
struct TokenSequence {
  std::string_view text;
  std::vector<Token> tokens;
  /// For every opening bracket the distance to the one that closes it; for every `|` the distance
  /// back to the bracket that it stands in; kNoPartner elsewhere.
  std::vector<std::uint32_t> partner;
};

/// Cuts the text. Throws Failure when brackets nest deeper than kDeepest: before any recursion.
[[nodiscard]] TokenSequence tokenize(std::string_view text);

/// Throws Failure (limit) when `depth` is more than kDeepest, or the stack nearly full.
void check_depth(std::size_t depth, core::SourceSpan span);

/// What the grammar read, beside the tree.
struct Reading {
  std::size_t steps = 0;  ///< how often a token was looked at: the measure of the work done
  /// Where the patterns begin that stand inside exists(…), ascending: these may stand anywhere.
  std::vector<std::size_t> wrapped_patterns;
};

/// The whole sequence as a query, or as one expression. Throws Failure.
[[nodiscard]] ast::Query read_query(const TokenSequence& sequence, Reading& reading);
[[nodiscard]] ast::ExpressionPtr read_expression(const TokenSequence& sequence, Reading& reading);

}  // namespace entente::parser
