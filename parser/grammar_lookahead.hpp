#pragma once

#include "parser/grammar_tools.hpp"

/// Decisions that one token cannot make: whether a bracket begins a pattern or an expression. Each
/// jumps over bracketed parts by TokenSequence::partner and never reads into them, so that nested
/// brackets cost nothing extra and no reading has to be tried twice. For grammar.cpp only.
namespace entente::parser::grammar {

inline bool is(Position at, TokenKind kind) { return at->kind == kind; }

/// The token behind the bracket that `at` opens; null if it is never closed.
inline Position behind_bracket(Position at, const State& state) {
  const auto index = static_cast<std::size_t>(at - state.sequence.tokens.data());
  const std::uint32_t distance = state.sequence.partner[index];
  return distance == kNoPartner ? nullptr : at + distance + 1;
}

/// `(`, `(name`, `(name:…` or `(name WHERE …`: could be a node pattern; `(1`, `(a.b` could not.
inline bool looks_like_node(Position at) {
  if (!is(at, TokenKind::open_paren)) return false;
  ++at;
  if (is_variable(*at)) ++at;
  return is(at, TokenKind::close_paren) || is(at, TokenKind::colon) ||
         at->keyword == Keyword::where_ || is(at, TokenKind::open_brace) ||
         is(at, TokenKind::parameter);
}

/// The token behind `-[…]->`, `--`, `<-[…]-` at `at`, if that is a relationship between nodes; else
/// null. What is never closed counts as a relationship: its error says more than arithmetic's.
inline Position behind_relationship(Position at, const State& state) {
  if (is(at, TokenKind::less)) ++at;
  if (!is(at, TokenKind::minus)) return nullptr;
  ++at;
  if (is(at, TokenKind::open_bracket)) {
    const Position behind = behind_bracket(at, state);
    if (behind == nullptr) return at;
    at = behind;
  }
  if (!is(at, TokenKind::minus)) return nullptr;
  ++at;
  if (is(at, TokenKind::greater)) ++at;
  return is(at, TokenKind::open_paren) ? at : nullptr;
}

/// `(…)` with a relationship behind it, which arithmetic could not mean.
constexpr auto is_pattern = [](Position at, const State& state) {
  if (!looks_like_node(at)) return false;
  const Position behind = behind_bracket(at, state);
  return behind != nullptr && behind_relationship(behind, state) != nullptr;
};

/// The token behind the whole pattern at `at`, or null.
inline Position behind_pattern(Position at, const State& state) {
  if (!is_pattern(at, state)) return nullptr;
  while (Position behind = behind_bracket(at, state)) {
    const Position next = behind_relationship(behind, state);
    if (next == nullptr) return behind;
    if (!is(next, TokenKind::open_paren)) return nullptr;
    at = next;
  }
  return nullptr;
}

/// A `|` between labels, not the one that ends the condition of a comprehension.
constexpr auto is_label_pipe = [](Position at, const State& state) {
  if (!is(at, TokenKind::pipe)) return false;
  const auto index = static_cast<std::size_t>(at - state.sequence.tokens.data());
  return state.comprehension == nullptr ||
         at - state.sequence.partner[index] != state.comprehension;
};

/// `[x IN`
constexpr auto is_list_comprehension = [](Position at, const State&) {
  return is(at, TokenKind::open_bracket) && is_variable(at[1]) && at[2].keyword == Keyword::in_;
};

/// `name =`
constexpr auto is_named_path = [](Position at, const State&) {
  return is_variable(at[0]) && is(at + 1, TokenKind::equal);
};

/// `[(a)-->(b) WHERE`, `[p = (a)-->(b) |`
constexpr auto is_pattern_comprehension = [](Position at, const State& state) {
  if (!is(at, TokenKind::open_bracket)) return false;
  ++at;
  if (is_named_path(at, state)) at += 2;
  const Position behind = behind_pattern(at, state);
  return behind != nullptr && (is(behind, TokenKind::pipe) || behind->keyword == Keyword::where_);
};

inline bool opens_call(Position at, Keyword name) {
  return at->keyword == name && is(at + 1, TokenKind::open_paren);
}

/// `exists((a)-->(b))`, unlike `exists(n.name)`
constexpr auto is_exists_pattern = [](Position at, const State& state) {
  if (!opens_call(at, Keyword::exists_)) return false;
  const Position behind = behind_pattern(at + 2, state);
  return behind != nullptr && is(behind, TokenKind::close_paren);
};

constexpr auto is_count_all = [](Position at, const State&) {
  return opens_call(at, Keyword::count_) && is(at + 2, TokenKind::star);
};

constexpr auto is_reduce = [](Position at, const State&) {
  return opens_call(at, Keyword::reduce_);
};

constexpr auto is_quantified = [](Position at, const State&) {
  return opens_call(at, Keyword::all_) || opens_call(at, Keyword::any_) ||
         opens_call(at, Keyword::none_) || opens_call(at, Keyword::single_);
};

constexpr auto is_shortest_path = [](Position at, const State&) {
  return opens_call(at, Keyword::shortest_path) || opens_call(at, Keyword::all_shortest_paths);
};

constexpr auto is_subquery = [](Position at, const State&) {
  return (at->keyword == Keyword::exists_ || at->keyword == Keyword::count_ ||
          at->keyword == Keyword::collect_) &&
         is(at + 1, TokenKind::open_brace);
};

/// `{(`, `{p = (`: a bare pattern in braces.
constexpr auto is_pattern_in_braces = [](Position at, const State& state) {
  if (is_named_path(at + 1, state)) return true;
  return is(at, TokenKind::open_brace) && is(at + 1, TokenKind::open_paren);
};

/// `n {.name`, `n {key: `, `n {m,`, `n {}`
constexpr auto is_map_projection = [](Position at, const State&) {
  if (!is_variable(*at) || !is(at + 1, TokenKind::open_brace)) return false;
  at += 2;
  if (is(at, TokenKind::dot) || is(at, TokenKind::close_brace)) return true;
  return is_name(*at) && (is(at + 1, TokenKind::colon) || is(at + 1, TokenKind::comma) ||
                          is(at + 1, TokenKind::close_brace));
};

/// `name(`, `date.truncate(`
constexpr auto is_call = [](Position at, const State&) {
  if (!is_variable(*at)) return false;
  ++at;
  while (is(at, TokenKind::dot) && is_name(at[1])) at += 2;
  return is(at, TokenKind::open_paren);
};

/// `-1`, which is one literal: -9223372036854775808 has no positive. Not `-1.x`, `-1[0]`.
constexpr auto is_negative_number = [](Position at, const State&) {
  return is(at, TokenKind::minus) && is(at + 1, TokenKind::number) && !is(at + 2, TokenKind::dot) &&
         !is(at + 2, TokenKind::open_bracket) && !is(at + 2, TokenKind::colon);
};

/// `((`: a path pattern in parentheses of its own.
constexpr auto is_wrapped = [](Position at, const State&) {
  return is(at, TokenKind::open_paren) && is(at + 1, TokenKind::open_paren);
};

constexpr auto is_relationship = [](Position at, const State&) {
  return is(at, TokenKind::minus) || (is(at, TokenKind::less) && is(at + 1, TokenKind::minus));
};

}  // namespace entente::parser::grammar
