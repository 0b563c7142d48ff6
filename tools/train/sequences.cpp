// Sentences as the numbers that the neural parser learns from.
#include "tools/train/sequences.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace entente::train {

using namespace language;

namespace {

std::size_t index_in(const std::vector<std::string>& values, const std::string& value) {
  return static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
}

}  // namespace

GraphParserWeights vocabulary_of(const std::vector<Example>& examples, const WordVectors* vectors) {
  std::map<std::uint64_t, std::size_t> words, suffixes, shapes;
  for (const Example& example : examples) {
    for (const WordAtoms& word : example.words) {
      ++words[word.lower];
      ++suffixes[word.suffix[2]];
      ++shapes[std::uint64_t{word.shape} << 32];
    }
  }
  const auto frequent = [](const auto& counts, std::size_t least) {
    std::vector<std::uint64_t> result;
    for (const auto& [hash, count] : counts) {
      if (count >= least) result.push_back(hash);
    }
    return HashNumbers(result);
  };
  GraphParserWeights vocabulary;
  if (vectors != nullptr) {
    for (const std::uint64_t hash : vectors->hashes) words[hash] += 2;
  }
  vocabulary.words = frequent(words, 2);
  vocabulary.suffixes = frequent(suffixes, 3);
  vocabulary.shapes = frequent(shapes, 5);
  return vocabulary;
}

std::vector<std::string> labels_of(const std::vector<Example>& examples) {
  std::set<std::string> seen;
  for (const Example& example : examples) {
    seen.insert(example.gold->deprel.begin(), example.gold->deprel.end());
  }
  seen.erase("root");
  std::vector<std::string> labels{"root"};
  labels.insert(labels.end(), seen.begin(), seen.end());
  return labels;
}

std::vector<std::string> names_of(const std::vector<Example>& examples) {
  std::set<std::string> seen{""};
  for (const Example& example : examples) {
    if (example.named) seen.insert(example.gold->name.begin(), example.gold->name.end());
  }
  return {seen.begin(), seen.end()};
}

Sequence sequence_of(const Example& example, const GraphParserWeights& vocabulary,
                     const std::vector<std::string>& labels,
                     const std::vector<std::string>& names) {
  Sequence s;
  WordNumbers root;
  root.rows[0] = static_cast<std::uint32_t>(vocabulary.words.size());
  s.words.push_back(root);
  s.heads.push_back(0), s.labels.push_back(0), s.tags.push_back(0);
  for (std::size_t i = 0; i < example.words.size(); ++i) {
    s.words.push_back(word_numbers(vocabulary, example.words[i], example.predicted[i]));
    s.heads.push_back(example.gold->head[i]);
    s.labels.push_back(static_cast<Label>(index_in(labels, example.gold->deprel[i])));
    s.tags.push_back(example.tags[i]);
  }
  if (!example.named) return s;
  s.names.push_back(0);
  for (const std::string& name : example.gold->name) s.names.push_back(index_in(names, name));
  return s;
}

WordTable word_table(const GraphParserWeights& vocabulary, const std::vector<Sequence>& sequences,
                     const WordVectors* vectors, std::size_t width) {
  const std::size_t rows = vocabulary.words.size() + 1;
  WordTable table{std::vector<std::uint32_t>(rows), std::vector<double>(rows),
                  Matrix::Zero(static_cast<Index>(rows), static_cast<Index>(width))};
  for (const Sequence& s : sequences) {
    for (const WordNumbers& word : s.words) ++table.counts[word.rows[0]];
  }
  std::uint32_t next = 1;
  for (std::size_t n = 1; n < rows; ++n) {
    if (table.counts[n] >= 2 || n + 1 == rows) table.learned[n] = next++;
  }
  if (vectors == nullptr) return table;
  for (std::size_t i = 0; i < vectors->hashes.size(); ++i) {
    const std::uint32_t n = vocabulary.words.find(vectors->hashes[i]);
    for (std::size_t k = 0; n != 0 && k < width; ++k) {
      table.given(static_cast<Index>(n), static_cast<Index>(k)) = vectors->values[i * width + k];
    }
  }
  return table;
}

std::vector<Batch> batches_of(const std::vector<Sequence>& sequences, std::size_t words,
                              Random& random) {
  std::vector<const Sequence*> sorted;
  for (const Sequence& s : sequences) sorted.push_back(&s);
  random.shuffle(sorted);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Sequence* a, const Sequence* b) {
    return a->words.size() < b->words.size();
  });
  std::vector<Batch> batches;
  for (const Sequence* s : sorted) {
    const auto steps = static_cast<Index>(s->words.size());
    if (batches.empty() || steps * (batches.back().size() + 1) > static_cast<Index>(words)) {
      batches.emplace_back();
    }
    batches.back().sentences.push_back(s);
    batches.back().steps = steps;
  }
  random.shuffle(batches);
  return batches;
}

}  // namespace entente::train
