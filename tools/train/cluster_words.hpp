#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/word_clusters.hpp"

namespace entente::train {

struct ClusterOptions {
  std::size_t fine = 512;
  std::size_t coarse = 64;
  std::size_t rarest = 5;   ///< words that occur less often are left out
  std::size_t passes = 12;  ///< over the vocabulary
};

/// Groups words that stand between alike words: bigram classes by the exchange algorithm (Kneser &
/// Ney 1993), first the words into fine clusters, then these into coarse ones.
[[nodiscard]] language::WordClusters cluster_words(
    const std::vector<std::vector<std::string>>& paragraphs, const ClusterOptions& options);

}  // namespace entente::train
