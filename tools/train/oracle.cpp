// The dynamic oracle of the arc-eager system.
#include "tools/train/oracle.hpp"

namespace entente::train {

using language::Action;
using language::ArcEagerState;
using language::Transition;
using language::TransitionSystem;

namespace {

std::size_t index(std::int32_t word) { return static_cast<std::size_t>(word); }

}  // namespace

Costs costs_of(const ArcEagerState& state, const GoldTree& gold) {
  Costs costs;
  const std::int32_t s = state.stack(0), b = state.buffer(0);
  const auto root = static_cast<std::int32_t>(state.size());
  const auto head_of = [&](std::int32_t word) {
    return word == root ? ArcEagerState::none : gold.heads[index(word)];
  };
  // Dependents of s in the buffer are lost when s leaves the stack.
  if (s != ArcEagerState::none) {
    for (std::int32_t k = b; k < root; ++k) {
      if (head_of(k) != s) continue;
      ++costs.left;
      ++costs.reduce;
    }
    const bool head_ahead = head_of(s) > b;
    costs.left += head_ahead ? 1 : 0;
  }
  if (b == root) return costs;
  // Pushing b loses its dependents on the stack that have no head, and its head on the stack.
  const std::vector<std::int32_t>& stack = state.whole_stack();
  for (const std::int32_t k : stack) {
    if (head_of(k) == b && state.head(k) == ArcEagerState::none) {
      ++costs.shift;
      ++costs.right;
    }
    if (head_of(b) == k) {
      ++costs.shift;
      if (k != s) ++costs.right;
    }
  }
  if (head_of(b) > b) ++costs.right;
  return costs;
}

int cost_of(const TransitionSystem& system, const ArcEagerState& state, const GoldTree& gold,
            const Costs& costs, Transition t) {
  const std::int32_t s = state.stack(0), b = state.buffer(0);
  switch (system.action(t)) {
    case Action::shift:
      return costs.shift;
    case Action::reduce:
      return costs.reduce;
    case Action::left:
      return costs.left + (gold.heads[index(s)] == b && gold.labels[index(s)] != system.label(t));
    case Action::right:
      return costs.right + (gold.heads[index(b)] == s && gold.labels[index(b)] != system.label(t));
  }
  return 0;
}

}  // namespace entente::train
