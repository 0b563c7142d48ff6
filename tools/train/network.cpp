// Training of the neural parser: arcs, labels and tags learned together.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "tools/train/layers.hpp"
#include "tools/train/trainers.hpp"

namespace entente::train {
namespace {

using namespace language;

/// A sentence as numbers; step 0 is the artificial root.
struct Sequence {
  std::vector<WordNumbers> words;
  std::vector<std::size_t> heads;
  std::vector<Label> labels;
  std::vector<TagId> tags;
  std::vector<std::size_t> names;  ///< empty: not known
};

/// Sentences of about one length, side by side.
struct Batch {
  std::vector<const Sequence*> sentences;
  Index steps = 0;

  [[nodiscard]] Index size() const { return static_cast<Index>(sentences.size()); }
  [[nodiscard]] Index row(Index step, Index sentence) const { return step * size() + sentence; }
};

Matrix rectified(const Matrix& x) {
  return x.unaryExpr([](float v) { return v > 0 ? v : 0.1F * v; });
}

/// The gradient before rectified(), from that behind it and its result.
Matrix unrectified(const Matrix& dy, const Matrix& y) {
  return dy.cwiseProduct(y.unaryExpr([](float v) { return v > 0 ? 1.0F : 0.1F; }));
}

/// In place: the gradient of the log loss of row `row` with `truth`; returns true if it was the
/// best.
template <class Row>
bool softmax_loss(Row row, std::size_t truth) {
  Index best = 0;
  const float top = row.maxCoeff(&best);
  row = (row.array() - top).exp().matrix();
  row /= row.sum();
  row(static_cast<Index>(truth)) -= 1;
  return best == static_cast<Index>(truth);
}

/// The words that have numbers, and which of them have learned and given vectors.
struct WordTable {
  std::vector<std::uint32_t> learned;  ///< by number: row among the learned vectors, 0: shared one
  std::vector<double> counts;          ///< by number: occurrences in training
  Matrix given;                        ///< by number: vector from text without annotation, or zeros
};

class Network {
 public:
  Network(const NetworkOptions& options, const GraphParserWeights& vocabulary, WordTable words,
          const std::array<std::size_t, WordNumbers::tables>& rows, std::size_t tags,
          std::size_t labels, std::size_t names)
      : options_(options),
        random_(options.seed),
        vocabulary_(vocabulary),
        words_(std::move(words)) {
    Index width = 0;
    for (std::size_t t = 0; t < WordNumbers::tables; ++t) {
      const auto columns = static_cast<Index>(options.widths[t]);
      tables_[t] = Parameter(static_cast<Index>(rows[t]), columns, 0.3F, random_);
      width += columns;
    }
    const auto hidden = static_cast<Index>(options.hidden), arc = static_cast<Index>(options.arc);
    const auto label = static_cast<Index>(options.label);
    for (std::size_t layer = 0; layer < 2; ++layer) {
      for (std::size_t direction = 0; direction < 2; ++direction) {
        lstm_[layer][direction] =
            Lstm(layer == 0 ? width : 2 * hidden, hidden, direction == 1, random_);
      }
    }
    tag_ = Linear(static_cast<Index>(tags), 2 * hidden, random_);
    name_ = Linear(static_cast<Index>(names), 2 * hidden, random_);
    dependent_ = Linear(arc, 2 * hidden, random_);
    head_ = Linear(arc, 2 * hidden, random_);
    bilinear_ = Linear(arc, arc, random_);
    label_dependent_ = Linear(label, 2 * hidden, random_);
    label_head_ = Linear(label, 2 * hidden, random_);
    labels_ = Linear(static_cast<Index>(labels), label, random_);
  }

  /// One step of learning; returns how many heads were right.
  std::size_t learn(const Batch& batch, float rate) {
    const Matrix mask = mask_of(batch);
    Matrix x = look_up(batch);
    const Matrix drop0 = dropout(batch, x.cols());
    x.array() *= drop0.array();
    Matrix lower = forward(0, x, mask, batch);
    const Matrix drop1 = dropout(batch, lower.cols());
    const Matrix between = lower.cwiseProduct(drop1);
    Matrix dbetween =
        tag_.backward(between, word_loss(batch, tag_.forward(between), &Sequence::tags));
    Matrix upper = forward(1, between, mask, batch);
    const Matrix drop2 = dropout(batch, upper.cols());
    upper.array() *= drop2.array();
    Matrix dupper = name_.backward(upper, word_loss(batch, name_.forward(upper), &Sequence::names));
    const std::size_t right = arc_loss(batch, upper, dupper);
    label_loss(batch, upper, dupper);
    dupper.array() *= drop2.array();
    dbetween += backward(1, between, dupper);
    Matrix dx = backward(0, x, dbetween.cwiseProduct(drop1));
    dx.array() *= drop0.array();
    spread(batch, dx);
    adam_step(parameters(), rate, ++step_);
    return right;
  }

