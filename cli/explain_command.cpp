// `entente explain`: why each sentence of a text states what it states.
#include <fmt/format.h>

#include <memory>

#include "cli/data_folder.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "loaders/documents.hpp"
#include "loaders/reader.hpp"
#include "loaders/schemas.hpp"

namespace entente::cli {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr const char* kExplainExamples = R"help(Examples:
  entente explain summit.txt
  echo 'Mexico sold two ferries to Cuba.' | entente explain -
  entente explain summit.txt --schema my-frames/

For each sentence: its tree, what is known of its phrases, and each frame that has a tree for one of
its words, with what it states or which role stayed empty (docs/frames.md).)help";

struct ExplainOptions {
  std::vector<std::string> inputs;
  std::vector<std::string> schemas;
};

Result<loaders::Reader> make_reader(const ExplainOptions& options) {
  const auto data = data_folder();
  if (!data) return data.error();
  std::vector<std::filesystem::path> folders = {*data / "schemas"};
  folders.insert(folders.end(), options.schemas.begin(), options.schemas.end());
  const auto schemas = loaders::load_schemas(folders);
  if (!schemas) return schemas.error();
  auto pipeline = load_language_model();
  if (!pipeline) return pipeline.error();
  return loaders::Reader::make(*schemas, std::move(*pipeline));
}

Result<void> run_explain(const ExplainOptions& options, Console& console) {
  auto reader = make_reader(options);
  if (!reader) return reader.error();
  auto loaded = loaders::load_documents(options.inputs, console.in);
  if (!loaded) return loaded.error();
  for (graph::Document& document : loaded->documents) {
    if (interrupt_flag()) return Error{ErrorKind::interrupted, "interrupted"};
    for (const auto& sentence : reader->explain(std::move(document))) {
      console.out << sentence.tree;
      for (const std::string& span : sentence.spans) console.out << span << '\n';
      for (const std::string& attempt : sentence.attempts) console.out << attempt << '\n';
      console.out << '\n';
    }
  }
  return {};
}

}  // namespace

void add_explain_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App* command = app.add_subcommand("explain", "Tell why sentences state what they state");
  command->footer(kExplainExamples);
  command->add_option("input", options->inputs, "Files and folders; '-': standard input")
      ->required()
      ->type_name("INPUT");
  command->add_option("--schema", options->schemas, "Add or override schemas; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FOLDER");
  command->callback([&program, options] {
    program.chosen = [&program, options] {
      const auto done = run_explain(*options, program.console);
      return done ? kExitGood : fail(program.console, done.error());
    };
  });
}

}  // namespace entente::cli
