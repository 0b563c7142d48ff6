// Who a sentence says a claim comes from: "Putin said that …", "according to officials, …",
// "…, the ministry said". Finds the speaker only; what is said is claims.cpp's matter.
#include <algorithm>

#include "loaders/claims.hpp"

namespace entente::loaders {

namespace {

constexpr std::uint32_t kTitleItems = 6;  // between "according to" and the name: titles, adjectives
constexpr std::uint32_t kVerbItems = 4;   // between a name and its verb: auxiliaries, a date

bool speaks(const FrameSet& frames, const Item& item) {
  const std::uint32_t wanted =
      frames.type_bit("Person") | frames.type_bit("Organization") | frames.type_bit("Country");
  return item.names_entity() && !item.possessive && !item.adjectival && item.span != nullptr &&
         item.span->entities.size() == 1 && (item.types & wanted) != 0;
}

/// The name that is the subject of the verb at `verb`.
std::optional<std::uint32_t> subject_of(const FrameSet& frames, const Items& items,
                                        std::uint32_t verb) {
  for (std::uint32_t back = 1; back <= kVerbItems && back <= verb; ++back) {
    const Item& item = items[verb - back];
    if (item.names_entity()) {
      if (!speaks(frames, item)) return std::nullopt;
      const bool governed = verb > back && items[verb - back - 1].is(
                                               WordClass::preposition);  // "a friend of Xi said"
      return governed ? std::nullopt : std::optional(item.span->entities.front());
    }
    const bool passes = item.is(WordClass::auxiliary) || item.is(WordClass::adverb) ||
                        item.kind == Item::Kind::date;
    if (!passes) return std::nullopt;
  }
  return std::nullopt;
}

/// "according to Russian Defence Minister Sergei Shoigu": the name at its end.
std::optional<std::uint32_t> source_after(const FrameSet& frames, const Items& items,
                                          std::uint32_t at) {
  const auto size = static_cast<std::uint32_t>(items.size());
  for (std::uint32_t i = at; i < std::min(size, at + kTitleItems); ++i) {
    if (items[i].kind == Item::Kind::mark) return std::nullopt;
    if (speaks(frames, items[i])) return items[i].span->entities.front();
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> reporter_of(const FrameSet& frames, const Items& items,
                                         const Match& match) {
  const auto size = static_cast<std::uint32_t>(items.size());
  const std::uint32_t that = frames.number_of("that"), comma = frames.number_of(","),
                      according = frames.number_of("according"), to = frames.number_of("to");
  for (std::uint32_t i = 0; i + 1 < size; ++i) {
    const bool outside = i < match.items.first || i >= match.items.last;
    if (!outside) continue;
    if (items[i].form == according && items[i + 1].form == to) {
      if (const auto source = source_after(frames, items, i + 2)) return source;
    }
    const bool before =
        items[i].is(WordClass::say) && items[i + 1].form == that && i + 1 < match.items.first;
    if (before) return subject_of(frames, items, i);
  }
  // "…, the ministry said.": the sentence ends in its source.
  std::uint32_t last = size;
  while (last > 0 &&
         (items[last - 1].kind == Item::Kind::mark || items[last - 1].kind == Item::Kind::date)) {
    --last;
  }
  if (last < 3 || last - 1 < match.items.last || !items[last - 1].is(WordClass::say)) {
    return std::nullopt;
  }
  std::uint32_t first = last - 1;
  while (first > match.items.last && items[first - 1].form != comma) --first;
  if (first <= match.items.last) return std::nullopt;
  return subject_of(frames, items, last - 1);
}

}  // namespace entente::loaders
