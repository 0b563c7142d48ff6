// From a bound query to the table: pulls the rows, and says why there may be none.
#include "query/plan_runner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/changes.hpp"
#include "query/disposal.hpp"
#include "query/naming.hpp"
#include "query/operators.hpp"

namespace entente::query {
namespace {

using core::Value;

std::vector<Value> columns_of_row(const BoundQuery& query, const Runtime& runtime) {
  std::vector<Value> values;
  values.reserve(query.slots.size());
  for (const Slot slot : query.slots) values.push_back(runtime.row[slot]);
  return values;
}

bool has_name(const graph::PropertyGraph& graph, graph::NodeId node, const std::string& text) {
  const auto* name = graph.property(node, "name").get_if<std::string>();
  return name != nullptr && *name == text;
}

/// For a text that is no node's name but an alias of one.
void hint_at_alias(const TextConstant& constant, const Context& context, Runtime& runtime) {
  const auto nodes = context.names.find(constant.text);
  const bool is_name = std::ranges::any_of(
      nodes, [&](graph::NodeId node) { return has_name(context.graph, node, constant.text); });
  if (nodes.empty() || is_name) return;
  const std::string more = nodes.size() > 1 ? fmt::format(" and of {} more", nodes.size() - 1) : "";
  runtime.notice(fmt::format("no node has name '{0}'; it is an alias of {1}{2}: use that name or "
                             "entity('{0}')",
                             constant.text, describe_node(context.graph, nodes.front()), more),
                 constant.span);
}

/// What one run holds. Neither operators nor state look at plan or graph when they are destroyed.
struct Run {
  Run(const BoundQuery& query, const Context& context, bool changes, Profile* profile)
      : runtime(context, query.slot_names.size(), changes, profile),
        rows(build(query.plan, runtime)),
        table{query.columns, {}, query.notices, {}} {}

  Runtime runtime;
  OperatorPtr rows;
  Table table;
};

void gather(const BoundQuery& query, Run& run) {
  run.rows->open();
  while (run.rows->next()) {
    if (query.columns.empty()) continue;
    run.table.rows.push_back(columns_of_row(query, run.runtime));
    std::size_t bytes = sizeof(run.table.rows.back());
    for (const Value& value : run.table.rows.back()) bytes += estimate_bytes(value);
    if (!run.runtime.charge(bytes)) break;
  }
}

bool was_stopped(const core::Error& error) {
  return error.kind == core::ErrorKind::limit || error.kind == core::ErrorKind::interrupted;
}

}  // namespace

core::Result<Table> run_plan(const BoundQuery& query, const Context& context, Profile* profile) {
  const bool changes = writes(query.plan);
  if (changes && context.changeable == nullptr) {
    return core::Error{.kind = core::ErrorKind::semantic,
                       .message = "the query changes the graph, which can only be read here",
                       .code = "ReadOnly"};
  }
  finish_disposal();
  auto run = std::make_shared<Run>(query, context, changes, profile);
  auto& [runtime, rows, table] = *run;
  gather(query, *run);
  if (!runtime.failure()) check_removed_nodes(runtime);
  if (runtime.failure()) {
    core::Error error = *runtime.failure();
    if (was_stopped(error)) dispose(std::move(run));
    return error;
  }
  table.side_effects = runtime.side_effects;
  if (table.rows.empty() && !changes) {
    for (const TextConstant& constant : query.texts) hint_at_alias(constant, context, runtime);
  }
  for (Notice& notice : runtime.take_notices()) table.notices.push_back(std::move(notice));
  return std::move(table);
}

}  // namespace entente::query
