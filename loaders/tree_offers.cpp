// What the rest of a sentence offers to a role without a route: the nearest by the tree.
#include <algorithm>
#include <array>
#include <map>

#include "loaders/match_offers.hpp"
#include "loaders/sentence_tree.hpp"

namespace entente::loaders {

using language::Span;
using language::SpanKind;
using language::Syntax;
using language::TokenRange;
using language::Upos;

std::uint32_t head_of(const SentenceTree& tree, TokenRange range) {
  for (std::uint32_t token = range.first; token < range.last; ++token) {
    const std::uint32_t head = tree.syntax.head(token);
    if (head == Syntax::no_head || head < range.first || head >= range.last) return token;
  }
  return range.first;
}

namespace {

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

/// "talks on the *crisis in Chad*": the place is the crisis's, not the talks'.
bool is_of_situation(const SentenceTree& tree, const Span& span, std::uint32_t predicate) {
  const std::uint32_t head = tree.syntax.head(head_of(tree, span.tokens));
  return head != Syntax::no_head && head != predicate && tree.is(head, WordClass::situation) &&
         tree.text.syntax.upos[head] == Upos::NOUN;
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
  // "through USAID": who hands it over is no project.
  if (role.name == "project") accepted &= ~tree.frames.type_bit("Organization");
  const bool event = role.name == "occasion" || role.name == "place";
  if (event && is_still_ahead(tree.text, span.tokens.first)) return false;
  if ((tree.frames.bits_of(tree.text.entities[span.entities.front()]) & accepted) == 0)
    return false;
  const auto& after = tree.frames.attachment(role.name);
  const std::string_view word = tree.syntax.preposition(head_of(tree, span.tokens));
  // "an attack on Kenya", "call on Kenya to …": nothing takes place on a state.
  const bool state = tree.text.entities[span.entities.front()].type == "Country";
  if (role.name == "place" && state && word == "on") return false;
  return std::binary_search(after.begin(), after.end(), tree.frames.number_of(word));
}

bool is_journey(std::string_view lemma) {
  static constexpr std::array<std::string_view, 18> journeys{
      "visit", "trip", "tour",   "journey", "stop", "stay",  "travel", "fly",  "go",
      "come",  "head", "arrive", "land",    "jet",  "drive", "send",   "sail", "welcome"};
  return std::find(journeys.begin(), journeys.end(), lemma) != journeys.end();
}

/// Whether the span names a place of the role: a town, or a state that is no adjective.
bool is_place(const SentenceTree& tree, const Span* span, const graph::Role& role) {
  if (span == nullptr || span->kind != SpanKind::name || span->adjectival || span->possessive) {
    return false;
  }
  std::uint32_t accepted = 0;
  for (const auto& type : role.accepts) accepted |= tree.frames.type_bit(type);
  return (tree.frames.bits_of(tree.text.entities[span->entities.front()]) & accepted) != 0;
}

/// The place behind "to" or "in" below `token`; null: none.
const Span* goal_of(const SentenceTree& tree, std::uint32_t token, const graph::Role& role) {
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view word = tree.syntax.preposition(child);
    if (word != "to" && word != "in" && word != "into") continue;
    if (is_place(tree, tree.span(child), role)) return tree.span(child);
  }
  return nullptr;
}

/// "met him *there*": the place that was named last before `token`, not further back than the
/// sentence before.
const Span* named_before(const SentenceTree& tree, std::uint32_t token, const graph::Role& role) {
  constexpr std::uint32_t farthest_back = 60;  // tokens
  const auto& spans = tree.text.spans;
  auto at = std::partition_point(spans.begin(), spans.end(),
                                 [&](const Span& span) { return span.tokens.first < token; });
  while (at != spans.begin()) {
    --at;
    if (token - at->tokens.first > farthest_back) break;
    if (!is_place(tree, &*at, role)) continue;
    const std::string_view word = tree.syntax.preposition(head_of(tree, at->tokens));
    if (word == "to" || word == "in" || word == "at") return &*at;
  }
  return nullptr;
}

/// Where a journey of the same sentence led: "flew to Seoul and *met* Yoon", "on a visit to Seoul
/// he *met* Yoon", "flew to Seoul, where he *met* Yoon", "*met* him there"; null: none.
const Span* led_to(const SentenceTree& tree, std::uint32_t verb, const graph::Role& role) {
  for (int step = 0; step < farthest && verb != Syntax::no_head; ++step) {
    for (const std::uint32_t child : tree.syntax.dependents(verb)) {
      const std::string_view kind = tree.syntax.relation(child);
      const std::string_view lemma = tree.syntax.lemma(child);
      if (kind == "advmod" && lemma == "where" && tree.syntax.is(verb, "acl:relcl")) {
        const Span* span = tree.span(tree.syntax.head(verb));
        return is_place(tree, span, role) ? span : nullptr;
      }
      if (kind == "advmod" && lemma == "there") return named_before(tree, child, role);
      if (kind != "obl" || !is_journey(lemma)) continue;
      if (const Span* goal = goal_of(tree, child, role)) return goal;
    }
    if (step > 0 && is_journey(tree.syntax.lemma(verb))) {
      if (const Span* goal = goal_of(tree, verb, role)) return goal;
    }
    if (tree.syntax.relation(verb) != "conj") break;
    verb = tree.syntax.head(verb);
  }
  return nullptr;
}

}  // namespace

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
  const auto below = tree.syntax.dependents(predicate);
  const bool alone =
      support == SentenceTree::none && tree.text.syntax.upos[predicate] != Upos::VERB &&
      std::none_of(below.begin(), below.end(),
                   [&](std::uint32_t child) { return tree.syntax.relation(child) == "cop"; });
  const int near = role.kind == graph::RoleKind::entity ? 1 : 2;
  const int reach = alone ? near : farthest;
  const Span* best = nullptr;
  int best_cost = reach + 1;
  std::uint32_t best_gap = 0;
  for (auto span = first; span != spans.end() && span->tokens.first < tree.sentence.last; ++span) {
    if (!may_fill(tree, *span, role)) continue;
    if (role.name == "place" && is_of_situation(tree, *span, predicate)) continue;
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
  if (best == nullptr && role.name == "place" && !alone) {
    return led_to(tree, support != SentenceTree::none ? support : predicate, role);
  }
  return best;
}

