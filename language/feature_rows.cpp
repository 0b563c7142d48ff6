// Quantised weights of the linear classifiers: kept, searched, summed, written, read. How they come
// about is the trainer's business.
#include "language/feature_rows.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace entente::language {
namespace {

constexpr std::size_t most_classes = 1 << 15;

std::int8_t compand(float weight, float largest) {
  const double root = std::sqrt(std::min(1.0, std::abs(static_cast<double>(weight)) / largest));
  const auto size = static_cast<int>(std::lround(127 * root));
  return static_cast<std::int8_t>(weight < 0 ? -size : size);
}

}  // namespace

FeatureRows::FeatureRows(std::vector<WeightedFeature> features, std::size_t classes, float smallest)
    : classes_(classes) {
  largest_ = 0;
  for (const WeightedFeature& feature : features) {
    for (const auto& [label, weight] : feature.weights) {
      largest_ = std::max(largest_, std::abs(weight));
    }
  }
  if (largest_ == 0) largest_ = 1;
  std::sort(features.begin(), features.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
  for (const WeightedFeature& feature : features) {
    const std::uint32_t key = short_key(feature.key);
    if (!keys_.empty() && keys_.back() == key) continue;  // one in some thousands shares its bits
    const std::size_t start = cells_.size();
    cells_.resize(start + 2);
    std::size_t count = 0;
    for (const auto& [label, weight] : feature.weights) {
      const std::int8_t cell = compand(weight, largest_);
      if (std::abs(weight) < smallest || cell == 0) continue;
      cells_.push_back(static_cast<std::uint8_t>(label));
      if (classes_ > 256) cells_.push_back(static_cast<std::uint8_t>(label >> 8));
      cells_.push_back(static_cast<std::uint8_t>(cell));
      ++count;
    }
    if (count == 0) {
      cells_.resize(start);
      continue;
    }
    cells_[start] = static_cast<std::uint8_t>(count);
    cells_[start + 1] = static_cast<std::uint8_t>(count >> 8);
    keys_.push_back(key);
  }
  index();
  if (!index_rows()) keys_.clear();
}

void FeatureRows::index() {
  for (int cell = -128; cell < 128; ++cell) {
    const double root = cell / 127.0;
    values_[static_cast<std::uint8_t>(cell)] = static_cast<std::int32_t>(
        std::lround(one * root * std::abs(root) * static_cast<double>(largest_)));
  }
  const auto bits = static_cast<unsigned>(std::bit_width(keys_.size() | 1));
  shift_ = 32 - bits;
  buckets_.assign((std::size_t{1} << bits) + 1, 0);
  for (const std::uint32_t key : keys_) ++buckets_[(key >> shift_) + 1];
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
}

/// Finds where each row begins; false if the rows do not fill the cells or name unknown classes.
bool FeatureRows::index_rows() {
  const std::size_t width = classes_ > 256 ? 3 : 2;
  offsets_.resize(keys_.size());
  std::size_t at = 0;
  for (std::uint32_t& offset : offsets_) {
    if (at + 2 > cells_.size()) return false;
    offset = static_cast<std::uint32_t>(at);
    const std::size_t count = cells_[at] | cells_[at + 1] << 8;
    const std::size_t end = at + 2 + count * width;
    if (end > cells_.size()) return false;
    for (at += 2; at < end; at += width) {
      const std::size_t label = width == 3 ? cells_[at] | cells_[at + 1] << 8 : cells_[at];
      if (label >= classes_) return false;
    }
  }
  return at == cells_.size();
}

const std::uint8_t* FeatureRows::find(std::uint32_t key) const {
  const std::uint32_t bucket = key >> shift_;
  for (std::uint32_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (keys_[i] == key) return cells_.data() + offsets_[i];
  }
  return nullptr;
}

void FeatureRows::score(std::span<const FeatureKey> features,
                        std::vector<std::int32_t>& scores) const {
  scores.assign(classes_, 0);
  if (keys_.empty()) return;
  // Each look-up goes through four arrays that no cache holds; all go one step at a time together.
  constexpr std::size_t together = 64;
  for (; !features.empty(); features = features.subspan(std::min(together, features.size()))) {
    const auto some = features.first(std::min(together, features.size()));
    std::array<const std::uint8_t*, together> rows;
    for (const FeatureKey f : some) __builtin_prefetch(&buckets_[short_key(f) >> shift_]);
    for (const FeatureKey f : some) {
      const std::uint32_t first = buckets_[short_key(f) >> shift_];
      __builtin_prefetch(keys_.data() + first);
      __builtin_prefetch(offsets_.data() + first);
    }
    std::size_t found = 0;
    for (const FeatureKey f : some) {
      rows[found] = find(short_key(f));
      if (rows[found] != nullptr) __builtin_prefetch(rows[found++]);
    }
    for (std::size_t i = 0; i < found; ++i) add_row(rows[i], scores.data());
  }
}

void FeatureRows::add_row(const std::uint8_t* row, std::int32_t* scores) const {
  const unsigned count = row[0] | row[1] << 8;
  row += 2;
  if (classes_ > 256) {
    for (unsigned i = 0; i < count; ++i, row += 3) scores[row[0] | row[1] << 8] += values_[row[2]];
  } else {
    for (unsigned i = 0; i < count; ++i, row += 2) scores[row[0]] += values_[row[1]];
  }
}

void FeatureRows::prune(float smallest) {
  const std::size_t width = classes_ > 256 ? 3 : 2;
  std::vector<std::uint32_t> keys;
  std::vector<std::uint8_t> cells;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const std::uint8_t* row = cells_.data() + offsets_[i];
    const std::size_t count = row[0] | row[1] << 8, start = cells.size();
    cells.resize(start + 2);
    std::size_t kept = 0;
    for (const std::uint8_t* cell = row + 2; cell != row + 2 + count * width; cell += width) {
      if (std::abs(values_[cell[width - 1]]) < smallest * one) continue;
      cells.insert(cells.end(), cell, cell + width);
      ++kept;
    }
    if (kept == 0) {
      cells.resize(start);
      continue;
    }
    cells[start] = static_cast<std::uint8_t>(kept);
    cells[start + 1] = static_cast<std::uint8_t>(kept >> 8);
    keys.push_back(keys_[i]);
  }
  keys_ = std::move(keys);
  cells_ = std::move(cells);
  index();
  (void)index_rows();  // nothing was added that could be wrong
}

void FeatureRows::write(ByteWriter& out) const {
  out.number(classes_);
  out.raw(largest_);
  out.number(keys_.size());
  std::uint32_t last = 0;
  for (const std::uint32_t key : keys_) {
    out.number(key - last);
    last = key;
  }
  out.text({reinterpret_cast<const char*>(cells_.data()), cells_.size()});
}

bool FeatureRows::read(ByteReader& in) {
  classes_ = in.number();
  largest_ = in.raw<float>();
  if (classes_ > most_classes || !(largest_ > 0) || largest_ > 1000) return false;
  keys_.resize(in.count());
  std::uint64_t last = 0;
  for (std::uint32_t& key : keys_) {
    last += in.number();
    if (last > UINT32_MAX) return false;
    key = static_cast<std::uint32_t>(last);
  }
  const std::string_view cells = in.view(in.count());
  cells_.assign(cells.begin(), cells.end());
  index();
  return in.good() && index_rows();
}

}  // namespace entente::language
