// What phrases of a tree hold: the entities and literals that may fill roles.
#include "loaders/sentence_tree.hpp"

#include <algorithm>
#include <map>

namespace entente::loaders {
namespace {

using language::Relation;
using language::Span;
using language::SpanKind;
using language::Syntax;
using language::TokenRange;
using language::Upos;

/// Adds the entities of the span at `token` that have one of the types; false if there are none.
bool add_span(const SentenceTree& tree, std::uint32_t token, bool adjectives, std::uint32_t types,
              bool indirect, std::vector<Named>& out) {
  const Span* span = tree.span(token);
  if (span == nullptr || (span->adjectival && !adjectives)) return false;
  bool added = false;
  for (const std::uint32_t entity : span->entities) {
    if ((tree.frames.bits_of(tree.text.entities[entity]) & types) == 0) continue;
    out.push_back({entity, span->tokens, indirect});
    added = true;
  }
  return added;
}

/// "President Xi Jinping" where the title is the head, "the envoy, Li Hui".
bool add_titled_name(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
                     std::vector<Named>& out) {
  const std::uint32_t persons = types & tree.frames.type_bit("Person");
  if (persons == 0) return false;
  bool added = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    const bool named = kind == "flat" || kind == "appos" || kind == "compound" ||
                       (tree.syntax.is(child, "nmod") && tree.syntax.preposition(child).empty());
    added = (named && add_span(tree, child, false, persons, false, out)) || added;
  }
  return added;
}

/// "the country's largest bank, Sberbank".
bool add_appositive(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
                    std::vector<Named>& out) {
  if (tree.span(token) != nullptr || tree.text.syntax.upos[token] != Upos::NOUN) return false;
  bool added = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const bool named = tree.syntax.relation(child) == "appos" && child > token;
    added = (named && add_span(tree, child, false, types, false, out)) || added;
  }
  return added;
}

/// "the ELN rebels", "the BRICS group": what is named before the noun.
bool add_fighters(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
                  std::vector<Named>& out) {
  if (!tree.is(token, WordClass::bodies) || tree.span(token) != nullptr) return false;
  const std::uint32_t bodies =
      types & (tree.frames.type_bit("Organization") | tree.frames.type_bit("Alliance"));
  if (bodies == 0) return false;
  std::uint32_t kinds = tree.frames.type_bit("Fighters");
  if (tree.syntax.lemma(token) == "group") kinds |= tree.frames.type_bit("Bloc");
  bool added = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const bool named = tree.syntax.relation(child) == "compound";
    added = (named && add_span(tree, child, true, kinds, false, out)) || added;
  }
  return added;
}

/// "Russian officials", "the government of Japan": the state that the noun stands for.
bool add_owner(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
               std::vector<Named>& out) {
  const bool deputies =
      tree.is(token, WordClass::deputies) && tree.text.syntax.xpos[token] == "NNS";
  if (!deputies && !tree.is(token, WordClass::state_noun)) {
    return add_fighters(tree, token, types, out);
  }
  const std::uint32_t states =
      types & (tree.frames.type_bit("Country") | tree.frames.type_bit("Organization") |
               tree.frames.type_bit("Bloc") |
               (tree.syntax.lemma(token) == "bloc" ? tree.frames.type_bit("Alliance") : 0));
  bool added = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    const std::string_view word = tree.syntax.preposition(child);
    const bool owns = kind == "amod" || kind == "compound" ||
                      (kind == "nmod" && (word.empty() || word == "of" || word == "from"));
    if (!owns) continue;
    for (const std::uint32_t owner : tree.syntax.conjuncts(child)) {
      added = add_span(tree, owner, true, states, true, out) || added;
    }
  }
  return added;
}

/// "*Rafale* fighter jets": a kind of weapon, which tells less than a make before it.
bool is_kind(const SentenceTree& tree, std::uint32_t token) {
  const Span* span = tree.span(token);
  return span != nullptr && span->kind == SpanKind::name &&
         tree.text.entities[span->entities.front()].kind == "weapons";
}

