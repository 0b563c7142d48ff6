// Word clusters by exchange: a word moves to the class that makes the bigrams of classes likeliest.
#include "tools/train/cluster_words.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace entente::train {
namespace {

using Id = std::uint32_t;
using Count = std::uint32_t;

struct Neighbour {
  Id word = 0;
  Count count = 0;
};

/// How often each word is followed and preceded by which.
struct Bigrams {
  std::vector<std::vector<Neighbour>> after, before;
  std::vector<Count> total;

  explicit Bigrams(std::size_t words) : after(words), before(words), total(words) {}
};

/// n log n, from a table where n is small.
class Entropy {
 public:
  Entropy() : table_(1 << 16) {
    for (std::size_t n = 1; n < table_.size(); ++n) table_[n] = compute(n);
  }
  [[nodiscard]] double operator()(std::uint64_t n) const {
    return n < table_.size() ? table_[n] : compute(n);
  }

 private:
  static double compute(std::uint64_t n) {
    const auto x = static_cast<double>(n);
    return x * std::log(x);
  }
  std::vector<double> table_;
};

class Exchange {
 public:
  Exchange(const Bigrams& bigrams, std::size_t classes)
      : bigrams_(bigrams),
        classes_(classes),
        class_of_(bigrams.total.size()),
        together_(classes * classes),
        transposed_(classes * classes),
        total_(classes) {
    for (Id word = 0; word < class_of_.size(); ++word) {
      class_of_[word] = static_cast<std::uint16_t>(word % classes);
    }
    for (Id word = 0; word < class_of_.size(); ++word) {
      total_[class_of_[word]] += bigrams.total[word];
      for (const Neighbour& next : bigrams.after[word]) {
        cell(class_of_[word], class_of_[next.word]) += next.count;
      }
    }
    for (std::size_t a = 0; a < classes; ++a) {
      for (std::size_t b = 0; b < classes; ++b) transposed_[b * classes + a] = cell(a, b);
    }
  }

  /// One pass over the words, the frequent ones first; returns how many moved.
  std::size_t pass() {
    std::size_t moved = 0;
    for (Id word = 0; word < class_of_.size(); ++word) moved += move(word) ? 1 : 0;
    return moved;
  }

  [[nodiscard]] const std::vector<std::uint16_t>& classes() const { return class_of_; }

 private:
  struct ClassCount {
    std::uint16_t label = 0;
    Count count = 0;
  };

  Count& cell(std::size_t a, std::size_t b) { return together_[a * classes_ + b]; }

  void gather(const std::vector<Neighbour>& neighbours, Id word, std::vector<ClassCount>& out) {
    scratch_.resize(classes_);
    for (const Neighbour& n : neighbours) {
      if (n.word != word) scratch_[class_of_[n.word]] += n.count;
    }
    out.clear();
    for (const Neighbour& n : neighbours) {
      const std::uint16_t label = class_of_[n.word];
      if (n.word == word || scratch_[label] == 0) continue;
      out.push_back({label, scratch_[label]});
      scratch_[label] = 0;
    }
  }

  /// Adds (`sign` 1) or takes away (-1) the counts of the gathered word in class `label`.
  void shift(std::size_t label, Count total, Count self, int sign) {
    const auto add = [&](std::size_t a, std::size_t b, Count count) {
      const Count change = sign > 0 ? count : 0U - count;
      cell(a, b) += change;
      transposed_[b * classes_ + a] += change;
    };
    for (const ClassCount& c : after_) add(label, c.label, c.count);
    for (const ClassCount& c : before_) add(c.label, label, c.count);
    add(label, label, self);
    total_[label] += sign > 0 ? total : 0 - std::uint64_t{total};
  }

  [[nodiscard]] double gain(std::size_t label, Count total, Count self) const {
    const Count* row = together_.data() + label * classes_;
    const Count* column = transposed_.data() + label * classes_;
    double sum = 0;
    Count within = self;
    for (const ClassCount& c : after_) {
      if (c.label == label)
        within += c.count;
      else
        sum += entropy_(row[c.label] + c.count) - entropy_(row[c.label]);
    }
    for (const ClassCount& c : before_) {
      if (c.label == label)
        within += c.count;
      else
        sum += entropy_(column[c.label] + c.count) - entropy_(column[c.label]);
    }
    sum += entropy_(row[label] + within) - entropy_(row[label]);
    return sum - 2 * (entropy_(total_[label] + total) - entropy_(total_[label]));
  }

  bool move(Id word) {
    gather(bigrams_.after[word], word, after_);
    gather(bigrams_.before[word], word, before_);
    Count self = 0;
    for (const Neighbour& n : bigrams_.after[word]) self += n.word == word ? n.count : 0;
    const std::size_t old = class_of_[word];
    const Count total = bigrams_.total[word];
    shift(old, total, self, -1);
    std::size_t best = old;
    double most = gain(old, total, self);
    for (std::size_t label = 0; label < classes_; ++label) {
      const double value = gain(label, total, self);
      if (value > most + 1e-6) {
        most = value;
        best = label;
      }
    }
    shift(best, total, self, 1);
    class_of_[word] = static_cast<std::uint16_t>(best);
    return best != old;
  }

