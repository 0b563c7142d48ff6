// The whole way of a query: text, tree, bound plan, better plan, rows; and hints about the answer.
#include "query/query.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "parser/parse.hpp"
#include "query/binder.hpp"
#include "query/disposal.hpp"
#include "query/index_commands.hpp"
#include "query/optimizer.hpp"
#include "query/plan_runner.hpp"
#include "query/profile.hpp"

namespace entente::query {
namespace {

core::Error in_query(const core::Error& error, std::string_view text) {
  return core::located(error, "query", text);
}

std::string plan_text(const BoundQuery& bound) {
  std::string text = result_line(bound);
  for (const char c : "\n" + print(bound.plan, bound.slot_names)) {
    text += c;
    if (c == '\n') text += "  ";
  }
  return text;
}

Table as_table(const std::string& plan) {
  Table table{{"plan"}, {}, {}, {}};
  for (std::size_t begin = 0; begin <= plan.size();) {
    const std::size_t end = std::min(plan.find('\n', begin), plan.size());
    table.rows.push_back({core::Value(plan.substr(begin, end - begin))});
    begin = end + 1;
  }
  return table;
}

/// The context for a query that changes nothing.
Context reading(Context context) {
  context.changeable = nullptr;
  return context;
}

bool may_write(const ast::Query& query);

bool may_write(const ast::SingleQuery& part) {
  return std::ranges::any_of(part.clauses, [](const ast::Clause& clause) {
    if (const auto* call = std::get_if<ast::CallSubquery>(&clause)) return may_write(*call->query);
    return std::holds_alternative<ast::Create>(clause) ||
           std::holds_alternative<ast::Merge>(clause) || std::holds_alternative<ast::Set>(clause) ||
           std::holds_alternative<ast::Remove>(clause) ||
           std::holds_alternative<ast::Delete>(clause) ||
           std::holds_alternative<ast::Foreach>(clause);
  });
}

bool may_write(const ast::Query& query) {
  return query.command || std::ranges::any_of(query.parts, [](const ast::SingleQuery& part) {
           return may_write(part);
         });
}

core::Result<BoundQuery> prepare(const ast::Query& query, const Context& context) {
  core::Result<BoundQuery> bound = bind(query, context);
  if (bound) bound->plan = optimize(std::move(bound->plan), context.graph);
  return bound;
}

/// A command has no plan but itself.
std::string command_text(const ast::Command& command) {
  return "Command " + parser::print(command);
}

core::Result<Table> explained(const ast::Query& query, const Context& context) {
  if (query.command) return as_table(command_text(*query.command));
  auto bound = prepare(query, reading(context));
  if (!bound) return bound.error();
  Table table = as_table(plan_text(*bound));
  table.notices = std::move(bound->notices);
  return table;
}

core::Result<Table> prepared_and_run(const ast::Query& query, const Context& context) {
  auto bound = prepare(query, context);
  if (!bound) return bound.error();
  if (!query.profile) return run_plan(*bound, context);
  Profile profile;
  auto answer = run_plan(*bound, context, &profile);
  if (!answer) return answer;
  return profile_table(*bound, profile, *std::move(answer));
}

/// All of the query's changes, or none: a query that fails leaves the graph as it was.
core::Result<Table> run_parsed(const ast::Query& query, const Context& context) {
  if (query.explain) return explained(query, context);
  if (query.command) return run_command(*query.command, context);
  if (context.changeable == nullptr || !may_write(query)) {
    return prepared_and_run(query, reading(context));
  }
  auto before = std::make_shared<graph::PropertyGraph>(*context.changeable);
  auto table = prepared_and_run(query, context);
  if (!table) {
    std::swap(*context.changeable, *before);
    dispose(std::move(before));
  }
  return table;
}

}  // namespace

core::Result<Table> run(std::string_view text, const Context& context) {
  const auto query = parser::parse(text);
  if (!query) return in_query(query.error(), text);
  auto table = run_parsed(*query, context);
  if (!table) return in_query(table.error(), text);
  return table;
}

bool may_write(std::string_view text) {
  const auto query = parser::parse(text);
  return query && !query->explain && may_write(*query);
}

core::Result<std::string> explain(std::string_view text, const Context& context) {
  const auto query = parser::parse(text);
  if (!query) return in_query(query.error(), text);
  if (query->command) return command_text(*query->command);
  auto bound = prepare(*query, reading(context));
  if (!bound) return in_query(bound.error(), text);
  return plan_text(*bound);
}

}  // namespace entente::query
