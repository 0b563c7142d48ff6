#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "language/dependency_parser.hpp"
#include "language/graph_parser.hpp"
#include "language/lemmatizer.hpp"
#include "language/name_tagger.hpp"
#include "language/sentence_columns.hpp"
#include "language/tagger.hpp"

namespace entente::language {

/// The trained stages.
struct PipelineModel {
  std::string about;  ///< lines `key: value`: data, licence, seed, scores
  WordClusters clusters;
  Tagger tagger;
  Lemmatizer lemmatizer;
  GraphParser graph_parser;  ///< goes before `parser`; may be empty if that is not
  DependencyParser parser;
  NameTagger names;  ///< if empty, the names are the network's
};

/// Annotates sentences with Universal Dependencies and names. Const and without state between
/// sentences: several threads may share one.
class Pipeline {
 public:
  explicit Pipeline(PipelineModel model) : model_(std::move(model)) {}

  /// Reads a model file; refused when it is none, of another version, or damaged.
  [[nodiscard]] static core::Result<Pipeline> load(const std::string& path);
  /// The same from the file's bytes; `source_name` is for messages.
  [[nodiscard]] static core::Result<Pipeline> from_bytes(std::string_view bytes,
                                                         std::string_view source_name);
  /// The bytes of the model file.
  [[nodiscard]] std::string to_bytes() const;

  /// Fills every column from the forms, whatever they held before. Linear in the words.
  void annotate(SentenceColumns& sentence) const;

  /// The labels of its trees.
  [[nodiscard]] const std::vector<std::string>& deprels() const;
  [[nodiscard]] const PipelineModel& model() const { return model_; }
  /// What the file says of itself: lines `key: value`.
  [[nodiscard]] const std::string& about() const { return model_.about; }

 private:
  PipelineModel model_;
};

}  // namespace entente::language
