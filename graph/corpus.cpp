// The order of a corpus, and the names of modalities.
#include "graph/corpus.hpp"

#include <algorithm>
#include <iterator>

namespace entente::graph {

std::string_view to_string(Modality modality) {
  switch (modality) {
    case Modality::asserted:
      return "asserted";
    case Modality::planned:
      return "planned";
    case Modality::negated:
      return "negated";
  }
  return "asserted";
}

std::optional<Modality> parse_modality(std::string_view text) {
  for (const Modality modality : {Modality::asserted, Modality::planned, Modality::negated}) {
    if (text == to_string(modality)) return modality;
  }
  return std::nullopt;
}

void normalize(Corpus& corpus) {
  auto& readings = corpus.readings;
  const auto by_id = [](const Reading& r) -> const std::string& { return r.document.id; };
  std::ranges::reverse(readings);  // so that of equals the later given comes first
  std::ranges::stable_sort(readings, {}, by_id);
  const auto repeated = std::ranges::unique(readings, {}, by_id);
  readings.erase(repeated.begin(), repeated.end());
}

}  // namespace entente::graph
