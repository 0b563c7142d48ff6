// The learning counterpart of language/feature_rows.
#include "tools/train/perceptron.hpp"

#include <algorithm>

namespace entente::train {

using language::WeightedFeature;

Perceptron::Perceptron(std::size_t classes) : classes_(classes), keys_(1 << 16), places_(1 << 16) {}

std::size_t Perceptron::slot_of(FeatureKey key) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t slot = (key >> 20) & mask;
  while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask;
  return slot;
}

void Perceptron::score(std::span<const FeatureKey> features, std::vector<float>& scores) const {
  scores.assign(classes_, 0);
  for (const FeatureKey key : features)
    __builtin_prefetch(&keys_[(key >> 20) & (keys_.size() - 1)]);
  for (const FeatureKey key : features) {
    const std::size_t slot = slot_of(key);
    if (keys_[slot] == 0) continue;
    for (const Cell& cell : rows_[places_[slot]]) scores[cell.label] += cell.weight;
  }
}

std::vector<Perceptron::Cell>& Perceptron::row_of(FeatureKey key) {
  if ((rows_.size() + 1) * 2 > keys_.size()) grow();
  const std::size_t slot = slot_of(key);
  if (keys_[slot] == 0) {
    keys_[slot] = key;
    places_[slot] = static_cast<std::uint32_t>(rows_.size());
    rows_.emplace_back();
  }
  return rows_[places_[slot]];
}

void Perceptron::grow() {
  std::vector<FeatureKey> keys(keys_.size() * 2);
  std::vector<std::uint32_t> places(keys.size());
  keys.swap(keys_);
  places.swap(places_);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == 0) continue;
    const std::size_t slot = slot_of(keys[i]);
    keys_[slot] = keys[i];
    places_[slot] = places[i];
  }
}

void Perceptron::add(std::vector<Cell>& row, std::size_t label, float amount) {
  const auto wanted = static_cast<std::uint16_t>(label);
  auto cell =
      std::find_if(row.begin(), row.end(), [&](const Cell& c) { return c.label == wanted; });
  if (cell == row.end()) cell = row.insert(row.end(), {0, 0, steps_, wanted});
  cell->sum += static_cast<double>(cell->weight) * (steps_ - cell->stamp);
  cell->stamp = steps_;
  cell->weight += amount;
}

void Perceptron::update(std::span<const FeatureKey> features, std::size_t truth,
                        std::size_t guess) {
  for (const FeatureKey key : features) {
    std::vector<Cell>& row = row_of(key);
    add(row, truth, 1);
    add(row, guess, -1);
  }
}

std::vector<WeightedFeature> Perceptron::averaged() const {
  std::vector<WeightedFeature> result;
  result.reserve(rows_.size());
  for (std::size_t slot = 0; slot < keys_.size(); ++slot) {
    if (keys_[slot] == 0) continue;
    WeightedFeature feature{keys_[slot], {}};
    for (const Cell& cell : rows_[places_[slot]]) {
      const double sum = cell.sum + static_cast<double>(cell.weight) * (steps_ - cell.stamp);
      const auto average = static_cast<float>(sum / std::max(1U, steps_));
      if (average != 0) feature.weights.emplace_back(cell.label, average);
    }
    std::sort(feature.weights.begin(), feature.weights.end());
    if (!feature.weights.empty()) result.push_back(std::move(feature));
  }
  return result;
}

}  // namespace entente::train