  [[nodiscard]] GraphParserWeights weights(std::vector<std::string> label_names,
                                           std::vector<std::string> name_labels) const {
    GraphParserWeights w;
    w.words = vocabulary_.words, w.suffixes = vocabulary_.suffixes, w.shapes = vocabulary_.shapes;
    for (std::size_t t = 0; t < WordNumbers::tables; ++t) {
      const Matrix v = t == 0 ? word_vectors() : tables_[t].value;
      w.tables[t] = DenseTable(static_cast<std::size_t>(v.rows()),
                               static_cast<std::size_t>(v.cols()), span(v));
    }
    for (std::size_t layer = 0; layer < 2; ++layer) {
      for (std::size_t direction = 0; direction < 2; ++direction) {
        const Lstm& lstm = lstm_[layer][direction];
        const Matrix& r = lstm.recurrent.value;
        w.layers[layer][direction] = {exported(lstm.input),
                                      DenseLayer(static_cast<std::size_t>(r.cols()),
                                                 static_cast<std::size_t>(r.rows()), span(r), {})};
      }
    }
    w.tags = exported(tag_);
    w.names = exported(name_);
    w.name_labels = std::move(name_labels);
    w.dependent = exported(dependent_), w.head = exported(head_), w.bilinear = exported(bilinear_);
    w.label_dependent = exported(label_dependent_), w.label_head = exported(label_head_);
    w.labels = exported(labels_);
    w.label_names = std::move(label_names);
    return w;
  }

 private:
  static std::span<const float> span(const Matrix& m) {
    return {m.data(), static_cast<std::size_t>(m.size())};
  }
  static DenseLayer exported(const Linear& layer) {
    return {static_cast<std::size_t>(layer.weight.value.cols()),
            static_cast<std::size_t>(layer.weight.value.rows()), span(layer.weight.value),
            span(layer.bias.value)};
  }

  /// For each number, what was learned and what was given, added up.
  [[nodiscard]] Matrix word_vectors() const {
    Matrix all = words_.given;
    for (Index n = 0; n < all.rows(); ++n) {
      all.row(n) +=
          tables_[0].value.row(static_cast<Index>(words_.learned[static_cast<std::size_t>(n)]));
    }
    return all;
  }

  std::vector<Parameter*> parameters() {
    std::vector<Parameter*> all;
    for (Parameter& table : tables_) all.push_back(&table);
    for (auto& layer : lstm_) {
      for (Lstm& lstm : layer) {
        all.insert(all.end(), {&lstm.input.weight, &lstm.input.bias, &lstm.recurrent});
      }
    }
    for (Linear* layer : {&tag_, &name_, &dependent_, &head_, &bilinear_, &label_dependent_,
                          &label_head_, &labels_}) {
      all.insert(all.end(), {&layer->weight, &layer->bias});
    }
    return all;
  }

  static Matrix mask_of(const Batch& batch) {
    Matrix mask = Matrix::Zero(batch.steps * batch.size(), 1);
    for (Index b = 0; b < batch.size(); ++b) {
      const auto length =
          static_cast<Index>(batch.sentences[static_cast<std::size_t>(b)]->words.size());
      for (Index t = 0; t < length; ++t) mask(batch.row(t, b), 0) = 1;
    }
    return mask;
  }

  /// Fills rows_ (what was looked up) and gathers it; a rare word is sometimes taken for unknown.
  Matrix look_up(const Batch& batch) {
    Index width = 0;
    for (const Parameter& table : tables_) width += table.value.cols();
    Matrix x = Matrix::Zero(batch.steps * batch.size(), width);
    looked_up_.assign(static_cast<std::size_t>(x.rows()), {});
    for (Index b = 0; b < batch.size(); ++b) {
      const Sequence& s = *batch.sentences[static_cast<std::size_t>(b)];
      for (std::size_t t = 0; t < s.words.size(); ++t) {
        const Index row = batch.row(static_cast<Index>(t), b);
        WordNumbers numbers = s.words[t];
        x.block(row, 0, 1, words_.given.cols()) =
            words_.given.row(static_cast<Index>(numbers.rows[0]));
        numbers.rows[0] = words_.learned[numbers.rows[0]];
        if (t > 0) forget_some(numbers, words_.counts[s.words[t].rows[0]]);
        looked_up_[static_cast<std::size_t>(row)] = numbers;
        Index column = 0;
        for (std::size_t k = 0; k < WordNumbers::tables; ++k) {
          const Matrix& table = tables_[k].value;
          x.block(row, column, 1, table.cols()) += table.row(static_cast<Index>(numbers.rows[k]));
          column += table.cols();
        }
      }
    }
    return x;
  }

