#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "language/names_at.hpp"

namespace entente::language {

/// Whether `word` (in lower case) is a rank before an office and part of it: "deputy", "regional".
[[nodiscard]] bool is_office_rank(std::string_view word);

/// Which words are an office, and how far they reach beyond the gazetteer's entry for it. Refers to
/// what it is made of.
class TitleExtent {
 public:
  TitleExtent(const NameReading& reading, const NamesAt& names)
      : reading_(reading), draft_(reading.draft), names_(names) {}

  /// Whether the words at `token` that the table knows as `title` are one here: "major" only before
  /// a name, "head" before "of", "leader" of a state, party or the like.
  [[nodiscard]] bool is_office(const TrieMatch& title, std::uint32_t token) const;

  /// Where a title begins that has a rank before the table's entry: "Associate Attorney General".
  [[nodiscard]] std::uint32_t before_title(std::uint32_t first) const;

  /// The end of a title that goes on where the table's entry ends: "Deputy" before "Inspector
  /// General", "Chairman" before "Emeritus", "Commissioner" before "General", "Senior Advisor"
  /// before "to the President".
  [[nodiscard]] std::uint32_t past_rank(std::uint32_t first, std::uint32_t last,
                                        std::uint32_t limit) const;

  /// "Assistant U.S. Attorney": the rank that stands before the state whose title it is, and a
  /// blank; or nothing.
  [[nodiscard]] std::string rank_before_state(std::uint32_t first) const;

  /// "deputy domestic policy adviser", "Chief Judge": the title goes on to the noun that it
  /// describes, if that is an office.
  [[nodiscard]] std::uint32_t past_head(std::uint32_t last, std::uint32_t limit) const;

  /// "ambassador" and "to the United States" behind it: the state is part of the title.
  [[nodiscard]] std::uint32_t past_posting(std::uint32_t at, std::string& value) const;

  /// "secretary" and "for Climate and Energy" behind it, if the holder's name follows.
  [[nodiscard]] std::uint32_t past_field(std::uint32_t at, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t past_domain(std::uint32_t at, std::uint32_t limit,
                                          std::string& value) const;

 private:
  [[nodiscard]] bool is_field(std::uint32_t token) const;
  [[nodiscard]] bool is_leader_of_kind(std::uint32_t token) const;
  [[nodiscard]] bool is_own_rank(std::uint32_t token, std::uint32_t limit) const;

  const NameReading& reading_;
  const Draft& draft_;
  const NamesAt& names_;
};

}  // namespace entente::language
