#pragma once

#include "query/bind_session.hpp"

/// Clauses that write or call, each as an operator over `input`; new variables are added to
/// `scope`.
namespace entente::query {

[[nodiscard]] PlanPtr bind_create(BindSession& session, Scope& scope, const ast::Create& clause,
                                  PlanPtr input);
[[nodiscard]] PlanPtr bind_merge(BindSession& session, Scope& scope, const ast::Merge& clause,
                                 PlanPtr input);
/// Items of SET, or of REMOVE: those without a value.
[[nodiscard]] PlanPtr bind_changes(BindSession& session, const Scope& scope,
                                   const std::vector<ast::SetItem>& items, bool removes,
                                   PlanPtr input);
[[nodiscard]] PlanPtr bind_delete(BindSession& session, const Scope& scope,
                                  const ast::Delete& clause, PlanPtr input);
/// `standalone`: the clause is the whole query; it may leave out arguments and YIELD.
[[nodiscard]] PlanPtr bind_call(BindSession& session, Scope& scope, const ast::Call& clause,
                                bool standalone, PlanPtr input);

}  // namespace entente::query
