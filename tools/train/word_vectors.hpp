#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/byte_stream.hpp"

namespace entente::train {

/// A vector for each word, by the hash of its folded form (WordAtoms::lower).
struct WordVectors {
  std::size_t width = 0;
  std::vector<std::uint64_t> hashes;  ///< ascending
  std::vector<float> values;          ///< a row of `width` numbers for each hash

  void write(language::ByteWriter& out) const;
  [[nodiscard]] bool read(language::ByteReader& in);
};

struct VectorOptions {
  std::uint64_t seed = 1;
  std::size_t width = 48;
  std::size_t rarest = 5;  ///< words that occur less often get no vector
  std::size_t passes = 3;
  std::size_t negatives = 5;
  double subsampling = 1e-3;  ///< words more frequent than this share are sometimes passed over
};

/// Vectors by structured skip-gram with negative sampling (Ling et al. 2015): each of the two
/// places on both sides of a word has context vectors of its own, so that vectors tell word order.
[[nodiscard]] WordVectors train_vectors(const std::vector<std::vector<std::string>>& paragraphs,
                                        const VectorOptions& options);

}  // namespace entente::train
