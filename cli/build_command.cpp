// `entente build`: documents to a graph file, through the rooms in order.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <thread>

#include "cli/data_folder.hpp"
#include "cli/edit_notices.hpp"
#include "cli/interrupt.hpp"
#include "cli/program.hpp"
#include "cli/progress.hpp"
#include "cli/written_statements.hpp"
#include "graph/derivation.hpp"
#include "graph/file_lock.hpp"
#include "graph/store.hpp"
#include "loaders/documents.hpp"
#include "loaders/merges.hpp"
#include "loaders/reader.hpp"
#include "loaders/schemas.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorKind;
using core::Result;

constexpr const char* kBuildExamples = R"help(Examples:
  entente build articles/ -o sino.entente
  entente build more/ one.txt -o sino.entente --add     # documents of the same id are read anew
  cat feed.jsonl | entente build - -o feed.entente --replace
  entente build articles/ -o g.entente --schema my-names/
  entente build articles/ -o g.entente --merges merges.json
  entente build --parsed articles.conllu -o g.entente   # words and trees of another UD parser

Inputs are .txt, .md, .json and .jsonl files, folders of them, or - for standard input.)help";

constexpr unsigned kMostJobs = 1024;

struct BuildOptions {
  std::vector<std::string> inputs;
  std::string output;
  bool add = false;
  bool replace = false;
  bool quiet = false;
  bool parsed = false;  ///< inputs are CoNLL-U
  std::vector<std::string> schemas;
  std::optional<std::string> merges;
  double min_confidence = 0;  ///< claims that are less likely right are left out
  unsigned jobs = 0;          ///< 0: as many as the machine has threads
};

// For another program that changes the file.
constexpr std::chrono::milliseconds kPatience{30'000};

/// What the summary says.
struct Summary {
  std::size_t documents = 0, added = 0, words = 0, entities = 0, facts = 0;
  double seconds = 0;
};

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

/// Every graph file is a SQLite database: what does not begin like one is not to be overwritten.
Result<void> check_replaceable(const fs::path& path) {
  constexpr std::string_view kSqliteMagic{"SQLite format 3\0", 16};
  if (fs::is_directory(path)) {
    return Error{ErrorKind::file, fmt::format("{}: expected a file, got a folder", path.string())};
  }
  std::array<char, kSqliteMagic.size()> head{};
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), head.size());
  const std::string_view got(head.data(), static_cast<std::size_t>(file.gcount()));
  if (got.empty() || got == kSqliteMagic) return {};
  return Error{ErrorKind::file, fmt::format("{}: expected a graph file to replace, got another "
                                            "kind of file; it was not touched",
                                            path.string())};
}

/// Before any work: whether the output can be made and what is there may be changed.
Result<void> check_output(const BuildOptions& options) {
  const fs::path path = options.output;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    return Error{ErrorKind::file, fmt::format("{}: there is no folder '{}' to write it to",
                                              path.string(), folder.string())};
  }
  if (access(folder.c_str(), W_OK) != 0) {
    return Error{ErrorKind::file, fmt::format("{}: {}", folder.string(), std::strerror(errno))};
  }
  if (!is_there(path)) return {};
  if (!options.add && !options.replace) {
    return Error{ErrorKind::file,
                 fmt::format("{}: exists already; --add adds to it, --replace makes it anew",
                             path.string())};
  }
  return options.replace ? check_replaceable(path) : Result<void>();
}

Result<graph::Corpus> stored_corpus(const BuildOptions& options) {
  if (!is_there(options.output)) return graph::Corpus{};
  auto stored = graph::read_corpus(options.output);
  if (options.add) {
    if (!stored) return stored.error();
    return std::move(stored->corpus);
  }
  // Texts are read anew, and what the user said of the graph holds on. A damaged file says nothing.
  graph::Corpus corpus;
  if (stored) corpus.edits = std::move(stored->corpus.edits);
  return corpus;
}

Result<loaders::Schemas> schemas_of(const BuildOptions& options) {
  const auto data = data_folder();
  if (!data) return data.error();
  std::vector<fs::path> folders = {*data / "schemas"};
  folders.insert(folders.end(), options.schemas.begin(), options.schemas.end());
  return loaders::load_schemas(folders);
}

std::size_t words_in(const std::string& text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return words;
}

class Build {
 public:
  Build(const BuildOptions& options, Console& console)
      : options_(options), console_(console), progress_(console, options.quiet) {}

  Result<void> run() {
    const auto begin = std::chrono::steady_clock::now();
    // What a statement changes while this reads would be lost: it waits, or this does.
    const auto lock =
        graph::FileLock::take(options_.output, kPatience, [] { return interrupt_flag().load(); });
    if (!lock) return lock.error();
    if (auto good = check_output(options_); !good) return good;
    auto corpus = stored_corpus(options_);
    if (!corpus) return corpus.error();
    auto schemas = schemas_of(options_);
    if (!schemas) return schemas.error();
    if (auto good = take_merges(*corpus); !good) return good;
    auto readings = read(*schemas);
    if (!readings) return readings.error();
    summary_.added = readings->size();
    for (graph::Reading& reading : *readings) {
      std::erase_if(reading.claims, [&](const graph::Claim& claim) {
        return claim.confidence < options_.min_confidence;
      });
    }
    std::ranges::move(*readings, std::back_inserter(corpus->readings));
    graph::normalize(*corpus);
    if (auto written = write(*corpus, schemas->ontology); !written) return written;
    summary_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    report();
    return {};
  }

