#include "language/arc_eager.hpp"

#include "language/dependency_parser.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

const TransitionSystem transitions({"root", "nsubj", "obj", "parataxis"});
constexpr Transition shift = 0, reduce = 1;

}  // namespace

TEST_CASE("transitions build the arcs of a sentence", "[arc_eager]") {
  ArcEagerState state(3);  // Oslo hosts talks
  state.apply(transitions, shift);
  state.apply(transitions, transitions.left(1));
  state.apply(transitions, shift);
  state.apply(transitions, transitions.right(2));
  CHECK(state.at_root());
  CHECK_FALSE(state.finished());
  state.apply(transitions, reduce);
  state.apply(transitions, transitions.left(0));
  CHECK(state.finished());
  const Tree tree = tree_of(state, 3);
  CHECK(tree.heads == std::vector<std::uint32_t>{2, 0, 2});
  CHECK(tree.labels == std::vector<Label>{1, 0, 2});
}

TEST_CASE("only what keeps a tree is allowed", "[arc_eager]") {
  ArcEagerState state(2);
  CHECK(state.allows(Action::shift));
  CHECK_FALSE(state.allows(Action::reduce));
  CHECK_FALSE(state.allows(Action::left));
  CHECK_FALSE(state.allows(Action::right));
  state.apply(transitions, shift);
  CHECK_FALSE(state.allows(Action::reduce));  // it has no head yet
  state.apply(transitions, transitions.right(2));
  CHECK_FALSE(state.allows(Action::left));   // it has a head
  CHECK_FALSE(state.allows(Action::shift));  // the root is never pushed
  CHECK(state.allows(Action::reduce));
}

TEST_CASE("the label root is for the root's dependents alone", "[arc_eager]") {
  ArcEagerState state(1);
  state.apply(transitions, shift);
  REQUIRE(state.at_root());
  CHECK(may_do(transitions, state, transitions.left(0)));
  CHECK_FALSE(may_do(transitions, state, transitions.left(1)));
}

TEST_CASE("the second word on the root becomes a dependent of the first", "[arc_eager]") {
  ArcEagerState state(2);
  state.apply(transitions, shift);
  state.apply(transitions, shift);
  state.apply(transitions, transitions.left(0));
  state.apply(transitions, transitions.left(0));
  const Tree tree = tree_of(state, 3);
  CHECK(tree.heads == std::vector<std::uint32_t>{0, 1});
  CHECK(tree.labels == std::vector<Label>{0, 3});
}
