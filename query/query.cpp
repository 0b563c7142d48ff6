// The whole way of a query: text, tree, bound plan, better plan, rows; and hints about the answer.
#include "query/query.hpp"

#include <algorithm>

#include "parser/parse.hpp"
#include "query/binder.hpp"
#include "query/optimizer.hpp"
#include "query/plan_runner.hpp"

namespace entente::query {
namespace {

core::Error in_query(const core::Error& error, std::string_view text) {
  return core::located(error, "query", text);
}

std::string plan_text(const BoundQuery& bound) {
  std::string columns;
  for (const std::string& column : bound.columns) columns += (columns.empty() ? "" : ", ") + column;
  std::string text = "Result " + columns;
  for (const char c : "\n" + print(bound.plan, bound.slot_names)) {
    text += c;
    if (c == '\n') text += "  ";
  }
  return text;
}

Table as_table(const std::string& plan) {
  Table table{{"plan"}, {}, {}};
  for (std::size_t begin = 0; begin <= plan.size();) {
    const std::size_t end = std::min(plan.find('\n', begin), plan.size());
    table.rows.push_back({core::Value(plan.substr(begin, end - begin))});
    begin = end + 1;
  }
  return table;
}

core::Result<BoundQuery> prepare(const ast::Query& query, const Context& context) {
  core::Result<BoundQuery> bound = bind(query, context);
  if (bound) bound->plan = optimize(std::move(bound->plan), context.graph);
  return bound;
}

}  // namespace

core::Result<Table> run(std::string_view text, const Context& context) {
  const auto query = parser::parse(text);
  if (!query) return in_query(query.error(), text);
  auto bound = prepare(*query, context);
  if (!bound) return in_query(bound.error(), text);
  if (query->explain) {
    Table table = as_table(plan_text(*bound));
    table.notices = std::move(bound->notices);
    return table;
  }
  auto table = run_plan(*bound, context);
  if (!table) return in_query(table.error(), text);
  return table;
}

core::Result<std::string> explain(std::string_view text, const Context& context) {
  const auto query = parser::parse(text);
  if (!query) return in_query(query.error(), text);
  auto bound = prepare(*query, context);
  if (!bound) return in_query(bound.error(), text);
  return plan_text(*bound);
}

}  // namespace entente::query
