// entente_evaluate GOLD SYSTEM: the scores of one CoNLL-U file against another.
#include <fstream>
#include <iostream>
#include <iterator>

#include "language/conllu.hpp"
#include "tools/evaluate/evaluation.hpp"

namespace {

using namespace entente;

core::Result<language::Treebank> read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    core::Error error{core::ErrorKind::file, "cannot be opened"};
    error.source_name = path;
    return error;
  }
  return language::read_conllu({std::istreambuf_iterator<char>(file), {}}, path);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: entente_evaluate GOLD.conllu SYSTEM.conllu\n";
    return 2;
  }
  const auto gold = read(argv[1]), system = read(argv[2]);
  for (const auto* file : {&gold, &system}) {
    if (file->has_value()) continue;
    std::cerr << to_string(file->error()) << "\n";
    return 1;
  }
  const auto scores = evaluate::evaluate(gold->sentences, system->sentences);
  if (!scores) {
    std::cerr << to_string(scores.error()) << "\n";
    return 1;
  }
  std::cout << evaluate::to_string(*scores);
}
