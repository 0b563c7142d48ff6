// Training of the neural parser: arcs, labels and tags learned together.
#include <algorithm>
#include <numeric>

#include "tools/train/sequences.hpp"

namespace entente::train {
namespace {

using namespace language;

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

class Network {
 public:
  Network(const NetworkOptions& options, const GraphParserWeights& vocabulary, WordTable words,
          const std::array<std::size_t, WordNumbers::tables>& rows, std::size_t tags,
          std::size_t labels, std::size_t names)
      : options_(options), vocabulary_(vocabulary), words_(std::move(words)) {
    Random random(options.seed);
    for (std::size_t part = 0; part < parts; ++part) randoms_.emplace_back(options.seed + 1 + part);
    Index width = 0;
    for (std::size_t t = 0; t < WordNumbers::tables; ++t) {
      const auto columns = static_cast<Index>(options.widths[t]);
      tables_[t] = Parameter(static_cast<Index>(rows[t]), columns, 0.3F, random);
      width += columns;
    }
    const auto hidden = static_cast<Index>(options.hidden), arc = static_cast<Index>(options.arc);
    const auto label = static_cast<Index>(options.label);
    for (std::size_t layer = 0; layer < 2; ++layer) {
      for (std::size_t direction = 0; direction < 2; ++direction) {
        lstm_[layer][direction] =
            Lstm(layer == 0 ? width : 2 * hidden, hidden, direction == 1, random);
      }
    }
    tag_ = Linear(static_cast<Index>(tags), 2 * hidden, random);
    name_ = Linear(static_cast<Index>(names), 2 * hidden, random);
    dependent_ = Linear(arc, 2 * hidden, random);
    head_ = Linear(arc, 2 * hidden, random);
    bilinear_ = Linear(arc, arc, random);
    label_dependent_ = Linear(label, 2 * hidden, random);
    label_head_ = Linear(label, 2 * hidden, random);
    labels_ = Linear(static_cast<Index>(labels), label, random);
  }

