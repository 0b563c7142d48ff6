// Offices in lists: whose a matched title is, where lines of a list run together.
#include "loaders/match_offices.hpp"

#include <algorithm>

#include "language/characters.hpp"
#include "language/word_table.hpp"

namespace entente::loaders {

using language::TokenRange;

namespace {

class OfficeMatch {
 public:
  OfficeMatch(const FrameSet& frames, const Items& items, const Match& match)
      : frames_(frames), items_(items), match_(match) {}

  [[nodiscard]] bool takes_anothers() const;

 private:
  [[nodiscard]] bool has_office_before(ItemRange name) const;
  [[nodiscard]] bool is_between_lines(ItemRange title, ItemRange name) const;
  [[nodiscard]] bool is_of_two(const Capture& person, const Capture& title) const;
  [[nodiscard]] const Frame& frame() const {
    return frames_.frames()[frames_.patterns()[match_.pattern].frame];
  }

  const FrameSet& frames_;
  const Items& items_;
  const Match& match_;
};

/// "Chair of the Trade Commission *Ann Lee*": titles before the name in the same phrase.
bool OfficeMatch::has_office_before(ItemRange name) const {
  constexpr std::uint32_t farthest = 6;  // items
  for (std::uint32_t at = name.last; at-- > 0 && at + farthest >= name.first;) {
    if (items_[at].kind == Item::Kind::title) return true;
    if (items_[at].kind == Item::Kind::mark || items_[at].verb) return false;
  }
  return false;
}

/// "Ann Lee, Chair of the Trade Commission *Cal Roe*, Chair of …": the lines of a list, run
/// together, where each office stands behind its holder.
bool OfficeMatch::is_between_lines(ItemRange title, ItemRange name) const {
  constexpr std::uint32_t farthest = 3;  // items from a comma to the office behind it
  const auto is_mark = [&](std::uint32_t at) {
    return at < items_.size() && items_[at].kind == Item::Kind::mark;
  };
  for (std::uint32_t at = title.last; at < name.first; ++at) {
    if (is_mark(at)) return false;
  }
  const bool behind_person = title.first > 1 && is_mark(title.first - 1) &&
                             (items_[title.first - 2].types & frames_.type_bit("Person")) != 0;
  if (behind_person && !has_office_before({title.first - 2, title.first - 1})) return true;
  const bool prose = std::any_of(items_.begin(), items_.begin() + title.first,
                                 [](const Item& item) { return item.verb; });
  if (prose || !is_mark(name.last)) return false;
  const auto end = std::min<std::size_t>(items_.size(), name.last + 1 + farthest);
  for (std::size_t at = name.last + 1; at < end && !items_[at].definite; ++at) {
    if (items_[at].kind == Item::Kind::title) return items_[at].capitalized;
  }
  return false;
}

/// "the president, vice president and mayors", "the governor of Samoa, Mayor Ann Lee": what is told
/// behind the comma is somebody else.
bool OfficeMatch::is_of_two(const Capture& person, const Capture& title) const {
  const ItemRange name = person.named.front().items;
  if (title.items.first >= name.last) {
    return items_[name.last - 1].kind == Item::Kind::nominal && name.last < title.items.first &&
           items_[name.last].kind == Item::Kind::mark;
  }
  if (name.first > title.items.last && is_between_lines(title.items, name)) return true;
  bool apart = false;
  for (std::uint32_t at = title.items.last; at < name.last; ++at) {
    const Item& item = items_[at];
    apart = apart || item.kind == Item::Kind::mark;
    if (apart && item.kind == Item::Kind::title && !item.is(WordClass::rank)) return true;
  }
  return false;
}

/// "Advisor Ann Lee, Director of Trade Cal Roe, …": in a list of offices before their holders the
/// one behind a name is the next one's.
bool OfficeMatch::takes_anothers() const {
  constexpr std::uint32_t farthest = 14;  // items from an office to its holder
  const Capture* person = nullptr;
  const Capture* title = nullptr;
  for (const Capture& capture : match_.captures) {
    const Slot& slot = frames_.patterns()[match_.pattern].slots[capture.slot];
    for (const std::uint16_t role : slot.roles) {
      if (frame().type->roles[role].name == "person") person = &capture;
      if (frame().type->roles[role].name == "title") title = &capture;
    }
  }
  if (person == nullptr || title == nullptr || person->named.empty()) return false;
  if (is_of_two(*person, *title)) return true;
  const ItemRange name = person->named.front().items;
  const std::uint32_t office = title->items.first;
  const bool behind = name.last < office && items_[name.last].kind == Item::Kind::mark &&
                      items_[office].capitalized && !items_[office].definite;
  if (!behind || !has_office_before(name)) return false;
  const auto end = std::min<std::uint32_t>(static_cast<std::uint32_t>(items_.size()),
                                           title->items.last + farthest);
  for (std::uint32_t at = title->items.last; at < end; ++at) {
    const Item& item = items_[at];
    if (item.kind == Item::Kind::mark || item.verb) return false;
    if (item.kind == Item::Kind::name && (item.types & frames_.type_bit("Person")) != 0)
      return true;
  }
  return false;
}

}  // namespace

bool takes_anothers_office(const FrameSet& frames, const Items& items, const Match& match) {
  return OfficeMatch(frames, items, match).takes_anothers();
}

bool is_field_of_office(const FrameSet& frames, const language::AnnotatedText& text,
                        const Items& items, const Match& match) {
  static constexpr language::WordTable<25> bodies{
      "office",      "department",  "division", "bureau",     "center",  "centre",    "school",
      "college",     "institute",   "program",  "programme",  "council", "board",     "laboratory",
      "unit",        "branch",      "agency",   "commission", "faculty", "committee", "university",
      "directorate", "secretariat", "group",    "cell"};
  if (match.captures.empty()) return false;
  const Capture& part = match.captures.front();
  const Slot& slot = frames.patterns()[match.pattern].slots[part.slot];
  if (slot.roles.empty()) return false;
  const std::uint32_t first = part.items.first;
  if (frames.frames()[frames.patterns()[match.pattern].frame]
              .type->roles[slot.roles.front()]
              .name != "part" ||
      first < 2)
    return false;
  const std::uint32_t joint = items[first - 1].form;
  const bool in_charge = items[first - 2].kind == Item::Kind::title &&
                         joint != FrameSet::kUnknown &&
                         (joint == frames.number_of("of") || joint == frames.number_of("for"));
  if (!in_charge) return false;
  const TokenRange tokens = items[first].tokens;
  for (std::uint32_t token = tokens.first; token < tokens.last; ++token) {
    if (language::contains(bodies, language::folded(text.word(token)))) return false;
  }
  return true;
}

}  // namespace entente::loaders
