// Training of the parser: dynamic oracle with exploration (Goldberg & Nivre 2013).
#include <algorithm>
#include <map>
#include <set>

#include "tools/train/oracle.hpp"
#include "tools/train/perceptron.hpp"
#include "tools/train/random.hpp"
#include "tools/train/trainers.hpp"

namespace entente::train {
namespace {

using namespace language;

constexpr double exploration = 0.9;  // share of states that follow the guess, right or wrong

TransitionSystem system_for(const std::vector<Example>& examples) {
  std::set<std::string> seen;
  for (const Example& example : examples) {
    seen.insert(example.gold->deprel.begin(), example.gold->deprel.end());
  }
  seen.erase("root");
  std::vector<std::string> labels{"root"};
  labels.insert(labels.end(), seen.begin(), seen.end());
  return TransitionSystem(std::move(labels));
}

GoldTree gold_tree(const SentenceColumns& sentence, const std::vector<std::string>& labels) {
  GoldTree gold;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::uint32_t head = sentence.head[i];
    gold.heads.push_back(static_cast<std::int32_t>(head == 0 ? sentence.size() : head - 1));
    const auto found = std::find(labels.begin(), labels.end(), sentence.deprel[i]);
    gold.labels.push_back(static_cast<Label>(found - labels.begin()));
  }
  return gold;
}

class ParserLearner {
 public:
  ParserLearner(TransitionSystem system, const TrainOptions& options)
      : system_(std::move(system)), perceptron_(system_.size()), random_(options.seed) {}

  void learn(const ParserInput& input, const GoldTree& gold, bool explore) {
    ArcEagerState state(input.words.size());
    while (!state.finished()) {
      transition_features(input, state, features_);
      perceptron_.score(features_.keys(), scores_);
      const auto [guess, truth, guess_is_right] = decide(state, gold);
      perceptron_.step();
      ++all_;
      if (guess_is_right)
        ++right_;
      else
        perceptron_.update(features_.keys(), truth, guess);
      const bool follow = guess_is_right || (explore && random_.unit() < exploration);
      state.apply(system_, follow ? guess : truth);
    }
  }

  [[nodiscard]] double take_share_right() {
    const double share =
        static_cast<double>(right_) / static_cast<double>(std::max<std::size_t>(1, all_));
    right_ = all_ = 0;
    return share;
  }
  [[nodiscard]] const Perceptron& perceptron() const { return perceptron_; }
  [[nodiscard]] const TransitionSystem& system() const { return system_; }

 private:
  struct Decision {
    Transition guess = 0, truth = 0;
    bool guess_is_right = false;
  };

  /// The best transition, and the best of those that cost least.
  [[nodiscard]] Decision decide(const ArcEagerState& state, const GoldTree& gold) const {
    const Costs costs = costs_of(state, gold);
    Decision decision;
    bool found = false;
    int least = 0, guess_cost = 0;
    for (Transition t = 0; t < system_.size(); ++t) {
      if (!may_do(system_, state, t)) continue;
      const int cost = cost_of(system_, state, gold, costs, t);
      if (!found || scores_[t] > scores_[decision.guess]) {
        decision.guess = t;
        guess_cost = cost;
      }
      if (!found || cost < least || (cost == least && scores_[t] > scores_[decision.truth])) {
        decision.truth = t;
        least = cost;
      }
      found = true;
    }
    decision.guess_is_right = guess_cost == least;
    return decision;
  }

  TransitionSystem system_;
  Perceptron perceptron_;
  Random random_;
  FeatureList features_;
  std::vector<float> scores_;
  std::size_t right_ = 0, all_ = 0;
};

}  // namespace

DependencyParser train_parser(const std::vector<Example>& examples, const std::vector<Tag>& tags,
                              const TrainOptions& options, const Progress& progress) {
  ParserLearner learner(system_for(examples), options);
  std::vector<std::size_t> order;
  std::vector<GoldTree> trees;
  std::vector<std::vector<Upos>> upos;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    order.push_back(i);
    trees.push_back(gold_tree(*examples[i].gold, learner.system().labels()));
    upos.emplace_back();
    for (const TagId tag : examples[i].predicted) upos.back().push_back(upos_from(tags[tag].upos));
  }
  Random random(options.seed);
  for (std::size_t pass = 1; pass <= options.passes; ++pass) {
    random.shuffle(order);
    for (const std::size_t i : order) {
      learner.learn({examples[i].words, examples[i].predicted, upos[i]}, trees[i], pass > 1);
    }
    if (progress) progress(pass, learner.take_share_right());
  }
  return {learner.system(),
          FeatureRows(learner.perceptron().averaged(), learner.system().size(), options.smallest)};
}

}  // namespace entente::train
