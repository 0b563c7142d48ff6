// What phrases of a tree hold: the entities and literals that may fill roles.
#include "loaders/sentence_tree.hpp"

#include <algorithm>
#include <array>

#include "language/word_table.hpp"

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

/// The names behind the noun `token` that say who or which it is: all of a list behind a plural.
std::vector<std::uint32_t> apposed(const SentenceTree& tree, std::uint32_t token,
                                   std::uint32_t child) {
  if (tree.text.syntax.xpos[token] != "NNS") return {child};
  return listed(tree, child);
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
    if (!named) continue;
    const bool several = kind == "appos" && child > token;
    for (const std::uint32_t name : several ? apposed(tree, token, child) : std::vector{child}) {
      added = add_span(tree, name, false, persons, false, out) || added;
    }
  }
  return added;
}

/// "the country's largest bank, Sberbank", "three banks: Sberbank, VTB and Sovcombank".
bool add_appositive(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
                    std::vector<Named>& out) {
  if (tree.span(token) != nullptr || tree.text.syntax.upos[token] != Upos::NOUN) return false;
  bool added = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    if (tree.syntax.relation(child) != "appos" || child < token) continue;
    for (const std::uint32_t name : apposed(tree, token, child)) {
      added = add_span(tree, name, false, types, false, out) || added;
    }
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
      added = add_span(tree, owner, true, states, true, out) ||
              add_appositive(tree, owner, states, out) || added;
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

/// "the town of Bunia", "the Kenyan port city of Mombasa", "the Sahel and Sahara regions": the
/// places that the noun names.
bool add_place_of(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
                  std::vector<Named>& out) {
  const std::uint32_t places = types & tree.frames.type_bit("Place");
  if (places == 0 || tree.span(token) != nullptr || !tree.is(token, WordClass::land)) return false;
  bool added = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    const bool of = kind == "nmod" && child > token && tree.syntax.preposition(child) == "of";
    if (of && add_span(tree, child, false, places, false, out)) return true;
    if (kind != "compound" || child > token) continue;
    const auto members = listed(tree, child);
    const Span* last = tree.span(members.back());
    if (last == nullptr || last->tokens.last != token) continue;  // "Alaska Native villages"
    for (const std::uint32_t member : members) {
      added = add_span(tree, member, false, places, true, out) || added;
    }
  }
  return added;
}

/// "on Kenyan soil", "the waters of Chile": the state whose ground it is.
bool add_ground(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
                std::vector<Named>& out) {
  static constexpr std::array<std::string_view, 6> grounds{"soil",   "territory", "airspace",
                                                           "waters", "water",     "shore"};
  const std::uint32_t states = types & tree.frames.type_bit("Country");
  const bool ground =
      std::find(grounds.begin(), grounds.end(), tree.syntax.lemma(token)) != grounds.end();
  const std::string_view before = tree.syntax.preposition(token);
  if (states == 0 || !ground || before.empty() || tree.span(token) != nullptr) return false;
  bool added = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    const bool owns = tree.syntax.is(child, "nmod:poss") || kind == "amod" || kind == "compound" ||
                      (kind == "nmod" && tree.syntax.preposition(child) == "of");
    added = (owns && add_span(tree, child, true, states, true, out)) || added;
  }
  return added;
}

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

/// "we", "our", "the Administration".
bool stands_for_publisher(const SentenceTree& tree, std::uint32_t token) {
  const std::string_view lemma = tree.syntax.lemma(token);
  if (lemma == "we" || lemma == "our") return tree.text.syntax.upos[token] == Upos::PRON;
  if (lemma != "administration" && lemma != "Administration") return false;
  const auto below = tree.syntax.dependents(token);
  return std::all_of(below.begin(), below.end(), [&](std::uint32_t child) {
    const std::string_view kind = tree.syntax.relation(child);
    return kind != "amod" && kind != "compound" && kind != "nmod";
  });
}

}  // namespace

