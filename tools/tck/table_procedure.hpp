#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "query/procedure.hpp"

namespace entente::tck {

/// The procedure that a scenario describes by its signature, as `test.my.proc(in :: INTEGER?) ::
/// (out :: STRING?):`, and by a table: it gives the rows whose first cells are the arguments.
[[nodiscard]] core::Result<query::Procedure> procedure_of(
    const std::string& signature, std::vector<std::vector<core::Value>> rows);

}  // namespace entente::tck
