// `entente schema`: the ontology in force.
#include <memory>

#include "cli/data_folder.hpp"
#include "cli/program.hpp"
#include "cli/schema_text.hpp"
#include "loaders/schemas.hpp"

namespace entente::cli {
namespace {

constexpr const char* kSchemaExamples = R"help(Examples:
  entente schema
  entente schema --schema my-names/ --format json)help";

struct SchemaOptions {
  std::vector<std::string> schemas;
  std::string format = "text";
};

core::Result<void> run_schema(const SchemaOptions& options, Console& console) {
  const auto data = data_folder();
  if (!data) return data.error();
  std::vector<std::filesystem::path> folders = {*data / "schemas"};
  folders.insert(folders.end(), options.schemas.begin(), options.schemas.end());
  const auto schemas = loaders::load_schemas(folders);
  if (!schemas) return schemas.error();
  if (options.format == "json") {
    console.out << schemas->ontology.json;
    if (!schemas->ontology.json.ends_with('\n')) console.out << '\n';
  } else {
    write_schema_text(schemas->ontology, console.color, console.out);
  }
  return {};
}

}  // namespace

void add_schema_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<SchemaOptions>();
  CLI::App* command = app.add_subcommand("schema", "Print the ontology in force");
  command->footer(kSchemaExamples);
  command->add_option("--schema", options->schemas, "Add or override schemas; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FOLDER");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT");
  add_color_option(*command, program);
  command->callback([&program, options] {
    program.chosen = [&program, options] {
      const auto done = run_schema(*options, program.console);
      return done ? kExitGood : fail(program.console, done.error());
    };
  });
}

}  // namespace entente::cli
