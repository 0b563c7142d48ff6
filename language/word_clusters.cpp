// The table of word clusters. How they were induced is the trainer's business.
#include "language/word_clusters.hpp"

#include <algorithm>

#include "language/feature_keys.hpp"

namespace entente::language {
namespace {

constexpr unsigned bucket_bits = 14;
constexpr unsigned bucket_shift = 32 - bucket_bits;

}  // namespace

WordClusters::WordClusters(const std::vector<std::pair<std::string, std::uint16_t>>& words,
                           std::vector<std::uint16_t> coarse_of)
    : coarse_of_(std::move(coarse_of)) {
  std::vector<std::pair<std::uint32_t, std::uint16_t>> pairs;
  for (const auto& [word, fine] : words) pairs.emplace_back(short_key(hash_bytes(word)), fine);
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [key, fine] : pairs) {
    if (!keys_.empty() && keys_.back() == key) continue;
    keys_.push_back(key);
    fine_.push_back(fine);
  }
  index();
}

void WordClusters::index() {
  buckets_.assign((std::size_t{1} << bucket_bits) + 1, 0);
  for (const std::uint32_t key : keys_) ++buckets_[(key >> bucket_shift) + 1];
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
}

WordCluster WordClusters::find(std::uint64_t hash) const {
  if (keys_.empty()) return {};
  const std::uint32_t key = short_key(hash);
  const std::uint32_t bucket = key >> bucket_shift;
  for (std::uint32_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (keys_[i] == key) return {fine_[i], coarse_of_[fine_[i]]};
  }
  return {};
}

void WordClusters::write(ByteWriter& out) const {
  out.number(coarse_of_.size());
  for (const std::uint16_t coarse : coarse_of_) out.number(coarse);
  out.number(keys_.size());
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    out.number(keys_[i] - last);
    out.number(fine_[i]);
    last = keys_[i];
  }
}

bool WordClusters::read(ByteReader& in) {
  coarse_of_.resize(in.count());
  for (std::uint16_t& coarse : coarse_of_) coarse = static_cast<std::uint16_t>(in.number());
  keys_.resize(in.count());
  fine_.resize(keys_.size());
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    last += in.number();
    const std::uint64_t fine = in.number();
    if (last > UINT32_MAX || fine >= coarse_of_.size()) return false;
    keys_[i] = static_cast<std::uint32_t>(last);
    fine_[i] = static_cast<std::uint16_t>(fine);
  }
  index();
  return in.good();
}

}  // namespace entente::language
