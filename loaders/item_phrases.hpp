#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "loaders/frame_pattern.hpp"
#include "loaders/sentence_items.hpp"

namespace entente::loaders {

/// A name with the titles before it and the noun after it that belong to it.
struct NamedItems {
  std::uint32_t end = 0;
  bool possessive = false;
  bool adjectival = false;
  std::vector<std::uint32_t> entities;
  std::uint32_t types = 0;
};

/// Numbers of the words that hold lists and clauses together; unknown where no frame names one.
struct ItemWords {
  explicit ItemWords(const FrameSet& frames);
  std::uint32_t comma, and_, ampersand, hyphen, dash, be, to, both, of, as, well, counterpart;
};

/// A sentence's items as phrases: what names, lists, asides and offices stand at a place. Refers to
/// frames and items. Every question looks at a bounded number of items.
class ItemPhrases {
 public:
  ItemPhrases(const FrameSet& frames, const Items& items)
      : frames_(frames),
        items_(items),
        size_(static_cast<std::uint32_t>(items.size())),
        words_(frames) {}

  [[nodiscard]] const ItemWords& words() const { return words_; }
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] const Item& operator[](std::uint32_t at) const { return items_[at]; }

  [[nodiscard]] bool is(std::uint32_t at, std::uint32_t word) const {
    return at < size_ && word != FrameSet::kUnknown && items_[at].form == word;
  }
  [[nodiscard]] bool has(std::uint32_t at, WordClass c) const {
    return at < size_ && items_[at].is(c);
  }
  [[nodiscard]] bool kind(std::uint32_t at, Item::Kind k) const {
    return at < size_ && items_[at].kind == k;
  }
  /// A common noun or adjective, as far as the word lists can tell.
  [[nodiscard]] bool is_content(std::uint32_t at) const;
  /// Whether nothing but marks follows.
  [[nodiscard]] bool is_end(std::uint32_t at) const;

  /// What is named from `at` on, with titles before it; `bare`: without looking past them.
  [[nodiscard]] std::optional<NamedItems> mention(std::uint32_t at, bool bare) const;
  /// Whether a noun at `at` hands its subject on to a verb: "decision to", "long effort to".
  [[nodiscard]] bool controls(std::uint32_t at) const;
  /// Whether a list whose last member is `last` has the form that the slot asks for.
  [[nodiscard]] bool ends_group(const Slot& slot, const NamedItems& last, std::uint32_t from,
                                bool hyphenated) const;
  /// One past what stands between two members of a list at `at`, or `at` when nothing does.
  [[nodiscard]] std::uint32_t separator(std::uint32_t at, bool& hyphen, bool& conjunction) const;
  /// One past ", … ," or "– … –" at `at`, or past a lone comma that ends an apposition, or `at`.
  [[nodiscard]] std::uint32_t after_aside(std::uint32_t at) const;
  /// The comma that ends ", president of the European Commission," at `at`, or `at`.
  [[nodiscard]] std::uint32_t after_office(std::uint32_t at) const;

 private:
  [[nodiscard]] std::uint32_t head_of(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t state_noun_after(std::uint32_t at) const;

  const FrameSet& frames_;
  const Items& items_;
  std::uint32_t size_;
  ItemWords words_;
};

}  // namespace entente::loaders
