#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "language/sentence_columns.hpp"

namespace entente::evaluate {

/// Right ones among those of the gold file and of the system's.
struct Score {
  std::size_t right = 0, gold = 0, system = 0;

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;  ///< 0 to 1
};

/// The metrics of the CoNLL 2018 shared task, and what relation extraction lives on.
struct Scores {
  Score tokens;     ///< by their characters
  Score sentences;  ///< by their first and last character
  Score words;      ///< syntactic words, aligned inside multiword tokens
  Score upos, xpos, feats, lemmas;
  Score uas, las;    ///< las: universal relation, without subtype
  Score las_full;    ///< with subtype
  Score nsubj, obj;  ///< head and relation, nsubj with its subtypes
  Score names;       ///< spans and types
};

/// Compares two annotations of one text. REQUIRES of the input: both texts are the same but for
/// blanks, otherwise an error says where they part. Linear, but for multiword tokens.
[[nodiscard]] core::Result<Scores> evaluate(const std::vector<language::SentenceColumns>& gold,
                                            const std::vector<language::SentenceColumns>& system);

/// A table for people, one metric a line.
[[nodiscard]] std::string to_string(const Scores& scores);

}  // namespace entente::evaluate