/// "F-16 jets", "a Patriot battery": the product that the noun is a piece of.
bool add_make(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
              std::vector<Named>& out) {
  const std::uint32_t products =
      types & (tree.frames.type_bit("Product") | tree.frames.type_bit("Weapon"));
  const Span* own = tree.span(token);
  const bool piece = own == nullptr ? tree.is(token, WordClass::troops) : is_kind(tree, token);
  if (products == 0 || !piece) return false;
  bool added = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    const bool before = child < token && (kind == "compound" || kind == "nummod" ||
                                          kind == "amod" || kind == "nmod");
    const bool other = before && tree.span(child) != own;
    added = (other && add_span(tree, child, false, products, false, out)) || added;
  }
  return added;
}

/// "the town of Bunia", "the Kenyan port city of Mombasa": the place that the noun names.
bool add_place_of(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
                  std::vector<Named>& out) {
  const std::uint32_t places = types & tree.frames.type_bit("Place");
  if (places == 0 || tree.span(token) != nullptr || !tree.is(token, WordClass::land)) return false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const bool of = tree.syntax.relation(child) == "nmod" && child > token &&
                    tree.syntax.preposition(child) == "of";
    if (of && add_span(tree, child, false, places, false, out)) return true;
  }
  return false;
}

bool is_clause(std::string_view relation) {
  return relation == "acl" || relation == "advcl" || relation == "ccomp" || relation == "parataxis";
}

/// Steps up the tree, with what each costs: leaving a clause costs more.
int step_cost(const SentenceTree& tree, std::uint32_t token) {
  const std::string_view kind = tree.syntax.relation(token);
  const bool verb = tree.text.syntax.upos[token] == Upos::VERB;
  return is_clause(kind) || (kind == "conj" && verb) ? 3 : 1;
}

constexpr int farthest = 4;

std::map<std::uint32_t, int> ancestors(const SentenceTree& tree, std::uint32_t token) {
  std::map<std::uint32_t, int> costs;
  int cost = 0;
  while (cost <= farthest) {
    costs.emplace(token, cost);
    const std::uint32_t head = tree.syntax.head(token);
    if (head == Syntax::no_head) break;
    cost += step_cost(tree, token);
    token = head;
  }
  return costs;
}

/// The token of a span that the rest of it hangs on.
std::uint32_t head_of(const SentenceTree& tree, TokenRange range) {
  for (std::uint32_t token = range.first; token < range.last; ++token) {
    const std::uint32_t head = tree.syntax.head(token);
    if (head == Syntax::no_head || head < range.first || head >= range.last) return token;
  }
  return range.first;
}

/// Cost of the way from the predicate to the span; more than `farthest`: too far.
int way(const SentenceTree& tree, const std::map<std::uint32_t, int>& above, std::uint32_t token) {
  int cost = 0;
  while (cost <= farthest) {
    if (const auto met = above.find(token); met != above.end()) return cost + met->second;
    const std::uint32_t head = tree.syntax.head(token);
    if (head == Syntax::no_head) break;
    cost += step_cost(tree, token);
    token = head;
  }
  return farthest + 1;
}

bool may_fill(const SentenceTree& tree, const Span& span, const graph::Role& role) {
  switch (role.kind) {
    case graph::RoleKind::date:
      return span.kind == SpanKind::date && !span.value.empty();
    case graph::RoleKind::amount: {
      const auto& units = tree.frames.attachment_units(role.name);
      return span.kind == SpanKind::amount &&
             std::any_of(units.begin(), units.end(),
                         [&](const auto& unit) { return fits_unit(span.value, unit); });
    }
    case graph::RoleKind::text:
      return false;
    case graph::RoleKind::entity:
      break;
  }
  if (span.kind != SpanKind::name || span.adjectival || span.possessive) return false;
  std::uint32_t accepted = 0;
  for (const auto& type : role.accepts) accepted |= tree.frames.type_bit(type);
  if (role.name == "occasion") accepted = tree.frames.type_bit("Event");
  if ((tree.frames.bits_of(tree.text.entities[span.entities.front()]) & accepted) == 0)
    return false;
  const auto& after = tree.frames.attachment(role.name);
  const std::string_view word = tree.syntax.preposition(head_of(tree, span.tokens));
  // "an attack on Kenya", "call on Kenya to …": nothing takes place on a state.
  const bool state = tree.text.entities[span.entities.front()].type == "Country";
  if (role.name == "place" && state && word == "on") return false;
  return std::binary_search(after.begin(), after.end(), tree.frames.number_of(word));
}

}  // namespace

