// Training of the names: a linear-chain conditional random field (Lafferty et al. 2001) by AdaGrad,
// with features left out at random, and the lists that it looks into.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "tools/train/random.hpp"
#include "tools/train/trainers.hpp"

namespace entente::train {
namespace {

using namespace language;

constexpr double never = -1e30;

double log_sum(std::span<const double> values) {
  const double largest = *std::max_element(values.begin(), values.end());
  double sum = 0;
  for (const double value : values) sum += std::exp(value - largest);
  return largest + std::log(sum);
}

/// Features by number; those that are too rare have none.
class Alphabet {
 public:
  void count(FeatureKey key) { ++counts_[key]; }
  void number_from(std::size_t least) {
    std::vector<FeatureKey> keys;
    for (const auto& [key, count] : counts_) {
      if (count >= least) keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());  // the order must not hang on the library's hashing
    counts_.clear();
    keys_ = std::move(keys);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      counts_.emplace(keys_[i], static_cast<std::uint32_t>(i));
    }
  }
  [[nodiscard]] const std::uint32_t* find(FeatureKey key) const {
    const auto found = counts_.find(key);
    return found == counts_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] const std::vector<FeatureKey>& keys() const { return keys_; }

 private:
  std::unordered_map<FeatureKey, std::uint32_t> counts_;  // then numbers
  std::vector<FeatureKey> keys_;
};

/// A sentence as numbers of features.
struct Item {
  std::vector<std::uint32_t> features;
  std::vector<std::uint32_t> begins;  // of each word's features, and the end
  std::vector<std::uint16_t> labels;
  [[nodiscard]] std::size_t size() const { return labels.size(); }
};

/// The field, learning.
class Field {
 public:
  Field(std::vector<std::string> labels, std::size_t features, const NameOptions& options)
      : labels_(std::move(labels)),
        kinds_(labels_.size()),
        options_(options),
        random_(options.seed),
        weights_((features + kinds_) * kinds_),
        squares_(weights_.size(), 1e-3F) {
    for (std::size_t before = 0; before < kinds_; ++before) {
      for (const std::string& label : labels_) {
        allowed_.push_back(may_follow(label, labels_[before]));
      }
    }
    first_transition_ = features * kinds_;
  }

  /// One step towards the item's labels; the logarithm of their probability before it.
  double learn(const Item& item) {
    leave_out(item);
    score(item);
    const double total = forward(item.size());
    backward(item.size());
    double own = 0;
    for (std::size_t i = 0; i < item.size(); ++i) {
      own += emissions_[i * kinds_ + item.labels[i]];
      own += step(i == 0 ? 0 : item.labels[i - 1], item.labels[i]);
    }
    descend(item, total);
    return own - total;
  }

  /// Counts the weights as they are now into those that `weights` gives: the mean of several
  /// moments varies less than the last one (Polyak & Juditsky 1992).
  void take_moment() {
    sums_.resize(weights_.size());
    for (std::size_t at = 0; at < sums_.size(); ++at) sums_[at] += weights_[at];
    ++moments_;
  }

  /// REQUIRES: take_moment.
  [[nodiscard]] std::vector<WeightedFeature> weights(const std::vector<FeatureKey>& keys) const {
    std::vector<WeightedFeature> result;
    for (std::size_t f = 0; f < keys.size() + kinds_; ++f) {
      const bool transition = f >= keys.size();
      const float kept = transition ? 1 : 1 - options_.dropout;
      WeightedFeature feature{transition ? transition_key(f - keys.size()) : keys[f], {}};
      for (std::size_t label = 0; label < kinds_; ++label) {
        const float weight = sums_[f * kinds_ + label] * kept / static_cast<float>(moments_);
        if (weight != 0) feature.weights.emplace_back(static_cast<std::uint16_t>(label), weight);
      }
      if (!feature.weights.empty()) result.push_back(std::move(feature));
    }
    return result;
  }

 private:
  [[nodiscard]] double step(std::size_t before, std::size_t label) const {
    const std::size_t at = before * kinds_ + label;
    return allowed_[at] ? static_cast<double>(weights_[first_transition_ + at]) : never;
  }

  /// The features that count this time.
  void leave_out(const Item& item) {
    active_.clear();
    active_begins_.assign(1, 0);
    for (std::size_t i = 0; i < item.size(); ++i) {
      for (std::uint32_t f = item.begins[i]; f < item.begins[i + 1]; ++f) {
        if (random_.unit() >= static_cast<double>(options_.dropout)) {
          active_.push_back(item.features[f]);
        }
      }
      active_begins_.push_back(static_cast<std::uint32_t>(active_.size()));
    }
  }

