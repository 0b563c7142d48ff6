// The neural parser: from looked-up vectors through recurrent layers to arcs, labels and tags.
#include "language/graph_parser.hpp"

#include <algorithm>
#include <cmath>

#include "language/spanning_tree.hpp"

namespace entente::language {
namespace {

constexpr std::size_t state_group = dense_group;

/// Rows of numbers, all of one width.
struct Rows {
  std::size_t width = 0;
  std::vector<float> values;

  Rows(std::size_t rows, std::size_t row_width) : width(row_width), values(rows * row_width) {}
  [[nodiscard]] std::size_t rows() const { return values.size() / width; }
  float* row(std::size_t i) { return values.data() + i * width; }
  [[nodiscard]] const float* row(std::size_t i) const { return values.data() + i * width; }
};

Rows apply(const DenseLayer& layer, const Rows& x) {
  Rows y(x.rows(), layer.stride());
  layer.apply(x.row(0), x.width, x.rows(), y.row(0));
  return y;
}

/// What the network does to negative numbers between layers: a tenth of them is left.
void rectify(std::span<float> values) {
  for (float& value : values) value = value > 0 ? value : 0.1F * value;
}

std::size_t best_index(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

void run(const GraphParserWeights::Direction& direction, bool backwards, const Rows& x,
         std::size_t offset, Rows& out) {
  const std::size_t hidden = direction.recurrent.inputs(), n = x.rows();
  Rows gates = apply(direction.input, x);
  std::vector<float> cell(hidden), state(hidden);
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t t = backwards ? n - 1 - k : k;
    if (k > 0) direction.recurrent.add_to(state.data(), hidden, 1, gates.row(t));
    memory_step(gates.row(t), hidden, cell.data(), state.data());
    std::copy(state.begin(), state.end(), out.row(t) + offset);
  }
}

Rows run(const std::array<GraphParserWeights::Direction, 2>& layer, const Rows& x) {
  const std::size_t hidden = layer[0].recurrent.inputs();
  Rows out(x.rows(), 2 * hidden);
  run(layer[0], false, x, 0, out);
  run(layer[1], true, x, hidden, out);
  return out;
}

/// Row 0 is the artificial root.
Rows look_up(const GraphParserWeights& w, const ParserInput& input) {
  std::size_t width = 0;
  for (const DenseTable& table : w.tables) width += table.width();
  Rows x(input.words.size() + 1, width);
  for (std::size_t i = 0; i <= input.words.size(); ++i) {
    WordNumbers numbers;
    if (i == 0)
      numbers.rows[0] = static_cast<std::uint32_t>(w.tables[0].rows() - 1);
    else
      numbers = word_numbers(w, input.words[i - 1], input.tags[i - 1]);
    float* to = x.row(i);
    for (std::size_t t = 0; t < WordNumbers::tables; ++t) {
      const auto row = w.tables[t].row(numbers.rows[t]);
      to = std::copy(row.begin(), row.end(), to);
    }
  }
  return x;
}

ArcScores score_arcs(const GraphParserWeights& w, const Rows& states) {
  Rows dependents = apply(w.dependent, states), heads = apply(w.head, states);
  rectify(dependents.values);
  rectify(heads.values);
  const Rows turned = apply(w.bilinear, dependents);
  const std::size_t n = states.rows() - 1;
  // All pairs at once: a layer whose outputs are the heads.
  const std::size_t width = w.bilinear.outputs();
  std::vector<float> compact((n + 1) * width);
  for (std::size_t i = 0; i <= n; ++i) std::copy_n(heads.row(i), width, compact.data() + i * width);
  const DenseLayer pairs(width, n + 1, compact, {});
  const Rows products = apply(pairs, turned);
  ArcScores scores(n);
  for (std::size_t d = 0; d <= n; ++d) std::copy_n(products.row(d), n + 1, &scores.at(d, 0));
  return scores;
}

/// The heads' probabilities, each among all words but the dependent itself.
std::vector<float> certainty_of(const ArcScores& arcs, const std::vector<std::uint32_t>& heads) {
  std::vector<float> certainty;
  certainty.reserve(heads.size());
  for (std::size_t d = 1; d <= heads.size(); ++d) {
    float sum = 0;
    for (std::size_t h = 0; h <= arcs.size; ++h) {
      if (h != d) sum += std::exp(arcs.at(d, h) - arcs.at(d, heads[d - 1]));
    }
    certainty.push_back(1 / sum);
  }
  return certainty;
}

std::vector<Label> score_labels(const GraphParserWeights& w, const Rows& states,
                                const std::vector<std::uint32_t>& heads) {
  const Rows as_dependent = apply(w.label_dependent, states), as_head = apply(w.label_head, states);
  Rows sums(heads.size(), as_head.width);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const float *d = as_dependent.row(i + 1), *h = as_head.row(heads[i]);
    float* sum = sums.row(i);
    for (std::size_t k = 0; k < sums.width; ++k) sum[k] = d[k] + h[k];
  }
  rectify(sums.values);
  const Rows scores = apply(w.labels, sums);
  std::vector<Label> labels;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const std::size_t best =
        heads[i] == 0 ? 0 : 1 + best_index(scores.row(i) + 1, w.label_names.size() - 1);
    labels.push_back(static_cast<Label>(best));
  }
  return labels;
}

