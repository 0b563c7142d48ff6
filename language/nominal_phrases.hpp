#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/authors.hpp"
#include "language/office_holders.hpp"
#include "language/scenes.hpp"

namespace entente::language {

/// Words that point to entities, and these.
struct Reference {
  TokenRange tokens;
  std::vector<std::uint32_t> entities;
};

/// Noun phrases that point to what a text has named: "the two countries", "both sides", "the
/// leaders", "the Russian president", "the secretary", "the Forum", "the group". Refers to all that
/// it is made of.
class NominalPhrases {
 public:
  NominalPhrases(const Draft& draft, const TextMarks& marks, const Scenes& scenes,
                 const Authors& authors)
      : draft_(draft), marks_(marks), scenes_(scenes), authors_(authors), holders_(draft, marks) {}

  /// The phrase that begins with "the" or "both" at `t`, in the sentence that the scenes have
  /// entered; none where it is not clear what is meant.
  [[nodiscard]] std::optional<Reference> read(std::uint32_t t) const;

 private:
  using Entities = std::vector<std::uint32_t>;

  [[nodiscard]] const TextEntity& entity(std::uint32_t index) const {
    return draft_.out.entities[index];
  }
  [[nodiscard]] bool is_type(std::uint32_t index, std::string_view type) const {
    return entity(index).type == type;
  }
  [[nodiscard]] bool is_two(std::uint32_t token) const {
    return draft_.is(token, "two") || draft_.is(token, "2");
  }
  /// "our countries", "our three nations", "the three countries": the states whose text it is.
  [[nodiscard]] std::optional<Reference> read_speakers(std::uint32_t t) const;
  /// "the two countries", "both sides", "the two leaders".
  [[nodiscard]] std::optional<Reference> read_pair(std::uint32_t t) const;
  [[nodiscard]] bool is_verb(std::uint32_t token) const;
  [[nodiscard]] bool are_two_states(const Entities& bodies) const;
  /// "the leaders", "the three leaders", "the presidents": the persons who were named together
  /// last, or those whose text it is.
  [[nodiscard]] std::optional<Reference> read_group(std::uint32_t t) const;
  /// "the Russian president", "the president".
  [[nodiscard]] std::optional<Reference> read_office(std::uint32_t t) const;
  /// "the secretary general": the word belongs to the noun behind it.
  [[nodiscard]] bool is_modifier(std::uint32_t token) const;
  /// Those of `persons` whom the nearest sentence that names any of them names.
  [[nodiscard]] Entities nearest_of(const Entities& persons, std::uint32_t t) const;
  [[nodiscard]] const Span* title_at(std::uint32_t token) const;
  [[nodiscard]] bool name_begins(std::uint32_t token) const;
  /// "the Forum", "the organization": the thing named last whose name ends so.
  [[nodiscard]] std::optional<Reference> read_head(std::uint32_t t) const;
  /// "the group", "the country": what is named so in the nearest sentence that names any; where it
  /// names several, the one that it tells of.
  [[nodiscard]] std::optional<std::uint32_t> nearest_like(std::uint32_t t,
                                                          const std::string& word) const;
  /// "the exercises": the military exercise named last.
  [[nodiscard]] std::optional<Reference> read_exercise(std::uint32_t t) const;
  [[nodiscard]] std::optional<std::uint32_t> nearest_with_head(std::uint32_t t,
                                                               const std::string& word) const;
  /// Of a recurring event its one edition in this text, if there is just one.
  [[nodiscard]] std::uint32_t only_edition(std::uint32_t named) const;

  const Draft& draft_;
  const TextMarks& marks_;
  const Scenes& scenes_;
  const Authors& authors_;
  OfficeHolders holders_;
};

}  // namespace entente::language
