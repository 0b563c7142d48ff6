#include "language/nominal_phrases.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "language/characters.hpp"
#include "language/word_table.hpp"

namespace entente::language {

namespace {

constexpr std::array<std::string_view, 17> state_nouns = {
    "countries",  "nations",     "states",          "sides",     "powers",      "neighbors",
    "neighbours", "governments", "parties",         "giants",    "superpowers", "capitals",
    "partners",   "delegations", "administrations", "republics", "economies"};
constexpr std::array<std::string_view, 17> leader_nouns = {
    "leaders",     "presidents",   "men",          "ministers",  "statesmen",  "heads",
    "premiers",    "counterparts", "diplomats",    "advisors",   "advisers",   "nsas",
    "secretaries", "envoys",       "participants", "principals", "chancellors"};
constexpr std::array<std::string_view, 3> heads_of_states = {"presidents", "premiers",
                                                             "chancellors"};
constexpr std::array<std::string_view, 22> heads = {
    "forum",      "summit",     "organization", "organisation", "administration", "alliance",
    "bloc",       "union",      "ministry",     "committee",    "council",        "agency",
    "commission", "institute",  "treaty",       "agreement",    "pact",           "initiative",
    "university", "conference", "games",        "company"};

constexpr std::array<std::string_view, 7> exercise_nouns = {
    "exercise", "exercises", "drill", "drills", "manoeuvres", "maneuvers", "wargames"};

/// A common noun behind "the", and what it may stand for.
struct NominalHead {
  std::string_view word;
  std::string_view type;
  std::array<std::string_view, 4> kinds;  ///< of the gazetteer; empty ones stand for nothing
  bool any = false;                       ///< also what the gazetteer does not know
};

constexpr std::array nominal_heads = std::to_array<NominalHead>({
    {"country", "Country", {}, true},
    {"nation", "Country", {}, true},
    {"kingdom", "Country", {}, true},
    {"government", "Country", {}, true},
    {"regime", "Country", {}, true},
    {"junta", "Country", {}, true},
    {"group", "Organization", {"armed group", "international", "alliance", "ngo"}, true},
    {"militants", "Organization", {"armed group"}, true},
    {"militia", "Organization", {"armed group"}, true},
    {"rebels", "Organization", {"armed group"}, true},
    {"insurgents", "Organization", {"armed group"}, true},
    {"jihadists", "Organization", {"armed group"}, true},
    {"movement", "Organization", {"armed group", "party"}, true},
    {"company", "Organization", {"company"}, true},
    {"firm", "Organization", {"company"}, true},
    {"bank", "Organization", {"financial"}, false},
    {"fund", "Organization", {"financial"}, false},
    {"bloc", "Organization", {"international", "alliance"}, false},
    {"alliance", "Organization", {"alliance"}, false},
    {"ministry", "Organization", {"ministry"}, false},
    {"department", "Organization", {"ministry"}, false},
    {"agency", "Organization", {"agency", "international"}, false},
    {"party", "Organization", {"party"}, false},
    {"city", "Place", {"city"}, false},
    {"town", "Place", {"city"}, true},
    {"capital", "Place", {"city"}, false},
    {"island", "Place", {"island", "disputed"}, false},
    {"region", "Place", {"region"}, false},
    {"province", "Place", {"region"}, false},
});

bool is_like(const NominalHead& noun, const TextEntity& named) {
  if (named.type != noun.type) return false;
  if (noun.any && (named.kind.empty() || noun.kinds.front().empty())) return true;
  return !named.kind.empty() && contains(noun.kinds, named.kind);
}

/// The name's final word, a year aside.
bool ends_in(const std::string& name, const std::string& word) {
  std::string text = folded(name);
  while (!text.empty() &&
         (std::isdigit(static_cast<unsigned char>(text.back())) != 0 || text.back() == ' ')) {
    text.pop_back();
  }
  return text.size() > word.size() && text.ends_with(word) &&
         text[text.size() - word.size() - 1] == ' ';
}

}  // namespace

std::optional<Reference> NominalPhrases::read(std::uint32_t t) const {
  if (auto speakers = read_speakers(t)) return speakers;
  if (auto pair = read_pair(t)) return pair;
  if (auto office = read_office(t)) return office;
  return read_head(t);
}

std::optional<Reference> NominalPhrases::read_speakers(std::uint32_t t) const {
  static constexpr std::array<std::string_view, 6> states = {
      "countries", "nations", "states", "peoples", "governments", "economies"};
  static constexpr std::array<std::string_view, 5> counts = {"two", "three", "four", "five", "six"};
  const Entities& we = authors_.we;
  const bool several = we.size() > 1 && std::all_of(we.begin(), we.end(), [&](std::uint32_t one) {
                         return is_type(one, "Country");
                       });
  if (!several) return std::nullopt;
  std::uint32_t at = t + 1;
  const auto count = at < draft_.size() ? std::find(counts.begin(), counts.end(), draft_.folded[at])
                                        : counts.end();
  const bool counted = count != counts.end();
  if (counted && we.size() != static_cast<std::size_t>(count - counts.begin()) + 2) {
    return std::nullopt;
  }
  if (counted) ++at;
  // "the two countries" may be others: read_pair looks for them.
  if (!draft_.is(t, "our") && (!counted || we.size() == 2)) return std::nullopt;
  if (at >= draft_.size() || marks_.covered[at] || !contains(states, draft_.folded[at])) {
    return std::nullopt;
  }
  return Reference{{t, at + 1}, we};
}

std::optional<Reference> NominalPhrases::read_pair(std::uint32_t t) const {
  std::uint32_t at = t + 1;
  const bool ours = draft_.is(t, "our");
  if (draft_.is(t, "the") || ours) {
    if (!ours) {
      if (auto group = read_group(t)) return group;
    }
    if (!is_two(at)) return std::nullopt;
    ++at;
  }
  if (at >= draft_.size()) return std::nullopt;
  if (draft_.is(at, WordClass::modifier) || draft_.is(at, "large") ||
      draft_.is(at, "neighboring")) {
    ++at;
  }
  if (at >= draft_.size() || marks_.covered[at]) return std::nullopt;
  const std::string& noun = draft_.folded[at];
  // "the two leaders, Ruto and Kishida, …" says itself who they are.
  const std::uint32_t until = draft_.is(at + 1, ",") ? scenes_.sentence().last : t;
  Entities pair;
  if (contains(state_nouns, noun)) {
    const bool ours = authors_.joint && are_two_states(authors_.we);
    if (!ours) pair = scenes_.states(until);
    // "on Israel and Lebanon, the two sides": those who state it; "the two countries" may be
    // others.
    if (ours && noun != "sides") pair = scenes_.states_here(until);
    if (ours && pair.empty()) pair = authors_.we;
  }
  const bool talking = noun == "sides" || noun == "delegations";
  if (talking && scenes_.encounter().size() == 2) pair = scenes_.encounter();
  if (contains(leader_nouns, noun)) {
    // "both presidents": those two who are, if the text knows of two.
    pair = holders_.of(noun.substr(0, noun.size() - 1));
    if (pair.size() != 2) pair = scenes_.persons(until);
    // Who met were not both presidents, if the text does not know of two.
    if (contains(heads_of_states, noun) && pair == scenes_.of_title()) pair.clear();
  }
  if (is_two(at - 1) && noun != "two" && is_verb(at) && scenes_.persons(t).size() == 2) {
    return Reference{{t, at}, scenes_.persons(t)};  // "the two discussed …"
  }
  if (pair.size() != 2) return std::nullopt;
  return Reference{{t, at + 1}, pair};
}

bool NominalPhrases::are_two_states(const Entities& bodies) const {
  return bodies.size() == 2 && is_type(bodies.front(), "Country") &&
         is_type(bodies.back(), "Country");
}

bool NominalPhrases::is_verb(std::uint32_t token) const {
  const auto& upos = draft_.out.syntax.upos;
  return token < upos.size() &&
         (upos[token] == Upos::VERB || upos[token] == Upos::AUX || upos[token] == Upos::ADV);
}

std::optional<Reference> NominalPhrases::read_group(std::uint32_t t) const {
  std::uint32_t at = t + 1;
  const bool counted = is_two(at) || draft_.is(at, "three") || draft_.is(at, "four");
  if (counted) ++at;
  if (at >= draft_.size() || marks_.covered[at] || !contains(leader_nouns, draft_.folded[at])) {
    return std::nullopt;
  }
  if (draft_.is(at + 1, "of") || draft_.is(at + 1, "from") || draft_.is(at + 1, "who")) {
    return std::nullopt;
  }
  const bool two = is_two(t + 1);
  const Entities group = !two && scenes_.leaders().size() > 2     ? scenes_.leaders()
                         : !two && scenes_.encounter().size() > 2 ? scenes_.encounter()
                         : scenes_.persons(t).size() > 1          ? scenes_.persons(t)
                                                                  : authors_.we;
  const std::size_t wanted = two                         ? 2
                             : draft_.is(t + 1, "three") ? 3
                             : draft_.is(t + 1, "four")  ? 4
                                                         : group.size();
  if (group.size() < 2 || group.size() != wanted) return std::nullopt;
  return Reference{{t, at + 1}, group};
}

std::optional<Reference> NominalPhrases::read_office(std::uint32_t t) const {
  if (!draft_.is(t, "the")) return std::nullopt;
  std::uint32_t at = t + 1;
  std::optional<std::uint32_t> state;
  for (const Mention& mention : scenes_.now()) {
    if (mention.tokens.first != at || !mention.adjectival) continue;
    if (is_type(mention.entity, "Country")) state = mention.entity;
    at = mention.tokens.last;
  }
  const Span* title = title_at(at);
  const std::uint32_t end = title != nullptr ? title->tokens.last : at + 1;
  if (name_begins(end) || (!state && draft_.is(end, "of"))) return std::nullopt;
  Entities holders;
  if (title != nullptr) {
    holders = state ? holders_.of(*state, title->value) : holders_.of(title->value);
    if (!state && holders.empty()) holders = holders_.headed(title->value);
  } else if (!state && at < draft_.size() && !marks_.covered[at] && !is_modifier(at)) {
    holders = holders_.headed(draft_.folded[at]);
  }
  if (holders.size() > 1) holders = nearest_of(holders, t);
  if (holders.size() != 1) return std::nullopt;
  return Reference{{t, end}, holders};
}

bool NominalPhrases::is_modifier(std::uint32_t token) const {
  const Syntax& syntax = draft_.out.syntax;
  const bool parsed = token < syntax.head.size() && !syntax.deprel[token].empty();
  if (parsed) {
    const bool before = syntax.head[token] != Syntax::no_head && syntax.head[token] > token;
    return before && (syntax.deprel[token] == "compound" || syntax.deprel[token] == "amod");
  }
  return token + 1 < draft_.size() && draft_.shape(token + 1) == Shape::lower &&
         draft_.classes[token + 1].empty() && !draft_.is_capital(token) &&
         !draft_.folded[token + 1].ends_with("ed");
}

NominalPhrases::Entities NominalPhrases::nearest_of(const Entities& persons,
                                                    std::uint32_t t) const {
  Entities named;
  for (const std::vector<Mention>& scene : scenes_.before(t)) {
    for (const Mention& mention : scene) {
      const bool meant = std::find(persons.begin(), persons.end(), mention.entity) != persons.end();
      const bool seen = std::find(named.begin(), named.end(), mention.entity) != named.end();
      if (meant && !seen) named.push_back(mention.entity);
    }
    if (!named.empty()) break;
  }
  return named;
}

const Span* NominalPhrases::title_at(std::uint32_t token) const {
  for (auto index = marks_.ordered_from(token); index != marks_.ordered.end(); ++index) {
    const Span& span = draft_.out.spans[*index];
    if (span.tokens.first != token) return nullptr;
    if (span.kind == SpanKind::title) return &span;
  }
  return nullptr;
}

bool NominalPhrases::name_begins(std::uint32_t token) const {
  return std::any_of(scenes_.now().begin(), scenes_.now().end(),
                     [&](const Mention& mention) { return mention.tokens.first == token; });
}

std::optional<Reference> NominalPhrases::read_head(std::uint32_t t) const {
  const std::uint32_t at = t + 1;
  if (at >= scenes_.sentence().last || marks_.covered[at] || !draft_.is(t, "the"))
    return std::nullopt;
  const std::string& word = draft_.folded[at];
  if (contains(exercise_nouns, word)) return read_exercise(t);
  const bool modifies = is_modifier(at);
  // "the government and people of Kenya"
  const bool joined = draft_.is(at + 1, "and") && draft_.is(at + 3, "of");
  if (modifies || joined || draft_.is(at + 1, "of") || draft_.is(at + 1, "that") ||
      draft_.is(at + 1, "between")) {
    return std::nullopt;
  }
  std::optional<std::uint32_t> found;
  if (contains(heads, word)) found = nearest_with_head(t, word);
  if (!found) found = nearest_like(t, word);
  if (!found) return std::nullopt;
  return Reference{{t, at + 1}, {*found}};
}

std::optional<std::uint32_t> NominalPhrases::nearest_like(std::uint32_t t,
                                                          const std::string& word) const {
  const auto noun = std::find_if(nominal_heads.begin(), nominal_heads.end(),
                                 [&](const NominalHead& head) { return head.word == word; });
  if (noun == nominal_heads.end()) return std::nullopt;
  // "the Government" is the state's as "the government" is; "the Group" may be a name.
  if (draft_.is_capital(t + 1) && noun->type != "Country") return std::nullopt;
  for (const std::vector<Mention>& scene : scenes_.before(t)) {
    Entities fitting, telling;
    for (const Mention& mention : scene) {
      if (!is_like(*noun, entity(mention.entity))) continue;
      Entities& list = mention.subject ? telling : fitting;
      if (std::find(list.begin(), list.end(), mention.entity) == list.end()) {
        list.push_back(mention.entity);
      }
    }
    if (telling.size() == 1) return telling.front();
    if (telling.empty() && fitting.size() == 1) return fitting.front();
    if (!telling.empty() || !fitting.empty()) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Reference> NominalPhrases::read_exercise(std::uint32_t t) const {
  if (draft_.is(t + 2, "of") || draft_.is(t + 2, "between")) return std::nullopt;
  for (const Span* span : scenes_.names_before(t)) {
    const std::uint32_t named = span->entities.front();
    if (entity(named).kind != "exercise") continue;
    return Reference{{t, t + 2}, {only_edition(named)}};
  }
  return std::nullopt;
}

std::optional<std::uint32_t> NominalPhrases::nearest_with_head(std::uint32_t t,
                                                               const std::string& word) const {
  // "the Administration" is the government that the text names so, and no agency.
  const bool government = word == "administration";
  for (const Span* span : scenes_.names_before(t)) {
    const std::uint32_t named = span->entities.front();
    if (government && !is_type(named, "Country")) continue;
    const bool written =
        span->tokens.last - span->tokens.first > 1 && draft_.is(span->tokens.last - 1, word);
    if (written || ends_in(entity(named).name, word)) return only_edition(named);
  }
  return std::nullopt;
}

std::uint32_t NominalPhrases::only_edition(std::uint32_t named) const {
  const std::string& base = entity(named).name;
  std::optional<std::uint32_t> edition;
  for (std::size_t i = 0; i < std::min<std::size_t>(marks_.ordered.size(), 2000); ++i) {
    const Span& span = draft_.out.spans[marks_.ordered[i]];
    if (span.kind != SpanKind::name) continue;
    const std::uint32_t other = span.entities.front();
    const std::string& name = entity(other).name;
    const bool dated = name.size() == base.size() + 5 && name.starts_with(base);
    if (!is_type(other, "Event") || !dated) continue;
    if (edition && *edition != other) return named;
    edition = other;
  }
  return edition.value_or(named);
}

}  // namespace entente::language