  void forget_some(WordNumbers& numbers, double count) {
    if (random_.unit() < 0.25 / (0.25 + count)) numbers.rows[0] = 0;
    if (random_.unit() < 0.05) numbers.rows[1] = 0;
    if (random_.unit() < 0.05) numbers.rows[2] = 0;
    if (random_.unit() < 0.05) numbers.rows[3] = 0;
  }

  void spread(const Batch& batch, const Matrix& dx) {
    for (Index b = 0; b < batch.size(); ++b) {
      const Sequence& s = *batch.sentences[static_cast<std::size_t>(b)];
      for (std::size_t t = 0; t < s.words.size(); ++t) {
        const Index row = batch.row(static_cast<Index>(t), b);
        Index column = 0;
        for (std::size_t k = 0; k < WordNumbers::tables; ++k) {
          Matrix& gradient = tables_[k].gradient;
          gradient.row(static_cast<Index>(looked_up_[static_cast<std::size_t>(row)].rows[k])) +=
              dx.block(row, column, 1, gradient.cols());
          column += gradient.cols();
        }
      }
    }
  }

  /// The same numbers are left out at all steps of a sentence (Gal & Ghahramani 2016).
  Matrix dropout(const Batch& batch, Index width) {
    const float keep = 1 - options_.dropout;
    Matrix one(batch.size(), width);
    for (Index i = 0; i < one.size(); ++i) {
      one.data()[i] = random_.unit() < static_cast<double>(keep) ? 1 / keep : 0;
    }
    return one.replicate(batch.steps, 1);
  }

  Matrix forward(std::size_t layer, const Matrix& x, const Matrix& mask, const Batch& batch) {
    Matrix out(x.rows(), 2 * static_cast<Index>(options_.hidden));
    const Index n = out.cols() / 2;
    out.leftCols(n) = lstm_[layer][0].forward(x, mask, batch.steps, batch.size());
    out.rightCols(n) = lstm_[layer][1].forward(x, mask, batch.steps, batch.size());
    return out;
  }

  Matrix backward(std::size_t layer, const Matrix& x, const Matrix& dy) {
    const Index n = dy.cols() / 2;
    return lstm_[layer][0].backward(x, dy.leftCols(n)) +
           lstm_[layer][1].backward(x, dy.rightCols(n));
  }

  /// The gradient of scores that stand for a decision on each word, where the truth is known.
  template <class Truth>
  static Matrix word_loss(const Batch& batch, Matrix scores, std::vector<Truth> Sequence::*truths) {
    for (Index b = 0; b < batch.size(); ++b) {
      const std::vector<Truth>& truth = batch.sentences[static_cast<std::size_t>(b)]->*truths;
      for (Index t = 0; t < batch.steps; ++t) {
        const auto step = static_cast<std::size_t>(t);
        auto row = scores.row(batch.row(t, b));
        if (t == 0 || step >= truth.size())
          row.setZero();
        else
          softmax_loss(row, truth[step]);
      }
    }
    return scores;
  }

  std::size_t arc_loss(const Batch& batch, const Matrix& states, Matrix& dstates) {
    const Matrix dependents = rectified(dependent_.forward(states));
    const Matrix heads = rectified(head_.forward(states));
    const Matrix turned = bilinear_.forward(dependents);
    Matrix dturned = Matrix::Zero(turned.rows(), turned.cols());
    Matrix dheads = Matrix::Zero(heads.rows(), heads.cols());
    std::size_t right = 0;
    for (Index b = 0; b < batch.size(); ++b) {
      const Sequence& s = *batch.sentences[static_cast<std::size_t>(b)];
      const auto n = static_cast<Index>(s.words.size());
      Matrix own_turned(n, turned.cols()), own_heads(n, heads.cols());
      for (Index t = 0; t < n; ++t) {
        own_turned.row(t) = turned.row(batch.row(t, b));
        own_heads.row(t) = heads.row(batch.row(t, b));
      }
      Matrix scores = own_turned * own_heads.transpose();
      scores.row(0).setZero();
      for (Index t = 1; t < n; ++t) {
        scores(t, t) = -1e9F;
        right += softmax_loss(scores.row(t), s.heads[static_cast<std::size_t>(t)]) ? 1 : 0;
      }
      const Matrix dt = scores * own_heads, dh = scores.transpose() * own_turned;
      for (Index t = 0; t < n; ++t) {
        dturned.row(batch.row(t, b)) = dt.row(t);
        dheads.row(batch.row(t, b)) = dh.row(t);
      }
    }
    const Matrix ddependents = bilinear_.backward(dependents, dturned);
    dstates += dependent_.backward(states, unrectified(ddependents, dependents));
    dstates += head_.backward(states, unrectified(dheads, heads));
    return right;
  }

