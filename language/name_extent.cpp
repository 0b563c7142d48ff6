// How far a name reaches that the gazetteer lacks: runs of capitals, what joins them, and tails.
#include "language/name_extent.hpp"

#include "language/title_extent.hpp"
#include "language/word_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente::language {

namespace {

constexpr std::array<std::pair<WordClass, std::string_view>, 5> head_types = {{
    {WordClass::event, "Event"},
    {WordClass::organization, "Organization"},
    {WordClass::agreement, "Agreement"},
    {WordClass::initiative, "Initiative"},
    {WordClass::place, "Place"},
}};

}  // namespace

bool NameExtent::is_part(std::uint32_t token) const {
  if (token >= limit_ || !draft_.is_capital(token)) return false;
  const WordClasses classes = draft_.classes[token];
  return !classes.is_function() && !classes.has(WordClass::weekday) &&
         !classes.has(WordClass::adverb) &&
         (!classes.has(WordClass::office) || classes.has(WordClass::modifier)) &&
         (!classes.has(WordClass::month) || token > first_);
}

std::uint32_t NameExtent::run_end(std::uint32_t token) const {
  const std::uint32_t from = token;
  while (token < limit_) {
    const bool owner = token > from && owns_next_name(token) && !is_described(token) &&
                       !is_of_those_who_meet(token);
    if (token > from && (begins_person(token) || owner || is_rank_before(token))) {
      break;
    }
    if (is_of_those_who_meet(token)) {
      token += 2;
    } else if (is_part(token)) {
      ++token;
    } else if ((draft_.is(token, "-") || draft_.is(token, "–")) && draft_.is_attached(token) &&
               is_part(token + 1) && draft_.is_attached(token + 1)) {
      token += 2;
    } else if (is_hyphenated_for(token)) {
      token += 4;
    } else if ((draft_.is(token, "&") || draft_.is(token, "and")) && is_part(token + 1) &&
               joins(token)) {
      token += 2;
    } else if (token > from && is_office_of(token)) {
      token += 3;
    } else if (token == first_ + 1 && is_plural_possessive(token)) {
      ++token;
    } else if (draft_.is(token, "'s") && is_part(token + 1) &&
               (is_plural_owner(token - 1) || is_owner_inside(token))) {
      token += 2;
    } else {
      break;
    }
  }
  return token;
}

/// "Department of Commerce *Acting* Secretary": the office's, not the body's.
bool NameExtent::is_rank_before(std::uint32_t token) const {
  return token + 1 < draft_.size() && is_office_rank(draft_.folded[token]) &&
         draft_.is_capital(token + 1) && draft_.is(token + 1, WordClass::office) &&
         !draft_.is_possessive_mark(token + 2);
}

/// "North American *Leaders'* Summit": who meets there, in its name.
bool NameExtent::is_of_those_who_meet(std::uint32_t token) const {
  static constexpr WordTable<6> meeting{"leaders", "ministers", "governors",
                                        "mayors",  "speakers",  "presidents"};
  const bool plural = token + 2 < limit_ && is_part(token + 2) && draft_.is_attached(token + 1) &&
                      (draft_.is(token + 1, "'") || draft_.is(token + 1, "’"));
  return plural && draft_.is_capital(token) && contains(meeting, draft_.folded[token]) &&
         head_type(token + 2) == "Event";
}

/// "Labor *Veterans' Employment Service*": the plural owns a name of its own.
bool NameExtent::owns_next_name(std::uint32_t token) const {
  return token + 2 < limit_ && draft_.out.word(token).ends_with('s') &&
         (draft_.is(token + 1, "'") || draft_.is(token + 1, "’")) &&
         draft_.is_attached(token + 1) && is_part(token + 2);
}

/// "Lawyers*'* Committee for Civil Rights": those whom the body is of open its name.
bool NameExtent::is_plural_possessive(std::uint32_t mark) const {
  return (draft_.is(mark, "'") || draft_.is(mark, "’")) && draft_.is_attached(mark) &&
         draft_.out.word(mark - 1).ends_with('s') && !is_known(mark - 1) && is_part(mark + 1);
}

/// "Department of *Human Services*' Administration": no name without the noun.
bool NameExtent::is_described(std::uint32_t token) const {
  const auto& upos = draft_.out.syntax.upos;
  return token > 0 && token < upos.size() && upos[token - 1] == Upos::ADJ;
}

/// "Not*-for-Profit* Law".
bool NameExtent::is_hyphenated_for(std::uint32_t token) const {
  return token + 3 < limit_ && draft_.is(token, "-") && draft_.is(token + 1, "for") &&
         draft_.is(token + 2, "-") && draft_.is_attached(token) && draft_.is_attached(token + 1) &&
         draft_.is_attached(token + 2) && is_part(token + 3);
}

/// "United States *Attorney's Office*": the body that works for who holds the office.
bool NameExtent::is_office_of(std::uint32_t token) const {
  return token + 2 < limit_ && draft_.is(token, WordClass::office) && draft_.is_capital(token) &&
         draft_.is_possessive_mark(token + 1) && draft_.is_capital(token + 2) &&
         draft_.is(token + 2, "office");
}

