// A graph file in memory, and counts of what is in it.
#include "cli/open_graph.hpp"

#include <algorithm>
#include <map>

#include "cli/written_statements.hpp"
#include "graph/store.hpp"

namespace entente::cli {
namespace {

using graph::PropertyGraph;

std::vector<NameCount> by_name(std::vector<NameCount> counts) {
  std::erase_if(counts, [](const NameCount& count) { return count.count == 0; });
  std::ranges::sort(counts, {}, &NameCount::name);
  return counts;
}

/// dbms.databases: the one graph that is open, with its file.
query::Procedures procedures_of(const std::filesystem::path& path) {
  using query::types::kBoolean, query::types::kInteger, query::types::kString;
  const auto rows = [path](const PropertyGraph& graph, std::span<const core::Value>) {
    const std::string name = path.empty() ? "memory" : path.stem().string();
    return query::Procedure::Rows{{core::Value(name), core::Value(path.string()),
                                   core::Value("online"), std::int64_t{graph.node_count()},
                                   std::int64_t{graph.relationship_count()}, true}};
  };
  return {{"dbms.databases",
           {"dbms.databases",
            {},
            {{"name", kString},
             {"address", kString},
             {"currentStatus", kString},
             {"nodes", kInteger},
             {"relationships", kInteger},
             {"default", kBoolean}},
            rows}}};
}

/// The right to change the file, waited for as long as the statement may take.
core::Result<graph::FileLock> lock_of(const std::filesystem::path& path,
                                      const query::Limits& limits) {
  constexpr std::chrono::milliseconds kPatience{30'000};
  const auto patience = std::min(kPatience, limits.timeout.value_or(kPatience));
  return graph::FileLock::take(path, patience, [&limits] {
    return limits.interrupted != nullptr && limits.interrupted->load();
  });
}

}  // namespace

OpenGraph::OpenGraph(PropertyGraph graph) : parts_(std::make_unique<Parts>(std::move(graph))) {}

core::Result<OpenGraph> OpenGraph::open(const std::filesystem::path& path) {
  const graph::FileVersion version = graph::version_of(path);
  auto graph = graph::read_graph(path);
  if (!graph) return graph.error();
  OpenGraph open(std::move(*graph));
  open.path_ = path;
  open.version_ = version;
  return open;
}

core::Result<query::Table> OpenGraph::run(std::string_view statement,
                                          const query::Parameters& parameters,
                                          const query::Limits& limits) {
  if (path_.empty() || !query::may_write(statement)) {
    return run_on_this(statement, parameters, limits);
  }
  const auto lock = lock_of(path_, limits);
  if (!lock) return lock.error();
  const bool changed = graph::version_of(path_) != version_;
  if (changed) {
    if (auto read = read_again(); !read) return read.error();
  }
  auto table = run_on_this(statement, parameters, limits);
  if (table && changed) {
    table->notices.push_back(
        {"another program had changed the graph; this was done on what it "
         "holds now",
         {}});
  }
  return table;
}

core::Result<query::Table> OpenGraph::run_on_this(std::string_view statement,
                                                  const query::Parameters& parameters,
                                                  const query::Limits& limits) {
  query::Context context{parts_->graph, parts_->names, parameters, limits};
  context.may_read_files = true;
  const query::Procedures procedures = procedures_of(path_);
  context.procedures = &procedures;
  auto table = run_writing(statement, context, parts_->graph);
  if (!table || !table->side_effects.any()) return table;
  if (const auto kept = keep(as_edit(statement, parameters)); !kept) {
    if (!read_again()) version_ = {};  // so that the next statement that writes tries again
    return kept.error();
  }
  parts_ = std::make_unique<Parts>(std::move(parts_->graph));
  return table;
}

core::Result<void> OpenGraph::read_again() {
  const graph::FileVersion version = graph::version_of(path_);
  auto graph = graph::read_graph(path_);
  if (!graph) return graph.error();
  parts_ = std::make_unique<Parts>(std::move(*graph));
  version_ = version;
  ++times_read_;
  return {};
}

/// Writes the file anew, with the edit and the graph as it is.
core::Result<void> OpenGraph::keep(const graph::Edit& edit) {
  if (path_.empty()) return {};
  auto stored = graph::read_corpus(path_);
  if (!stored) return stored.error();
  stored->corpus.edits.push_back(edit);
  graph::Ontology ontology;
  ontology.json = stored->ontology_json;
  auto written =
      graph::write_graph_file(path_, stored->corpus, stored->resolution, parts_->graph, ontology);
  if (written) version_ = graph::version_of(path_);
  return written;
}

std::vector<NameCount> count_labels(const PropertyGraph& graph) {
  std::vector<NameCount> counts;
  for (std::uint32_t i = 0; i < graph.label_count(); ++i) {
    const graph::LabelId label{i};
    counts.push_back({std::string(graph.name(label)), graph.nodes_with_label(label).size()});
  }
  return by_name(std::move(counts));
}

std::vector<NameCount> count_types(const PropertyGraph& graph) {
  std::vector<NameCount> counts(graph.type_count());
  for (std::uint32_t i = 0; i < graph.type_count(); ++i) {
    counts[i].name = graph.name(graph::TypeId{i});
  }
  for (std::uint32_t i = 0; i < graph.relationship_count(); ++i) {
    ++counts[static_cast<std::uint32_t>(graph.type(core::RelationshipId{i}))].count;
  }
  return by_name(std::move(counts));
}

std::vector<NameCount> count_facts(const PropertyGraph& graph) {
  const auto fact = graph.find_label(kFactLabel);
  std::map<std::string, std::size_t> counts;
  if (!fact) return {};
  for (const core::NodeId node : graph.nodes_with_label(*fact)) {
    ++counts[fact_type_of(graph, node)];
  }
  std::vector<NameCount> list;
  for (const auto& [name, count] : counts) list.push_back({name, count});
  return list;
}

std::string fact_type_of(const PropertyGraph& graph, core::NodeId fact) {
  for (const graph::LabelId label : graph.labels(fact)) {
    const std::string_view name = graph.name(label);
    if (name != kEntityLabel && name != kFactLabel && name != kEventLabel) return std::string(name);
  }
  return {};
}

std::vector<std::string> property_keys(const PropertyGraph& graph) {
  std::vector<std::string> keys;
  for (std::uint32_t i = 0; i < graph.key_count(); ++i) {
    keys.emplace_back(graph.name(graph::KeyId{i}));
  }
  std::ranges::sort(keys);
  return keys;
}

}  // namespace entente::cli
