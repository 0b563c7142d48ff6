#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/byte_stream.hpp"

namespace entente::language {

/// Which cluster of words that occur alike a word is in: a fine one, and the coarse one that holds
/// it. 0: unknown word.
struct WordCluster {
  std::uint16_t fine = 0;
  std::uint16_t coarse = 0;
};

/// The clusters of words, looked up by 32 bits of the word's hash.
class WordClusters {
 public:
  WordClusters() = default;
  /// `words` with their fine cluster (from 1); `coarse_of[fine]` is the coarse one.
  WordClusters(const std::vector<std::pair<std::string, std::uint16_t>>& words,
               std::vector<std::uint16_t> coarse_of);

  /// `hash` is hash_bytes of the word. Expected constant time.
  [[nodiscard]] WordCluster find(std::uint64_t hash) const;
  /// The largest number of a fine cluster.
  [[nodiscard]] std::size_t fine_clusters() const {
    return coarse_of_.empty() ? 0 : coarse_of_.size() - 1;
  }
  [[nodiscard]] std::size_t words() const { return keys_.size(); }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  void index();

  std::vector<std::uint32_t> keys_;  // ascending
  std::vector<std::uint16_t> fine_;
  std::vector<std::uint16_t> coarse_of_;
  std::vector<std::uint32_t> buckets_;
};

}  // namespace entente::language
