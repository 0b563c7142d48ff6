// Which phrases are one list, where the parser joins them and where it loses them.
#include <algorithm>

#include "loaders/sentence_tree.hpp"

namespace entente::loaders {

using language::Relation;
using language::Span;
using language::SpanKind;
using language::Syntax;
using language::TokenRange;
using language::Upos;

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
    return word == "," || word == ";" || word == "and" || word == "&" || word == "the";
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

}  // namespace entente::loaders
