#include "tools/train/oracle.hpp"

#include <algorithm>
#include <random>

#include "support/catch.hpp"

using namespace entente::language;
using namespace entente::train;

namespace {

const TransitionSystem transitions({"root", "dep"});

/// One transition of each kind that the state allows.
std::vector<Transition> choices(const ArcEagerState& state) {
  std::vector<Transition> result;
  for (const Transition t :
       {Transition{0}, Transition{1}, transitions.left(1), transitions.right(1)}) {
    if (state.allows(transitions.action(t))) result.push_back(t);
  }
  return result;
}

int gold_arcs(const ArcEagerState& state, const GoldTree& gold) {
  int count = 0;
  for (std::size_t i = 0; i < gold.heads.size(); ++i) {
    count += state.head(static_cast<std::int32_t>(i)) == gold.heads[i] ? 1 : 0;
  }
  return count;
}

/// How many arcs of the gold tree the best way from here ends with.
int most_arcs(const ArcEagerState& state, const GoldTree& gold) {
  if (state.finished()) return gold_arcs(state, gold);
  int most = 0;
  for (const Transition t : choices(state)) {
    ArcEagerState next = state;
    next.apply(transitions, t);
    most = std::max(most, most_arcs(next, gold));
  }
  return most;
}

/// A projective tree, made by transitions at random.
GoldTree random_tree(std::size_t words, std::mt19937& random) {
  ArcEagerState state(words);
  while (!state.finished()) {
    const auto all = choices(state);
    state.apply(transitions, all[random() % all.size()]);
  }
  GoldTree gold;
  for (std::size_t i = 0; i < words; ++i) {
    gold.heads.push_back(state.head(static_cast<std::int32_t>(i)));
    gold.labels.push_back(1);
  }
  return gold;
}

}  // namespace

TEST_CASE("costs are the arcs that trying all ways finds lost", "[oracle]") {
  std::mt19937 random(3);
  for (int round = 0; round < 60; ++round) {
    const GoldTree gold = random_tree(4, random);
    ArcEagerState state(4);
    while (!state.finished()) {
      const int before = most_arcs(state, gold);
      const auto all = choices(state);
      const Costs costs = costs_of(state, gold);
      for (const Transition t : all) {
        ArcEagerState next = state;
        next.apply(transitions, t);
        CHECK(cost_of(transitions, state, gold, costs, t) == before - most_arcs(next, gold));
      }
      state.apply(transitions, all[random() % all.size()]);
    }
  }
}

TEST_CASE("a wrong label on a right arc costs one", "[oracle]") {
  const TransitionSystem two({"root", "nsubj", "obj"});
  const GoldTree gold{{1, 2}, {1, 0}};
  ArcEagerState state(2);
  state.apply(two, 0);
  const Costs costs = costs_of(state, gold);
  CHECK(cost_of(two, state, gold, costs, two.left(1)) == 0);
  CHECK(cost_of(two, state, gold, costs, two.left(2)) == 1);
}
