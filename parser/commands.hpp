#pragma once

#include <string_view>

#include "parser/ast.hpp"
#include "parser/token.hpp"

namespace entente::parser {

/// The words behind SHOW as the procedure that tells the same: `LABELS` as db.labels. `at` moves
/// behind them. Throws Failure where no such words stand.
[[nodiscard]] ast::Name read_shown(std::string_view text, const Token*& at);

}  // namespace entente::parser
