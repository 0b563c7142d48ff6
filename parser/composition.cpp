// Which clause may follow which. That RETURN is the last one the grammar itself knows.
#include "parser/composition.hpp"

#include <variant>

#include "parser/failure.hpp"

namespace entente::parser {
namespace {

template <class... Kinds>
bool is_one_of(const ast::Clause& clause) {
  return (std::holds_alternative<Kinds>(clause) || ...);
}

bool writes(const ast::Clause& clause) {
  return is_one_of<ast::Create, ast::Merge, ast::Set, ast::Remove, ast::Delete, ast::Foreach>(
      clause);
}
bool reads(const ast::Clause& clause) {
  return is_one_of<ast::Match, ast::Unwind, ast::LoadCsv>(clause);
}

core::SourceSpan span_of(const ast::Clause& clause) {
  return std::visit([](const auto& c) { return c.span; }, clause);
}

}  // namespace

bool may_end(const ast::Clause& clause) {
  return writes(clause) || is_one_of<ast::Return, ast::Call, ast::CallSubquery>(clause);
}

void check_composition(const ast::SingleQuery& query) {
  bool has_written = false;
  for (const ast::Clause& clause : query.clauses) {
    if (has_written && reads(clause)) {
      throw Failure{syntax_error(code::clause_composition, span_of(clause),
                                 "expected WITH between a clause that writes and one that reads, "
                                 "as in CREATE (a) WITH a MATCH (b)")};
    }
    has_written = writes(clause) || (has_written && !std::holds_alternative<ast::With>(clause));
  }
}

}  // namespace entente::parser
