// `entente facts`: the facts dump of a graph file.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/output.hpp"
#include "cli/program.hpp"
#include "core/names.hpp"
#include "exporters/facts.hpp"
#include "graph/store.hpp"

namespace entente::cli {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr const char* kFactsExamples = R"help(Examples:
  entente facts g.entente > facts.jsonl
  entente facts g.entente --doc summit.txt --type Meeting
  entente facts g.entente -o facts.jsonl

One fact of one document a line, as JSON: type, modality, roles, and the quote with its bytes.)help";

struct FactsOptions {
  std::string graph;
  std::string output;
  exporters::FactsFilter filter;
};

/// A document that the graph does not have is a slip; a type that it has no facts of may be none.
Result<void> check_filter(const exporters::FactsFilter& filter, const graph::Corpus& corpus,
                          const Console& console) {
  std::vector<std::string> documents;
  bool type_found = !filter.type;
  for (const graph::Reading& reading : corpus.readings) {
    documents.push_back(reading.document.id);
    type_found = type_found || std::ranges::any_of(reading.claims, [&](const graph::Claim& claim) {
                   return claim.type == *filter.type;
                 });
  }
  if (filter.document && std::ranges::find(documents, *filter.document) == documents.end()) {
    const auto nearest = core::nearest_name(*filter.document, documents);
    return Error{ErrorKind::input,
                 fmt::format("expected a document of the graph, got '{}'{}", *filter.document,
                             nearest ? fmt::format("; did you mean '{}'?", *nearest) : "")};
  }
  if (!type_found) print_notice(console, fmt::format("no facts of type '{}'", *filter.type));
  return {};
}

Result<void> run_facts(const FactsOptions& options, Console& console) {
  const auto stored = graph::read_corpus(options.graph);
  if (!stored) return stored.error();
  if (auto good = check_filter(options.filter, stored->corpus, console); !good) return good;
  return write_to(options.output, console.out, [&](std::ostream& out) {
    return exporters::write_facts(stored->corpus, stored->resolution, options.filter, out);
  });
}

}  // namespace

void add_facts_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<FactsOptions>();
  CLI::App* command = app.add_subcommand("facts", "Print every fact with its quote, as JSON lines");
  command->footer(kFactsExamples);
  command->add_option("graph", options->graph, "The graph file")->required()->type_name("GRAPH");
  command->add_option("--doc", options->filter.document, "Only this document's facts")
      ->type_name("ID");
  command->add_option("--type", options->filter.type, "Only facts of this type")->type_name("TYPE");
  command
      ->add_option("--min-confidence", options->filter.min_confidence,
                   "Only facts that are at least as likely right, from 0 to 1")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("P");
  command->add_option("-o,--output", options->output, "Write to a file instead of standard output")
      ->type_name("FILE");
  command->callback([&program, options] {
    program.chosen = [&program, options] {
      const auto done = run_facts(*options, program.console);
      return done ? kExitGood : fail(program.console, done.error());
    };
  });
}

}  // namespace entente::cli
