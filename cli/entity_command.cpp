// `entente entity`: why names are one entity, and which namesakes are others.
#include <fmt/format.h>

#include <memory>
#include <set>

#include "cli/data_folder.hpp"
#include "cli/entity_text.hpp"
#include "cli/program.hpp"
#include "core/names.hpp"
#include "graph/entity_explanation.hpp"
#include "graph/store.hpp"
#include "loaders/schemas.hpp"

namespace entente::cli {
namespace {

constexpr const char* kEntityExamples = R"help(Examples:
  entente entity g.entente "Vladimir Putin"
  entente entity g.entente Georgia --format json     # all entities of the name
  entente entity g.entente country:RU                # by key or id

What is wrong is mended by a file of names: entente build … --merges merges.json)help";

constexpr std::size_t kNearNames = 5;

struct EntityOptions {
  std::string graph, name;
  std::string format = "text";
  std::vector<std::string> schemas;
};

// The gazetteer's names by key, as compared.
core::Result<std::set<std::pair<std::string, std::string>>> gazetteer_names(
    const std::vector<std::string>& more) {
  const auto data = data_folder();
  if (!data) return data.error();
  std::vector<std::filesystem::path> folders = {*data / "schemas"};
  folders.insert(folders.end(), more.begin(), more.end());
  const auto schemas = loaders::load_schemas(folders);
  if (!schemas) return schemas.error();
  std::set<std::pair<std::string, std::string>> names;
  for (const language::GazetteerEntry& entry : schemas->gazetteer.entries) {
    for (const language::GazetteerName& name : entry.names) {
      names.insert({entry.key, core::fold_name(name.text)});
    }
  }
  return names;
}

core::Error nothing_found(const std::string& name, const graph::EntityExplainer& explainer) {
  std::string nearest;
  for (const std::string& near : explainer.near(name, kNearNames)) {
    nearest += fmt::format("{}'{}'", nearest.empty() ? "; did you mean " : ", ", near);
  }
  return {core::ErrorKind::input, fmt::format("expected an entity of the graph, got '{}'{}", name,
                                              nearest.empty() ? "" : nearest + "?")};
}

core::Result<void> run_entity(const EntityOptions& options, Console& console) {
  const auto stored = graph::read_corpus(options.graph);
  if (!stored) return stored.error();
  const auto graph = graph::read_graph(options.graph);
  if (!graph) return graph.error();
  const auto names = gazetteer_names(options.schemas);
  if (!names) return names.error();
  const graph::EntityExplainer explainer(stored->corpus,
                                         [&](const std::string& key, const std::string& name) {
                                           return names->contains({key, core::fold_name(name)});
                                         });
  std::vector<ExplainedEntity> found;
  for (const std::uint32_t entity : explainer.find(options.name)) {
    found.push_back({explainer, stored->corpus, *graph, explainer.explain(entity)});
  }
  if (found.empty()) return nothing_found(options.name, explainer);
  if (options.format == "json") {
    write_entities_json(options.name, found, console.out);
    return {};
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i > 0) console.out << '\n';
    write_entity_text(found[i], console.out);
  }
  return {};
}

}  // namespace

void add_entity_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<EntityOptions>();
  CLI::App* command =
      app.add_subcommand("entity", "Explain why names are one entity, and namesakes others");
  command->footer(kEntityExamples);
  command->add_option("graph", options->graph, "The graph file")->required()->type_name("GRAPH");
  command->add_option("name", options->name, "A name, key or id")->required()->type_name("NAME");
  command->add_option("--schema", options->schemas, "Schemas that the graph was built with")
      ->allow_extra_args(false)
      ->type_name("FOLDER");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT");
  command->callback([&program, options] {
    program.chosen = [&program, options] {
      const auto done = run_entity(*options, program.console);
      return done ? kExitGood : fail(program.console, done.error());
    };
  });
}

}  // namespace entente::cli
