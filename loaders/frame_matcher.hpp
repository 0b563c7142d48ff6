#pragma once

#include <cstdint>
#include <vector>

#include "loaders/frames.hpp"
#include "loaders/sentence_items.hpp"

namespace entente::loaders {

/// A half-open range of items.
struct ItemRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// One entity of a list that fills a slot, and the items that name it.
struct NamedFiller {
  std::uint32_t entity = 0;  ///< index into AnnotatedText::entities
  ItemRange items;
};

/// What filled one slot.
struct Capture {
  std::uint32_t slot = 0;
  ItemRange items;
  std::vector<NamedFiller> named;  ///< entity slots
};

struct Match {
  std::uint32_t pattern = 0;
  ItemRange items;
  std::uint32_t anchor = 0;  ///< the last word that the pattern itself names, or items.first
  bool indirect = false;     ///< subject and verb are apart (coordinated predicates)
  std::vector<Capture> captures = {};  ///< in order of the text
};

/// All matches of all patterns that the sentence's words trigger; of one pattern at most one from
/// each start. The cost is bounded for each pattern and start, whatever the text.
[[nodiscard]] std::vector<Match> match_frames(const FrameSet& frames, const Items& items);

}  // namespace entente::loaders
