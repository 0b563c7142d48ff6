#include "language/title_extent.hpp"

#include <algorithm>

#include "language/characters.hpp"
#include "language/word_table.hpp"

namespace entente::language {

namespace {

/// Ranks before an office, which are part of it.
constexpr WordTable<22> ranks{"regional",  "state",     "district",    "national",  "territorial",
                              "associate", "acting",    "principal",   "deputy",    "senior",
                              "assistant", "alternate", "supervising", "staff",     "under",
                              "interim",   "adjunct",   "visiting",    "executive", "lead",
                              "junior",    "managing"};

}  // namespace

bool is_office_rank(std::string_view word) { return contains(ranks, word); }

/// "Deputy Director for *Energy Justice*, Ann Lee": no judge.
bool TitleExtent::is_field(std::uint32_t token) const {
  if (token == 0 || !draft_.is_capital(token) || !draft_.is_capital(token - 1)) return false;
  static constexpr WordTable<5> courts{"court", "appellate", "supreme", "circuit", "superior"};
  return !contains(courts, draft_.folded[token - 1]) && !draft_.is(token - 1, WordClass::office) &&
         !is_office_rank(draft_.folded[token - 1]) &&
         reading_.sentence[token - 1] == reading_.sentence[token];
}

/// "a business *leader*", "is a leader and advocate": what somebody is like, no office.
bool TitleExtent::is_leader_of_kind(std::uint32_t token) const {
  if (token == 0 || draft_.shape(token) != Shape::lower) return false;
  const bool led = draft_.is(token + 1, "of") ||
                   (token + 1 < draft_.size() && draft_.is_capital(token + 1)) ||
                   draft_.shape(token - 1) != Shape::lower;
  static constexpr WordTable<16> followed{
      "opposition", "party", "majority",   "minority", "supreme",   "spiritual", "rebel", "coup",
      "military",   "junta", "separatist", "militia",  "guerrilla", "paramount", "union", "cult"};
  static constexpr WordTable<14> kinds{"business", "community", "thought",  "faith",    "civic",
                                       "industry", "opinion",   "team",     "global",   "religious",
                                       "seasoned", "proven",    "national", "corporate"};
  const std::string& before = draft_.folded[token - 1];
  return contains(kinds, before) || (!led && before != "the" && !contains(followed, before));
}

bool TitleExtent::is_office(const TrieMatch& title, std::uint32_t token) const {
  if (draft_.is(token, "justice") && title.last == token + 1 && is_field(token)) return false;
  if (draft_.is(token, "leader") && is_leader_of_kind(token)) return false;
  if (title.last != token + 1 || draft_.is_capital(token)) return true;
  static constexpr WordTable<9> ordinary{"major",   "general", "premier", "private", "principal",
                                         "justice", "lead",    "father",  "sister"};
  const auto& tags = draft_.out.syntax.name;
  const bool named = token + 1 < tags.size() && tags[token + 1] == "B-PER";
  if (draft_.is(token, "head") && named) return draft_.is_capital(token - std::min(token, 1u));
  if (draft_.is(token, "head") || draft_.is(token, "chair")) return draft_.is(token + 1, "of");
  if (draft_.is(token, "speaker") && token > 0 && draft_.shape(token - 1) == Shape::lower) {
    return draft_.is(token - 1, "the") || draft_.is(token + 1, "of");  // no "youth speaker"
  }
  if (draft_.is(token, "partner") || draft_.is(token, "fellow")) return draft_.is(token + 1, "at");
  return !contains(ordinary, draft_.folded[token]);
}

std::uint32_t TitleExtent::before_title(std::uint32_t first) const {
  const bool capital = draft_.is_capital(first);
  const auto is_rank = [&](std::uint32_t token) {
    return draft_.is_capital(token) == capital && !reading_.taken[token] &&
           contains(ranks, draft_.folded[token]);
  };
  while (first > 0 && is_rank(first - 1)) --first;
  const bool shared = first > 1 && draft_.is(first - 1, "-") &&  // "Co-Chair", "Vice-Chair"
                      (draft_.is(first - 2, "co") || draft_.is(first - 2, "vice"));
  return shared ? first - 2 : first;
}

std::uint32_t TitleExtent::past_rank(std::uint32_t first, std::uint32_t last,
                                     std::uint32_t limit) const {
  if (!draft_.is_capital(last - 1)) return last;
  const bool ranked =
      draft_.is(last, "emeritus") ||
      (draft_.is(last, "general") && draft_.is_capital(last) && !names_.person(last + 1, limit));
  if (last < limit && ranked) return last + 1;
  if (last + 2 < limit && draft_.is(last, "to") && draft_.is(last + 1, "the") &&
      draft_.is_capital(last + 2)) {
    const TrieMatch superior = reading_.known.trie.longest_title(draft_, last + 2, limit);
    if (superior.last > last + 2) return superior.last;
  }
  const bool deputy =
      last == first + 1 &&
      (draft_.is(first, "deputy") || draft_.is(first, "vice") || draft_.is(first, "assistant"));
  std::uint32_t end = last;
  while (deputy && end < std::min(limit, last + 3) && draft_.is_capital(end) &&
         !draft_.is(end, WordClass::office)) {
    ++end;
  }
  const bool goes_on = deputy && end < limit && draft_.is_capital(end) &&
                       draft_.is(end, WordClass::office) && !names_.person(last, limit);
  return goes_on ? end + 1 : last;
}

std::string TitleExtent::rank_before_state(std::uint32_t first) const {
  const std::uint32_t words = draft_.is(first - std::min(first, 1u), "states") ? 2 : 1;
  if (first < words + 1 || !draft_.is_capital(first - 1)) return {};
  const KnownName state = names_.known(first - words, first);
  const bool country = state.sense != nullptr && state.last == first &&
                       reading_.known.gazetteer.entries[state.sense->index].type == "Country";
  const std::uint32_t rank = first - words - 1;
  if (!country || !draft_.is_capital(rank) || !contains(ranks, draft_.folded[rank])) return {};
  return draft_.folded[rank] + " ";
}

std::uint32_t TitleExtent::past_head(std::uint32_t last, std::uint32_t limit) const {
  constexpr std::uint32_t farthest = 4;
  const Syntax& syntax = draft_.out.syntax;
  if (last == 0 || last > syntax.head.size()) return last;
  const std::uint32_t head = syntax.head[last - 1];
  const std::string& relation = syntax.deprel[last - 1];
  const bool describes = relation == "compound" || relation == "amod";
  if (!describes || head < last || head >= limit || head - last >= farthest) return last;
  for (std::uint32_t token = last; token <= head; ++token) {
    if (reading_.taken[token] || draft_.shape(token) == Shape::punctuation) return last;
  }
  return draft_.is(head, WordClass::office) && !names_.person(head + 1, limit) ? head + 1 : last;
}

std::uint32_t TitleExtent::past_posting(std::uint32_t at, std::string& value) const {
  if (!value.ends_with("ambassador") && !value.ends_with("envoy")) return at;
  if (!draft_.is(at, "to")) return at;
  const std::uint32_t state = draft_.is(at + 1, "the") ? at + 2 : at + 1;
  if (state >= draft_.size() || !draft_.is_capital(state)) return at;
  const KnownName known = names_.known(state, state + 6);
  if (known.sense == nullptr) return at;
  value.append(" ").append(folded(draft_.text_of({at, known.last})));
  return known.last;
}

/// "Envoy for Sudan *Ambassador* Ann Lee": a rank of who holds the office, not of Sudan's.
bool TitleExtent::is_own_rank(std::uint32_t token, std::uint32_t limit) const {
  const bool rank = draft_.is(token, "ambassador") || draft_.is(token, "general") ||
                    draft_.is(token, "admiral") || draft_.is(token, "judge");
  return rank && draft_.is_capital(token) && !names_.known(token - 1, token).adjectival &&
         names_.person(token + 1, limit);
}

/// "Assistant Secretary for *African Affairs* at …": what an office is for, where its last word
/// tells that it is no body; `at` where it does not.
std::uint32_t TitleExtent::past_field(std::uint32_t at, std::uint32_t limit) const {
  static constexpr WordTable<44> fields{"affairs",
                                        "policy",
                                        "operations",
                                        "security",
                                        "health",
                                        "development",
                                        "trade",
                                        "acquisition",
                                        "management",
                                        "programs",
                                        "programmes",
                                        "energy",
                                        "growth",
                                        "intelligence",
                                        "finance",
                                        "economics",
                                        "engineering",
                                        "research",
                                        "technology",
                                        "services",
                                        "relations",
                                        "environment",
                                        "strategy",
                                        "planning",
                                        "budget",
                                        "communications",
                                        "enforcement",
                                        "labor",
                                        "rights",
                                        "cooperation",
                                        "safety",
                                        "stabilization",
                                        "verification",
                                        "compliance",
                                        "logistics",
                                        "readiness",
                                        "nonproliferation",
                                        "administration",
                                        "legislation",
                                        "education",
                                        "sustainment",
                                        "innovation",
                                        "counterterrorism",
                                        "governance"};
  constexpr std::uint32_t longest = 9;
  std::uint32_t end = at;
  for (std::uint32_t t = at + 1; t < limit && t <= at + longest; ++t) {
    const bool joint = t > at + 1 && (draft_.is(t, "and") || draft_.is(t, ","));
    if (!joint && (!draft_.is_capital(t) || draft_.is(t, WordClass::office))) break;
    if (!joint && contains(fields, draft_.folded[t])) end = t + 1;
  }
  // "for Policy Planning Staff": more words of a name.
  const bool goes_on = end > at && end < limit && draft_.is_capital(end);
  return goes_on ? at : end;
}

std::uint32_t TitleExtent::past_domain(std::uint32_t at, std::uint32_t limit,
                                       std::string& value) const {
  constexpr std::uint32_t longest = 9;
  if (!draft_.is(at, "for")) return at;
  if (const std::uint32_t end = past_field(at, limit); end != at) {
    value.append(" ").append(folded(draft_.text_of({at, end})));
    return end;
  }
  for (std::uint32_t t = at + 1; t < limit && t <= at + longest; ++t) {
    const bool joint = draft_.is(t, "and") || draft_.is(t, "the") || draft_.is(t, "of");
    if (t > at + 1 && !joint && is_own_rank(t, limit)) {
      value.append(" ").append(folded(draft_.text_of({at, t})));
      return t;
    }
    static constexpr WordTable<2> consorts{"lady", "gentleman"};  // "… for First Lady Ann Lee"
    const bool other = draft_.is(t, WordClass::office) ||         // "spokesman for President Putin"
                       contains(consorts, draft_.folded[t]);
    if (other || (!joint && !draft_.is_capital(t))) return at;
    const auto& tags = draft_.out.syntax.name;
    const bool tagged = t + 1 < tags.size() && tags[t] == "B-PER" && tags[t + 1] == "I-PER";
    if (t == at + 1 || joint || !(tagged || names_.person(t, limit))) continue;
    static constexpr WordTable<8> honorifics{"dr.",  "mr.",  "ms.",  "mrs.",
                                             "sen.", "rep.", "gen.", "prof."};
    const std::uint32_t end = contains(honorifics, draft_.folded[t - 1]) ? t - 1 : t;
    if (draft_.is(end - 1, "and") || draft_.is(end - 1, "the") || draft_.is(end - 1, "of") ||
        draft_.is(end - 1, "st."))
      return at;  // "judge for the Eastern District", "chairman for the St. Lawrence Board"
    value.append(" ").append(folded(draft_.text_of({at, end})));
    return end;
  }
  return at;
}

}  // namespace entente::language