  const Bigrams& bigrams_;
  std::size_t classes_;
  std::vector<std::uint16_t> class_of_;
  std::vector<Count> together_, transposed_;
  std::vector<std::uint64_t> total_;
  std::vector<Count> scratch_;
  std::vector<ClassCount> after_, before_;
  Entropy entropy_;
};

std::vector<std::uint16_t> exchange(const Bigrams& bigrams, std::size_t classes,
                                    std::size_t passes) {
  Exchange exchange(bigrams, classes);
  for (std::size_t i = 0; i < passes && exchange.pass() > 0; ++i) {
  }
  return exchange.classes();
}

/// Words by falling frequency, then by themselves.
std::vector<std::string> vocabulary(const std::vector<std::vector<std::string>>& paragraphs,
                                    std::size_t rarest) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const auto& paragraph : paragraphs) {
    for (const std::string& word : paragraph) ++counts[word];
  }
  std::vector<std::pair<std::size_t, std::string_view>> sorted;
  for (const auto& [word, count] : counts) {
    if (count >= rarest) sorted.emplace_back(count, word);
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> words;
  for (const auto& [count, word] : sorted) words.emplace_back(word);
  return words;
}

/// Sorts pairs (first << 32 | second) and appends them as counts.
void count_pairs(std::vector<std::uint64_t>& pairs, Bigrams& bigrams) {
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t j = i;
    while (j < pairs.size() && pairs[j] == pairs[i]) ++j;
    const auto first = static_cast<Id>(pairs[i] >> 32), second = static_cast<Id>(pairs[i]);
    const auto count = static_cast<Count>(j - i);
    bigrams.after[first].push_back({second, count});
    bigrams.before[second].push_back({first, count});
    bigrams.total[first] += count;
    i = j;
  }
}

/// Words and, as the last one, whatever else stands there: rare words and paragraph ends.
Bigrams bigrams_of(const std::vector<std::vector<std::string>>& paragraphs,
                   const std::vector<std::string>& words) {
  std::unordered_map<std::string_view, Id> ids;
  for (Id id = 0; id < words.size(); ++id) ids.emplace(words[id], id);
  const auto other = static_cast<Id>(words.size());
  std::vector<std::uint64_t> pairs;
  for (const auto& paragraph : paragraphs) {
    Id last = other;
    for (const std::string& word : paragraph) {
      const auto found = ids.find(word);
      const Id id = found == ids.end() ? other : found->second;
      pairs.push_back(std::uint64_t{last} << 32 | id);
      last = id;
    }
    pairs.push_back(std::uint64_t{last} << 32 | other);
  }
  Bigrams bigrams(words.size() + 1);
  count_pairs(pairs, bigrams);
  return bigrams;
}

Bigrams bigrams_of_classes(const Bigrams& words, const std::vector<std::uint16_t>& class_of,
                           std::size_t classes) {
  std::vector<Count> together(classes * classes);
  Bigrams result(classes);
  for (Id word = 0; word < class_of.size(); ++word) {
    result.total[class_of[word]] += words.total[word];
    for (const Neighbour& next : words.after[word]) {
      together[class_of[word] * classes + class_of[next.word]] += next.count;
    }
  }
  for (Id a = 0; a < classes; ++a) {
    for (Id b = 0; b < classes; ++b) {
      const Count count = together[a * classes + b];
      if (count == 0) continue;
      result.after[a].push_back({b, count});
      result.before[b].push_back({a, count});
    }
  }
  return result;
}

}  // namespace

language::WordClusters cluster_words(const std::vector<std::vector<std::string>>& paragraphs,
                                     const ClusterOptions& options) {
  const std::vector<std::string> words = vocabulary(paragraphs, options.rarest);
  const Bigrams bigrams = bigrams_of(paragraphs, words);
  const auto fine = exchange(bigrams, options.fine, options.passes);
  const auto coarse =
      exchange(bigrams_of_classes(bigrams, fine, options.fine), options.coarse, 100);
  std::vector<std::pair<std::string, std::uint16_t>> members;
  for (std::size_t id = 0; id < words.size(); ++id) {
    members.emplace_back(words[id], static_cast<std::uint16_t>(fine[id] + 1));
  }
  std::vector<std::uint16_t> coarse_of(options.fine + 1, 0);
  for (std::size_t id = 0; id < options.fine; ++id) {
    coarse_of[id + 1] = static_cast<std::uint16_t>(coarse[id] + 1);
  }
  return {members, std::move(coarse_of)};
}

}  // namespace entente::train
