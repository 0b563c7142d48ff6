#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "core/result.hpp"
#include "graph/corpus.hpp"
#include "graph/resolution.hpp"

namespace entente::exporters {

struct FactsFilter {
  std::optional<std::string> document;  ///< only this document's
  std::optional<std::string> type;      ///< only facts of this type
  double min_confidence = 0;            ///< only facts of which a claim is at least as sure
};

/// One fact of one document a line of JSON, ordered by document, begin, type: doc, type, modality,
/// confidence, fact, args, quote, begin, end, reported_by where somebody else says so. A document
/// that states one fact with several claims prints it once, with their roles gathered and the best
/// one's quote. REQUIRES: `resolution` is of this corpus. Errors: `out` fails.
[[nodiscard]] core::Result<void> write_facts(const graph::Corpus& corpus,
                                             const graph::Resolution& resolution,
                                             const FactsFilter& filter, std::ostream& out);

}  // namespace entente::exporters