/// The next line of a list whose breaks are lost ("Department of Energy David Crane"), or who holds
/// an office in front ("Director of the Office of Protocol Kiran Lee", "… Dr. Kiran Lee").
bool NameExtent::begins_person(std::uint32_t token) const {
  static constexpr WordTable<4> honorifics{"dr.", "mr.", "ms.", "mrs."};
  if (contains(honorifics, draft_.folded[token])) return true;
  const auto& tags = draft_.out.syntax.name;
  const bool tagged =
      token + 1 < tags.size() && tags[token] == "B-PER" && tags[token + 1] == "I-PER";
  return tagged && (is_of_office() || reading_.known.given_names.contains(draft_.folded[token]));
}

/// "Head *of* the Trade Commission".
bool NameExtent::is_of_office() const {
  std::uint32_t before = first_;
  if (before > 0 && draft_.is(before - 1, "the")) --before;
  return before > 1 && (draft_.is(before - 1, "of") || draft_.is(before - 1, "for")) &&
         draft_.is(before - 2, WordClass::office) && draft_.is_capital(before - 2);
}

/// "and" joins parts of one name between common words ("Peace and Security Council"), inside what
/// the trained model takes for one, and before a word that both its sides describe ("Oceanic and
/// Atmospheric Administration").
bool NameExtent::joins(std::uint32_t conjunction) const {
  if (begins_person(conjunction + 1)) return false;  // "Department of State & Mrs. Lee"
  if (draft_.is(conjunction, "&")) return true;
  if (conjunction <= first_) return false;
  const auto plain = [&](std::uint32_t token) {
    return draft_.is(token, WordClass::modifier) || draft_.is(token, WordClass::common);
  };
  if (plain(conjunction - 1) && plain(conjunction + 1)) return true;
  return is_tagged_inside(conjunction, conjunction + 1) || share_head(conjunction);
}

bool NameExtent::is_known(std::uint32_t token) const {
  return reading_.known.trie.longest_entry(draft_, token, limit_).last != 0;
}

/// Both tokens go on with a name that the trained model sees begin before them.
bool NameExtent::is_tagged_inside(std::uint32_t a, std::uint32_t b) const {
  const auto& tags = draft_.out.syntax.name;
  const auto inside = [&](std::uint32_t token) {
    return token < tags.size() && tags[token].starts_with("I-") && !tags[token].ends_with("-PER");
  };
  return inside(a) && inside(b);
}

/// One past a list of fields that a bureau or committee is for, from the comma behind the first one
/// ("Bureau of Democracy*, Human Rights, and Labor*"); 0 where other names are listed.
std::uint32_t NameExtent::end_of_fields(std::uint32_t head, std::uint32_t comma) const {
  static constexpr WordTable<7> heads{"bureau",   "committee",   "subcommittee", "ministry",
                                      "division", "directorate", "commission"};
  constexpr int most = 5;  // fields behind the first
  if (!contains(heads, draft_.folded[head]) || !draft_.is(comma, ",")) return 0;
  std::uint32_t at = comma;
  for (int field = 0; field < most; ++field) {
    const bool listed = draft_.is(at, ",");
    if (listed) ++at;
    const bool final = draft_.is(at, "and") || draft_.is(at, "&");
    if (final) ++at;
    if ((!listed && !final) || !is_part(at) || is_known(at) || !head_type(at).empty()) return 0;
    const std::uint32_t end = run_end(at);
    if (begins_person(at) || draft_.is(end, WordClass::office)) return 0;
    // "Chair of the Committee on Commerce, and Member of …": what somebody is.
    if (final) return end == at + 1 && draft_.is(end, "of") ? 0 : end;
    at = end;
    // "International Environmental and Scientific Affairs": its "and" is inside.
    for (std::uint32_t token = end; token-- > comma + 1;) {
      if (draft_.is(token, "and") && !draft_.is(end, ",")) return end;
    }
  }
  return 0;
}

/// "Officer's" in "Naval Reserve Officer's Training Corps": no body, state or person owns the
/// rest.
bool NameExtent::is_owner_inside(std::uint32_t mark) const {
  if (!is_tagged_inside(mark, mark + 1)) return false;
  for (std::uint32_t token = first_; token < mark; ++token) {
    if (!head_type(token).empty() || is_known(token)) return false;
  }
  return true;
}

/// The words around the conjunction are coordinated and hang on a capitalized word behind them.
bool NameExtent::share_head(std::uint32_t conjunction) const {
  const Syntax& syntax = draft_.out.syntax;
  if (conjunction + 1 >= syntax.head.size()) return false;
  const std::uint32_t left = conjunction - 1, right = conjunction + 1;
  const std::uint32_t head = syntax.head[left];
  if (head <= right || head >= limit_ || !is_part(head)) return false;
  return syntax.head[right] == left || syntax.head[right] == head;
}

