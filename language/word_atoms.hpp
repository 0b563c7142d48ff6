#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/word_clusters.hpp"

namespace entente::language {

/// What the models see of one word, as hashes. Made once a sentence, shared by all stages.
struct WordAtoms {
  std::uint64_t form = 0;                 ///< normalized, case kept
  std::uint64_t lower = 0;                ///< in lower case, digits as 0
  std::array<std::uint64_t, 3> prefix{};  ///< of `lower`: 1 to 3 characters
  std::array<std::uint64_t, 5> suffix{};  ///< of `lower`: 1 to 5 characters
  std::uint32_t shape = 0;                ///< runs of letters' case, digits, marks
  WordCluster cluster;
};

/// `form` with typographic quotes, dashes and ellipses as the plain ones of the treebanks.
[[nodiscard]] std::string normalized(std::string_view form);

/// The capitals of ASCII and Latin-1 in lower case.
[[nodiscard]] std::string lower_case(std::string_view form);

/// What WordAtoms::lower is the hash of: normalized, lower case, digits as 0.
[[nodiscard]] std::string lower_form(std::string_view form);

/// Linear in the forms.
[[nodiscard]] std::vector<WordAtoms> word_atoms(std::span<const std::string_view> forms,
                                                const WordClusters& clusters);

}  // namespace entente::language
