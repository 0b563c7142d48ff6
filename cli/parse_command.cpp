// `entente parse`: the grammar of texts, as CoNLL-U or as trees for people.
#include <fmt/format.h>

#include <memory>

#include "cli/data_folder.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "language/annotate.hpp"
#include "language/conllu.hpp"
#include "language/syntax.hpp"
#include "loaders/documents.hpp"
#include "loaders/schemas.hpp"

namespace entente::cli {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;
using PipelinePtr = std::shared_ptr<const language::Pipeline>;

constexpr const char* kParseExamples = R"help(Examples:
  entente parse summit.txt
  echo 'Putin and Xi met in Vladivostok.' | entente parse - --format tree
  entente parse --gold-tokens treebank.conllu > parsed.conllu

Annotation is Universal Dependencies. MISC holds the bytes of each word in its file (Begin, End) and
the names (Name=B-PER). With --gold-tokens the input is CoNLL-U, whose words and sentences are kept
and whose other columns are filled in anew.)help";

constexpr std::size_t kMostBytes = std::size_t{1} << 30;

struct ParseOptions {
  std::vector<std::string> inputs;
  std::string output;
  std::string format = "conllu";
  bool gold_tokens = false;
};

class Parse {
 public:
  Parse(const ParseOptions& options, Console& console) : options_(options), console_(console) {}

  Result<void> run() {
    auto pipeline = load_language_model();
    if (!pipeline) return pipeline.error();
    return write_to(options_.output, console_.out, [&](std::ostream& out) {
      return options_.gold_tokens ? parse_treebanks(out, **pipeline)
                                  : parse_texts(out, std::move(*pipeline));
    });
  }

 private:
  Result<void> parse_texts(std::ostream& out, PipelinePtr pipeline) {
    const auto data = data_folder();
    if (!data) return data.error();
    const auto schemas = loaders::load_schemas({*data / "schemas"});
    if (!schemas) return schemas.error();
    const auto loaded = loaders::load_documents(options_.inputs, console_.in);
    if (!loaded) return loaded.error();
    for (const loaders::Skipped& skipped : loaded->skipped) {
      print_notice(console_, fmt::format("{}: passed over: {}", skipped.path, skipped.reason));
    }
    const language::Annotator annotator(schemas->gazetteer, std::move(pipeline));
    for (const auto& document : loaded->documents) {
      if (interrupt_flag()) return Error{ErrorKind::interrupted, "interrupted"};
      const language::AnnotatedText text = annotator.parse(document.text);
      if (options_.format == "conllu") {
        write_conllu(out, text, document.id);
        continue;
      }
      for (const auto& sentence : text.sentences) write_tree(out, columns_of(text, sentence));
    }
    return {};
  }

  Result<void> parse_treebanks(std::ostream& out, const language::Pipeline& pipeline) {
    for (const std::string& input : options_.inputs) {
      auto bytes =
          input == "-" ? read_stream(console_.in, kMostBytes) : read_file(input, kMostBytes);
      if (!bytes) return bytes.error();
      auto treebank = language::read_conllu(std::move(*bytes), input == "-" ? "stdin" : input,
                                            language::ConlluTrees::ignored);
      if (!treebank) return treebank.error();
      for (auto& sentence : treebank->sentences) {
        if (interrupt_flag()) return Error{ErrorKind::interrupted, "interrupted"};
        pipeline.annotate(sentence);
        options_.format == "conllu" ? language::write_conllu(out, sentence)
                                    : language::write_tree(out, sentence);
      }
    }
    return {};
  }

  const ParseOptions& options_;
  Console& console_;
};

}  // namespace

void add_parse_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<ParseOptions>();
  CLI::App* command = app.add_subcommand("parse", "Print the grammar of texts, as CoNLL-U");
  command->footer(kParseExamples);
  command->add_option("input", options->inputs, "Files and folders; '-': standard input")
      ->required()
      ->type_name("INPUT");
  command->add_flag("--gold-tokens", options->gold_tokens, "Inputs are CoNLL-U: keep their words");
  command->add_option("--format", options->format, "conllu, or tree for people")
      ->check(CLI::IsMember(std::vector<std::string>{"conllu", "tree"}).description(""))
      ->type_name("FORMAT");
  command->add_option("-o,--output", options->output, "Write to a file instead of standard output")
      ->type_name("FILE");
  command->callback([&program, options] {
    program.chosen = [&program, options] {
      const auto done = Parse(*options, program.console).run();
      return done ? kExitGood : fail(program.console, done.error());
    };
  });
}

}  // namespace entente::cli
