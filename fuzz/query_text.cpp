// Any bytes as a query: what parses prints to a query that parses to the same tree, and an error
// points into the text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "parser/dump.hpp"
#include "parser/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente::parser;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto query = parse(text);
  if (!query) {
    const auto& span = query.error().span;
    if (query.error().message.empty() || (span && span->end > size)) std::abort();
    return 0;
  }
  const auto again = parse(print(*query));
  if (!again || dump(*again) != dump(*query)) std::abort();
  return 0;
}
