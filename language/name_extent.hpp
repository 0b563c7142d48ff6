#pragma once

#include <cstdint>
#include <string_view>

#include "language/names.hpp"

namespace entente::language {

/// How far a name reaches whose head noun gives it away, between `first` and `limit`. Refers to the
/// reading. Every question looks at a bounded number of tokens.
class NameExtent {
 public:
  NameExtent(const NameReading& reading, std::uint32_t first, std::uint32_t limit)
      : reading_(reading), draft_(reading.draft), first_(first), limit_(limit) {}

  /// A capitalized word that may be part of such a name.
  [[nodiscard]] bool is_part(std::uint32_t token) const;
  /// One past the capitalized words from `token`, over what joins them: hyphens, "and", "for",
  /// "&", the possessive of "People's" and of who holds an office ("Attorney's Office").
  [[nodiscard]] std::uint32_t run_end(std::uint32_t token) const;
  /// One past the phrases from `at` on that belong to the name of a body, event or agreement whose
  /// head noun ends at `at`: " of Foreign Affairs", " on Violence Against Women", " at Chapel
  /// Hill"; `at` if there are none.
  [[nodiscard]] std::uint32_t tail_end(std::uint32_t at, std::string_view type) const;
  /// The type that a head noun gives to a name; empty: the word is none.
  [[nodiscard]] std::string_view head_type(std::uint32_t token) const;
  /// Whether an office stands before it: "Head *of* the Trade Commission".
  [[nodiscard]] bool is_of_office() const;
  /// Whether an entry of the gazetteer begins at `token`.
  [[nodiscard]] bool is_known(std::uint32_t token) const;

 private:
  [[nodiscard]] bool is_rank_before(std::uint32_t token) const;
  [[nodiscard]] bool is_of_those_who_meet(std::uint32_t token) const;
  [[nodiscard]] bool owns_next_name(std::uint32_t token) const;
  [[nodiscard]] bool is_plural_possessive(std::uint32_t mark) const;
  [[nodiscard]] bool is_described(std::uint32_t token) const;
  [[nodiscard]] bool is_hyphenated_for(std::uint32_t token) const;
  [[nodiscard]] bool is_office_of(std::uint32_t token) const;
  [[nodiscard]] bool begins_person(std::uint32_t token) const;
  [[nodiscard]] bool joins(std::uint32_t conjunction) const;
  [[nodiscard]] bool is_tagged_inside(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::uint32_t end_of_fields(std::uint32_t head, std::uint32_t comma) const;
  [[nodiscard]] bool is_owner_inside(std::uint32_t mark) const;
  [[nodiscard]] bool share_head(std::uint32_t conjunction) const;
  [[nodiscard]] bool is_plural_owner(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t office_tail(std::uint32_t at) const;
  [[nodiscard]] bool is_service(std::uint32_t head) const;
  [[nodiscard]] bool is_campus(std::uint32_t head, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t tail_pair(std::uint32_t conjunction) const;

  const NameReading& reading_;
  const Draft& draft_;
  std::uint32_t first_;
  std::uint32_t limit_;
};

}  // namespace entente::language
