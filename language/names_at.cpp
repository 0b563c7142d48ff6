#include "language/names_at.hpp"

#include "language/word_table.hpp"

namespace entente::language {

KnownName NamesAt::known(std::uint32_t token, std::uint32_t limit) const {
  for (int tries = 0; tries < 3; ++tries) {
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, token, limit);
    if (match.last == 0) break;
    bool adjectival = false;
    const TrieName* sense = choose_sense(reading_, match, token, adjectival);
    if (sense != nullptr) return {sense, match.last, adjectival};
    limit = match.last - 1;
  }
  return {};
}

std::optional<TokenRange> NamesAt::person(std::uint32_t token, std::uint32_t limit) const {
  if (!draft_.is_capital(token) && !draft_.is_capital(token + 1)) return std::nullopt;
  if (ends_line(token, limit)) return std::nullopt;
  return full_person_name(reading_, token, limit);
}

bool NamesAt::ends_line(std::uint32_t token, std::uint32_t limit) const {
  const auto given = [&](std::uint32_t at) {
    return at < limit && reading_.known.given_names.contains(draft_.folded[at]);
  };
  if (!draft_.is_capital(token) || given(token)) return false;
  const KnownName known = this->known(token, limit);
  if (known.sense == nullptr || known.adjectival || known.last != token + 1) return false;
  const GazetteerEntry& entry = reading_.known.gazetteer.entries[known.sense->index];
  if (entry.type != "Place" && entry.type != "Country") return false;
  const bool two_words = token + 2 < limit && draft_.is_capital(token + 1) &&
                         draft_.is_capital(token + 2) && !draft_.is_attached(token + 2);
  return given(token + 1) || (entry.kind == "region" && two_words);
}

bool follows_exercise(const Draft& draft, std::uint32_t token) {
  static constexpr WordTable<8> words{"exercise",  "exercises",  "drill",     "drills",
                                      "manoeuvre", "manoeuvres", "maneuvers", "wargame"};
  return token > 0 && contains(words, draft.folded[token - 1]);
}

}  // namespace entente::language
