#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/byte_stream.hpp"
#include "language/dense.hpp"
#include "language/dependency_parser.hpp"

namespace entente::language {

/// Numbers of known hashes: from 1, 0 for all others. Looked up by 32 bits.
class HashNumbers {
 public:
  HashNumbers() = default;
  explicit HashNumbers(const std::vector<std::uint64_t>& hashes);

  [[nodiscard]] std::uint32_t find(std::uint64_t hash) const;
  /// How many numbers there are, 0 among them.
  [[nodiscard]] std::size_t size() const { return keys_.size() + 1; }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  std::vector<std::uint32_t> keys_;  // ascending
};

/// What the network looks up of a word: rows of its tables, in this order.
struct WordNumbers {
  static constexpr std::size_t tables = 5;
  std::array<std::uint32_t, tables> rows{};  ///< word, suffix, cluster, tag, shape
};

/// The weights of the network. Layers take rows of numbers from left to right.
struct GraphParserWeights {
  HashNumbers words, suffixes, shapes;
  /// Tables of word vectors; row 0: unknown. The last row of the word table is the artificial root.
  std::array<DenseTable, WordNumbers::tables> tables;
  struct Direction {
    DenseLayer input;      ///< to the gates: input, forget, output, cell
    DenseLayer recurrent;  ///< from the state, without bias
  };
  std::array<std::array<Direction, 2>, 2> layers;  ///< lower, upper; forward, backward
  DenseLayer tags;                                 ///< from the lower layer
  DenseLayer names;                                ///< from the upper layer
  DenseLayer dependent, head;                      ///< from the upper layer, for arcs
  DenseLayer bilinear;                             ///< dependent times this, times head
  DenseLayer label_dependent, label_head;          ///< from the upper layer, added up
  DenseLayer labels;                               ///< from their sum
  std::vector<std::string> label_names;            ///< begins with "root"
  std::vector<std::string> name_labels;            ///< begins with the empty one: no name
};

/// Trees by a small neural network: two bidirectional recurrent layers over vectors of word,
/// suffix, cluster and predicted tag; a score for each pair of words (Dozat & Manning 2017); the
/// best spanning tree; a label for each arc. It also decides the tags anew, and names.
class GraphParser {
 public:
  struct Result {
    Tree tree;
    std::vector<TagId> tags;
    /// Logarithms of probabilities, one a label of name_labels() for each word.
    std::vector<float> name_scores;
  };

  GraphParser() = default;
  explicit GraphParser(GraphParserWeights weights) : w_(std::move(weights)) {}

  [[nodiscard]] bool empty() const { return w_.label_names.empty(); }
  /// Longest sentence for which the square of its length is paid.
  static constexpr std::size_t longest = 200;

  /// A longer sentence is parsed in pieces, whose trees hang on the first one's.
  /// REQUIRES: not empty(), input has words.
  [[nodiscard]] Result parse(const ParserInput& input) const;
  [[nodiscard]] const std::vector<std::string>& labels() const { return w_.label_names; }
  [[nodiscard]] const std::vector<std::string>& name_labels() const { return w_.name_labels; }

  /// How many tags it tells apart.
  [[nodiscard]] std::size_t tags() const { return w_.tags.outputs(); }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  [[nodiscard]] Result parse_piece(const ParserInput& input) const;

  GraphParserWeights w_;
};

/// The rows of `word` in the tables of `weights`.
[[nodiscard]] WordNumbers word_numbers(const GraphParserWeights& weights, const WordAtoms& word,
                                       TagId tag);

}  // namespace entente::language
