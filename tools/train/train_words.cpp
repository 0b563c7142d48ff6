// Training of what is decided word by word: tags, UD features, lemmas.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "tools/train/perceptron.hpp"
#include "tools/train/random.hpp"
#include "tools/train/trainers.hpp"

namespace entente::train {
namespace {

using namespace language;

std::size_t best_of_scores(const std::vector<float>& scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

/// One decision after the other on examples in shuffled order.
class Learner {
 public:
  Learner(std::size_t classes, const TrainOptions& options)
      : perceptron_(classes), options_(options), random_(options.seed) {}

  /// `visit(example, decide)` must call decide(features, truth) -> guess for each decision.
  template <class Visit>
  FeatureRows learn(const std::vector<const Example*>& examples, const Progress& progress,
                    const Visit& visit) {
    std::vector<const Example*> order = examples;
    for (std::size_t pass = 1; pass <= options_.passes; ++pass) {
      random_.shuffle(order);
      right_ = all_ = 0;
      for (const Example* example : order) {
        visit(*example, [&](const FeatureList& features, std::size_t truth) {
          return decide(features, truth);
        });
      }
      if (progress) progress(pass, static_cast<double>(right_) / std::max<std::size_t>(1, all_));
    }
    return {perceptron_.averaged(), perceptron_.classes(), options_.smallest};
  }

 private:
  std::size_t decide(const FeatureList& features, std::size_t truth) {
    perceptron_.score(features.keys(), scores_);
    const std::size_t guess = best_of_scores(scores_);
    perceptron_.step();
    ++all_;
    if (guess == truth)
      ++right_;
    else
      perceptron_.update(features.keys(), truth, guess);
    return guess;
  }

  Perceptron perceptron_;
  TrainOptions options_;
  Random random_;
  std::vector<float> scores_;
  std::size_t right_ = 0, all_ = 0;
};

std::vector<const Example*> pointers(const std::vector<Example>& examples) {
  std::vector<const Example*> result;
  for (const Example& example : examples) result.push_back(&example);
  return result;
}

/// The number of each value, by order of the values.
template <class T>
std::map<T, std::size_t> numbers_of(const std::vector<T>& values) {
  std::map<T, std::size_t> numbers;
  for (std::size_t i = 0; i < values.size(); ++i) numbers.emplace(values[i], i);
  return numbers;
}

}  // namespace

std::vector<Tag> tags_in(const std::vector<Example>& examples) {
  std::set<Tag> tags;
  for (const Example& example : examples) {
    for (std::size_t i = 0; i < example.gold->size(); ++i) {
      tags.insert({example.gold->upos[i], example.gold->xpos[i]});
    }
  }
  return {tags.begin(), tags.end()};
}

void number_tags(const std::vector<Tag>& tags, std::vector<Example>& examples) {
  for (Example& example : examples) {
    example.tags.clear();
    for (std::size_t i = 0; i < example.gold->size(); ++i) {
      const Tag tag{example.gold->upos[i], example.gold->xpos[i]};
      auto found = std::lower_bound(tags.begin(), tags.end(), tag);
      if (found == tags.end() || *found != tag) {
        found = std::find_if(tags.begin(), tags.end(),
                             [&](const Tag& known) { return known.upos == tag.upos; });
      }
      if (found == tags.end()) found = tags.begin();
      example.tags.push_back(static_cast<TagId>(found - tags.begin()));
    }
  }
}

FeatureRows train_tags(const std::vector<const Example*>& examples, std::size_t classes,
                       const TrainOptions& options, const Progress& progress) {
  FeatureList features;
  std::vector<TagId> guesses;
  return Learner(classes, options).learn(examples, progress, [&](const Example& e, auto decide) {
    guesses.clear();
    for (std::size_t i = 0; i < e.words.size(); ++i) {
      tag_features(e.words, guesses, i, features);
      guesses.push_back(static_cast<TagId>(decide(features, e.tags[i])));
    }
  });
}

void jackknife_tags(std::vector<Example>& examples, const std::vector<Tag>& tags, std::size_t folds,
                    const TrainOptions& options) {
  for (std::size_t fold = 0; fold < folds; ++fold) {
    // Whole stretches, so that sentences of one document fall together.
    const std::size_t first = examples.size() * fold / folds;
    const std::size_t last = examples.size() * (fold + 1) / folds;
    std::vector<const Example*> others;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (i < first || i >= last) others.push_back(&examples[i]);
    }
    const Tagger tagger(tags, train_tags(others, tags.size(), options, {}), {}, {});
    for (std::size_t i = first; i < last; ++i) {
      examples[i].predicted = tagger.tag(examples[i].words);
    }
  }
}

Tagger train_tagger(const std::vector<Example>& examples, const std::vector<Tag>& tags,
                    const TrainOptions& tag_options, const TrainOptions& feats_options,
                    const Progress& progress) {
  std::set<std::string> seen;
  for (const Example& example : examples) {
    seen.insert(example.gold->feats.begin(), example.gold->feats.end());
  }
  std::vector<std::string> feats(seen.begin(), seen.end());
  const std::map<std::string, std::size_t> number = numbers_of(feats);
  FeatureRows tag_rows = train_tags(pointers(examples), tags.size(), tag_options, progress);
  FeatureList features;
  FeatureRows feats_rows =
      Learner(feats.size(), feats_options)
          .learn(pointers(examples), progress, [&](const Example& e, auto decide) {
            for (std::size_t i = 0; i < e.words.size(); ++i) {
              feats_features(e.words, e.tags, i, features);
              decide(features, number.at(e.gold->feats[i]));
            }
          });
  return {tags, std::move(tag_rows), std::move(feats), std::move(feats_rows)};
}

Lemmatizer train_lemmatizer(const std::vector<Example>& examples, const std::vector<Tag>& tags,
                            const TrainOptions& options, const Progress& progress) {
  std::set<EditScript> seen;
  for (const Example& example : examples) {
    for (std::size_t i = 0; i < example.words.size(); ++i) {
      seen.insert(EditScript::between(example.gold->form[i], example.gold->lemma[i]));
    }
  }
  std::vector<EditScript> scripts(seen.begin(), seen.end());
  const std::map<EditScript, std::size_t> number = numbers_of(scripts);
  FeatureList features;
  FeatureRows rows =
      Learner(scripts.size(), options)
          .learn(pointers(examples), progress, [&](const Example& e, auto decide) {
            for (std::size_t i = 0; i < e.words.size(); ++i) {
              lemma_features(e.words[i], tags[e.tags[i]], e.tags[i], i == 0, features);
              decide(features, number.at(EditScript::between(e.gold->form[i], e.gold->lemma[i])));
            }
          });
  return {std::move(scripts), std::move(rows)};
}

}  // namespace entente::train
