#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/feature_rows.hpp"

namespace entente::train {

using language::FeatureKey;

/// A linear classifier that learns: the averaged perceptron (Collins 2002) over sparse rows. A row
/// comes into being with the first update of its feature.
class Perceptron {
 public:
  explicit Perceptron(std::size_t classes);

  /// Fills `scores`, one a class.
  void score(std::span<const FeatureKey> features, std::vector<float>& scores) const;
  /// Moves the features' weights towards `truth` and away from `guess`.
  void update(std::span<const FeatureKey> features, std::size_t truth, std::size_t guess);
  /// Counts one decision, whether or not it led to an update.
  void step() { ++steps_; }

  [[nodiscard]] std::size_t classes() const { return classes_; }
  [[nodiscard]] std::size_t features() const { return rows_.size(); }
  /// The weights averaged over all decisions.
  [[nodiscard]] std::vector<language::WeightedFeature> averaged() const;

 private:
  struct Cell {
    double sum = 0;  // of weight times steps, up to `stamp`
    float weight = 0;
    std::uint32_t stamp = 0;
    std::uint16_t label = 0;
  };

  [[nodiscard]] std::size_t slot_of(FeatureKey key) const;
  std::vector<Cell>& row_of(FeatureKey key);
  void add(std::vector<Cell>& row, std::size_t label, float amount);
  void grow();

  std::size_t classes_;
  std::uint32_t steps_ = 0;
  std::vector<FeatureKey> keys_;       // open addressing; 0: free
  std::vector<std::uint32_t> places_;  // in rows_
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace entente::train