namespace {

/// "Chile said *it* would leave": the subject of the verb of speech that the pronoun's clause hangs
/// on; the pronoun itself otherwise.
std::uint32_t sayer_of(const SentenceTree& tree, std::uint32_t token) {
  static constexpr std::array<std::string_view, 3> pronouns = {"it", "he", "she"};
  if (tree.text.syntax.upos[token] != Upos::PRON || tree.span(token) != nullptr) return token;
  const std::string_view word = tree.syntax.lemma(token);
  if (std::find(pronouns.begin(), pronouns.end(), word) == pronouns.end()) return token;
  const std::uint32_t clause = tree.syntax.head(token);
  if (clause == Syntax::no_head || tree.syntax.relation(token) != "nsubj" ||
      tree.syntax.relation(clause) != "ccomp") {
    return token;
  }
  const std::uint32_t verb = tree.syntax.head(clause);
  if (verb == Syntax::no_head || !tree.is(verb, WordClass::say)) return token;
  for (const std::uint32_t child : tree.syntax.dependents(verb)) {
    if (tree.syntax.relation(child) != "nsubj") continue;
    const Span* span = tree.span(child);
    if (span == nullptr || span->entities.size() != 1) return token;
    const bool person = tree.text.entities[span->entities.front()].type == "Person";
    const bool meant = person == (word != "it");
    return meant ? child : token;
  }
  return token;
}

}  // namespace

std::vector<Named> entities_at(const SentenceTree& tree, std::uint32_t token, Relation relation,
                               std::uint32_t types) {
  std::vector<Named> out;
  token = sayer_of(tree, token);
  const bool we = tree.text.syntax.upos[token] == Upos::PRON &&
                  (tree.syntax.lemma(token) == "we" || tree.syntax.lemma(token) == "our");
  if (we && tree.span(token) == nullptr && tree.publisher != SentenceTree::none &&
      (tree.frames.bits_of(tree.text.entities[tree.publisher]) & types) != 0) {
    out.push_back({tree.publisher, {token, token + 1}, true});
    return out;
  }
  // "The US withdrew": the tree knows better than its form does.
  const bool adjectives = relation == Relation::modifier || relation == Relation::owner ||
                          tree.text.syntax.upos[token] == Upos::PROPN;
  if (is_kind(tree, token) && add_make(tree, token, types, out)) return out;
  if (add_span(tree, token, adjectives, types, false, out)) return out;
  if (add_titled_name(tree, token, types, out) || add_appositive(tree, token, types, out) ||
      add_make(tree, token, types, out) || add_place_of(tree, token, types, out)) {
    return out;
  }
  add_owner(tree, token, types, out);
  return out;
}

namespace {

/// "its border with *Kenya*": the state on the other side.
bool add_neighbour(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
                   std::vector<Named>& out) {
  const std::string_view lemma = tree.syntax.lemma(token);
  if (lemma != "border" && lemma != "frontier") return false;
  const std::uint32_t with = token + 1;
  if (with >= tree.sentence.last || tree.text.word(with) != "with") return false;
  const std::uint32_t state = tree.syntax.head(with);
  return state != Syntax::no_head && state > with && add_span(tree, state, false, types, true, out);
}

/// Adds whose the noun at `token` is: "Kenyan" and "its" rather than what stands behind "of", and
/// that rather than whose the place is where it stands: "a refinery in the *Russian* town of
/// Ryazan".
void add_holders(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
                 std::vector<Named>& out, int depth = 0) {
  if (add_neighbour(tree, token, types, out)) return;
  if (tree.is(token, WordClass::irregular)) types &= ~tree.frames.type_bit("Country");
  for (const bool behind : {false, true}) {
    for (const std::uint32_t child : tree.syntax.dependents(token)) {
      const std::string_view kind = tree.syntax.relation(child);
      const std::string_view word = tree.syntax.preposition(child);
      const bool before = kind == "amod" || kind == "compound" || kind == "nmod";
      const bool owns = behind ? kind == "nmod" && (word == "of" || word == "from" || word == "by")
                               : before && child < token && word.empty();
      if (!owns && (behind || !tree.syntax.is(child, "nmod:poss"))) continue;
      for (const std::uint32_t owner : tree.syntax.conjuncts(child)) {
        add_span(tree, owner, true, types, true, out);
      }
    }
    if (!out.empty()) return;
  }
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view word = tree.syntax.preposition(child);
    const bool there = tree.syntax.relation(child) == "nmod" && depth < 2 &&
                       (word == "in" || word == "at" || word == "of") &&
                       tree.span(child) == nullptr && tree.is(child, WordClass::site);
    if (there) add_holders(tree, child, types, out, depth + 1);
    if (!out.empty()) return;
  }
}

}  // namespace

