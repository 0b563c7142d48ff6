#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "language/conllu.hpp"
#include "language/graph_parser.hpp"
#include "language/pipeline.hpp"
#include "tools/train/word_vectors.hpp"

namespace entente::train {

/// How long and how finely a model is trained.
struct TrainOptions {
  std::uint64_t seed = 1;
  std::size_t passes = 10;
  float smallest = 0;  ///< weights below are left out of the model
};

/// A sentence with what all trainers need of it. Refers to the treebank's columns.
struct Example {
  const language::SentenceColumns* gold = nullptr;
  std::vector<language::WordAtoms> words;
  std::vector<language::TagId> tags;       ///< the gold ones
  std::vector<language::TagId> predicted;  ///< by a tagger that has not seen the sentence
  bool named = false;                      ///< the names of its columns are known
};

/// Every tag that occurs, in order.
[[nodiscard]] std::vector<language::Tag> tags_in(const std::vector<Example>& examples);
/// Fills `tags` of all examples as indices of `tags`; an unseen one becomes the first with its
/// UPOS.
void number_tags(const std::vector<language::Tag>& tags, std::vector<Example>& examples);

/// Called after each pass with its number and the share of decisions that were right.
using Progress = std::function<void(std::size_t pass, double right)>;

[[nodiscard]] language::FeatureRows train_tags(const std::vector<const Example*>& examples,
                                               std::size_t classes, const TrainOptions& options,
                                               const Progress& progress);

/// Tags each example by a tagger trained on the others, in `folds` parts.
void jackknife_tags(std::vector<Example>& examples, const std::vector<language::Tag>& tags,
                    std::size_t folds, const TrainOptions& options);

[[nodiscard]] language::Tagger train_tagger(const std::vector<Example>& examples,
                                            const std::vector<language::Tag>& tags,
                                            const TrainOptions& tag_options,
                                            const TrainOptions& feats_options,
                                            const Progress& progress);

[[nodiscard]] language::Lemmatizer train_lemmatizer(const std::vector<Example>& examples,
                                                    const std::vector<language::Tag>& tags,
                                                    const TrainOptions& options,
                                                    const Progress& progress);

[[nodiscard]] language::DependencyParser train_parser(const std::vector<Example>& examples,
                                                      const std::vector<language::Tag>& tags,
                                                      const TrainOptions& options,
                                                      const Progress& progress);

/// The neural parser's sizes and how it is trained.
struct NetworkOptions {
  std::uint64_t seed = 1;
  std::size_t passes = 8;
  std::size_t batch_words = 1000;
  float rate = 0.002F;
  float dropout = 0.2F;
  std::array<std::size_t, language::WordNumbers::tables> widths{48, 24, 32, 24, 8};
  std::size_t hidden = 96, arc = 96, label = 96;
  const WordVectors* vectors = nullptr;  ///< as wide as the first table; none: nullptr
};

/// Called after each pass with its number, the share of heads that were right, and the parser.
using NetworkProgress =
    std::function<void(std::size_t pass, double right, const language::GraphParser& parser)>;

/// `tags` and `clusters`: how many there are, with the unknown cluster.
[[nodiscard]] language::GraphParser train_graph_parser(const std::vector<Example>& examples,
                                                       std::size_t tags, std::size_t clusters,
                                                       const NetworkOptions& options,
                                                       const NetworkProgress& progress);

/// A sentence as the name tagger sees it, and its names.
struct NamedSentence {
  std::vector<language::WordAtoms> words;
  std::vector<language::TagId> tags;
  language::Tree tree;
  std::vector<std::string> names;
};

struct NameOptions {
  std::uint64_t seed = 1;
  std::size_t passes = 10;
  std::size_t averaged_passes = 3;  ///< the last ones, whose weights are averaged; at least 1
  float rate = 0.1F;
  float sparsity = 0.002F;      ///< pull of the weights to zero (L1), so that many are zero
  float dropout = 0.3F;         ///< share of features left out at random
  std::size_t least_count = 2;  ///< of a feature in the sentences
  float smallest = 0.01F;       ///< weights below are left out of the model
  float network_weight = 1;     ///< of the network's opinion beside the field's
  float eagerness = 0;          ///< taken from the score of no name when names are looked for
};

/// Lists from names as words, one list a kind of language::name_list_kinds, and the habits of the
/// words of text without annotation.
[[nodiscard]] language::NameLists name_lists(
    const std::vector<std::vector<std::vector<std::string>>>& names,
    const std::vector<std::vector<std::string>>& paragraphs);

/// The progress tells the likelihood of a word's label.
[[nodiscard]] language::NameTagger train_names(const std::vector<NamedSentence>& sentences,
                                               const language::NameLists& lists,
                                               const NameOptions& options,
                                               const Progress& progress);

}  // namespace entente::train
