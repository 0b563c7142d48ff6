// Trees by greedy transitions that a linear model scores.
#include "language/dependency_parser.hpp"

#include <algorithm>

namespace entente::language {
namespace {

constexpr std::int32_t none = ArcEagerState::none;
constexpr std::size_t most_labels = 120;

/// What the features see of a word; of no word and of the root, fixed values.
struct View {
  std::uint64_t word = 1;
  std::uint64_t tag = 0xFFF0;
  std::uint64_t upos = 0xF0;
  std::uint64_t cluster = 0xFFF0;
  std::uint64_t coarse = 0xFFF0;
  std::uint64_t suffix = 1;
};

View view_of(const ParserInput& input, std::int32_t word) {
  View view;
  if (word == none) return view;
  const auto i = static_cast<std::size_t>(word);
  if (i == input.words.size()) return {2, 0xFFF1, 0xF1, 0xFFF1, 0xFFF1, 2};
  const WordAtoms& w = input.words[i];
  return {w.lower,        input.tags[i],    static_cast<std::uint64_t>(input.upos[i]),
          w.cluster.fine, w.cluster.coarse, w.suffix[2]};
}

/// Distances in steps that widen.
std::uint64_t distance(std::int32_t from, std::int32_t to) {
  const std::int32_t d = to - from;
  if (d <= 4) return static_cast<std::uint64_t>(d);
  return d <= 6 ? 5 : d <= 10 ? 6 : d <= 20 ? 7 : 8;
}

/// How many verbs and marks stand between two words, each counted up to two.
std::uint64_t between(const ParserInput& input, std::int32_t from, std::int32_t to) {
  constexpr std::int32_t farthest = 16;
  std::uint64_t verbs = 0, marks = 0;
  for (std::int32_t i = std::max(from + 1, to - farthest); i < to; ++i) {
    const Upos upos = input.upos[static_cast<std::size_t>(i)];
    verbs += upos == Upos::VERB ? 1 : 0;
    marks += upos == Upos::PUNCT ? 1 : 0;
  }
  return std::min<std::uint64_t>(verbs, 2) * 3 + std::min<std::uint64_t>(marks, 2);
}

/// The words around the next decision and what is known of them.
struct Context {
  View s0, s1, s2, head, head2, left, left2, right, right2;  // stack, and around its top
  View b0, b1, b2, b3, b_left, b_left2;                      // buffer, and around its front
  std::uint64_t s0_label = 0xFF, left_label = 0xFF, right_label = 0xFF, left2_label = 0xFF,
                right2_label = 0xFF, head_label = 0xFF, b_left_label = 0xFF, b_left2_label = 0xFF;
  std::uint64_t s0_left_count = 9, s0_right_count = 9, b0_left_count = 9;
  std::uint64_t s0_left_set = 0, s0_right_set = 0, b0_left_set = 0;
  std::uint64_t distance = 99, between = 99, has_head = 2;
};

void fill_stack_side(const ParserInput& input, const ArcEagerState& state, Context& c) {
  const std::int32_t s0 = state.stack(0);
  if (s0 == none) return;
  const auto view = [&](std::int32_t word) { return view_of(input, word); };
  const auto label = [&](std::int32_t word) -> std::uint64_t {
    return word == none ? 0xFF : state.label(word);
  };
  const ArcEagerState::Children &l = state.left(s0), &r = state.right(s0);
  c.s0 = view(s0);
  c.left = view(l.outer), c.left2 = view(l.inner);
  c.right = view(r.outer), c.right2 = view(r.inner);
  c.left_label = label(l.outer), c.left2_label = label(l.inner);
  c.right_label = label(r.outer), c.right2_label = label(r.inner);
  c.s0_left_count = std::min(l.count, 3U), c.s0_right_count = std::min(r.count, 3U);
  c.s0_left_set = l.labels, c.s0_right_set = r.labels;
  c.has_head = state.head(s0) != none ? 1 : 0;
  if (const std::int32_t head = state.head(s0); head != none) {
    c.s0_label = label(s0);
    c.head = view(head);
    c.head_label = label(head);
    if (state.head(head) != none) c.head2 = view(state.head(head));
  }
  c.distance = distance(s0, state.buffer(0));
  c.between = between(input, s0, state.buffer(0));
}

Context context_of(const ParserInput& input, const ArcEagerState& state) {
  Context c;
  const auto view = [&](std::int32_t word) { return view_of(input, word); };
  const std::int32_t b0 = state.buffer(0);
  c.s1 = view(state.stack(1)), c.s2 = view(state.stack(2));
  c.b0 = view(b0), c.b1 = view(state.buffer(1));
  c.b2 = view(state.buffer(2)), c.b3 = view(state.buffer(3));
  const ArcEagerState::Children& l = state.left(b0);
  c.b_left = view(l.outer), c.b_left2 = view(l.inner);
  if (l.outer != none) c.b_left_label = state.label(l.outer);
  if (l.inner != none) c.b_left2_label = state.label(l.inner);
  c.b0_left_count = std::min(l.count, 3U);
  c.b0_left_set = l.labels;
  fill_stack_side(input, state, c);
  return c;
}

void single_words(const Context& c, FeatureList& out) {
  for (const View* v : {&c.s0, &c.b0, &c.b1, &c.b2}) {
    out.add(v->word, v->tag);
    out.add(v->word);
    out.add(v->tag);
    out.add(v->cluster);
    out.add(v->suffix, v->upos);
  }
  for (const View* v : {&c.s1, &c.s2, &c.b3}) {
    out.add(v->word, v->upos);
    out.add(v->tag);
    out.add(v->coarse);
  }
  out.add(c.has_head, c.s0_label, c.s0.tag);
  out.add(c.has_head, c.s0_label, c.s0.tag, c.b0.tag);
}

void word_pairs(const Context& c, FeatureList& out) {
  out.add(c.s0.word, c.s0.tag, c.b0.word, c.b0.tag);
  out.add(c.s0.word, c.s0.tag, c.b0.tag);
  out.add(c.s0.tag, c.b0.word, c.b0.tag);
  out.add(c.s0.word, c.b0.word);
  out.add(c.s0.tag, c.b0.tag);
  out.add(c.s0.word, c.b0.cluster);
  out.add(c.s0.cluster, c.b0.word);
  out.add(c.s0.cluster, c.b0.cluster);
  out.add(c.s0.coarse, c.b0.coarse);
  out.add(c.s0.cluster, c.b0.tag);
  out.add(c.s0.tag, c.b0.cluster);
  out.add(c.b0.tag, c.b1.tag);
  out.add(c.b0.word, c.b1.tag);
  out.add(c.b0.tag, c.b1.word);
  out.add(c.b0.cluster, c.b1.cluster);
  out.add(c.s1.tag, c.s0.tag);
  out.add(c.s1.tag, c.b0.tag);
  out.add(c.s1.word, c.b0.tag);
  out.add(c.s1.cluster, c.b0.cluster);
  out.add(c.head.word, c.b0.word);
  out.add(c.head.tag, c.b0.word);
  out.add(c.head.word, c.b0.tag);
}

void word_triples(const Context& c, FeatureList& out) {
  out.add(c.b0.tag, c.b1.tag, c.b2.tag);
  out.add(c.s0.tag, c.b0.tag, c.b1.tag);
  out.add(c.s0.tag, c.b0.tag, c.b1.tag, c.b2.tag);
  out.add(c.s0.coarse, c.b0.coarse, c.b1.coarse);
  out.add(c.s1.tag, c.s0.tag, c.b0.tag);
  out.add(c.s2.tag, c.s1.tag, c.s0.tag, c.b0.tag);
  out.add(c.s1.tag, c.s0.tag, c.b0.tag, c.b1.tag);
  out.add(c.head.tag, c.s0.tag, c.b0.tag);
  out.add(c.s0.tag, c.left.tag, c.b0.tag);
  out.add(c.s0.tag, c.right.tag, c.b0.tag);
  out.add(c.s0.tag, c.b0.tag, c.b_left.tag);
  out.add(c.s0.tag, c.left.tag, c.left2.tag);
  out.add(c.s0.tag, c.right.tag, c.right2.tag);
  out.add(c.b0.tag, c.b_left.tag, c.b_left2.tag);
  out.add(c.s0.tag, c.head.tag, c.head2.tag);
  out.add(c.s0.word, c.right.word, c.b0.tag);
  out.add(c.s0.tag, c.right.word, c.b0.word);
  out.add(c.s0.word, c.b0.word, c.b1.tag);
  out.add(c.s0.tag, c.b0.word, c.b1.word);
}

void known_arcs(const Context& c, FeatureList& out) {
  out.add(c.head.word, c.head_label);
  out.add(c.head.tag, c.s0_label);
  out.add(c.head2.tag, c.head_label, c.s0_label);
  out.add(c.left.word, c.left_label);
  out.add(c.left.tag, c.left_label);
  out.add(c.left2.tag, c.left2_label);
  out.add(c.right.word, c.right_label);
  out.add(c.right.tag, c.right_label);
  out.add(c.right2.tag, c.right2_label);
  out.add(c.b_left.word, c.b_left_label);
  out.add(c.b_left.tag, c.b_left_label);
  out.add(c.b_left2.tag, c.b_left2_label);
  out.add(c.s0.word, c.s0_left_count);
  out.add(c.s0.tag, c.s0_left_count);
  out.add(c.s0.word, c.s0_right_count);
  out.add(c.s0.tag, c.s0_right_count);
  out.add(c.b0.word, c.b0_left_count);
  out.add(c.b0.tag, c.b0_left_count);
  out.add(c.s0.word, c.s0_left_set);
  out.add(c.s0.tag, c.s0_left_set);
  out.add(c.s0.word, c.s0_right_set);
  out.add(c.s0.tag, c.s0_right_set);
  out.add(c.b0.word, c.b0_left_set);
  out.add(c.b0.tag, c.b0_left_set);
  out.add(c.s0.tag, c.b0.tag, c.s0_right_set);
  out.add(c.s0.tag, c.b0.tag, c.b0_left_set);
  out.add(c.s0.tag, c.b0.tag, c.s0_left_set);
}

void distances(const Context& c, FeatureList& out) {
  out.add(c.s0.word, c.distance);
  out.add(c.s0.tag, c.distance);
  out.add(c.b0.word, c.distance);
  out.add(c.b0.tag, c.distance);
  out.add(c.s0.word, c.b0.word, c.distance);
  out.add(c.s0.tag, c.b0.tag, c.distance);
  out.add(c.s0.coarse, c.b0.coarse, c.distance);
  out.add(c.s0.tag, c.b0.tag, c.between);
  out.add(c.s0.word, c.b0.tag, c.between);
  out.add(c.s0.tag, c.b0.word, c.between);
  out.add(c.s1.tag, c.s0.tag, c.b0.tag, c.between);
}

}  // namespace

void transition_features(const ParserInput& input, const ArcEagerState& state, FeatureList& out) {
  const Context context = context_of(input, state);
  out.start(1);
  out.add();
  single_words(context, out);
  word_pairs(context, out);
  word_triples(context, out);
  known_arcs(context, out);
  distances(context, out);
}

bool may_do(const TransitionSystem& system, const ArcEagerState& state, Transition t) {
  const Action action = system.action(t);
  if (!state.allows(action)) return false;
  if (action == Action::left) return (system.label(t) == 0) == state.at_root();
  return action != Action::right || system.label(t) != 0;
}

Tree tree_of(const ArcEagerState& state, Label second_root) {
  Tree tree;
  std::uint32_t root = 0;  // plus one
  for (std::size_t word = 0; word < state.size(); ++word) {
    const std::int32_t head = state.head(static_cast<std::int32_t>(word));
    const bool on_root = head == static_cast<std::int32_t>(state.size());
    const Label label = state.label(static_cast<std::int32_t>(word));
    tree.heads.push_back(on_root ? root : static_cast<std::uint32_t>(head + 1));
    tree.labels.push_back(on_root && root != 0 ? second_root : label);
    if (on_root && root == 0) root = static_cast<std::uint32_t>(word + 1);
  }
  return tree;
}

DependencyParser::DependencyParser(TransitionSystem system, FeatureRows rows)
    : system_(std::move(system)), rows_(std::move(rows)) {
  find_second_root();
}

void DependencyParser::find_second_root() {
  const std::vector<std::string>& labels = system_.labels();
  const auto found = std::find(labels.begin(), labels.end(), "parataxis");
  second_root_ = static_cast<Label>(found == labels.end() ? 0 : found - labels.begin());
}

Tree DependencyParser::parse(const ParserInput& input) const {
  ArcEagerState state(input.words.size());
  FeatureList features;
  std::vector<std::int32_t> scores;
  while (!state.finished()) {
    transition_features(input, state, features);
    rows_.score(features.keys(), scores);
    Transition best = 0;
    bool found = false;
    for (Transition t = 0; t < scores.size(); ++t) {
      if (found && scores[t] <= scores[best]) continue;
      if (!may_do(system_, state, t)) continue;
      best = t;
      found = true;
    }
    state.apply(system_, best);
  }
  return tree_of(state, second_root_);
}

void DependencyParser::write(ByteWriter& out) const {
  out.texts(system_.labels());
  rows_.write(out);
}

bool DependencyParser::read(ByteReader& in) {
  std::vector<std::string> labels = in.texts();
  if (labels.empty()) return rows_.read(in) && in.good();
  if (labels.size() > most_labels || labels.front() != "root") return false;
  system_ = TransitionSystem(std::move(labels));
  find_second_root();
  return rows_.read(in) && in.good() && rows_.classes() == system_.size();
}

}  // namespace entente::language