  void score(const Item& item) {
    emissions_.assign(item.size() * kinds_, 0);
    for (std::size_t i = 0; i < item.size(); ++i) {
      for (std::uint32_t f = active_begins_[i]; f < active_begins_[i + 1]; ++f) {
        const float* row = weights_.data() + std::size_t{active_[f]} * kinds_;
        for (std::size_t label = 0; label < kinds_; ++label) {
          emissions_[i * kinds_ + label] += static_cast<double>(row[label]);
        }
      }
    }
  }

  double forward(std::size_t n) {
    alpha_.assign(n * kinds_, never);
    std::vector<double> sums(kinds_);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t label = 0; label < kinds_; ++label) {
        for (std::size_t before = 0; before < kinds_; ++before) {
          const double reached = i > 0         ? alpha_[(i - 1) * kinds_ + before]
                                 : before == 0 ? 0
                                               : never;
          sums[before] = reached + step(before, label);
        }
        alpha_[i * kinds_ + label] = log_sum(sums) + emissions_[i * kinds_ + label];
      }
    }
    return log_sum(std::span(alpha_).last(kinds_));
  }

  void backward(std::size_t n) {
    beta_.assign(n * kinds_, 0);
    std::vector<double> sums(kinds_);
    for (std::size_t i = n - 1; i-- > 0;) {
      for (std::size_t before = 0; before < kinds_; ++before) {
        for (std::size_t label = 0; label < kinds_; ++label) {
          const std::size_t at = (i + 1) * kinds_ + label;
          sums[label] = step(before, label) + emissions_[at] + beta_[at];
        }
        beta_[i * kinds_ + before] = log_sum(sums);
      }
    }
  }

  void descend(const Item& item, double total) {
    std::vector<float> gradient(kinds_);
    std::vector<double> transitions(kinds_ * kinds_);
    for (std::size_t i = 0; i < item.size(); ++i) add_transitions(item, i, total, transitions);
    for (std::size_t i = 0; i < item.size(); ++i) {
      for (std::size_t label = 0; label < kinds_; ++label) {
        const std::size_t at = i * kinds_ + label;
        const double likely = std::exp(alpha_[at] + beta_[at] - total);
        gradient[label] = static_cast<float>(likely - (item.labels[i] == label ? 1 : 0));
      }
      for (std::uint32_t f = active_begins_[i]; f < active_begins_[i + 1]; ++f) {
        for (std::size_t label = 0; label < kinds_; ++label) {
          move(std::size_t{active_[f]} * kinds_ + label, gradient[label]);
        }
      }
    }
    for (std::size_t at = 0; at < transitions.size(); ++at) {
      if (allowed_[at]) move(first_transition_ + at, static_cast<float>(transitions[at]));
    }
  }

  void add_transitions(const Item& item, std::size_t i, double total,
                       std::vector<double>& transitions) const {
    for (std::size_t before = 0; before < kinds_; ++before) {
      const double reached = i > 0 ? alpha_[(i - 1) * kinds_ + before] : before == 0 ? 0 : never;
      if (reached <= never) continue;
      for (std::size_t label = 0; label < kinds_; ++label) {
        const std::size_t at = i * kinds_ + label;
        transitions[before * kinds_ + label] +=
            std::exp(reached + step(before, label) + emissions_[at] + beta_[at] - total);
      }
    }
    transitions[(i == 0 ? 0 : item.labels[i - 1]) * kinds_ + item.labels[i]] -= 1;
  }

  void move(std::size_t at, float gradient) {
    float& weight = weights_[at];
    squares_[at] += gradient * gradient;
    const float rate = options_.rate / std::sqrt(squares_[at]);
    const float moved = weight - rate * gradient, pull = rate * options_.sparsity;
    weight = moved > pull ? moved - pull : moved < -pull ? moved + pull : 0;
  }

  std::vector<std::string> labels_;
  std::size_t kinds_;
  NameOptions options_;
  Random random_;
  std::vector<float> weights_, squares_;  // by feature and label; then the transitions
  std::vector<float> sums_;               // of the weights at `moments_` moments
  std::size_t moments_ = 0;
  std::size_t first_transition_ = 0;
  std::vector<bool> allowed_;
  std::vector<std::uint32_t> active_, active_begins_;
  std::vector<double> emissions_, alpha_, beta_;
};

