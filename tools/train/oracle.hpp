#pragma once

#include <cstdint>
#include <vector>

#include "language/arc_eager.hpp"

namespace entente::train {

/// A sentence's own tree: head of each word (`size()`: the artificial root) and label.
struct GoldTree {
  std::vector<std::int32_t> heads;
  std::vector<language::Label> labels;
};

/// What each kind of transition loses: arcs of the gold tree that are still within reach of the
/// state and no more after it (Goldberg & Nivre 2013). The label is not counted.
struct Costs {
  int shift = 0, reduce = 0, left = 0, right = 0;
};

/// Linear in the stack and the rest of the sentence.
[[nodiscard]] Costs costs_of(const language::ArcEagerState& state, const GoldTree& gold);

/// The cost of one transition: that of its kind, and one more for a wrong label on a right arc of
/// the tree.
[[nodiscard]] int cost_of(const language::TransitionSystem& system,
                          const language::ArcEagerState& state, const GoldTree& gold,
                          const Costs& costs, language::Transition t);

}  // namespace entente::train