bool NameExtent::is_plural_owner(std::uint32_t token) const {
  return draft_.is(token, "people") || draft_.is(token, "women") || draft_.is(token, "workers") ||
         draft_.is(token, "children") || draft_.is(token, "world") || draft_.is(token, "nation");
}

std::string_view NameExtent::head_type(std::uint32_t token) const {
  for (const auto& [word_class, type] : head_types) {
    if (draft_.is(token, word_class)) return type;
  }
  return {};
}

std::uint32_t NameExtent::tail_end(std::uint32_t at, std::string_view type) const {
  if (type == "Place" || type == "Initiative") return at;
  const bool on = type != "Event" || draft_.is(at - 1, "conference") ||
                  draft_.is(at - 1, "convention") || draft_.is(at - 1, "summit") ||
                  draft_.is(at - 1, "ministerial");
  if (const std::uint32_t office = office_tail(at)) return office;
  std::uint32_t end = at;
  for (int tails = 0; tails < 3; ++tails) {
    if (is_campus(at - 1, end)) return run_end(end + 1);
    const bool field = tails > 0 && draft_.is(end, "in") && !is_known(end + 1);
    const bool opens =
        draft_.is(end, "of") || draft_.is(end, "for") || (on && draft_.is(end, "on")) || field ||
        (draft_.is(end, "against") && (draft_.is_capital(end) || draft_.is(at - 1, "coalition") ||
                                       draft_.is(at - 1, "alliance")));
    if (!opens || (type == "Event" && draft_.is(end, "for"))) break;
    if (tails == 0 && draft_.is(end, "for") && is_service(at - 1)) break;
    std::uint32_t next = end + 1;
    if (draft_.is(next, "the")) ++next;
    if (next >= limit_ || !is_part(next) || draft_.is(next, WordClass::month)) break;
    std::uint32_t run = run_end(next);
    if (const std::uint32_t listed = tails == 0 ? end_of_fields(at - 1, run) : 0) {
      return std::min(listed, limit_);
    }
    if (draft_.is(run, ",") && is_part(run + 1) && draft_.is(run + 2, "and") && is_part(run + 3)) {
      run += 4;  // "Education, Science and Culture"
    } else if (draft_.is(run, ",") && is_part(run + 1) && draft_.is(run + 2, "&") &&
               is_part(run + 3)) {
      run = run_end(run + 3);  // "Agriculture, Science & Technology"
    } else if (draft_.is(run, "and") && is_part(run + 1) && draft_.is_capital(run + 2) &&
               draft_.is(run + 2, WordClass::office) &&
               reading_.known.trie.longest_title(draft_, run + 1, limit_).last <= run + 2) {
      run += 2;  // "Office of Outreach and Strategy Director Ann Lee"
    } else if (draft_.is(run, "and") && is_part(run + 1) &&
               !draft_.is(run + 1, WordClass::organization) && draft_.classes[run + 1].empty() &&
               tails == 0 && draft_.classes[run - 1].empty()) {
      run = tail_pair(run);
    }
    end = std::min(run, limit_);
  }
  return end;
}

/// Behind "Office": " of the National Cyber Director", " of the Vice President"; or 0.
std::uint32_t NameExtent::office_tail(std::uint32_t at) const {
  if (!draft_.is(at - 1, "office") || !draft_.is(at, "of") || !draft_.is(at + 1, "the")) return 0;
  std::uint32_t end = at + 2;
  while (end < limit_ && is_part(end)) ++end;
  const std::uint32_t office = end;
  while (end < limit_ && draft_.is_capital(end) && draft_.is(end, WordClass::office)) ++end;
  if (end == office) return 0;
  // "Office of the Special Envoy *for Sudan and South Sudan*", "… Director *of National Trade*"
  const bool field = is_part(end + 1) && ((draft_.is(end, "for") && draft_.is(end - 1, "envoy")) ||
                                          draft_.is(end, "of"));
  return field ? run_end(end + 1) : end;
}

/// "Assistant Secretary of the *Navy* for Reserve Affairs": the rest is the office's.
bool NameExtent::is_service(std::uint32_t head) const {
  return draft_.is(head, "navy") || draft_.is(head, "army") || draft_.is(head, "force");
}

/// Behind "University of North Carolina": " at Chapel Hill", but not " at Harvard University".
bool NameExtent::is_campus(std::uint32_t head, std::uint32_t at) const {
  const bool school = draft_.is(head, "university") || draft_.is(head, "college");
  if (!school || !draft_.is(at, "at") || !is_part(at + 1)) return false;
  const std::uint32_t last = run_end(at + 1);
  for (std::uint32_t token = at + 1; token < last; ++token) {
    if (draft_.is(token, WordClass::organization)) return false;
  }
  return true;
}

/// "Law and Diplomacy", where neither word is a known name.
std::uint32_t NameExtent::tail_pair(std::uint32_t conjunction) const {
  if (is_known(conjunction - 1) || is_known(conjunction + 1)) return conjunction;
  return conjunction + 2;
}

}  // namespace entente::language