std::vector<Named> holders_at(const SentenceTree& tree, std::uint32_t token, Relation relation,
                              std::uint32_t types) {
  std::vector<Named> out;
  const auto members = listed(tree, token);
  const auto is_held = [&](std::uint32_t member) {
    const Span* span = tree.span(member);
    const bool named = span != nullptr && span->kind == SpanKind::name &&
                       tree.text.entities[span->entities.front()].type != "Product";
    return !named && (tree.is(member, WordClass::troops) ||
                      (relation != Relation::subject && tree.is(member, WordClass::site)));
  };
  for (std::uint32_t member : members) {
    // "the Shikari, a Kenyan frigate"
    for (const std::uint32_t child : tree.syntax.dependents(member)) {
      const bool says_what = tree.syntax.relation(child) == "appos" && is_held(child);
      if (says_what && tree.span(member) == nullptr) member = child;
    }
    if (is_held(member)) {
      std::vector<Named> own;
      add_holders(tree, member, types, own);
      for (Named& named : own) named.held = member;
      out.insert(out.end(), own.begin(), own.end());
    }
    // "Kenyan and Chilean soldiers", where the parser takes the first for a noun.
    const Span* span = tree.span(member);
    const bool adjective = span != nullptr && span->adjectival;
    if (adjective && is_held(members.back())) add_span(tree, member, true, types, true, out);
  }
  return out;
}

namespace {

/// Where the names begin that spell out the noun at `token`; the sentence's end if none do.
std::uint32_t begin_of_exemplars(const SentenceTree& tree, std::uint32_t token) {
  constexpr std::uint32_t reach = 25, near = 4;
  const std::uint32_t end = std::min(tree.sentence.last, token + reach);
  bool close = true;  // nothing but the noun's own phrase so far
  for (std::uint32_t t = token + 1; t + 1 < end; ++t) {
    const std::string_view word = tree.text.word(t);
    if (word == ":") return t + 1;
    if (close && t <= token + near) {
      if (word == "including" || word == "namely") return t + 1;
      if (word == "such" && tree.text.word(t + 1) == "as") return t + 2;
    }
    const Upos upos = tree.text.syntax.upos[t];
    close = close && upos != Upos::VERB && upos != Upos::NOUN && upos != Upos::PRON;
  }
  return tree.sentence.last;
}

/// Behind "(and his son)"; `token` itself is the opening parenthesis.
std::uint32_t past_parenthesis(const SentenceTree& tree, std::uint32_t token) {
  constexpr std::uint32_t longest = 20;
  for (std::uint32_t t = token; t < tree.sentence.last && t <= token + longest; ++t) {
    if (tree.text.word(t) == ")") return t + 1;
  }
  return tree.sentence.last;
}

}  // namespace

std::vector<Named> exemplars_at(const SentenceTree& tree, std::uint32_t token,
                                std::uint32_t types) {
  std::vector<Named> out;
  if (tree.text.syntax.xpos[token] != "NNS" || tree.span(token) != nullptr) return out;
  constexpr std::uint32_t gap = 3;  // words between two names of the list
  std::uint32_t from = begin_of_exemplars(tree, token);
  for (std::uint32_t t = from; t < tree.sentence.last && t <= from + gap; ++t) {
    if (tree.text.word(t) == "(") from = t = past_parenthesis(tree, t);
    if (t >= tree.sentence.last) break;
    const Span* span = tree.span(t);
    const Upos upos = tree.text.syntax.upos[t];
    const bool joins = upos == Upos::PUNCT || upos == Upos::CCONJ || upos == Upos::DET ||
                       upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ;
    if (span == nullptr && !joins) break;
    if (span == nullptr || span->kind != SpanKind::name || span->adjectival) continue;
    if (!span->possessive && !add_span(tree, t, false, types, false, out)) break;
    from = span->tokens.last;
    t = from - 1;
  }
  return out;
}