namespace {

/// Whether `token` is below the predicate, in no clause that says something of its own.
bool serves(const SentenceTree& tree, std::uint32_t token, std::uint32_t predicate) {
  for (int step = 0; step < 12 && token != Syntax::no_head; ++step) {
    if (token == predicate) return true;
    const std::string_view kind = tree.syntax.relation(token);
    const bool verb = tree.text.syntax.upos[token] == Upos::VERB;
    if (kind == "parataxis" || kind == "ccomp" || tree.syntax.is(token, "acl:relcl")) return false;
    if (kind == "conj" && verb && tree.syntax.head(token) == predicate) return false;
    token = tree.syntax.head(token);
  }
  return false;
}

}  // namespace

std::vector<Named> served(const SentenceTree& tree, std::uint32_t predicate,
                          std::string_view role) {
  const std::uint32_t types = tree.frames.type_bit("Country") | tree.frames.type_bit("Place");
  const auto& after = tree.frames.attachment(role);
  const auto& spans = tree.text.spans;
  auto span = std::partition_point(spans.begin(), spans.end(),
                                   [&](const Span& s) { return s.tokens.first <= predicate; });
  for (; span != spans.end() && span->tokens.first < tree.sentence.last; ++span) {
    if (span->kind != SpanKind::name || span->adjectival) continue;
    if ((tree.frames.bits_of(tree.text.entities[span->entities.front()]) & types) == 0) continue;
    const std::uint32_t head = head_of(tree, span->tokens);
    const std::uint32_t above = tree.syntax.head(head);
    const bool acted = tree.syntax.relation(head) == "obj" && above != predicate;
    const auto is_behind = [&](std::uint32_t token) {
      return std::binary_search(after.begin(), after.end(),
                                tree.frames.number_of(tree.syntax.preposition(token)));
    };
    const bool owner = tree.syntax.is(head, "nmod:poss") &&
                       (tree.syntax.relation(above) == "obj" || is_behind(above));
    if (!(acted || owner || is_behind(head)) || !serves(tree, head, predicate)) continue;
    std::vector<Named> all;
    for (const std::uint32_t member : listed(tree, head)) {
      const auto named = entities_at(tree, member, language::Relation::oblique, types);
      all.insert(all.end(), named.begin(), named.end());
    }
    return all;
  }
  return {};
}

}  // namespace entente::loaders