 private:
  // A file of names takes the place of what an earlier one said; statements stay.
  Result<void> take_merges(graph::Corpus& corpus) {
    if (!options_.merges) return {};
    const auto data = data_folder();
    if (!data) return data.error();
    auto merges = loaders::load_merges(*options_.merges, *data / "schemas");
    if (!merges) return merges.error();
    merges_ = std::move(*merges);
    std::erase_if(corpus.edits, [](const graph::Edit& edit) {
      return edit.kind != graph::Edit::Kind::statement;
    });
    std::vector<graph::Edit> edits;
    for (const loaders::MergeEdit& merge : merges_) edits.push_back(merge.edit);
    corpus.edits.insert(corpus.edits.begin(), edits.begin(), edits.end());
    return {};
  }

  Result<std::vector<graph::Reading>> read(const loaders::Schemas& schemas) {
    progress_.step("Looking for documents");
    auto loaded = options_.parsed ? loaders::load_parsed(options_.inputs, console_.in)
                                  : loaders::load_documents(options_.inputs, console_.in);
    if (!loaded) return loaded.error();
    progress_.clear();
    for (const loaders::Skipped& skipped : loaded->skipped) {
      if (!options_.quiet) {
        print_notice(console_, fmt::format("{}: passed over: {}", skipped.path, skipped.reason));
      }
    }
    if (loaded->documents.empty()) {
      return Error{ErrorKind::input, fmt::format("{}: expected documents, found none",
                                                 fmt::join(options_.inputs, ", "))};
    }
    for (const auto& document : loaded->documents) summary_.words += words_in(document.text);
    progress_.step("Loading the language model");
    auto pipeline = load_language_model();
    if (!pipeline) return pipeline.error();
    const auto reader = loaders::Reader::make(schemas, std::move(*pipeline));
    if (!reader) return reader.error();
    const unsigned jobs = options_.jobs != 0 ? options_.jobs : std::thread::hardware_concurrency();
    return loaders::read_all(*reader, std::move(*loaded), std::max(1U, jobs), interrupt_flag(),
                             [this](std::size_t done, std::size_t of) {
                               progress_.update("Reading documents", done, of);
                             });
  }

  Result<void> write(const graph::Corpus& corpus, const graph::Ontology& ontology) {
    progress_.step("Resolving names and facts");
    const graph::Resolution resolution = graph::resolve(corpus, ontology);
    if (interrupt_flag()) return Error{ErrorKind::interrupted, "interrupted"};
    for (const std::string& notice : edits_without_effect(merges_, resolution)) {
      if (!options_.quiet) print_notice(console_, *options_.merges + ": " + notice);
    }
    progress_.step("Deriving the graph");
    graph::PropertyGraph graph = graph::derive_graph(corpus, resolution, ontology);
    for (const std::string& failure : apply_statements(corpus.edits, graph)) {
      print_notice(console_, failure);
    }
    if (interrupt_flag()) return Error{ErrorKind::interrupted, "interrupted"};
    progress_.step("Writing the file");
    summary_.documents = corpus.readings.size();
    summary_.entities = resolution.entities.size();
    summary_.facts = resolution.facts.size();
    auto written = graph::write_graph_file(options_.output, corpus, resolution, graph, ontology);
    progress_.clear();
    return written;
  }

  void report() {
    if (options_.quiet) return;
    const bool some_stored = summary_.documents != summary_.added;
    console_.err << fmt::format(
        "{}: {}{}, {} read; {}, {}; {:.1f} s\n", options_.output,
        counted(summary_.documents, "document"),
        some_stored ? fmt::format(" ({} of them new or read anew)", summary_.added) : "",
        counted(summary_.words, "word"), counted(summary_.entities, "entity"),
        counted(summary_.facts, "fact"), summary_.seconds);
  }

  const BuildOptions& options_;
  Console& console_;
  Progress progress_;
  std::vector<loaders::MergeEdit> merges_;
  Summary summary_;
};

}  // namespace

void add_build_command(CLI::App& app, Program& program) {
  auto options = std::make_shared<BuildOptions>();
  CLI::App* command = app.add_subcommand("build", "Read documents and make a graph file of them");
  command->footer(kBuildExamples);
  command->add_option("input", options->inputs, "Files and folders; '-': standard input")
      ->required()
      ->type_name("INPUT");
  command->add_option("-o,--output", options->output, "The graph file to make")
      ->required()
      ->type_name("FILE");
  CLI::Option* add = command->add_flag("--add", options->add, "Add to the graph that is there");
  command->add_flag("--replace", options->replace, "Make the graph that is there anew")
      ->excludes(add);
  command->add_flag("--parsed", options->parsed,
                    "Inputs are CoNLL-U files, parsed by this or another program");
  command->add_option("--schema", options->schemas, "Add or override schemas; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FOLDER");
  command
      ->add_option("--merges", options->merges,
                   "Names to join and to keep apart; takes the place of an earlier file")
      ->type_name("FILE");
  command
      ->add_option("--min-confidence", options->min_confidence,
                   "Leave out what is less likely right, from 0 to 1")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("P");
  command->add_option("--jobs", options->jobs, "Threads that read; default: all the machine has")
      ->check(CLI::Range(1U, kMostJobs).description(""))
      ->type_name("N");
  command->add_flag("-q,--quiet", options->quiet, "Say nothing but errors");
  command->callback([&program, options] {
    program.chosen = [&program, options] {
      const auto done = Build(*options, program.console).run();
      return done ? kExitGood : fail(program.console, done.error());
    };
  });
}

}  // namespace entente::cli