namespace {

/// A word before a noun that does not help to tell whom it means: "the", "many"; "our" does.
bool tells_nothing(const SentenceTree& tree, std::uint32_t token) {
  static constexpr std::array<std::string_view, 8> vague = {"other", "many", "several", "various",
                                                            "some",  "such", "few",     "more"};
  const Upos upos = tree.text.syntax.upos[token];
  return upos == Upos::DET || upos == Upos::ADP || upos == Upos::ADV || upos == Upos::CCONJ ||
         upos == Upos::PUNCT || upos == Upos::NUM ||
         std::find(vague.begin(), vague.end(), tree.syntax.lemma(token)) != vague.end();
}

}  // namespace

std::optional<OfficeHolder> office_holder_at(const SentenceTree& tree, std::uint32_t token) {
  const std::string_view tag = tree.text.syntax.xpos[token];
  if (tag == "NNS" || tag == "NNPS" || tree.span(token) != nullptr) return std::nullopt;
  const Span* office = literal_at(tree, token, SpanKind::title);
  const bool counterpart = tree.syntax.lemma(token) == "counterpart";
  if (!counterpart && (office == nullptr || office->tokens.last != token + 1)) return std::nullopt;
  const Span* state = nullptr;
  bool definite = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view lemma = tree.syntax.lemma(child);
    definite = definite || tree.syntax.is(child, "nmod:poss") || lemma == "the";
    const Span* span = tree.span(child);
    const bool owns = span != nullptr && span->kind == SpanKind::name &&
                      (span->adjectival || tree.syntax.is(child, "nmod:poss"));
    if (owns && child < token) state = span;
  }
  if (state == nullptr || !definite) return std::nullopt;
  // "Kosovo's prime minister, Albin Kurti": has a name, wherever the tree hangs it.
  const bool comma = token + 1 < tree.sentence.last && tree.text.word(token + 1) == ",";
  const std::uint32_t behind = token + (comma ? 2 : 1);
  const Span* holder = behind < tree.sentence.last ? tree.span(behind) : nullptr;
  if (holder != nullptr && tree.text.entities[holder->entities.front()].type == "Person") {
    return std::nullopt;
  }
  const core::SourceSpan word = tree.text.bytes(state->tokens);
  std::string name(tree.text.text.substr(word.begin, word.end - word.begin));
  if (!state->adjectival) name.append("'s");
  name.append(" ").append(office != nullptr ? office->value : "counterpart");
  return OfficeHolder{std::move(name), {state->tokens.first, token + 1}};
}

std::optional<Description> description_at(const SentenceTree& tree, std::uint32_t token,
                                          bool anybody) {
  const bool people = tree.is(token, WordClass::people);
  const bool one = tree.is(token, WordClass::collective);
  const bool land = tree.is(token, WordClass::land) && anybody;
  if (!people && !one && !land && !tree.is(token, WordClass::bodies)) return std::nullopt;
  const bool single = anybody && tree.text.syntax.xpos[token] == "NN";  // "a Russian bank"
  if ((tree.text.syntax.xpos[token] != "NNS" && !one && !single) || tree.span(token) != nullptr) {
    return std::nullopt;
  }
  TokenRange words{token, token + 1};
  bool belongs = anybody && !land && !single;
  std::uint32_t counted = token;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    if (anybody && kind == "nummod" && child < token) counted = child;  // "19 banks"
    const std::string_view word = tree.syntax.preposition(child);
    const bool before = child < token && (kind == "amod" || kind == "compound" || kind == "nmod");
    const bool behind =
        child > token && kind == "nmod" &&
        (word == "of" || word == "from" || (land && (word == "in" || word == "off")));
    if (!before && !behind) continue;
    const TokenRange below = tree.syntax.phrase(child);
    const bool named = tree.span(child) != nullptr;
    constexpr std::uint32_t short_phrase = 5;
    if (behind && !named && (!anybody || below.last - below.first > short_phrase)) continue;
    if (land && !behind && named) continue;  // "Turkish waters" are Turkey's alone
    belongs = belongs || named;
    words.first = std::min(words.first, below.first);
    words.last = std::max(words.last, below.last);
  }
  constexpr std::uint32_t most = 8;
  if (!belongs || words.last - words.first > most) return std::nullopt;
  while (words.first < token && tells_nothing(tree, words.first)) ++words.first;
  if (words.last - words.first < 2) words.first = std::min(words.first, counted);
  if (words.last - words.first < 2) return std::nullopt;  // "leaders": anybody
  return Description{words, land ? "Place" : people ? "Person" : "Organization"};
}

