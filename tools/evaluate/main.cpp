// entente_evaluate GOLD SYSTEM: the scores of one CoNLL-U file against another.
// entente_evaluate GOLD --model MODEL: the scores of a model on the file's own tokens, and its
// speed.
// entente_evaluate GOLD --text: the file's raw text, to be parsed from scratch: the `# text` lines
// parted by blanks, and by a blank line where a paragraph or document begins.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>

#include "language/conllu.hpp"
#include "language/pipeline.hpp"
#include "tools/evaluate/evaluation.hpp"

namespace {

using namespace entente;
using language::SentenceColumns;

core::Result<language::Treebank> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    core::Error error{core::ErrorKind::file, "cannot be opened"};
    error.source_name = path;
    return error;
  }
  return language::read_conllu({std::istreambuf_iterator<char>(file), {}}, path);
}

/// Seconds of the processor, whatever else the machine does.
double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

core::Result<std::vector<SentenceColumns>> annotate(const language::Treebank& gold,
                                                    const std::string& path) {
  const double start = seconds();
  const auto pipeline = language::Pipeline::load(path);
  if (!pipeline) return pipeline.error();
  const double loaded = seconds();
  std::vector<SentenceColumns> system = gold.sentences;
  for (SentenceColumns& sentence : system) pipeline->annotate(sentence);
  const double done = seconds();
  std::cout << pipeline->about() << "loaded in " << 1000 * (loaded - start) << " ms; "
            << static_cast<double>(gold.words()) / (done - loaded) << " words a second\n";
  return system;
}

void print_text(const language::Treebank& bank, std::ostream& out) {
  bool first = true;
  for (const SentenceColumns& sentence : bank.sentences) {
    const bool paragraph = std::ranges::any_of(sentence.comments, [](const std::string& comment) {
      return comment.starts_with("# newpar") || comment.starts_with("# newdoc");
    });
    out << (first ? "" : paragraph ? "\n\n" : " ") << sentence.text;
    first = false;
  }
  out << '\n';
}

int fail(const core::Error& error) {
  std::cerr << to_string(error) << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool by_model = arguments.size() == 3 && arguments[1] == "--model";
  if (!by_model && arguments.size() != 2) {
    std::cerr << "usage: entente_evaluate GOLD.conllu (SYSTEM.conllu | --model MODEL | --text)\n";
    return 2;
  }
  const auto gold = read(arguments[0]);
  if (!gold) return fail(gold.error());
  if (arguments[1] == "--text") {
    print_text(*gold, std::cout);
    return 0;
  }
  // A file's forms are text of its own, which must outlive the comparison.
  auto file =
      by_model ? core::Result<language::Treebank>(language::Treebank{}) : read(arguments[1]);
  if (!file) return fail(file.error());
  if (by_model) {
    auto system = annotate(*gold, arguments[2]);
    if (!system) return fail(system.error());
    file->sentences = std::move(*system);
  }
  const auto scores = evaluate::evaluate(gold->sentences, file->sentences);
  if (!scores) return fail(scores.error());
  std::cout << evaluate::to_string(*scores);
}
