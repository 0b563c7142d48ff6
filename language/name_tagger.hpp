#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/feature_rows.hpp"
#include "language/tagger.hpp"

namespace entente::language {

/// The features of the decision whether word `at` begins or continues a name, the labels of the
/// words before it being known.
void name_features(std::span<const WordAtoms> words, std::span<const TagId> tags,
                   std::span<const std::uint16_t> labels, std::size_t at, FeatureList& out);

/// True if `label` may stand right after `before`: an I-X follows B-X or I-X only.
[[nodiscard]] bool may_follow(std::string_view label, std::string_view before);

/// Marks names: B-PER, I-PER, B-ORG …, greedily from left to right.
class NameTagger {
 public:
  NameTagger() = default;
  /// `labels` begins with the empty one (no name); an I-X follows B-X or I-X only.
  NameTagger(std::vector<std::string> labels, FeatureRows rows);

  [[nodiscard]] std::vector<std::uint16_t> names(std::span<const WordAtoms> words,
                                                 std::span<const TagId> tags) const;
  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  std::vector<std::string> labels_;
  FeatureRows rows_;
};

}  // namespace entente::language