namespace {

/// "officials" of "a range of officials", or the token itself.
std::uint32_t without_quantity(const SentenceTree& tree, std::uint32_t token) {
  if (!tree.is(token, WordClass::quantity) || tree.span(token) != nullptr) return token;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const bool of = tree.syntax.relation(child) == "nmod" && child > token &&
                    tree.syntax.preposition(child) == "of";
    if (of) return child;
  }
  return token;
}

/// "U.S.-Mexico": the other name that a hyphen joins to the one at `token`, or none. Adjectives
/// alone ("a Russian-Chinese summit") say of which kind a thing is, and rarely that it was.
std::optional<std::uint32_t> hyphened(const SentenceTree& tree, std::uint32_t token) {
  const Span* span = tree.span(token);
  if (span == nullptr || span->kind != SpanKind::name) return std::nullopt;
  const auto is_hyphen = [&](std::uint32_t at) {
    const auto& tokens = tree.text.tokens;
    return at > tree.sentence.first && at + 1 < tree.sentence.last &&
           (tree.text.word(at) == "-" || tree.text.word(at) == "–") &&
           tokens[at - 1].end == tokens[at].begin && tokens[at].end == tokens[at + 1].begin;
  };
  const auto name = [&](std::uint32_t at) -> std::optional<std::uint32_t> {
    const Span* other = tree.span(at);
    if (other == nullptr || other->kind != SpanKind::name || other == span ||
        (other->adjectival && span->adjectival)) {
      return std::nullopt;
    }
    return head_of(tree, other->tokens);
  };
  if (is_hyphen(span->tokens.last)) return name(span->tokens.last + 1);
  if (span->tokens.first > 1 && is_hyphen(span->tokens.first - 1)) {
    return name(span->tokens.first - 2);
  }
  return std::nullopt;
}

/// Behind "of Kenya", which belongs to the person before it.
std::uint32_t past_state(const SentenceTree& tree, std::uint32_t token) {
  if (token + 1 >= tree.sentence.last || tree.text.word(token) != "of") return token;
  const std::uint32_t state = tree.text.word(token + 1) == "the" ? token + 2 : token + 1;
  const Span* span = state < tree.sentence.last ? tree.span(state) : nullptr;
  return span != nullptr && span->kind == SpanKind::name ? span->tokens.last : token;
}

/// The person's name behind an office ("and President Ruto"), or `token` itself.
std::uint32_t past_office(const SentenceTree& tree, std::uint32_t token) {
  constexpr std::uint32_t longest = 5;
  for (std::uint32_t t = token; t < tree.sentence.last && t <= token + longest; ++t) {
    const Span* span = tree.span(t);
    if (span != nullptr && span->kind == SpanKind::name && !span->adjectival) {
      return tree.text.entities[span->entities.front()].type == "Person" ? t : token;
    }
    const Upos upos = tree.text.syntax.upos[t];
    const bool office = upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ;
    if (!office || (span != nullptr && !span->adjectival)) break;
  }
  return token;
}

}  // namespace

namespace {

/// "Israel, the United Arab Emirates and Bahrain": states and persons are no appositions of each
/// other, but members of the list that the tree takes them out of.
void add_lost_members(const SentenceTree& tree, std::vector<std::uint32_t>& all) {
  if (all.size() < 2) return;
  const auto type = [&](const Span* span) -> std::string_view {
    if (span == nullptr || span->kind != SpanKind::name || span->adjectival) return {};
    return tree.text.entities[span->entities.front()].type;
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Span* own = tree.span(all[i]);
    if (type(own) != "Country" && type(own) != "Person") continue;
    for (const std::uint32_t child : tree.syntax.dependents(all[i])) {
      const Span* span = tree.span(child);
      const bool lost = tree.syntax.relation(child) == "appos" && type(span) == type(own) &&
                        span->entities != own->entities;
      if (lost && std::find(all.begin(), all.end(), child) == all.end()) all.push_back(child);
    }
  }
}

}  // namespace

