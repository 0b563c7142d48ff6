// The transition system of the parser: configurations and what transitions do to them.
#include "language/arc_eager.hpp"

#include <cassert>

namespace entente::language {

ArcEagerState::ArcEagerState(std::size_t size)
    : heads_(size + 1, none), labels_(size + 1, 0), left_(size + 1), right_(size + 1) {}

bool ArcEagerState::allows(Action action) const {
  switch (action) {
    case Action::shift:
      return !at_root();
    case Action::reduce:
      return !stack_.empty() && head(stack_.back()) != none;
    case Action::left:
      return !stack_.empty() && head(stack_.back()) == none;
    case Action::right:
      return !stack_.empty() && !at_root();
  }
  return false;
}

void ArcEagerState::attach(std::int32_t head, std::int32_t dependent, Label label) {
  heads_[index(dependent)] = head;
  labels_[index(dependent)] = label;
  Children& side = dependent < head ? left_[index(head)] : right_[index(head)];
  // Arcs of one side are made from the inside to the outside.
  side.inner = side.outer;
  side.outer = dependent;
  ++side.count;
  side.labels |= std::uint64_t{1} << (label % 64);
}

void ArcEagerState::apply(const TransitionSystem& system, Transition t) {
  const Action action = system.action(t);
  assert(allows(action));
  switch (action) {
    case Action::shift:
      stack_.push_back(next_++);
      break;
    case Action::reduce:
      stack_.pop_back();
      break;
    case Action::left:
      attach(next_, stack_.back(), system.label(t));
      stack_.pop_back();
      break;
    case Action::right:
      attach(stack_.back(), next_, system.label(t));
      stack_.push_back(next_++);
      break;
  }
}

}  // namespace entente::language
