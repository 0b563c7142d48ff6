#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente::language {

/// A feature of the linear models: a hash of its template's number and its values.
using FeatureKey = std::uint64_t;

/// Mixes `value` into `hash` (multiply and fold: quick, and all bits of the result depend on all).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  const std::uint64_t product = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return product ^ (product >> 29);
}

[[nodiscard]] constexpr std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return mix(hash, bytes.size());
}

/// The half of a key that tables keep.
[[nodiscard]] constexpr std::uint32_t short_key(FeatureKey key) {
  return static_cast<std::uint32_t>(key >> 32);
}

/// Collects the keys of one decision. Templates are numbered in the order of the calls, so that an
/// extractor that makes the same calls every time needs no numbers of its own.
class FeatureList {
 public:
  /// Forgets the keys; `first` numbers the next template.
  void start(std::uint64_t first = 1) {
    keys_.clear();
    next_ = first;
  }
  template <class... Values>
  void add(Values... values) {
    std::uint64_t hash = mix(0x51ED270B0A4F3C21ULL, next_++);
    ((hash = mix(hash, static_cast<std::uint64_t>(values))), ...);
    keys_.push_back(mix(hash, 0));
  }
  /// Passes over a template whose values are missing.
  void skip() { ++next_; }

  [[nodiscard]] const std::vector<FeatureKey>& keys() const { return keys_; }

 private:
  std::vector<FeatureKey> keys_;
  std::uint64_t next_ = 1;
};

}  // namespace entente::language
