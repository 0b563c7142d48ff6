#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "language/byte_stream.hpp"
#include "language/word_atoms.hpp"

namespace entente::language {

/// The kinds of lists, in the order of their bits.
inline constexpr std::array<std::string_view, 12> name_list_kinds{
    "given",        "surname", "city",  "region", "country", "people",
    "organization", "person",  "title", "place",  "other",   "organization_head"};
/// The bit of the words that organizations are named after: "ministry", "bank", "Inc.".
inline constexpr std::uint16_t organization_head = 1U << 11;

/// What is known of a word without its sentence, and of the names that cover it.
struct NameMarks {
  std::uint16_t word = 0;    ///< lists that hold the word by itself, one bit a kind
  std::uint16_t begin = 0;   ///< lists that hold a name of several words that begins here
  std::uint16_t inside = 0;  ///< the same, begun before
  std::uint8_t habit = 0;    ///< how unlabelled text writes it; 0: too rare to tell
};

/// Lists of names and the habits of words, found by 32 bits of a hash. A habit tells how often
/// unlabelled text writes the word small inside sentences: 1 (hardly ever) to 6 (nearly always).
class NameLists {
 public:
  static constexpr std::size_t longest = 6;  ///< words of a name
  static constexpr unsigned habit_shift = 12;

  NameLists() = default;
  /// Entries by key_of their words; equal keys are joined. Bits from `habit_shift` on: the habit.
  explicit NameLists(std::vector<std::pair<std::uint64_t, std::uint16_t>> entries);

  /// The key of the name that `key` and then a word (WordAtoms::lower) make; 0: of no words.
  [[nodiscard]] static std::uint64_t extended(std::uint64_t key, std::uint64_t lower);

  /// Linear in the words. Where names of one start compete, the longest counts.
  [[nodiscard]] std::vector<NameMarks> mark(std::span<const WordAtoms> words) const;
  [[nodiscard]] std::size_t size() const { return keys_.size(); }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  [[nodiscard]] std::uint16_t find(std::uint64_t key) const;
  void index();

  std::vector<std::uint32_t> keys_;  // ascending
  std::vector<std::uint16_t> bits_;
  std::vector<std::uint32_t> buckets_;  // first key with these high bits
};

}  // namespace entente::language
