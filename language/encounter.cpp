#include "language/encounter.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "language/word_table.hpp"

namespace entente::language {
namespace {

constexpr std::array<std::string_view, 10> encounters = {
    "meeting", "call",  "talks",  "conversation", "visit",
    "summit",  "lunch", "dinner", "discussion",   "engagement"};
constexpr std::array<std::string_view, 4> several_encounters = {"meetings", "calls",
                                                                "conversations", "engagements"};
/// Behind the word for the talks, these open what they are about.
constexpr std::array<std::string_view, 8> topic_words = {
    "on", "about", "regarding", "following", "ahead", "before", "after", "to"};

/// The part of the title that may name who takes part; empty without an encounter. "Statement by
/// Press Secretary Ochieng on President Ruto's Call with …", "Readout by … of …": who only tells of
/// it takes no part.
TokenRange words_of_parties(const Draft& draft) {
  TokenRange parties;
  bool told = false, by = false;
  for (std::uint32_t t = 0; t < draft.title_end; ++t) {
    const std::string& word = draft.folded[t];
    if (told && contains(topic_words, word)) return {parties.first, t};
    if (word == "on" || word == ":" || (by && word == "of")) parties.first = t + 1;
    by = (by && word != "of") || word == "by" || word == "from";
    told = told || contains(encounters, word) || contains(several_encounters, word);
  }
  return told ? TokenRange{parties.first, draft.title_end} : TokenRange{};
}

}  // namespace

std::vector<std::uint32_t> persons_of_encounter(const Draft& draft, const TextMarks& marks) {
  const TokenRange parties = words_of_parties(draft);
  std::vector<std::uint32_t> persons;
  for (auto index = marks.ordered_from(parties.first); index != marks.ordered.end(); ++index) {
    const Span& span = draft.out.spans[*index];
    if (span.tokens.first >= parties.last) break;
    if (span.kind != SpanKind::name) continue;
    const std::uint32_t named = span.entities.front();
    const bool known = std::find(persons.begin(), persons.end(), named) != persons.end();
    if (draft.out.entities[named].type == "Person" && !known) persons.push_back(named);
    constexpr std::size_t most = 12;  // a title that names more is none
    if (persons.size() > most) return {};
  }
  const bool several =
      std::any_of(draft.folded.begin() + parties.first, draft.folded.begin() + parties.last,
                  [](const std::string& word) { return contains(several_encounters, word); });
  if (persons.size() < 2 || (several && persons.size() > 2)) return {};
  return persons;
}

}  // namespace entente::language
