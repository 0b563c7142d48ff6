// Any bytes as a CoNLL-U file: what is read prints to a file that reads to the same, and its words
// stand in the documents' texts.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "language/conllu.hpp"
#include "language/parsed_text.hpp"

namespace {

using namespace entente::language;

std::string printed(const Treebank& bank) {
  std::ostringstream out;
  for (const SentenceColumns& sentence : bank.sentences) write_conllu(out, sentence);
  return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bank = read_conllu({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!bank) return 0;
  const std::string once = printed(*bank);
  const auto again = read_conllu(once, "fuzz");
  if (!again || printed(*again) != once) std::abort();
  const auto documents = documents_of(*bank, "fuzz");
  if (!documents) return 0;
  for (const ParsedDocument& document : *documents) {
    for (const Token& token : document.parsed.tokens) {
      if (token.begin >= token.end || token.end > document.text.size()) std::abort();
    }
  }
  return 0;
}