std::vector<std::uint32_t> listed(const SentenceTree& tree, std::uint32_t token) {
  std::vector<std::uint32_t> all = tree.syntax.conjuncts(without_quantity(tree, token));
  add_lost_members(tree, all);
  if (const auto other = hyphened(tree, token);
      other && std::find(all.begin(), all.end(), *other) == all.end()) {
    all.push_back(*other);
  }
  const Span* last = tree.span(all.back());
  const auto separates = [&](std::uint32_t at) {
    const std::string_view word = tree.text.word(at);
    return word == "," || word == "and" || word == "&" || word == "the";
  };
  while (last != nullptr && !last->adjectival && last->kind == SpanKind::name) {
    std::uint32_t next = last->tokens.last;
    bool parted = false;
    next = past_state(tree, next);
    for (; next < tree.sentence.last && separates(next); ++next)
      parted = parted || tree.text.word(next) != "the";
    const std::uint32_t before = next;
    if (parted) next = past_office(tree, next);
    const bool has_office = next > before;
    if (!parted || next >= tree.sentence.last) break;
    const Span* span = tree.span(next);
    if (span == nullptr || span->kind != SpanKind::name || span->adjectival || span->possessive)
      break;
    if (span->locating) {
      last = span;
      continue;
    }
    const auto type = [&](const Span& s) { return tree.text.entities[s.entities.front()].type; };
    const std::uint32_t head = head_of(tree, span->tokens);
    const std::string_view kind = tree.syntax.relation(head);
    const bool lost = kind == "conj" || kind == "appos" || kind == "dep" || kind == "list" ||
                      kind.starts_with("nmod") || kind == "compound" || kind == "flat" ||
                      (has_office && (kind == "nsubj" || kind == "obl"));
    if (!lost || type(*span) != type(*last)) break;
    if (std::find(all.begin(), all.end(), head) == all.end()) all.push_back(head);
    last = span;
  }
  return all;
}

const Span* literal_at(const SentenceTree& tree, std::uint32_t token, SpanKind kind) {
  constexpr std::uint32_t widest = 40;  // tokens of a date or amount
  const auto& spans = tree.text.spans;
  const auto covers = [&](std::uint32_t wanted) -> const Span* {
    auto span = std::partition_point(spans.begin(), spans.end(), [&](const Span& s) {
      return s.tokens.first + widest < wanted;
    });
    for (; span != spans.end() && span->tokens.first <= wanted; ++span) {
      if (span->kind == kind && wanted < span->tokens.last) return &*span;
    }
    return nullptr;
  };
  if (const Span* own = covers(token)) return own;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    if (const Span* below = covers(child)) return below;
  }
  return nullptr;
}

const Span* offered(const SentenceTree& tree, std::uint32_t predicate, std::uint32_t support,
                    const graph::Role& role) {
  auto above = ancestors(tree, predicate);
  if (support != SentenceTree::none) {
    for (const auto& [token, cost] : ancestors(tree, support)) {
      const auto [at, added] = above.emplace(token, cost);
      if (!added) at->second = std::min(at->second, cost);
    }
  }
  const auto& spans = tree.text.spans;
  const auto first = std::partition_point(spans.begin(), spans.end(), [&](const Span& span) {
    return span.tokens.first < tree.sentence.first;
  });
  // Of a noun that no verb carries only what is near: "a call today about the war" dates the call.
  const bool alone =
      support == SentenceTree::none && tree.text.syntax.upos[predicate] != Upos::VERB;
  const int near = role.kind == graph::RoleKind::entity ? 1 : 2;
  const int reach = alone ? near : farthest;
  const Span* best = nullptr;
  int best_cost = reach + 1;
  std::uint32_t best_gap = 0;
  for (auto span = first; span != spans.end() && span->tokens.first < tree.sentence.last; ++span) {
    if (!may_fill(tree, *span, role)) continue;
    const int cost = way(tree, above, head_of(tree, span->tokens));
    const std::uint32_t gap = span->tokens.first > predicate ? span->tokens.first - predicate
                                                             : predicate - span->tokens.first;
    if (cost > reach ||
        (best != nullptr && std::pair(cost, gap) >= std::pair(best_cost, best_gap))) {
      continue;
    }
    best = &*span;
    best_cost = cost;
    best_gap = gap;
  }
  return best;
}

}  // namespace entente::loaders
