#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/feature_rows.hpp"
#include "language/word_atoms.hpp"

namespace entente::language {

/// A word's UPOS and XPOS, decided together.
struct Tag {
  std::string upos;
  std::string xpos;

  friend auto operator<=>(const Tag&, const Tag&) = default;
};

using TagId = std::uint16_t;

/// The features of the decision on word `at`, the tags of the words before it being known (as many
/// as `tags` holds). Always the same templates in the same order.
void tag_features(std::span<const WordAtoms> words, std::span<const TagId> tags, std::size_t at,
                  FeatureList& out);

/// The features of the decision on UD features of word `at`, tags of all words being known.
void feats_features(std::span<const WordAtoms> words, std::span<const TagId> tags, std::size_t at,
                    FeatureList& out);

/// Index of the largest score, the first of equal ones.
[[nodiscard]] std::size_t best_of(std::span<const std::int32_t> scores);

/// Decides tags from left to right, then the UD features (as one class: "Number=Sing|Person=3").
class Tagger {
 public:
  Tagger() = default;
  Tagger(std::vector<Tag> tags, FeatureRows tag_rows, std::vector<std::string> feats,
         FeatureRows feats_rows);

  [[nodiscard]] std::vector<TagId> tag(std::span<const WordAtoms> words) const;
  [[nodiscard]] std::vector<std::uint16_t> feats(std::span<const WordAtoms> words,
                                                 std::span<const TagId> tags) const;
  [[nodiscard]] const std::vector<Tag>& tags() const { return tags_; }
  [[nodiscard]] const std::vector<std::string>& all_feats() const { return feats_; }

  /// Leaves out the smallest weights: of the tags, of the features.
  void prune(float tags, float feats) { tag_rows_.prune(tags), feats_rows_.prune(feats); }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  std::vector<Tag> tags_;
  FeatureRows tag_rows_;
  std::vector<std::string> feats_;
  FeatureRows feats_rows_;
};

}  // namespace entente::language
