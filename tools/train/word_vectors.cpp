// Word vectors from text without annotation.
#include "tools/train/word_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "language/feature_keys.hpp"
#include "language/word_atoms.hpp"
#include "tools/train/random.hpp"

namespace entente::train {
namespace {

using Id = std::uint32_t;
constexpr Id rare = UINT32_MAX;
constexpr std::size_t places = 4;  // two before, two after

/// The text as numbers of words; paragraphs are parted by `rare` words.
struct NumberedText {
  std::vector<std::uint64_t> hashes;  // by number
  std::vector<std::size_t> counts;    // by number
  std::vector<Id> words;
};

NumberedText numbered(const std::vector<std::vector<std::string>>& paragraphs, std::size_t rarest) {
  std::unordered_map<std::uint64_t, std::size_t> counts;
  std::vector<std::uint64_t> all;
  for (const auto& paragraph : paragraphs) {
    for (const std::string& word : paragraph) {
      all.push_back(language::hash_bytes(language::lower_form(word)));
      ++counts[all.back()];
    }
    all.insert(all.end(), 2, 0);
  }
  NumberedText text;
  for (const auto& [hash, count] : counts) {
    if (count >= rarest) text.hashes.push_back(hash);
  }
  std::sort(text.hashes.begin(), text.hashes.end());
  std::unordered_map<std::uint64_t, Id> number;
  for (Id id = 0; id < text.hashes.size(); ++id) {
    number.emplace(text.hashes[id], id);
    text.counts.push_back(counts[text.hashes[id]]);
  }
  for (const std::uint64_t hash : all) {
    const auto found = number.find(hash);
    text.words.push_back(found == number.end() ? rare : found->second);
  }
  return text;
}

/// Draws words by the 3/4th power of their frequency.
std::vector<Id> sampling_table(const std::vector<std::size_t>& counts) {
  constexpr std::size_t size = 1 << 20;
  double total = 0;
  for (const std::size_t count : counts) total += std::pow(static_cast<double>(count), 0.75);
  std::vector<Id> table;
  double sum = 0;
  for (Id id = 0; id < counts.size(); ++id) {
    sum += std::pow(static_cast<double>(counts[id]), 0.75);
    while (static_cast<double>(table.size()) < sum / total * static_cast<double>(size)) {
      table.push_back(id);
    }
  }
  return table;
}

class SkipGram {
 public:
  SkipGram(const NumberedText& text, const VectorOptions& options)
      : text_(text),
        options_(options),
        random_(options.seed),
        samples_(sampling_table(text.counts)),
        words_(text.hashes.size() * options.width),
        contexts_(places * text.hashes.size() * options.width),
        step_(options.width) {
    for (float& value : words_) {
      value = static_cast<float>((random_.unit() - 0.5) / static_cast<double>(options.width));
    }
  }

  void learn() {
    const double total = static_cast<double>(text_.words.size() * options_.passes);
    double done = 0;
    for (std::size_t pass = 0; pass < options_.passes; ++pass) {
      for (std::size_t i = 2; i + 2 < text_.words.size(); ++i) {
        const auto rate = static_cast<float>(0.03 * std::max(0.01, 1 - done++ / total));
        if (text_.words[i] != rare && keep(text_.words[i])) learn_at(i, rate);
      }
    }
  }

  [[nodiscard]] std::vector<float> words() && { return std::move(words_); }

 private:
  bool keep(Id word) {
    const double share =
        static_cast<double>(text_.counts[word]) / static_cast<double>(text_.words.size());
    return share <= options_.subsampling ||
           random_.unit() < std::sqrt(options_.subsampling / share);
  }

  void learn_at(std::size_t i, float rate) {
    constexpr std::ptrdiff_t offsets[places] = {-2, -1, 1, 2};
    float* word = words_.data() + text_.words[i] * options_.width;
    for (std::size_t place = 0; place < places; ++place) {
      const Id truth =
          text_.words[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + offsets[place])];
      if (truth == rare) continue;
      std::fill(step_.begin(), step_.end(), 0.0F);
      learn_pair(word, place, truth, 1, rate);
      for (std::size_t n = 0; n < options_.negatives; ++n) {
        const Id other = samples_[random_.below(samples_.size())];
        if (other != truth) learn_pair(word, place, other, 0, rate);
      }
      for (std::size_t k = 0; k < options_.width; ++k) word[k] += step_[k];
    }
  }

  void learn_pair(const float* word, std::size_t place, Id other, float truth, float rate) {
    const std::size_t width = options_.width;
    float* context = contexts_.data() + (place * text_.hashes.size() + other) * width;
    // Several sums side by side: one alone would wait for each addition.
    float sums[8] = {};
    for (std::size_t k = 0; k < width; ++k) sums[k % 8] += word[k] * context[k];
    const float product =
        (sums[0] + sums[1] + sums[2] + sums[3]) + (sums[4] + sums[5] + sums[6] + sums[7]);
    const float error = (truth - 1 / (1 + std::exp(-product))) * rate;
    for (std::size_t k = 0; k < width; ++k) {
      step_[k] += error * context[k];
      context[k] += error * word[k];
    }
  }

  const NumberedText& text_;
  VectorOptions options_;
  Random random_;
  std::vector<Id> samples_;
  std::vector<float> words_, contexts_, step_;
};

/// Scales all numbers together to the spread that the network's other tables begin with.
void scale(std::vector<float>& values) {
  double squares = 0;
  for (const float value : values)
    squares += static_cast<double>(value) * static_cast<double>(value);
  const auto spread = static_cast<float>(
      std::sqrt(squares / static_cast<double>(std::max<std::size_t>(1, values.size()))));
  for (float& value : values) value *= 0.3F / std::max(spread, 1e-6F);
}

}  // namespace

WordVectors train_vectors(const std::vector<std::vector<std::string>>& paragraphs,
                          const VectorOptions& options) {
  const NumberedText text = numbered(paragraphs, options.rarest);
  WordVectors vectors{options.width, text.hashes, {}};
  if (text.hashes.empty()) return vectors;
  SkipGram model(text, options);
  model.learn();
  vectors.values = std::move(model).words();
  scale(vectors.values);
  return vectors;
}

void WordVectors::write(language::ByteWriter& out) const {
  out.number(hashes.size());
  out.number(width);
  for (const std::uint64_t hash : hashes) out.raw(hash);
  for (const float value : values) out.raw(value);
}

bool WordVectors::read(language::ByteReader& in) {
  hashes.resize(in.count());
  width = in.count();
  if (!in.fits(hashes.size() * (8 + 4 * width))) return false;
  values.resize(hashes.size() * width);
  for (std::uint64_t& hash : hashes) hash = in.raw<std::uint64_t>();
  for (float& value : values) value = in.raw<float>();
  return in.good() && in.at_end();
}

}  // namespace entente::train
