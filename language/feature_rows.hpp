#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "language/byte_stream.hpp"
#include "language/feature_keys.hpp"

namespace entente::language {

/// A feature and its weights by class, as training leaves it.
struct WeightedFeature {
  FeatureKey key = 0;
  std::vector<std::pair<std::uint16_t, float>> weights;  ///< by class, ascending
};

/// The weights of a linear classifier: a sparse row of class weights for each feature, found by 32
/// bits of its key. Weights are kept in eight bits, companded by the square root (the small ones
/// keep their precision); sums are integers, so that every machine decides alike.
class FeatureRows {
 public:
  static constexpr int one = 1 << 16;  ///< the sum that a weight of 1 gives

  FeatureRows() = default;
  /// `features` in any order; weights below `smallest` (absolute) and rows without any are left
  /// out.
  FeatureRows(std::vector<WeightedFeature> features, std::size_t classes, float smallest);

  [[nodiscard]] std::size_t classes() const { return classes_; }
  [[nodiscard]] std::size_t rows() const { return keys_.size(); }

  /// Fills `scores` (one a class) with the sum of the features' rows.
  void score(std::span<const FeatureKey> features, std::vector<std::int32_t>& scores) const;

  /// Leaves out the weights below `smallest` (absolute), and rows that hold no others.
  void prune(float smallest);

  void write(ByteWriter& out) const;
  /// Replaces the rows; false: the bytes are no rows. Nothing is then usable.
  [[nodiscard]] bool read(ByteReader& in);

 private:
  [[nodiscard]] const std::uint8_t* find(std::uint32_t key) const;
  void add_row(const std::uint8_t* row, std::int32_t* scores) const;
  void index();
  [[nodiscard]] bool index_rows();

  std::size_t classes_ = 0;
  float largest_ = 1;  ///< the weight that 127 stands for
  std::vector<std::uint32_t> keys_;
  std::vector<std::uint32_t> offsets_;  ///< of each row in cells_
  /// A row: a count (low byte, high byte), then class and weight of each (wide: class in two
  /// bytes).
  std::vector<std::uint8_t> cells_;
  std::vector<std::uint32_t> buckets_;  ///< first key with these high bits
  unsigned shift_ = 0;                  ///< from a key to its bucket
  std::array<std::int32_t, 256> values_{};
};

}  // namespace entente::language