/// Logarithms of the labels' probabilities, word by word.
std::vector<float> log_probabilities(const Rows& scores, std::size_t kinds) {
  std::vector<float> result;
  result.reserve((scores.rows() - 1) * kinds);
  for (std::size_t i = 1; i < scores.rows(); ++i) {
    const std::span<const float> row(scores.row(i), kinds);
    const float largest = *std::max_element(row.begin(), row.end());
    float sum = 0;
    for (const float score : row) sum += std::exp(score - largest);
    const float total = largest + std::log(sum);
    for (const float score : row) result.push_back(score - total);
  }
  return result;
}

/// True if every layer takes what the one before it gives.
bool fits(const GraphParserWeights& w) {
  std::size_t width = 0;
  for (const DenseTable& table : w.tables) {
    if (table.rows() == 0) return false;
    width += table.width();
  }
  for (const auto& layer : w.layers) {
    for (const auto& direction : layer) {
      const std::size_t hidden = direction.recurrent.inputs();
      if (hidden == 0 || hidden % state_group != 0 || direction.input.inputs() != width ||
          direction.input.outputs() != 4 * hidden || direction.recurrent.outputs() != 4 * hidden ||
          hidden != layer[0].recurrent.inputs()) {
        return false;
      }
    }
    width = 2 * layer[0].recurrent.inputs();
  }
  const std::size_t lower = 2 * w.layers[0][0].recurrent.inputs();
  if (w.name_labels.empty() || !w.name_labels.front().empty()) return false;
  return w.tags.inputs() == lower && w.names.inputs() == width &&
         w.names.outputs() == w.name_labels.size() && w.dependent.inputs() == width &&
         w.head.inputs() == width && w.bilinear.inputs() == w.dependent.outputs() &&
         w.bilinear.outputs() == w.head.outputs() && w.label_dependent.inputs() == width &&
         w.label_head.inputs() == width && w.label_head.outputs() == w.label_dependent.outputs() &&
         w.labels.inputs() == w.label_head.outputs() &&
         w.labels.outputs() == w.label_names.size() && w.label_names.size() >= 2 &&
         w.tables[0].rows() == w.words.size() + 1 && w.tables[1].rows() == w.suffixes.size() &&
         w.tables[4].rows() == w.shapes.size();
}

}  // namespace

HashNumbers::HashNumbers(const std::vector<std::uint64_t>& hashes) {
  for (const std::uint64_t hash : hashes) keys_.push_back(static_cast<std::uint32_t>(hash >> 32));
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
}

std::uint32_t HashNumbers::find(std::uint64_t hash) const {
  const auto key = static_cast<std::uint32_t>(hash >> 32);
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
  if (found == keys_.end() || *found != key) return 0;
  return static_cast<std::uint32_t>(found - keys_.begin() + 1);
}

void HashNumbers::write(ByteWriter& out) const {
  out.number(keys_.size());
  std::uint32_t last = 0;
  for (const std::uint32_t key : keys_) {
    out.number(key - last);
    last = key;
  }
}

bool HashNumbers::read(ByteReader& in) {
  keys_.resize(in.count());
  std::uint64_t last = 0;
  for (std::uint32_t& key : keys_) {
    last += in.number();
    if (last > UINT32_MAX) return false;
    key = static_cast<std::uint32_t>(last);
  }
  return in.good();
}

