// `entente export`: the graph for other programs.
#include <memory>

#include "cli/open_graph.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "exporters/graphml.hpp"

namespace entente::cli {
namespace {

constexpr const char* kExportExamples = R"help(Examples:
  entente export g.entente -o g.graphml            # for Gephi, NetworkX, igraph, Cytoscape
  entente export g.entente --full -o all.graphml   # with fact and document nodes
  entente export g.entente --strict > valid.graphml

Relationships of one type between two nodes are one edge with their mentions as its weight, unless
--multi is given.)help";

struct ExportOptions {
  std::string graph;
  std::string output;
  std::string format = "graphml";
  exporters::GraphmlOptions graphml;
};

core::Result<void> run_export(const ExportOptions& options, Console& console) {
  const auto graph = OpenGraph::open(options.graph);
  if (!graph) return graph.error();
  return write_to(options.output, console.out, [&](std::ostream& out) {
    return exporters::write_graphml(graph->graph(), options.graphml, out);
  });
}

}  // namespace

void add_export_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = app.add_subcommand("export", "Write the graph for Gephi and other programs");
  command->footer(kExportExamples);
  command->add_option("graph", options->graph, "The graph file")->required()->type_name("GRAPH");
  command->add_option("--format", options->format, "graphml")
      ->check(CLI::IsMember({"graphml"}).description(""))
      ->type_name("FORMAT");
  command->add_option("-o,--output", options->output, "Write to a file instead of standard output")
      ->type_name("FILE");
  command->add_flag("--full", options->graphml.full, "Also fact and document nodes");
  command->add_flag("--strict", options->graphml.strict,
                    "Valid against GraphML's schema: no attribute 'label' on edges");
  command->add_flag("--multi", options->graphml.multi, "Every relationship an edge of its own");
  command->callback([&program, options] {
    program.chosen = [&program, options] {
      const auto done = run_export(*options, program.console);
      return done ? kExitGood : fail(program.console, done.error());
    };
  });
}

}  // namespace entente::cli
