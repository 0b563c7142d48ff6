#pragma once

#include "core/result.hpp"
#include "parser/ast.hpp"
#include "query/query.hpp"

namespace entente::query {

/// Makes or drops an index of the context's graph. Without a name it is called `index_Label_key`.
/// Errors are of kind semantic: IndexAlreadyExists, IndexWithNameAlreadyExists, IndexNotFound,
/// TooManyIndexes, ReadOnly.
[[nodiscard]] core::Result<Table> run_command(const parser::ast::Command& command,
                                              const Context& context);

}  // namespace entente::query
