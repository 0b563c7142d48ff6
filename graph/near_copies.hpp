#pragma once

#include <cstdint>
#include <vector>

#include "graph/corpus.hpp"

namespace entente::graph {

/// For each reading the one that its text is a near-copy of, and itself where it is none. An
/// original is never a copy: what is alike has one original, the earliest by date of publication,
/// then by id; undated texts come last. A pure function of texts, dates and ids.
///
/// Texts are near-copies if of the sequences of five words that either has nine in ten are common
/// to both; published more than a month apart, ninety-nine in a hundred (a notice that is renewed
/// every year is no copy of the last, nor one form filled in for two states of one another). Letter
/// case and punctuation are put aside; texts of fewer than 30 words are too short to be told apart
/// by this, and are originals. (Resemblance of shingles: Broder 1997; candidates by bands of
/// min-hashes: Leskovec, Rajaraman and Ullman, chapter 3.) O(words) for texts that are not alike.
/// REQUIRES: corpus is normalized.
[[nodiscard]] std::vector<std::uint32_t> originals(const Corpus& corpus);

}  // namespace entente::graph
