// Lists of names over words: which word or run of words is in which list. What follows from that is
// for the name tagger to learn.
#include "language/name_lists.hpp"

#include <algorithm>

#include "language/feature_keys.hpp"

namespace entente::language {
namespace {

constexpr std::uint16_t list_bits = (1U << NameLists::habit_shift) - 1;
constexpr unsigned bucket_shift = 16;

}  // namespace

NameLists::NameLists(std::vector<std::pair<std::uint64_t, std::uint16_t>> entries) {
  for (auto& [key, bits] : entries) key = short_key(key);
  std::sort(entries.begin(), entries.end());
  for (const auto& [key, bits] : entries) {
    if (!keys_.empty() && keys_.back() == key) {
      bits_.back() |= bits;
    } else {
      keys_.push_back(static_cast<std::uint32_t>(key));
      bits_.push_back(bits);
    }
  }
  index();
}

void NameLists::index() {
  buckets_.assign((std::size_t{1} << (32 - bucket_shift)) + 1, 0);
  for (const std::uint32_t key : keys_) ++buckets_[(key >> bucket_shift) + 1];
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
}

std::uint64_t NameLists::extended(std::uint64_t key, std::uint64_t lower) {
  return mix(mix(key, lower), 0x6E616D65);
}

std::uint16_t NameLists::find(std::uint64_t key) const {
  if (keys_.empty()) return 0;
  const std::uint32_t wanted = short_key(key), bucket = wanted >> bucket_shift;
  for (std::uint32_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (keys_[i] == wanted) return bits_[i];
  }
  return 0;
}

std::vector<NameMarks> NameLists::mark(std::span<const WordAtoms> words) const {
  std::vector<NameMarks> marks(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t key = extended(0, words[i].lower);
    const std::uint16_t single = find(key);
    marks[i].word = single & list_bits;
    marks[i].habit = static_cast<std::uint8_t>(single >> habit_shift);
    std::size_t size = 0;
    std::uint16_t lists = 0;
    for (std::size_t n = 1; n < longest && i + n < words.size(); ++n) {
      key = extended(key, words[i + n].lower);
      const std::uint16_t found = find(key) & list_bits;
      if (found != 0) size = n, lists = found;
    }
    if (size == 0) continue;
    marks[i].begin |= lists;
    for (std::size_t n = 1; n <= size; ++n) marks[i + n].inside |= lists;
  }
  return marks;
}

void NameLists::write(ByteWriter& out) const {
  out.number(keys_.size());
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    out.number(keys_[i] - last);
    out.raw(bits_[i]);
    last = keys_[i];
  }
}

bool NameLists::read(ByteReader& in) {
  keys_.resize(in.count());
  bits_.resize(keys_.size());
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    last += in.number();
    if (last > UINT32_MAX || (i > 0 && last == keys_[i - 1])) return false;
    keys_[i] = static_cast<std::uint32_t>(last);
    bits_[i] = in.raw<std::uint16_t>();
  }
  index();
  return in.good();
}

}  // namespace entente::language