  /// One step of learning; returns how many heads were right.
  std::size_t learn(const Batch& batch, float rate) {
    std::array<Batch, parts> shares;
    for (std::size_t i = 0; i < batch.sentences.size(); ++i) {
      Batch& share = shares[i % parts];
      share.sentences.push_back(batch.sentences[i]);
      share.steps = static_cast<Index>(batch.sentences[i]->words.size());
    }
    std::array<std::size_t, parts> right{};
    for_each_part([&](std::size_t part) {
      if (!shares[part].sentences.empty()) right[part] = learn_share(shares[part], part);
    });
    adam_step(parameters(), rate, ++step_);
    return std::accumulate(right.begin(), right.end(), std::size_t{0});
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

  /// The gradient of a share of a batch, on its own thread; returns how many heads were right.
  std::size_t learn_share(const Batch& batch, std::size_t part) {
    const Matrix mask = mask_of(batch);
    Matrix x = look_up(batch, part);
    const Matrix drop0 = dropout(batch, x.cols(), part);
    x.array() *= drop0.array();
    Matrix lower = forward(0, x, mask, batch, part);
    const Matrix drop1 = dropout(batch, lower.cols(), part);
    const Matrix between = lower.cwiseProduct(drop1);
    Matrix dbetween =
        tag_.backward(between, word_loss(batch, tag_.forward(between), &Sequence::tags), part);
    Matrix upper = forward(1, between, mask, batch, part);
    const Matrix drop2 = dropout(batch, upper.cols(), part);
    upper.array() *= drop2.array();
    Matrix dupper =
        name_.backward(upper, word_loss(batch, name_.forward(upper), &Sequence::names), part);
    const std::size_t right = arc_loss(batch, upper, dupper, part);
    label_loss(batch, upper, dupper, part);
    dupper.array() *= drop2.array();
    dbetween += backward(1, between, dupper, part);
    Matrix dx = backward(0, x, dbetween.cwiseProduct(drop1), part);
    dx.array() *= drop0.array();
    spread(batch, dx, part);
    return right;
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
  Matrix look_up(const Batch& batch, std::size_t part) {
    Index width = 0;
    for (const Parameter& table : tables_) width += table.value.cols();
    Matrix x = Matrix::Zero(batch.steps * batch.size(), width);
    std::vector<WordNumbers>& looked_up = looked_up_[part];
    looked_up.assign(static_cast<std::size_t>(x.rows()), {});
    for (Index b = 0; b < batch.size(); ++b) {
      const Sequence& s = *batch.sentences[static_cast<std::size_t>(b)];
      for (std::size_t t = 0; t < s.words.size(); ++t) {
        const Index row = batch.row(static_cast<Index>(t), b);
        WordNumbers numbers = s.words[t];
        x.block(row, 0, 1, words_.given.cols()) =
            words_.given.row(static_cast<Index>(numbers.rows[0]));
        numbers.rows[0] = words_.learned[numbers.rows[0]];
        if (t > 0) forget_some(numbers, words_.counts[s.words[t].rows[0]], randoms_[part]);
        looked_up[static_cast<std::size_t>(row)] = numbers;
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

  static void forget_some(WordNumbers& numbers, double count, Random& random) {
    if (random.unit() < 0.25 / (0.25 + count)) numbers.rows[0] = 0;
    if (random.unit() < 0.05) numbers.rows[1] = 0;
    if (random.unit() < 0.05) numbers.rows[2] = 0;
    if (random.unit() < 0.05) numbers.rows[3] = 0;
  }

  void spread(const Batch& batch, const Matrix& dx, std::size_t part) {
    for (Index b = 0; b < batch.size(); ++b) {
      const Sequence& s = *batch.sentences[static_cast<std::size_t>(b)];
      for (std::size_t t = 0; t < s.words.size(); ++t) {
        const Index row = batch.row(static_cast<Index>(t), b);
        Index column = 0;
        for (std::size_t k = 0; k < WordNumbers::tables; ++k) {
          Matrix& gradient = tables_[k].gradient[part];
          gradient.row(
              static_cast<Index>(looked_up_[part][static_cast<std::size_t>(row)].rows[k])) +=
              dx.block(row, column, 1, gradient.cols());
          column += gradient.cols();
        }
      }
    }
  }

  /// The same numbers are left out at all steps of a sentence (Gal & Ghahramani 2016).
  Matrix dropout(const Batch& batch, Index width, std::size_t part) {
    const float keep = 1 - options_.dropout;
    Matrix one(batch.size(), width);
    for (Index i = 0; i < one.size(); ++i) {
      one.data()[i] = randoms_[part].unit() < static_cast<double>(keep) ? 1 / keep : 0;
    }
    return one.replicate(batch.steps, 1);
  }

  Matrix forward(std::size_t layer, const Matrix& x, const Matrix& mask, const Batch& batch,
                 std::size_t part) {
    Matrix out(x.rows(), 2 * static_cast<Index>(options_.hidden));
    const Index n = out.cols() / 2;
    out.leftCols(n) = lstm_[layer][0].forward(x, mask, batch.steps, batch.size(), part);
    out.rightCols(n) = lstm_[layer][1].forward(x, mask, batch.steps, batch.size(), part);
    return out;
  }

  Matrix backward(std::size_t layer, const Matrix& x, const Matrix& dy, std::size_t part) {
    const Index n = dy.cols() / 2;
    return lstm_[layer][0].backward(x, dy.leftCols(n), part) +
           lstm_[layer][1].backward(x, dy.rightCols(n), part);
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

  std::size_t arc_loss(const Batch& batch, const Matrix& states, Matrix& dstates,
                       std::size_t part) {
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
    const Matrix ddependents = bilinear_.backward(dependents, dturned, part);
    dstates += dependent_.backward(states, unrectified(ddependents, dependents), part);
    dstates += head_.backward(states, unrectified(dheads, heads), part);
    return right;
  }

  void label_loss(const Batch& batch, const Matrix& states, Matrix& dstates, std::size_t part) {
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
    const Matrix dsums = unrectified(labels_.backward(sums, scores, part), sums);
    Matrix ddependent = Matrix::Zero(as_dependent.rows(), as_dependent.cols());
    Matrix dhead = Matrix::Zero(as_head.rows(), as_head.cols());
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      ddependent.row(arcs[i].first) += dsums.row(static_cast<Index>(i));
      dhead.row(arcs[i].second) += dsums.row(static_cast<Index>(i));
    }
    dstates += label_dependent_.backward(states, ddependent, part);
    dstates += label_head_.backward(states, dhead, part);
  }

  NetworkOptions options_;
  std::vector<Random> randoms_;  // of each part
  GraphParserWeights vocabulary_;
  WordTable words_;
  std::array<Parameter, WordNumbers::tables> tables_;
  std::array<std::array<Lstm, 2>, 2> lstm_;
  Linear tag_, name_, dependent_, head_, bilinear_, label_dependent_, label_head_, labels_;
  std::array<std::vector<WordNumbers>, parts> looked_up_;
  std::size_t step_ = 0;
};

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
