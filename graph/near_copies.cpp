// Which documents are copies of which: sets of word 5-grams, sketched to find who may be alike,
// then compared exactly.
#include "graph/near_copies.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "core/date.hpp"
#include "graph/content_id.hpp"

namespace entente::graph {
namespace {

using Shingles = std::vector<std::uint64_t>;  // hashes, sorted, each once

constexpr std::size_t kShingleWords = 5;
constexpr std::size_t kFewestWords = 30;
constexpr double kResemblance = 0.9;
constexpr double kResemblanceApart = 0.99;  // of texts that were published long apart
constexpr std::int64_t kDaysApart = 31;
// Two texts that resemble each other by 0.9 share a band of three hashes with probability
// 1 - (1 - 0.9³)^16 > 0.9999999.
constexpr std::size_t kBands = 16;
constexpr std::size_t kBandHashes = 3;

std::uint64_t mix(std::uint64_t x) {  // SplitMix64's finalizer (Steele, Lea, Flood 2014)
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

// Bytes of a space or of punctuation at `at`, 0 inside a word. Of what is beyond ASCII, the
// no-break space and the block of dashes and quotation marks (U+2000 to U+207F).
std::size_t separator(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char c = byte(at);
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  if (c < 0x80) return letter ? 0 : 1;
  if (c == 0xC2 && at + 1 < text.size() && byte(at + 1) == 0xA0) return 2;
  const bool general = c == 0xE2 && at + 2 < text.size();
  return general && (byte(at + 1) == 0x80 || byte(at + 1) == 0x81) ? 3 : 0;
}

std::vector<std::uint64_t> words_of(std::string_view text) {
  constexpr std::uint64_t kOffset = 0xCBF29CE484222325ULL, kPrime = 0x100000001B3ULL;  // FNV-1a
  std::vector<std::uint64_t> words;
  std::uint64_t hash = kOffset;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t skipped = separator(text, at);
    if (skipped != 0) {
      if (inside) words.push_back(mix(hash));
      hash = kOffset;
    } else {
      const auto c = static_cast<unsigned char>(text[at]);
      hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32U : c)) * kPrime;
    }
    inside = skipped == 0;
    at += std::max<std::size_t>(skipped, 1);
  }
  if (inside) words.push_back(mix(hash));
  return words;
}

/// None of a text that is too short.
Shingles shingles_of(std::string_view text) {
  const auto words = words_of(text);
  Shingles shingles;
  if (words.size() < kFewestWords) return shingles;
  shingles.reserve(words.size());
  for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < kShingleWords; ++k) hash = mix(hash + words[i + k]);
    shingles.push_back(hash);
  }
  std::ranges::sort(shingles);
  const auto repeated = std::ranges::unique(shingles);
  shingles.erase(repeated.begin(), repeated.end());
  return shingles;
}

double resemblance(const Shingles& a, const Shingles& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++common;
    const bool first = a[i] <= b[j], second = b[j] <= a[i];
    i += first ? 1 : 0;
    j += second ? 1 : 0;
  }
  return static_cast<double>(common) / static_cast<double>(a.size() + b.size() - common);
}

/// One number a band: equal ones mean that the texts may be alike.
std::array<std::uint64_t, kBands> bands_of(const Shingles& shingles) {
  constexpr std::size_t kHashes = kBands * kBandHashes;
  std::array<std::uint64_t, kHashes> factors{}, least{};
  for (std::size_t h = 0; h < kHashes; ++h) factors[h] = mix(h + 1) | 1;
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t h = 0; h < kHashes; ++h) {
      least[h] = std::min(least[h], shingle * factors[h]);
    }
  }
  std::array<std::uint64_t, kBands> bands{};
  for (std::size_t band = 0; band < kBands; ++band) {
    bands[band] = band;
    for (std::size_t k = 0; k < kBandHashes; ++k) {
      bands[band] = mix(bands[band] + least[band * kBandHashes + k]);
    }
  }
  return bands;
}

std::optional<std::int64_t> day_of(const Document& document) {
  const auto span = core::parse_date_span(document.published);
  if (!span || !span->earliest) return std::nullopt;
  return span->earliest->days();
}

class Originals {
 public:
  explicit Originals(const Corpus& corpus) : corpus_(corpus), original_(corpus.readings.size()) {
    std::iota(original_.begin(), original_.end(), 0U);
    for (const Reading& reading : corpus.readings) days_.push_back(day_of(reading.document));
  }

  // Each in order of time looks for the original that it resembles most; the rest become originals
  // themselves, so that many copies of one text are compared with that one only.
  std::vector<std::uint32_t> run() {
    std::vector<std::uint32_t> order = original_;
    std::ranges::sort(
        order, {}, [&](std::uint32_t r) { return std::tuple(!days_[r], days_[r].value_or(0), r); });
    for (const std::uint32_t reading : order) place(reading);
    return std::move(original_);
  }

 private:
  void place(std::uint32_t reading) {
    const Shingles shingles = shingles_of(corpus_.readings[reading].document.text);
    if (shingles.empty()) return;
    const auto bands = bands_of(shingles);
    if (const auto found = nearest(reading, shingles, bands)) {
      original_[reading] = *found;
      return;
    }
    for (const std::uint64_t band : bands) buckets_[band].push_back(reading);
  }

  std::optional<std::uint32_t> nearest(std::uint32_t reading, const Shingles& shingles,
                                       const std::array<std::uint64_t, kBands>& bands) const {
    std::vector<std::uint32_t> candidates;
    for (const std::uint64_t band : bands) {
      const auto at = buckets_.find(band);
      if (at == buckets_.end()) continue;
      candidates.insert(candidates.end(), at->second.begin(), at->second.end());
    }
    std::ranges::sort(candidates);
    const auto repeated = std::ranges::unique(candidates);
    candidates.erase(repeated.begin(), repeated.end());
    std::optional<std::uint32_t> best;
    double most = 0;
    for (const std::uint32_t candidate : candidates) {
      const double alike =
          resemblance(shingles, shingles_of(corpus_.readings[candidate].document.text));
      if (alike < needed(reading, candidate) || alike <= most) continue;
      best = candidate;
      most = alike;
    }
    return best;
  }

  double needed(std::uint32_t a, std::uint32_t b) const {
    const bool apart = days_[a] && days_[b] && std::abs(*days_[a] - *days_[b]) > kDaysApart;
    return apart ? kResemblanceApart : kResemblance;
  }

  const Corpus& corpus_;
  std::vector<std::uint32_t> original_;
  std::vector<std::optional<std::int64_t>> days_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets_;  // of originals
};

}  // namespace

std::vector<std::uint32_t> originals(const Corpus& corpus) { return Originals(corpus).run(); }

}  // namespace entente::graph