  void label_loss(const Batch& batch, const Matrix& states, Matrix& dstates) {
    const Matrix as_dependent = label_dependent_.forward(states);
    const Matrix as_head = label_head_.forward(states);
    std::vector<std::pair<Index, Index>> arcs;
    std::vector<Label> truths;
    for (Index b = 0; b < batch.size(); ++b) {
      const Sequence& s = *batch.sentences[static_cast<std::size_t>(b)];
      for (std::size_t t = 1; t < s.words.size(); ++t) {
        arcs.emplace_back(batch.row(static_cast<Index>(t), b),
                          batch.row(static_cast<Index>(s.heads[t]), b));
        truths.push_back(s.labels[t]);
      }
    }
    Matrix sums(static_cast<Index>(arcs.size()), as_head.cols());
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      sums.row(static_cast<Index>(i)) =
          as_dependent.row(arcs[i].first) + as_head.row(arcs[i].second);
    }
    sums = rectified(sums);
    Matrix scores = labels_.forward(sums);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      softmax_loss(scores.row(static_cast<Index>(i)), truths[i]);
    }
    const Matrix dsums = unrectified(labels_.backward(sums, scores), sums);
    Matrix ddependent = Matrix::Zero(as_dependent.rows(), as_dependent.cols());
    Matrix dhead = Matrix::Zero(as_head.rows(), as_head.cols());
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      ddependent.row(arcs[i].first) += dsums.row(static_cast<Index>(i));
      dhead.row(arcs[i].second) += dsums.row(static_cast<Index>(i));
    }
    dstates += label_dependent_.backward(states, ddependent);
    dstates += label_head_.backward(states, dhead);
  }

  NetworkOptions options_;
  Random random_;
  GraphParserWeights vocabulary_;
  WordTable words_;
  std::array<Parameter, WordNumbers::tables> tables_;
  std::array<std::array<Lstm, 2>, 2> lstm_;
  Linear tag_, name_, dependent_, head_, bilinear_, label_dependent_, label_head_, labels_;
  std::vector<WordNumbers> looked_up_;
  std::size_t step_ = 0;
};

/// Which words, suffixes and shapes have numbers of their own: those that occur twice or more.
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

/// The labels of names, the empty one first.
std::vector<std::string> names_of(const std::vector<Example>& examples) {
  std::set<std::string> seen{""};
  for (const Example& example : examples) {
    if (example.named) seen.insert(example.gold->name.begin(), example.gold->name.end());
  }
  return {seen.begin(), seen.end()};
}

std::size_t index_in(const std::vector<std::string>& values, const std::string& value) {
  return static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
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

/// Numbers up to the artificial root's, which is the last.
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

}  // namespace

GraphParser train_graph_parser(const std::vector<Example>& examples, std::size_t tags,
                               std::size_t clusters, const NetworkOptions& options,
                               const NetworkProgress& progress) {
  GraphParserWeights vocabulary = vocabulary_of(examples, options.vectors);
  const std::vector<std::string> labels = labels_of(examples), names = names_of(examples);
  std::array<std::size_t, WordNumbers::tables> rows{0, vocabulary.suffixes.size(), clusters,
                                                    tags + 1, vocabulary.shapes.size()};
  // Only the number of rows counts while numbers are looked up.
  vocabulary.tables[2] = DenseTable(rows[2], 1, std::vector<float>(rows[2]));
  vocabulary.tables[3] = DenseTable(rows[3], 1, std::vector<float>(rows[3]));
  std::vector<Sequence> sequences;
  for (const Example& example : examples) {
    if (example.words.size() > GraphParser::longest) continue;
    sequences.push_back(sequence_of(example, vocabulary, labels, names));
  }
  WordTable words = word_table(vocabulary, sequences, options.vectors, options.widths[0]);
  rows[0] = std::size_t{1} + *std::max_element(words.learned.begin(), words.learned.end());
  Network network(options, vocabulary, std::move(words), rows, tags, labels.size(), names.size());
  Random random(options.seed);
  std::size_t step = 0, steps = 0;
  for (std::size_t pass = 1; pass <= options.passes; ++pass) {
    std::vector<Batch> batches = batches_of(sequences, options.batch_words, random);
    steps = std::max(steps, batches.size() * options.passes);
    std::size_t right = 0, all = 0;
    for (const Batch& batch : batches) {
      const float left = 1 - static_cast<float>(step) / static_cast<float>(steps);
      const float warm = std::min(1.0F, static_cast<float>(step + 1) / 100.0F);
      right += network.learn(batch, options.rate * warm * std::max(left, 0.02F));
      for (const Sequence* s : batch.sentences) all += s->words.size() - 1;
      ++step;
    }
    if (progress) {
      progress(pass, static_cast<double>(right) / static_cast<double>(all),
               GraphParser(network.weights(labels, names)));
    }
  }
  return GraphParser(network.weights(labels, names));
}

}  // namespace entente::train
