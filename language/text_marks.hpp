#pragma once

#include <cstdint>
#include <vector>

#include "language/draft.hpp"

namespace entente::language {

/// Where names and quotations stand: what words that point back are read against. Refers to the
/// draft, whose names and quotations are found already; spans may be added to it meanwhile.
class TextMarks {
 public:
  explicit TextMarks(const Draft& draft);

  std::vector<bool> covered;           ///< tokens of names and nominals
  std::vector<bool> adjectival;        ///< tokens of adjectival names
  std::vector<bool> quoted;            ///< tokens inside quotations
  std::vector<std::uint32_t> ordered;  ///< numbers of name and title spans, in order of the text

  /// The first name or title that begins at `token` or later.
  [[nodiscard]] std::vector<std::uint32_t>::const_iterator ordered_from(std::uint32_t token) const;
  /// Whether a preposition stands before `token`, titles and adjectives aside; not before `floor`.
  [[nodiscard]] bool is_governed(std::uint32_t token, std::uint32_t floor) const;

 private:
  const Draft& draft_;
};

}  // namespace entente::language
