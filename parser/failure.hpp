#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/result.hpp"
#include "parser/token.hpp"

namespace entente::parser {

/// Thrown inside this room only, where the grammar must stop at once; parse() turns it into a
/// Result.
struct Failure {
  core::Error error;
};

/// The standard's names of errors (openCypher's compatibility kit).
namespace code {
inline constexpr std::string_view unexpected_syntax = "UnexpectedSyntax";
inline constexpr std::string_view number_literal = "InvalidNumberLiteral";
inline constexpr std::string_view integer_overflow = "IntegerOverflow";
inline constexpr std::string_view float_overflow = "FloatingPointOverflow";
inline constexpr std::string_view unicode_literal = "InvalidUnicodeLiteral";
inline constexpr std::string_view unicode_character = "InvalidUnicodeCharacter";
inline constexpr std::string_view relationship_pattern = "InvalidRelationshipPattern";
inline constexpr std::string_view clause_composition = "InvalidClauseComposition";
}  // namespace code

[[nodiscard]] inline core::Error syntax_error(std::string_view code, core::SourceSpan span,
                                              std::string message) {
  return {.kind = core::ErrorKind::syntax,
          .message = std::move(message),
          .span = span,
          .code = std::string(code)};
}

[[nodiscard]] inline core::Error limit_error(core::SourceSpan span, std::string message) {
  return {.kind = core::ErrorKind::limit, .message = std::move(message), .span = span};
}

/// What kind of thing is missing, as far as the error's explanation depends on it.
enum class Wanted : std::uint8_t {
  symbol,  ///< a bracket, keyword or expression
  name,    ///< a name, where keywords would need backquotes
  clause,  ///< a clause up to RETURN
  ending,  ///< the end of the query, or what may follow RETURN
};

/// What the grammar needed at some place, in words for people, and the error's code if it is
/// missing.
struct Expectation {
  std::string_view words;
  Wanted wanted = Wanted::symbol;
  std::string_view code = code::unexpected_syntax;
};

/// The error that `got` stands where `expected` should: names both, and the likely slip.
[[nodiscard]] core::Error unexpected(std::string_view text, const Token& got,
                                     const Expectation& expected);

}  // namespace entente::parser