WordNumbers word_numbers(const GraphParserWeights& w, const WordAtoms& word, TagId tag) {
  const auto within = [](std::uint32_t number, const DenseTable& table) {
    return number < table.rows() ? number : 0;
  };
  return {{w.words.find(word.lower), w.suffixes.find(word.suffix[2]),
           within(word.cluster.fine, w.tables[2]), within(tag + 1U, w.tables[3]),
           w.shapes.find(std::uint64_t{word.shape} << 32)}};
}

GraphParser::Result GraphParser::parse(const ParserInput& input) const {
  if (input.words.size() <= longest) return parse_piece(input);
  const auto parataxis = std::find(w_.label_names.begin(), w_.label_names.end(), "parataxis");
  const auto joint = static_cast<Label>(
      parataxis == w_.label_names.end() ? 0 : parataxis - w_.label_names.begin());
  Result all;
  std::uint32_t root = 0;  // of the first piece, plus one
  for (std::size_t begin = 0; begin < input.words.size(); begin += longest) {
    const std::size_t size = std::min(longest, input.words.size() - begin);
    const Result piece =
        parse_piece({input.words.subspan(begin, size), input.tags.subspan(begin, size), {}});
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint32_t head = piece.tree.heads[i];
      if (head == 0 && root == 0) root = static_cast<std::uint32_t>(i + 1);
      const bool hangs = head == 0 && begin > 0;
      all.tree.heads.push_back(hangs       ? root
                               : head == 0 ? 0
                                           : static_cast<std::uint32_t>(begin + head));
      all.tree.certainty.push_back(piece.tree.certainty[i]);
      all.tree.labels.push_back(hangs ? joint : piece.tree.labels[i]);
    }
    all.tags.insert(all.tags.end(), piece.tags.begin(), piece.tags.end());
    all.name_scores.insert(all.name_scores.end(), piece.name_scores.begin(),
                           piece.name_scores.end());
  }
  return all;
}

GraphParser::Result GraphParser::parse_piece(const ParserInput& input) const {
  const Rows lower = run(w_.layers[0], look_up(w_, input));
  const Rows upper = run(w_.layers[1], lower);
  Result result;
  const Rows tags = apply(w_.tags, lower);
  for (std::size_t i = 0; i < input.words.size(); ++i) {
    result.tags.push_back(static_cast<TagId>(best_index(tags.row(i + 1), w_.tags.outputs())));
  }
  result.name_scores = log_probabilities(apply(w_.names, upper), w_.name_labels.size());
  const ArcScores arcs = score_arcs(w_, upper);
  result.tree.heads = best_tree(arcs);
  result.tree.certainty = certainty_of(arcs, result.tree.heads);
  result.tree.labels = score_labels(w_, upper, result.tree.heads);
  return result;
}

void GraphParser::write(ByteWriter& out) const {
  out.texts(w_.label_names);
  if (empty()) return;
  out.texts(w_.name_labels);
  w_.words.write(out);
  w_.suffixes.write(out);
  w_.shapes.write(out);
  for (const DenseTable& table : w_.tables) table.write(out);
  for (const auto& layer : w_.layers) {
    for (const auto& direction : layer) {
      direction.input.write(out);
      direction.recurrent.write(out);
    }
  }
  for (const DenseLayer* layer : {&w_.tags, &w_.names, &w_.dependent, &w_.head, &w_.bilinear,
                                  &w_.label_dependent, &w_.label_head, &w_.labels}) {
    layer->write(out);
  }
}

bool GraphParser::read(ByteReader& in) {
  w_.label_names = in.texts();
  if (empty()) return in.good();
  w_.name_labels = in.texts();
  if (!w_.words.read(in) || !w_.suffixes.read(in) || !w_.shapes.read(in)) return false;
  for (DenseTable& table : w_.tables) {
    if (!table.read(in)) return false;
  }
  for (auto& layer : w_.layers) {
    for (auto& direction : layer) {
      if (!direction.input.read(in) || !direction.recurrent.read(in)) return false;
    }
  }
  for (DenseLayer* layer : {&w_.tags, &w_.names, &w_.dependent, &w_.head, &w_.bilinear,
                            &w_.label_dependent, &w_.label_head, &w_.labels}) {
    if (!layer->read(in)) return false;
  }
  return fits(w_);
}

}  // namespace entente::language
