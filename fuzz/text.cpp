// Any bytes as a document: grammar, names and claims, whose spans must lie in the text.
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "language/pipeline.hpp"
#include "loaders/reader.hpp"
#include "loaders/schemas.hpp"

namespace {

using namespace entente;

template <class T>
T value_or_exit(core::Result<T> result) {
  if (result) return std::move(result).value();
  std::cerr << to_string(result.error()) << "\n";
  std::exit(1);
}

const loaders::Reader& reader() {
  static const loaders::Reader made = [] {
    auto pipeline = value_or_exit(language::Pipeline::load(SOURCE_DIR "/models/entente-en.model"));
    return value_or_exit(
        loaders::Reader::make(value_or_exit(loaders::load_schemas({SOURCE_DIR "/schemas"})),
                              std::make_shared<const language::Pipeline>(std::move(pipeline))));
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  graph::Document document;
  document.id = "fuzz";
  document.text.assign(reinterpret_cast<const char*>(data), size);
  const graph::Reading reading = reader().read(std::move(document));
  for (const graph::Claim& claim : reading.claims) {
    if (claim.evidence.end > size || claim.evidence.begin >= claim.evidence.end) std::abort();
  }
  return 0;
}