std::vector<Named> entities_at(const SentenceTree& tree, std::uint32_t token, Relation relation,
                               std::uint32_t types) {
  std::vector<Named> out;
  token = tree.syntax.whose(sayer_of(tree, token));
  if (stands_for_publisher(tree, token) && tree.span(token) == nullptr &&
      tree.publisher != SentenceTree::none &&
      (tree.frames.bits_of(tree.text.entities[tree.publisher]) & types) != 0) {
    out.push_back({tree.publisher, {token, token + 1}, true});
    return out;
  }
  // "The US withdrew": the tree knows better than its form does.
  const bool adjectives = relation == Relation::modifier || relation == Relation::owner ||
                          tree.text.syntax.upos[token] == Upos::PROPN;
  if (is_kind(tree, token) && add_make(tree, token, types, out)) return out;
  if (add_span(tree, token, adjectives, types, false, out)) return out;
  // "three people and bodies: Ruto, Kordo Bank and Abe"
  const bool several = tree.text.syntax.xpos[token] == "NNS";
  if ((several && add_appositive(tree, token, types, out)) ||
      add_titled_name(tree, token, types, out) || add_appositive(tree, token, types, out) ||
      add_make(tree, token, types, out) || add_place_of(tree, token, types, out) ||
      add_ground(tree, token, types, out)) {
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

/// "Kenyan-made jets", "French-built howitzers": whose make a thing is that is no troops' own.
void add_maker(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
               std::vector<Named>& out) {
  static constexpr std::array<std::string_view, 8> makes{
      "made", "built", "supplied", "manufactured", "produced", "designed", "donated", "provided"};
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view word = tree.text.word(child);
    if (tree.syntax.relation(child) != "amod" ||
        std::find(makes.begin(), makes.end(), word) == makes.end()) {
      continue;
    }
    for (const std::uint32_t maker : tree.syntax.dependents(child)) {
      add_span(tree, maker, true, types, true, out);
    }
  }
}

/// "a missile *fired by Chad*", "drones launched by the rebels": who uses a weapon.
bool add_user(const SentenceTree& tree, std::uint32_t token, std::uint32_t types,
              std::vector<Named>& out) {
  static constexpr language::WordTable<10> uses{"fire", "launch", "operate", "fly",  "shoot",
                                                "own",  "crew",   "run",     "drop", "deploy"};
  if (!tree.is(token, WordClass::troops)) return false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const bool used = tree.syntax.relation(child) == "acl" && tree.syntax.is_passive(child) &&
                      language::contains(uses, tree.syntax.lemma(child));
    if (!used) continue;
    for (const std::uint32_t user : tree.syntax.dependents(child)) {
      if (tree.syntax.preposition(user) != "by") continue;
      for (const std::uint32_t member : tree.syntax.conjuncts(user)) {
        add_span(tree, member, false, types, true, out);
      }
    }
  }
  return !out.empty();
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
        add_span(tree, tree.syntax.whose(owner), true, types, true, out);
      }
    }
    if (!out.empty()) return;
  }
  if (add_user(tree, token, types, out)) return;
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
    const bool name = span != nullptr && span->kind == SpanKind::name;
    const language::TextEntity* entity =
        name ? &tree.text.entities[span->entities.front()] : nullptr;
    const bool named = name && entity->type != "Product";
    // "the Swedish *Gripen*"
    const bool make = name && !named && relation != Relation::subject &&
                      (tree.frames.bits_of(*entity) & tree.frames.type_bit("Weapon")) != 0;
    // "Kenya's Mombasa": of two the state is meant by what is done to it.
    if (name && entity->type == "Place" && relation != Relation::subject) {
      const auto below = tree.syntax.dependents(member);
      return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
        return tree.syntax.is(child, "nmod:poss") && tree.span(child) != span;
      });
    }
    return !named && (make || tree.is(member, WordClass::troops) ||
                      (relation != Relation::subject &&
                       (tree.is(member, WordClass::site) || tree.is(member, WordClass::goods))));
  };
  for (std::uint32_t member : members) {
    // "the Shikari, a Kenyan frigate"
    for (const std::uint32_t child : tree.syntax.dependents(member)) {
      const bool says_what = tree.syntax.relation(child) == "appos" && is_held(child);
      if (says_what && tree.span(member) == nullptr) member = child;
    }
    if (is_held(member)) {
      std::vector<Named> own;
      if (relation != Relation::subject) add_maker(tree, member, types, own);
      if (own.empty()) add_holders(tree, member, types, own);
      // "transferred their F-16s to Kenya": a pronoun tells no maker.
      if (tree.span(member) != nullptr) {
        std::erase_if(own, [&](const Named& named) {
          return tree.text.syntax.upos[named.tokens.first] == Upos::PRON;
        });
      }
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
  // "the nations that condemned it *include* Chile and Kenya"
  const std::uint32_t verb = tree.syntax.head(token);
  if (verb < tree.sentence.last && verb > token && tree.syntax.relation(token) == "nsubj") {
    const std::string_view word = tree.text.word(verb);
    if (word == "include" || word == "included" || word == "comprise") return verb + 1;
  }
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

}  // namespace entente::loaders
