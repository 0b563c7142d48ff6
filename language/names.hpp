#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "language/draft.hpp"
#include "language/entity_table.hpp"
#include "language/gazetteer.hpp"
#include "language/name_trie.hpp"

namespace entente::language {

/// What the readers of names know before any text, made once.
struct NameKnowledge {
  NameKnowledge(const Gazetteer& gazetteer, const Abbreviations& abbreviations);

  Gazetteer gazetteer;
  NameTrie trie;
  TextMap<GivenName> given_names;  ///< by lower-case form
  TextMap<bool> particles;         ///< lower case
  TextMap<std::uint32_t> series;   ///< lower-case name of a recurring event -> its entry
  TextMap<std::vector<std::uint32_t>> persons;  ///< short form ("putin") -> gazetteer entries
};

/// The reading of names in one text.
struct NameReading {
  Draft& draft;
  const NameKnowledge& known;
  EntityTable entities;
  std::vector<bool> taken;              ///< per token: inside a name
  std::vector<std::uint32_t> sentence;  ///< per token: index of its sentence, or none
  TextMap<std::uint32_t> short_names;   ///< abbreviations that the text introduces
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  NameReading(Draft& text, const NameKnowledge& knowledge);

  [[nodiscard]] bool is_free(TokenRange range) const;
  /// Marks the tokens as taken and adds the span.
  Span& take(std::uint32_t entity, TokenRange range);
  [[nodiscard]] bool opens_sentence(std::uint32_t token) const {
    return sentence[token] != none && draft.out.sentences[sentence[token]].tokens.first == token;
  }
  /// The final name span added so far whose tokens end at `token`; nullptr if there is none.
  [[nodiscard]] const Span* name_ending_at(std::uint32_t token) const;
};

/// A candidate of a stage: what the words from `range.first` on may name.
struct Candidate {
  TokenRange range;
  std::string type;
  std::string name;
};

/// Names that their head noun gives away: "… Institute", "Ministry of …", "G20 summit",
/// "Vostok 2018", "Gulf of …". `limit`: one past the sentence. Bounded look-ahead.
[[nodiscard]] std::optional<Candidate> descriptive_name(const NameReading& reading,
                                                        std::uint32_t first, std::uint32_t limit);

/// Which of the things that a gazetteer name may stand for it stands for here; nullptr if the words
/// are no name here (an ambiguous name without support). Sets `adjectival`.
[[nodiscard]] const TrieName* choose_sense(const NameReading& reading, const TrieMatch& match,
                                           std::uint32_t first, bool& adjectival);

/// Full names of persons at `first`: by given name, title before or after, family name or context.
[[nodiscard]] std::optional<TokenRange> full_person_name(const NameReading& reading,
                                                         std::uint32_t first, std::uint32_t limit);

/// Adds persons for the ranges found, one entity a person, and then the short forms of their names
/// ("Putin", "Xi") wherever they stand alone.
void add_persons(NameReading& reading, const std::vector<TokenRange>& full_names);

/// Ties mentions of a recurring event to its edition where the text gives the year.
void tell_editions(NameReading& reading);

/// Adds name and title spans and the entities to the draft. Runs after dates and amounts.
void add_names(Draft& draft, const NameKnowledge& known);

}  // namespace entente::language