std::vector<Item> items_of(const std::vector<NamedSentence>& sentences, const NameLists& lists,
                           const std::map<std::string, std::uint16_t>& number,
                           std::size_t least_count, Alphabet& alphabet) {
  std::vector<Item> items;
  FeatureList features;
  for (const bool counting : {true, false}) {
    for (const NamedSentence& s : sentences) {
      const std::vector<NameMarks> marks = lists.mark(s.words);
      const NameContext context({s.words, s.tags, marks, &s.tree});
      Item item;
      for (std::size_t i = 0; i < s.words.size(); ++i) {
        context.features(i, features);
        item.begins.push_back(static_cast<std::uint32_t>(item.features.size()));
        item.labels.push_back(number.at(s.names[i]));
        for (const FeatureKey key : features.keys()) {
          if (counting) {
            alphabet.count(key);
          } else if (const std::uint32_t* known = alphabet.find(key)) {
            item.features.push_back(*known);
          }
        }
      }
      item.begins.push_back(static_cast<std::uint32_t>(item.features.size()));
      if (!counting && item.size() > 0) items.push_back(std::move(item));
    }
    if (counting) alphabet.number_from(least_count);
  }
  return items;
}

bool ends_sentence(std::string_view word) {
  return word == "." || word == "!" || word == "?" || word == ":" || word == "\"" || word == "(";
}

/// 1 to 6: how often a word is written small.
std::uint16_t habit(std::uint32_t small, std::uint32_t capital) {
  constexpr double borders[] = {0.05, 0.25, 0.6, 0.9, 0.98};
  const double share = static_cast<double>(small) / (small + capital);
  std::uint16_t value = 1;
  for (const double border : borders) value = static_cast<std::uint16_t>(value + (share >= border));
  return value;
}

}  // namespace

NameLists name_lists(const std::vector<std::vector<std::vector<std::string>>>& names,
                     const std::vector<std::vector<std::string>>& paragraphs) {
  std::vector<std::pair<std::uint64_t, std::uint16_t>> entries;
  for (std::size_t kind = 0; kind < names.size(); ++kind) {
    for (const std::vector<std::string>& words : names[kind]) {
      if (words.size() > NameLists::longest) continue;
      std::uint64_t key = 0;
      for (const std::string& word : words) {
        key = NameLists::extended(key, hash_bytes(lower_form(word)));
      }
      entries.emplace_back(key, static_cast<std::uint16_t>(1U << kind));
    }
  }
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> written;  // small, with capital
  for (const std::vector<std::string>& words : paragraphs) {
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::string lower = lower_form(words[i]);
      if (ends_sentence(words[i - 1]) || lower.empty() || lower[0] < 'a' || lower[0] > 'z')
        continue;
      auto& [small, capital] = written[lower];
      ++(words[i][0] >= 'a' ? small : capital);
    }
  }
  constexpr std::uint32_t least = 10;
  for (const auto& [word, counts] : written) {
    if (counts.first + counts.second < least) continue;
    const std::uint16_t bits = habit(counts.first, counts.second);
    entries.emplace_back(NameLists::extended(0, hash_bytes(word)),
                         static_cast<std::uint16_t>(bits << NameLists::habit_shift));
  }
  return NameLists(std::move(entries));
}

NameTagger train_names(const std::vector<NamedSentence>& sentences, const NameLists& lists,
                       const NameOptions& options, const Progress& progress) {
  std::set<std::string> seen{""};
  for (const NamedSentence& s : sentences) seen.insert(s.names.begin(), s.names.end());
  std::vector<std::string> labels(seen.begin(), seen.end());
  std::map<std::string, std::uint16_t> number;
  for (const std::string& label : labels) {
    number.emplace(label, static_cast<std::uint16_t>(number.size()));
  }
  Alphabet alphabet;
  const std::vector<Item> items = items_of(sentences, lists, number, options.least_count, alphabet);
  Field field(labels, alphabet.keys().size(), options);
  Random random(options.seed);
  std::vector<const Item*> order;
  for (const Item& item : items) order.push_back(&item);
  for (std::size_t pass = 1; pass <= options.passes; ++pass) {
    random.shuffle(order);
    double likely = 0;
    std::size_t words = 0, learnt = 0;
    for (const Item* item : order) {
      likely += field.learn(*item);
      words += item->size();
      const bool counts = pass + options.averaged_passes > options.passes;
      if (++learnt == order.size() || (counts && learnt % (order.size() / 8 + 1) == 0)) {
        if (counts) field.take_moment();
      }
    }
    if (progress)
      progress(pass, std::exp(likely / static_cast<double>(std::max<std::size_t>(1, words))));
  }
  FeatureRows rows(field.weights(alphabet.keys()), labels.size(), options.smallest);
  return {std::move(labels), lists, std::move(rows), options.network_weight};
}

}  // namespace entente::train
