// Modality of what patterns match, from the words around them.
#include "loaders/match_modality.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace entente::loaders {
namespace {

using graph::Modality;

/// The words of one sentence that say how real it is.
class PatternMood {
 public:
  PatternMood(const FrameSet& frames, const language::AnnotatedText& text, const Items& items)
      : frames_(frames), text_(text), items_(items) {}

  [[nodiscard]] std::optional<Modality> modality(const Match& match, const Frame& frame) const;

 private:
  [[nodiscard]] bool is_due(std::uint32_t at) const;
  [[nodiscard]] bool is_demanded(const Match& match, std::uint32_t from) const;
  [[nodiscard]] bool is_ahead(const Match& match) const;

  const FrameSet& frames_;
  const language::AnnotatedText& text_;
  const Items& items_;
};

/// "due to visit", "is to sign", "look forward to the visit", but not "due to the war".
bool PatternMood::is_due(std::uint32_t at) const {
  const auto is = [&](std::uint32_t i, std::string_view word) {
    return items_[i].kind == Item::Kind::word && items_[i].form == frames_.number_of(word);
  };
  if (at + 2 >= items_.size() || !is(at + 1, "to")) return false;
  static constexpr language::WordTable<1> forward{"forward"};
  if (has_word(text_, items_, {at, at + 1}, forward)) return true;
  const bool due = is(at, "due") || is(at, "set") || is(at, "slated") || is(at, "poised") ||
                   is(at, "is") || is(at, "are");
  const Item& next = items_[at + 2];  // "is to be sworn in"
  return due && next.kind == Item::Kind::word && (next.verb || next.is(WordClass::auxiliary));
}

/// "*will* serve as director", "the *incoming* adviser": inside the match, whatever else is
/// planned.
bool PatternMood::is_ahead(const Match& match) const {
  static constexpr language::WordTable<2> ahead{"will", "incoming"};
  return has_word(text_, items_, {match.items.first, match.items.last}, ahead);
}

/// "urged *Congress to provide* …": what others are asked to do, nobody has done. Looks for the
/// demand from item `from` on, and for its infinitive between the pattern's begin and last word.
bool PatternMood::is_demanded(const Match& match, std::uint32_t from) const {
  bool demand = false, somebody = false;
  const auto last = std::min<std::size_t>(match.anchor, items_.size() - 1);
  const std::uint32_t call = frames_.number_of("call"), to = frames_.number_of("to");
  for (std::uint32_t i = from; i < last; ++i) {
    const bool calls = items_[i].lemma == call;  // but "called Xi to say …"
    const bool asks = items_[i].verb && items_[i].is(WordClass::demand);
    if (asks && (!calls || items_[i + 1].is(WordClass::preposition))) {
      demand = true;
      somebody = false;
    } else if (items_[i].is(WordClass::boundary)) {
      demand = somebody = false;
    } else if (items_[i].names_entity()) {
      somebody = demand;
    } else if (somebody && i >= match.items.first && items_[i + 1].verb && items_[i].form == to) {
      return true;
    }
  }
  return false;
}

std::optional<Modality> PatternMood::modality(const Match& match, const Frame& frame) const {
  std::uint32_t from = match.items.first;
  const auto size = static_cast<std::uint32_t>(items_.size());
  while (from > 0 && !items_[from - 1].is(WordClass::boundary) &&
         items_[from - 1].kind != Item::Kind::mark)
    --from;
  bool planned = false, negated = false, unreal = false;
  for (std::uint32_t i = from; i <= std::min<std::size_t>(match.anchor, items_.size() - 1); ++i) {
    planned = planned || items_[i].is(WordClass::planned) || is_due(i);
    negated = negated || items_[i].is(WordClass::negated);
    unreal = unreal || items_[i].is(WordClass::unreal);
  }
  if (from > 0 && items_[from - 1].is(WordClass::negated)) negated = true;  // "nor"
  // "proposed that …", "denied that …": the verb that governs the clause.
  if (from > 1 && items_[from - 1].form == frames_.number_of("that")) {
    planned = planned || items_[from - 2].is(WordClass::planned);
    negated = negated || items_[from - 2].is(WordClass::negated);
    unreal = unreal || items_[from - 2].is(WordClass::unreal);
  }
  // "Support for the plan could …": the noun's own verb says that it is imagined.
  const std::uint32_t after = match.items.last;
  if (after < size && !items_[match.items.first].definite && items_[after].is(WordClass::unreal) &&
      items_[after].is(WordClass::auxiliary))
    unreal = true;
  if (frame.modality == Modality::asserted) {
    return is_ahead(match) ? Modality::planned : Modality::asserted;
  }
  // "does not accept Chile's claim": the claim is there, unless there is "no Chilean claim".
  const bool none = match.items.first > 0 &&
                    items_[match.items.first - 1].kind == Item::Kind::word &&
                    items_[match.items.first - 1].is(WordClass::negated);
  if (negated && (none || !frame.existing)) return Modality::negated;
  if (frame.modality) return frame.modality;
  if (unreal || (!frame.existing && is_demanded(match, from))) return std::nullopt;
  return planned && !frame.existing ? Modality::planned : Modality::asserted;
}

}  // namespace

std::optional<Modality> modality_of(const FrameSet& frames, const language::AnnotatedText& text,
                                    const Items& items, const Match& match) {
  const Frame& frame = frames.frames()[frames.patterns()[match.pattern].frame];
  return PatternMood(frames, text, items).modality(match, frame);
}

}  // namespace entente::loaders
