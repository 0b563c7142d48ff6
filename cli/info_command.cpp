// `entente info`: what is in a graph file, counted.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/open_graph.hpp"
#include "cli/program.hpp"
#include "cli/value_json.hpp"
#include "core/date.hpp"
#include "graph/store.hpp"

namespace entente::cli {
namespace {

constexpr const char* kInfoExamples = R"help(Examples:
  entente info g.entente
  entente info g.entente --format json)help";

struct InfoOptions {
  std::string graph;
  std::string format = "text";
};

/// The first and the last of some days; empty texts: there are none.
struct Range {
  std::string first, last;

  void add(const std::string& day) {
    if (first.empty() || day < first) first = day;
    if (last.empty() || day > last) last = day;
  }
};

struct Info {
  std::uintmax_t bytes = 0;
  std::size_t documents = 0, mentions = 0, claims = 0, entities = 0, facts = 0, nodes = 0,
              relationships = 0;
  Range published, facts_dates;
  std::vector<NameCount> labels, types, fact_types;
};

void add_span(Range& range, const std::string& iso) {
  const auto span = core::parse_date_span(iso);
  if (!span) return;
  if (span->earliest) range.add(to_string(*span->earliest));
  if (span->latest) range.add(to_string(*span->latest));
}

void count_corpus(const graph::StoredCorpus& stored, Info& info) {
  for (const graph::Reading& reading : stored.corpus.readings) {
    ++info.documents;
    info.mentions += reading.mentions.size();
    info.claims += reading.claims.size();
    add_span(info.published, reading.document.published);
    for (const graph::Claim& claim : reading.claims) {
      for (const graph::Filler& filler : claim.fillers) {
        if (filler.role == "date") add_span(info.facts_dates, filler.value);
      }
    }
  }
  info.entities = stored.resolution.entities.size();
  info.facts = stored.resolution.facts.size();
}

core::Result<Info> gather(const std::string& path) {
  const auto stored = graph::read_corpus(path);
  if (!stored) return stored.error();
  const auto graph = graph::read_graph(path);
  if (!graph) return graph.error();
  Info info;
  std::error_code unknown;
  info.bytes = std::filesystem::file_size(path, unknown);
  if (unknown) return core::Error{core::ErrorKind::file, path + ": " + unknown.message()};
  count_corpus(*stored, info);
  info.nodes = graph->node_count();
  info.relationships = graph->relationship_count();
  info.labels = count_labels(*graph);
  info.types = count_types(*graph);
  info.fact_types = count_facts(*graph);
  return info;
}

std::string range_text(const Range& range) {
  return range.first.empty() ? "none known" : range.first + " to " + range.last;
}

void write_counts(std::string_view head, const std::vector<NameCount>& counts, std::ostream& out) {
  out << '\n' << head << '\n';
  std::size_t width = 0;
  for (const auto& [name, count] : counts) width = std::max(width, name.size());
  for (const auto& [name, count] : counts)
    out << fmt::format("  {:<{}}  {:>8}\n", name, width, count);
}

void write_report(const Info& info, std::ostream& out) {
  out << fmt::format("documents      {:>10}\n", info.documents)
      << fmt::format("mentions       {:>10}\n", info.mentions)
      << fmt::format("claims         {:>10}\n", info.claims)
      << fmt::format("entities       {:>10}\n", info.entities)
      << fmt::format("facts          {:>10}\n", info.facts)
      << fmt::format("nodes          {:>10}\n", info.nodes)
      << fmt::format("relationships  {:>10}\n", info.relationships)
      << fmt::format("bytes          {:>10}\n", info.bytes) << "published      "
      << range_text(info.published) << '\n'
      << "facts dated    " << range_text(info.facts_dates) << '\n';
  write_counts("Nodes by label", info.labels, out);
  write_counts("Relationships by type", info.types, out);
  write_counts("Facts by type", info.fact_types, out);
}

void write_counts(JsonWriter& json, std::string_view key, const std::vector<NameCount>& counts) {
  write_key(json, key);
  json.StartObject();
  for (const auto& [name, count] : counts) {
    write_key(json, name);
    json.Uint64(count);
  }
  json.EndObject();
}

void write_range(JsonWriter& json, std::string_view key, const Range& range) {
  write_key(json, key);
  if (range.first.empty()) {
    json.Null();
    return;
  }
  json.StartArray();
  write_text(json, range.first);
  write_text(json, range.last);
  json.EndArray();
}

void write_json(const Info& info, std::ostream& out) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  const std::pair<std::string_view, std::uint64_t> numbers[] = {
      {"documents", info.documents},         {"mentions", info.mentions}, {"claims", info.claims},
      {"entities", info.entities},           {"facts", info.facts},       {"nodes", info.nodes},
      {"relationships", info.relationships}, {"bytes", info.bytes}};
  for (const auto& [key, number] : numbers) {
    write_key(json, key);
    json.Uint64(number);
  }
  write_range(json, "published", info.published);
  write_range(json, "facts_dated", info.facts_dates);
  write_counts(json, "nodes_by_label", info.labels);
  write_counts(json, "relationships_by_type", info.types);
  write_counts(json, "facts_by_type", info.fact_types);
  json.EndObject();
  out << std::string_view(buffer.GetString(), buffer.GetSize()) << '\n';
}

core::Result<void> run_info(const InfoOptions& options, Console& console) {
  const auto info = gather(options.graph);
  if (!info) return info.error();
  options.format == "json" ? write_json(*info, console.out) : write_report(*info, console.out);
  return {};
}

}  // namespace

void add_info_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<InfoOptions>();
  CLI::App* command = app.add_subcommand("info", "Count what is in a graph file");
  command->footer(kInfoExamples);
  command->add_option("graph", options->graph, "The graph file")->required()->type_name("GRAPH");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT");
  command->callback([&program, options] {
    program.chosen = [&program, options] {
      const auto done = run_info(*options, program.console);
      return done ? kExitGood : fail(program.console, done.error());
    };
  });
}

}  // namespace entente::cli
