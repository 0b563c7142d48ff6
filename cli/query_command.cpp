// `entente query`: runs statements of the command line, of files or of standard input and prints
// their answers.
#include <fmt/format.h>

#include <memory>

#include "cli/interrupt.hpp"
#include "cli/limit_options.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "cli/statements.hpp"
#include "parser/parse.hpp"

namespace entente::cli {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr std::size_t kScriptBytes = 64u << 20;

constexpr const char* kQueryExamples = R"help(Examples:
  entente query g.entente "MATCH (p:Person) RETURN p.name ORDER BY p.name LIMIT 10"
  entente query g.entente -f questions.cypher -P year=2018 -P who="'Xi Jinping'" --format jsonl
  entente query g.entente "EXPLAIN MATCH (a)-[:MET_WITH]->(b) RETURN a, b"
  echo "MATCH (n) RETURN count(*)" | entente query g.entente
  entente query g.entente "MATCH (p:Person {name: 'Xi Jinping'}) SET p.checked = true"

A value of -P is a number, true, false, null, 'text', date('2018-09-11'), a [list] or a {map: 1};
anything else is taken as text. Answers are a table on a terminal and TSV elsewhere.)help";

struct QueryOptions {
  std::string graph;
  std::string query;
  std::vector<std::string> files;
  std::vector<std::string> commands;
  std::vector<std::string> parameters;
  std::string format;
  LimitOptions limits;
};

struct Script {
  std::string name;
  std::string text;
};

Result<Script> script_file(const std::string& path, Console& console) {
  auto text = path == "-" ? read_stream(console.in, kScriptBytes) : read_file(path, kScriptBytes);
  if (!text) return text.error();
  return Script{path == "-" ? "stdin" : path, std::move(*text)};
}

Result<std::vector<Script>> scripts_of(const QueryOptions& options, Console& console) {
  std::vector<Script> scripts;
  if (!options.query.empty()) scripts.push_back({"query", options.query});
  for (const std::string& command : options.commands) scripts.push_back({"query", command});
  std::vector<std::string> files = options.files;
  if (scripts.empty() && files.empty() && !console.in_is_terminal) files.emplace_back("-");
  for (const std::string& file : files) {
    auto script = script_file(file, console);
    if (!script) return script.error();
    scripts.push_back(std::move(*script));
  }
  return scripts;
}

Result<RunSettings> settings_of(const QueryOptions& options, const OpenGraph& graph) {
  RunSettings settings;
  for (const std::string& text : options.parameters) {
    auto parameter = parse_parameter(text, graph);
    if (!parameter) return parameter.error();
    settings.parameters.insert_or_assign(parameter->first, std::move(parameter->second));
  }
  options.limits.add_to(settings);
  return settings;
}

class Runner {
 public:
  Runner(OpenGraph& graph, const RunSettings& settings, Format format, Console& console)
      : graph_(graph), settings_(settings), format_(format), console_(console) {}

  Result<void> run(const Script& script) {
    for (const core::SourceSpan span : parser::split_statements(script.text)) {
      const auto table = run_statement(script.name, script.text, span, graph_, settings_);
      if (!table) return table.error();
      print_notices(console_, std::string_view(script.text).substr(span.begin), table->notices);
      print_side_effects(console_, table->side_effects);
      if (table->columns.empty()) {
        ++ran_;
        continue;
      }
      if (ran_++ > 0 && format_ != Format::jsonl) console_.out << '\n';
      render(*table, graph_.graph(), format_, render_options(console_), console_.out);
      console_.out.flush();
      if (interrupt_flag()) return Error{ErrorKind::interrupted, "interrupted"};
      if (!console_.out) return {};  // run() knows the reason and says it
    }
    return {};
  }

  [[nodiscard]] std::size_t ran() const { return ran_; }

 private:
  OpenGraph& graph_;
  const RunSettings& settings_;
  Format format_;
  Console& console_;
  std::size_t ran_ = 0;
};

Result<void> run_query(const QueryOptions& options, Console& console) {
  const auto scripts = scripts_of(options, console);
  if (!scripts) return scripts.error();
  auto graph = OpenGraph::open(options.graph);
  if (!graph) return graph.error();
  const auto settings = settings_of(options, *graph);
  if (!settings) return settings.error();
  const auto format = parse_format(options.format);
  Runner runner(*graph, *settings,
                format.value_or(console.out_is_terminal ? Format::table : Format::tsv), console);
  for (const Script& script : *scripts) {
    if (auto ran = runner.run(script); !ran) return ran;
  }
  if (runner.ran() == 0) {
    return Error{ErrorKind::usage,
                 "expected a query, as an argument, with -f or on standard input"};
  }
  return {};
}

}  // namespace

void add_query_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<QueryOptions>();
  CLI::App* command =
      app.add_subcommand("query", "Answer questions in openCypher, and change the graph");
  command->footer(kQueryExamples);
  command->add_option("graph", options->graph, "The graph file")->required()->type_name("GRAPH");
  command->add_option("query", options->query, "Statements, separated by ';'")->type_name("QUERY");
  command->add_option("-f,--file", options->files, "Run the statements of a file; '-': of stdin")
      ->allow_extra_args(false)
      ->type_name("FILE");
  command->add_option("-c,--command", options->commands, "Run these statements; may be repeated")
      ->allow_extra_args(false)
      ->type_name("QUERY");
  command->add_option("-P,--param", options->parameters, "Give $name a value; may be repeated")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  command->add_option("--format", options->format, "table, csv, tsv, json, jsonl or markdown")
      ->check(CLI::IsMember(format_names()).description(""))
      ->type_name("FORMAT");
  add_limit_options(*command, options->limits);
  add_color_option(*command, program);
  command->callback([&program, options] {
    program.chosen = [&program, options] {
      const auto done = run_query(*options, program.console);
      return done ? kExitGood : fail(program.console, done.error());
    };
  });
}

}  // namespace entente::cli
